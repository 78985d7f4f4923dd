"""The candidates of each public question with their features, as the selector would see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from index.api import Embedder
from qa.forms import analyse_question
from qa.likeness import Likeness
from qa.select.asked import Asked, ask
from qa.select.examples import Example, Paragraph, paragraphs_of
from qa.select.features import Background, feature_rows
from qa.select.reading import Candidate
from qa.select.statistics import TermStatistics
from qa.select.words import WordVectors

Nearest = Mapping[Example, Sequence[tuple[Paragraph, float]]]
"""The paragraphs that a search finds, best first, with their scores relative to the best."""
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Group:
    """The candidates of one question with their features and labels.

    A question without an answer has the plausible one's labels. ``given`` tells whether the
    candidates are the sentences of its paragraph, or of the nearest ones.
    """

    example: Example
    fold: int
    asked: Asked
    candidates: tuple[Candidate, ...]
    rows: Floats
    labels: Floats
    given: bool
    background: Background


def candidates_of(paragraph: Paragraph, score: float = 1.0, rank: int = 1) -> tuple[Candidate, ...]:
    """One candidate for each sentence of a paragraph, without likeness yet."""
    units = paragraph.sentences
    return tuple(
        Candidate(
            text=text,
            previous=units[at - 1] if at else "",
            following=units[at + 1] if at + 1 < len(units) else "",
            passage=paragraph.text,
            position=at,
            count=len(units),
            passage_score=score,
            passage_rank=rank,
        )
        for at, text in enumerate(units)
    )


def make_groups(
    examples: Sequence[Example],
    folds: Mapping[str, int],
    embedders: Sequence[Embedder],
    nearest: Nearest,
) -> list[Group]:
    """Groups over the given paragraph for all, over the ``nearest`` ones where they were found.

    ``folds`` numbers the paragraphs' folds by their text; the likeness of a fold's words comes
    from its own embedder, or from the only one.
    """
    groups: list[Group] = []
    makers = [_Maker(embedder) for embedder in embedders]
    for source in dict.fromkeys(example.source for example in examples):
        asked = [example for example in examples if example.source == source]
        paragraphs = paragraphs_of(asked)
        statistics = TermStatistics.of(paragraph.text for paragraph in paragraphs)
        for example in asked:
            fold = folds[example.paragraph.context]
            make = partial(makers[fold % len(makers)].group, example, fold, statistics)
            groups.append(make(candidates_of(example.paragraph)))
            if example in nearest:
                groups.append(make(_wide(nearest[example]), given=False))
    return groups


def _wide(found: Sequence[tuple[Paragraph, float]]) -> tuple[Candidate, ...]:
    return tuple(
        candidate
        for rank, (paragraph, score) in enumerate(found, start=1)
        for candidate in candidates_of(paragraph, score, rank)
    )


class _Maker:
    """Makes groups with the vectors of one embedder."""

    def __init__(self, embedder: Embedder) -> None:
        self._likeness = Likeness(embedder)
        self._vectors = WordVectors(embedder)

    def group(
        self,
        example: Example,
        fold: int,
        statistics: TermStatistics,
        found: tuple[Candidate, ...],
        *,
        given: bool = True,
    ) -> Group:
        asked = ask(analyse_question(example.question), statistics)
        alike = self._likeness.of(example.question, [c.text for c in found])
        candidates = tuple(
            replace(one, similarity=cosine) for one, cosine in zip(found, alike, strict=True)
        )
        labels = np.asarray([float(example.marks(c.text)) for c in candidates])
        background = Background(statistics, self._vectors)
        rows = feature_rows(asked, candidates, background)
        return Group(example, fold, asked, candidates, rows, labels, given, background)

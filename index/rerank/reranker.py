"""Reordering a pool of candidates by the learned model."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from index.candidates import CHANNELS, CandidateSet
from index.fields import body_text
from index.rerank.features import Candidates, feature_matrix
from index.rerank.forms import answer_form
from index.rerank.letters import letter_likeness
from index.rerank.pool import Floats, lay_out
from index.rerank.trees import Forest, read_forest
from index.sparse import Rows

MODEL = Path(__file__).resolve().parent / "model.json"
_REASONS = 3


@dataclass(frozen=True, slots=True)
class Reranked:
    """The score of each candidate with the feature values that it comes from."""

    scores: Floats
    values: Floats


def pool_features(
    question: str, found: CandidateSet, rows: Rows
) -> tuple[tuple[str, ...], Floats] | None:
    """Feature names and values of the candidates ``rows``; ``None`` without any term."""
    reading = found.reading
    if not reading.terms or rows.size == 0:
        return None
    texts = [body_text(found.passages[row]) for row in rows.tolist()]
    channels = {name: found.scores[name][rows] for name in CHANNELS}
    channels["letters"] = letter_likeness(question, texts)
    return feature_matrix(
        Candidates(
            pool=lay_out(rows, reading.analysed, reading.terms, reading.vocabulary),
            idf=np.array([term.idf for term in reading.terms]),
            channels=channels,
            tables=np.array([found.passages[row].kind == "table" for row in rows.tolist()]),
            headings=np.array([found.passages[row].kind == "heading" for row in rows.tolist()]),
            form=answer_form(question),
        )
    )


class Reranker:
    """The shipped forest over :func:`pool_features`."""

    def __init__(self, forest: Forest) -> None:
        self._forest = forest

    def rerank(self, question: str, found: CandidateSet, rows: Rows) -> Reranked | None:
        """Scores of the candidates ``rows``; ``None`` without any term."""
        features = pool_features(question, found, rows)
        if features is None:
            return None
        names, values = features
        if names != self._forest.features:
            raise ValueError(f"{names} != {self._forest.features}")
        return Reranked(self._forest.scores(values), values)

    def reasons(self, values: Floats) -> tuple[tuple[str, ...], ...]:
        """The (at most three) groups of features that raised the score of each row most."""
        return _reasons(self._forest.features, self._forest.contributions(values))


@lru_cache(maxsize=1)
def shipped_reranker() -> Reranker:
    """The reranker that comes with Foja."""
    return Reranker(read_forest(MODEL))


def _reasons(names: tuple[str, ...], moved: Floats) -> tuple[tuple[str, ...], ...]:
    groups = [name.partition(".")[0] for name in names]
    order = list(dict.fromkeys(groups))
    sums = np.stack(
        [moved[:, [i for i, g in enumerate(groups) if g == group]].sum(axis=1) for group in order],
        axis=1,
    )
    best = np.argsort(-sums, axis=1, kind="stable")[:, :_REASONS]
    return tuple(
        tuple(order[column] for column in columns if sums[row, column] > 0)
        for row, columns in enumerate(best.tolist())
    )

"""Reordering a pool of candidates by the learned model."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.analysed import ACRONYM, FIGURE, NAME, selected, tokens
from index.candidates import CHANNELS, CandidateSet, PoolReading
from index.fields import body_text
from index.question import name_shares
from index.rerank.features import Candidates, feature_matrix
from index.rerank.forms import answer_form
from index.rerank.letters import letter_likeness
from index.rerank.network import Network, read_network
from index.rerank.pool import Floats, lay_out
from index.sparse import Rows

MODEL = Path(__file__).resolve().parent / "model.json"
QUESTION = "question"
"""The group of features that tell of the question alone."""
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
            pool=lay_out(rows, reading),
            idf=np.array([term.idf for term in reading.terms]),
            channels=channels,
            tables=np.array([found.passages[row].kind == "table" for row in rows.tolist()]),
            headings=np.array([found.passages[row].kind == "heading" for row in rows.tolist()]),
            form=answer_form(question),
            names=_names_held(found, rows),
            looks=_looks(question, reading),
        )
    )


def _looks(question: str, reading: PoolReading) -> NDArray[np.bool_]:
    """Which question terms are written as a name, an acronym or with a figure."""
    telling = {t.term for t in tokens(question) if t.flags & (NAME | ACRONYM | FIGURE)}
    return np.array([term.term in telling for term in reading.terms])


def _names_held(found: CandidateSet, rows: Rows) -> Floats:
    """The share of the question's names, by their idf, that each candidate holds as a unit."""
    return name_shares(found.reading.names, selected(found.reading.analysed, rows))


class Reranker:
    """The shipped network over :func:`pool_features`."""

    def __init__(self, network: Network) -> None:
        self._network = network

    def rerank(self, question: str, found: CandidateSet, rows: Rows) -> Reranked | None:
        """Scores of the candidates ``rows``; ``None`` without any term."""
        features = pool_features(question, found, rows)
        if features is None:
            return None
        names, values = features
        if names != self._network.features:
            raise ValueError(f"{names} != {self._network.features}")
        return Reranked(self._network.scores(values), values)

    def reasons(self, values: Floats) -> tuple[tuple[str, ...], ...]:
        """The (at most three) groups of features that raised the score of each row most."""
        return _reasons(self._network.features, self._network.contributions(values))


@lru_cache(maxsize=1)
def shipped_reranker() -> Reranker:
    """The reranker that comes with Foja."""
    return Reranker(read_network(MODEL))


def _reasons(names: tuple[str, ...], moved: Floats) -> tuple[tuple[str, ...], ...]:
    """The groups by what they added; what is the same for all candidates is no reason."""
    groups = [name.partition(".")[0] for name in names]
    order = [group for group in dict.fromkeys(groups) if group != QUESTION]
    sums = np.stack(
        [moved[:, [i for i, g in enumerate(groups) if g == group]].sum(axis=1) for group in order],
        axis=1,
    )
    best = np.argsort(-sums, axis=1, kind="stable")[:, :_REASONS]
    return tuple(
        tuple(order[column] for column in columns if sums[row, column] > 0)
        for row, columns in enumerate(best.tolist())
    )

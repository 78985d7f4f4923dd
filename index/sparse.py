"""Term-by-passage matrices on plain arrays, and exact top-k selection. Pure numpy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]
Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class TermMatrix:
    """Postings of each term: ``rows[starts[t]:starts[t+1]]`` and ``weights``, rows ascending.

    ``row_count`` is the number of passages; a term occurs at most once in a row.
    """

    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    weights: NDArray[np.float64]
    row_count: int

    @property
    def term_count(self) -> int:
        """Number of terms."""
        return len(self.starts) - 1

    def postings(self, term: int) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """The rows that hold a term and its weights there."""
        span = slice(int(self.starts[term]), int(self.starts[term + 1]))
        return self.rows[span], self.weights[span]

    def scores(self, weighted_terms: Iterable[tuple[int, float]]) -> Scores:
        """The weighted sum of the given terms' postings, one score a row, added as given."""
        total = np.zeros(self.row_count)
        for term, weight in weighted_terms:
            rows, weights = self.postings(term)
            total[rows] += weights if weight == 1.0 else weights * weight
        return total

    def touched(self, terms: Iterable[int]) -> NDArray[np.bool_]:
        """Which rows hold at least one of the terms (a score of 0 or below does not tell)."""
        mask = np.zeros(self.row_count, dtype=np.bool_)
        for term in terms:
            mask[self.postings(term)[0]] = True
        return mask


def top_rows(scores: Scores, rows: Rows, k: int) -> Rows:
    """The ``k`` of ``rows`` with the highest ``scores`` (one score a row of ``rows``), best first.

    Ties are broken by the lower row. Exact: a tie at the cut is settled by row, too.
    """
    if k <= 0 or rows.size == 0:
        return rows[:0]
    if rows.size > k:
        cut = np.partition(-scores, k - 1)[k - 1]
        keep = np.flatnonzero(-scores <= cut)
        scores, rows = scores[keep], rows[keep]
    return rows[np.lexsort((rows, -scores))][:k]

"""BM25 over analysed passages: ``rank_bm25`` counts, a precomputed matrix answers.

The scores equal ``rank_bm25.BM25Okapi(...).get_scores(query)`` (its idf with the floor
``epsilon * average idf`` for terms in more than half of the passages included) at a small
fraction of the time, because ``get_scores`` walks every passage for every query term.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.sparse import Scores, TermMatrix


@dataclass(frozen=True, slots=True)
class Bm25:
    """One field's statistics: ``vocabulary`` in order of its matrix columns, ``idf`` a term."""

    terms: tuple[str, ...]
    idf: NDArray[np.float64]
    matrix: TermMatrix
    numbers: dict[str, int]

    def known(self, query: Iterable[str]) -> list[int]:
        """The numbers of the query's terms that the field holds, repeated as in the query."""
        return [number for term in query if (number := self.numbers.get(term)) is not None]

    def scores(self, query: Iterable[str]) -> Scores:
        """BM25 of every passage, shape ``(passages,)``; unknown terms count nothing."""
        return self.matrix.scores((number, 1.0) for number in self.known(query))


def bm25_from_parts(terms: Sequence[str], idf: NDArray[np.float64], matrix: TermMatrix) -> Bm25:
    """A field from its stored parts."""
    return Bm25(tuple(terms), idf, matrix, {term: number for number, term in enumerate(terms)})


def build_bm25(passages: Sequence[Sequence[str]], k1: float, b: float) -> Bm25:
    """The statistics of analysed passages by ``BM25Okapi`` (Robertson and Zaragoza 2009).

    No passages, or passages without a single term, give a field that scores everything 0
    (``rank_bm25`` itself divides by zero there).
    """
    if not any(passages):
        return bm25_from_parts((), np.zeros(0), _empty_matrix(len(passages)))
    from rank_bm25 import BM25Okapi

    counted = BM25Okapi(passages, k1=k1, b=b)
    terms = sorted(counted.idf)
    numbers = {term: number for number, term in enumerate(terms)}
    lengths = np.asarray(counted.doc_len, dtype=np.float64)
    norms = k1 * (1 - b + b * lengths / counted.avgdl)
    columns, rows, counts = _counts(counted.doc_freqs, numbers)
    order = np.lexsort((rows, columns))
    columns, rows, counts = columns[order], rows[order], counts[order]
    idf = np.array([counted.idf[term] for term in terms], dtype=np.float64)
    weights = idf[columns] * (counts * (k1 + 1) / (counts + norms[rows]))
    starts = np.searchsorted(columns, np.arange(len(terms) + 1)).astype(np.int64)
    matrix = TermMatrix(starts, rows.astype(np.int32), weights, len(passages))
    return Bm25(tuple(terms), idf, matrix, numbers)


def _counts(
    frequencies: Sequence[dict[str, int]], numbers: dict[str, int]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Term number, passage row and count of every posting."""
    sizes = [len(frequency) for frequency in frequencies]
    total = sum(sizes)
    columns = np.fromiter(
        (numbers[term] for frequency in frequencies for term in frequency), np.int64, total
    )
    counts = np.fromiter(
        (count for frequency in frequencies for count in frequency.values()), np.float64, total
    )
    return columns, np.repeat(np.arange(len(frequencies)), sizes), counts


def _empty_matrix(row_count: int) -> TermMatrix:
    return TermMatrix(np.zeros(1, np.int64), np.zeros(0, np.int32), np.zeros(0), row_count)

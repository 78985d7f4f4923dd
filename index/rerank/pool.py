"""A pool of candidates laid out for the reranker: tokens of all passages in one array."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.analysed import AnalysedPassages
from index.question import QuestionTerm
from index.sparse import Rows

GAP = 32
"""Empty places between passages, so that no window of up to this many terms spans two."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pool:
    """``match[t, j]`` is how well place ``t`` matches question term ``j``, 0 to 1.

    ``starts`` are the first places of the passages, ``sentences`` those of all sentences with
    ``sentence_owner`` their passage; ``lengths`` count the real terms. The gap after a passage
    belongs to it and matches nothing.
    """

    match: Floats
    flags: NDArray[np.uint8]
    starts: NDArray[np.int64]
    sentences: NDArray[np.int64]
    sentence_owner: NDArray[np.int64]
    lengths: Floats


def lay_out(
    rows: Rows, analysed: AnalysedPassages, terms: Sequence[QuestionTerm], vocabulary: int
) -> Pool:
    """The pool of passages ``rows``, in that order; ``vocabulary`` counts the known words."""
    lengths = analysed.starts[rows + 1] - analysed.starts[rows]
    starts = np.zeros(len(rows), dtype=np.int64)
    np.cumsum(lengths[:-1] + GAP, out=starts[1:])
    total = int(starts[-1] + lengths[-1] + GAP)
    owner = np.repeat(np.arange(len(rows)), lengths)
    shift = np.arange(len(owner)) - (np.cumsum(lengths) - lengths)[owner]
    places, sources = starts[owner] + shift, analysed.starts[rows][owner] + shift
    flags = np.zeros(total, np.uint8)
    flags[places] = analysed.flags[sources]
    opens = np.zeros(total, np.bool_)
    opens[places] = analysed.opens[sources]
    opens[starts] = True
    table = _table(terms, vocabulary)
    match = np.zeros((total, len(terms)))
    match[places] = table.likeness[table.number[analysed.terms[sources]]]
    sentences = np.flatnonzero(opens)
    return Pool(
        match=match,
        flags=flags,
        starts=starts,
        sentences=sentences,
        sentence_owner=np.searchsorted(starts, sentences, side="right") - 1,
        lengths=lengths.astype(np.float64),
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """Vocabulary number to row of ``likeness`` (row 0: matches nothing)."""

    number: NDArray[np.int32]
    likeness: Floats


def _table(terms: Sequence[QuestionTerm], vocabulary: int) -> _Table:
    words = np.unique(np.concatenate([np.zeros(0, np.int64), *(t.numbers for t in terms)]))
    number = np.zeros(vocabulary, np.int32)
    number[words] = np.arange(1, len(words) + 1)
    likeness = np.zeros((len(words) + 1, len(terms)))
    for column, term in enumerate(terms):
        likeness[number[term.numbers], column] = term.likeness
    return _Table(number, likeness)

"""A pool of candidates laid out for the reranker: tokens of all passages in one array."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from index.candidates import PoolReading
from index.meaning import Vectors, shipped_vectors
from index.question import QuestionTerm
from index.sparse import Rows

GAP = 32
"""Empty places between passages, so that no window of up to this many terms spans two."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pool:
    """``match[t, j]`` is how well place ``t`` matches question term ``j``, 0 to 1.

    ``meant[t, j]`` is the better of that and their likeness by meaning;
    ``closeness`` is the cosine of each passage's summed term vectors and the question's, and
    ``sentence_closeness`` that of each sentence's.
    ``filled`` tells the places that hold a term from the gaps;
    ``starts`` are the first places of the passages, ``sentences`` those of all sentences with
    ``sentence_owner`` their passage; ``lengths`` count the real terms. The gap after a passage
    belongs to it and matches nothing.
    """

    match: Floats
    meant: Floats
    closeness: Floats
    sentence_closeness: Floats
    flags: NDArray[np.uint8]
    filled: NDArray[np.bool_]
    starts: NDArray[np.int64]
    sentences: NDArray[np.int64]
    sentence_owner: NDArray[np.int64]
    lengths: Floats


def lay_out(rows: Rows, reading: PoolReading) -> Pool:
    """The pool of passages ``rows`` of a reading, in that order."""
    analysed, terms = reading.analysed, reading.terms
    lengths = analysed.starts[rows + 1] - analysed.starts[rows]
    starts = np.zeros(len(rows), dtype=np.int64)
    np.cumsum(lengths[:-1] + GAP, out=starts[1:])
    total = int(starts[-1] + lengths[-1] + GAP)
    owner = np.repeat(np.arange(len(rows)), lengths)
    shift = np.arange(len(owner)) - (np.cumsum(lengths) - lengths)[owner]
    places, sources = starts[owner] + shift, analysed.starts[rows][owner] + shift
    filled = np.zeros(total, np.bool_)
    filled[places] = True
    flags = np.zeros(total, np.uint8)
    flags[places] = analysed.flags[sources]
    opens = np.zeros(total, np.bool_)
    opens[places] = analysed.opens[sources]
    opens[starts] = True
    held = analysed.terms[sources]
    table = _table(terms, reading.vocabulary)
    match = np.zeros((total, len(terms)))
    match[places] = table.likeness[table.number[held]]
    sentences = np.flatnonzero(opens)
    sentence_owner = np.searchsorted(starts, sentences, side="right") - 1
    meant, closeness = match, (np.zeros(len(rows)), np.zeros(len(sentences)))
    if reading.words:
        firsts = np.searchsorted(places, sentences)
        likeness, closeness = _by_meaning(held, reading, firsts, sentence_owner)
        meant = match.copy()
        meant[places] = np.maximum(match[places], likeness)
    return Pool(
        match=match,
        meant=meant,
        closeness=closeness[0],
        sentence_closeness=closeness[1],
        flags=flags,
        filled=filled,
        starts=starts,
        sentences=sentences,
        sentence_owner=sentence_owner,
        lengths=lengths.astype(np.float64),
    )


def _by_meaning(
    held: NDArray[np.int32],
    reading: PoolReading,
    sentences: NDArray[np.int64],
    owners: NDArray[np.int64],
) -> tuple[Floats, tuple[Floats, Floats]]:
    """The cosine, at least 0, of each held term and each question term, and the closeness.

    ``sentences`` are the places in ``held`` where they open, ``owners`` their passages.
    """
    vectors = reading.vectors or shipped_vectors()
    numbers, inverse = np.unique(held, return_inverse=True)
    asked = vectors.of([term.term for term in reading.terms])
    words = vectors.of([reading.words[number] for number in numbers.tolist()])
    likeness = np.maximum(_unit(words) @ _unit(asked).T, 0).astype(np.float64)[inverse]
    question = _unit(asked.sum(axis=0, keepdims=True))[0]
    bounds = np.append(sentences, len(held))
    counts = csr_matrix(
        (np.ones(len(held), np.float32), inverse, bounds), shape=(len(sentences), len(numbers))
    )
    sums = counts @ words
    whole = np.add.reduceat(sums, np.searchsorted(owners, np.arange(int(owners[-1]) + 1)))
    close = [(_unit(part) @ question).astype(np.float64) for part in (whole, sums)]
    return likeness, (close[0], close[1])


def _unit(vectors: Vectors) -> Vectors:
    norms = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))[:, None]
    found: Vectors = vectors / np.maximum(norms, np.float32(1e-9))
    return found


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

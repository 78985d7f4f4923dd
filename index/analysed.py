"""Passages as numbered terms in reading order, with what each token looks like.

The reranker reads these arrays instead of the text, so that its features for a pool of
passages come from a few array operations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from index.analysis import Term, fold, terms

FIGURE, YEAR, NAME, NORM, MONTH, ACRONYM = (1 << bit for bit in range(6))
"""Bits of :attr:`AnalysedPassages.flags`: a figure, a year, a capital inside a sentence, a norm
number, a month's name, a word in capitals."""

_MONTHS = frozenset(
    (
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "setiembre",
        "octubre",
        "noviembre",
        "diciembre",
    )
)
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
_NORM = re.compile(r"\d+-(?:19|20)\d\d\b.*")
_SENTENCE_END = re.compile(r"[.!?…][\"»”)]*\s+(?=[\"«“¿¡(]*[A-ZÁÉÍÓÚÑ\d])|\n+")


@dataclass(frozen=True, slots=True)
class AnalysedPassages:
    """Row ``r`` reads ``terms[starts[r]:starts[r+1]]``; ``flags`` and ``opens`` run alongside.

    ``opens[t]`` is true where a sentence's first term stands; a passage's first term opens one.
    """

    starts: NDArray[np.int64]
    terms: NDArray[np.int32]
    flags: NDArray[np.uint8]
    opens: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def of(self, row: int) -> NDArray[np.int32]:
        """The term numbers of one passage in reading order."""
        return self.terms[int(self.starts[row]) : int(self.starts[row + 1])]


@dataclass(frozen=True, slots=True)
class Token:
    """One analysed term, what it looks like (bits), and whether it opens a sentence."""

    term: str
    flags: int
    opens: bool


def tokens(text: str) -> Iterator[Token]:
    """The terms of a text with their looks."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    following, opens = iter([*ends, len(text) + 1]), True
    boundary, start = next(following), 0
    for term in terms(text):
        while term.start >= boundary:
            opens, start, boundary = True, boundary, next(following)
        yield Token(term.term, _looks(term, text[term.start : term.end], start), opens)
        opens = False


def _looks(term: Term, written: str, sentence_start: int) -> int:
    if written[0].isdigit():
        norm = NORM if _NORM.fullmatch(term.term) else 0
        return FIGURE | norm | (YEAR if _YEAR.fullmatch(term.term) else 0)
    if len(written) > 1 and written.isupper():
        return ACRONYM | NAME
    if written[0].isupper() and term.start > sentence_start:
        return NAME
    return MONTH if fold(written) in _MONTHS else 0


def analysed_passages(
    passages: Sequence[Sequence[Token]], numbers: Mapping[str, int]
) -> AnalysedPassages:
    """The arrays of tokenised passages; every term must be in ``numbers``."""
    starts = np.zeros(len(passages) + 1, dtype=np.int64)
    np.cumsum([len(found) for found in passages], out=starts[1:])
    total = int(starts[-1])
    flat = list(chain.from_iterable(passages))
    return AnalysedPassages(
        starts=starts,
        terms=np.fromiter((numbers[token.term] for token in flat), np.int32, total),
        flags=np.fromiter((token.flags for token in flat), np.uint8, total),
        opens=np.fromiter((token.opens for token in flat), np.bool_, total),
    )


def selected(analysed: AnalysedPassages, rows: NDArray[np.int64]) -> AnalysedPassages:
    """The given rows alone, in that order."""
    lengths = analysed.starts[rows + 1] - analysed.starts[rows]
    starts = np.zeros(len(rows) + 1, dtype=np.int64)
    np.cumsum(lengths, out=starts[1:])
    owner = np.repeat(np.arange(len(rows)), lengths)
    sources = analysed.starts[rows][owner] + np.arange(int(starts[-1])) - starts[owner]
    return AnalysedPassages(
        starts, analysed.terms[sources], analysed.flags[sources], analysed.opens[sources]
    )

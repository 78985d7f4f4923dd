"""How well every word of some sentences matches every word of a question.

The sentences' content words lie one after the other with gaps between sentences, so that no
window holds words of two; whole pools are then judged by a few array operations.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from qa.select.asked import Asked
from qa.select.overlap import by_beginning, relatives
from qa.select.words import WordVectors
from qa.text import Token, tokens

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
GAP = 16
EXACT = 0.999
HIT = 0.65
"""From here up a word counts as matched: itself, a synonym or a word of its family."""
_SYNONYM = 0.8
_FAMILY = 0.7


@dataclass(frozen=True, slots=True)
class Alignment:
    """``match[t, j]`` says how well place ``t`` matches the question's term ``j``, 0 to 1.

    ``starts`` are the first places of the texts and ``lengths`` their words; ``word`` marks
    places that hold one, ``capital`` and ``digit`` how it looks (a sentence's first word is no
    name). ``focus`` is each place's likeness to the noun after the question word.
    """

    match: Floats
    starts: NDArray[np.int64]
    lengths: Floats
    word: Flags
    capital: Flags
    digit: Flags
    focus: Floats

    def best(self) -> Floats:
        """The best match of every term in every text, shape ``(texts, terms)``."""
        found: Floats = np.maximum.reduceat(self.match, self.starts)
        return found


@lru_cache(maxsize=16384)
def content(text: str) -> tuple[Token, ...]:
    """The content words of a text."""
    return tuple(token for token in tokens(text) if token.stem)


def align(asked: Asked, texts: Sequence[str], vectors: WordVectors) -> Alignment:
    """Lays out the content words of ``texts`` and matches them with the question's."""
    found = [content(text) for text in texts]
    lengths = np.array([len(one) for one in found], dtype=np.int64)
    starts = np.zeros(len(texts), dtype=np.int64)
    np.cumsum(lengths[:-1] + GAP, out=starts[1:])
    total = int(starts[-1] + lengths[-1] + GAP)
    flat = [token for one in found for token in one]
    places = np.repeat(starts - (np.cumsum(lengths) - lengths), lengths) + np.arange(len(flat))
    number = {token.stem: at for at, token in enumerate({t.stem: t for t in flat}.values())}
    table, focus = _table(asked, {t.stem: t.text for t in flat}, vectors)
    rows = np.array([number[token.stem] for token in flat], dtype=np.int64)
    match, likeness = np.zeros((total, table.shape[1])), np.zeros(total)
    match[places], likeness[places] = table[rows], focus[rows]
    first = np.isin(places, starts)
    return Alignment(
        match=match,
        starts=starts,
        lengths=lengths.astype(np.float64),
        word=_spread(total, places, np.ones(len(flat), np.bool_)),
        capital=_spread(total, places, np.array([t.capital for t in flat], np.bool_) & ~first),
        digit=_spread(total, places, np.array([t.text[0].isdigit() for t in flat], np.bool_)),
        focus=likeness,
    )


def _spread(total: int, places: NDArray[np.int64], values: Flags) -> Flags:
    found = np.zeros(total, np.bool_)
    found[places] = values
    return found


def _table(asked: Asked, words: dict[str, str], vectors: WordVectors) -> tuple[Floats, Floats]:
    """Likeness of each distinct word to each term of the question, and to its focus."""
    terms = asked.form.terms
    stems = list(words)
    focus = next((t.text for t in terms if t.stem == asked.form.focus), asked.form.focus)
    asked_words = [*(term.text for term in terms), focus or "-"]
    known = vectors.of([*asked_words, *words.values()])
    alike = known[len(asked_words) :] @ known[: len(asked_words)].T
    table = np.clip(alike.astype(np.float64), 0.0, 0.99)
    at = {one: place for place, one in enumerate(stems)}
    every, beginnings = frozenset(stems), by_beginning(stems)
    for column, term in enumerate(terms):
        for other in relatives(term.stem, beginnings):
            table[at[other], column] = max(table[at[other], column], _FAMILY)
        for other in asked.near[term.stem] & every:
            table[at[other], column] = max(table[at[other], column], _SYNONYM)
        if term.stem in at:
            table[at[term.stem], column] = 1.0
    if not terms:
        return np.zeros((len(stems), 1)), table[:, -1]
    return table[:, :-1], table[:, -1]

"""What a text says otherwise than a question: denials, opposites and replaced words. Pure.

A question that a text does not answer often repeats the text with one change: something is
denied, a word is turned into its opposite, or a name, a year or another word stands where the
text has a different one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qa.select.opposites import opposites_of
from qa.select.statistics import TermStatistics
from qa.select.words import WordVectors
from qa.text import Token, fold, tokens

_DENIAL = re.compile(
    r"\b(?:no|nunca|jamas|ningun|ninguna|ninguno|sin|tampoco|nadie|excepto|salvo)\b"
)
_VERBAL = re.compile(
    r"(?:ó|aron|ieron|jeron|aban?|ían?|[aei]r(?:l[aeo]s?|se)?|[ai]d[oa]s?)$", re.IGNORECASE
)
"""Endings of past verbs, infinitives and participles."""
_STOP_WEIGHT = 0.3
"""What a word without a stem weighs in a context; its idf is not counted."""
_AROUND = 4
_WIDELY = 5
_SHIFT = 1
_WIDE_SHIFT = 8
_OTHER_KIND = 0.5
"""What a context is worth where the word that stands there is of another kind."""


def denies(text: str) -> bool:
    """True when some word of the text denies."""
    return bool(_DENIAL.search(fold(text)))


def kind_of(token: Token, *, begins: bool = False) -> str:
    """How a word looks: ``digit``, ``name``, ``verb`` or ``other``; no first word is a name."""
    if token.text[0].isdigit():
        return "digit"
    if token.capital and not begins:
        return "name"
    return "verb" if _VERBAL.search(token.text) else "other"


@dataclass(frozen=True, slots=True)
class Laying:
    """A text's words, the places of each folded word, and all that stands in it by itself."""

    words: tuple[Token, ...]
    places: dict[str, frozenset[int]]
    held: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Laying:
        """Reads a text."""
        words = tokens(text)
        places: dict[str, set[int]] = {}
        for at, token in enumerate(words):
            places.setdefault(token.fold, set()).add(at)
        held = frozenset(places) | {token.stem for token in words if token.stem}
        return cls(words, {key: frozenset(value) for key, value in places.items()}, held)

    def holds(self, token: Token) -> bool:
        """True when the word stands in the text, inflected or not."""
        return token.fold in self.held or token.stem in self.held


@dataclass(frozen=True, slots=True)
class Context:
    """The words around a place of the question: how far off they stand, and what each weighs."""

    near: tuple[tuple[int, str, float], ...]

    @classmethod
    def of(
        cls, question: Sequence[Token], at: int, reach: int, statistics: TermStatistics
    ) -> Context:
        """The words at most ``reach`` away; weights fall with the root of the distance."""
        places = range(max(1, at - reach), min(len(question), at + reach + 1))
        weighed = [
            (place - at, question[place].fold, _weight(question[place], statistics))
            for place in places
            if place != at
        ]
        total = sum(weight / abs(off) ** 0.5 for off, _, weight in weighed) + 1e-6
        return cls(tuple((off, word, w / abs(off) ** 0.5 / total) for off, word, w in weighed))

    def share(self, text: Laying, at: int, shift: int, *, relative: bool) -> float:
        """The share of the context that stands alike around a place of the text.

        A word counts when it is at most ``shift`` from where it should be, or, where the order
        is not ``relative``, from the place itself.
        """
        found = 0.0
        for off, word, weight in self.near:
            wanted = at + off if relative else at
            if any(abs(place - wanted) <= shift for place in text.places.get(word, ())):
                found += weight
        return found


def _weight(token: Token, statistics: TermStatistics) -> float:
    return statistics.idf(token.stem) if token.stem else _STOP_WEIGHT


@dataclass(frozen=True, slots=True)
class Replaced:
    """How surely words of the question were replaced in a text.

    ``digits`` adds up, over the figures that the text lacks, the best share of their context;
    ``likeness`` is, over all lacking words, the largest share times the likeness of the word
    that stands there.
    """

    digits: float
    likeness: float


def replaced(
    question: Sequence[Token], text: Laying, statistics: TermStatistics, vectors: WordVectors
) -> Replaced:
    """Looks for what stands in the text where the question has a word that the text lacks."""
    asked = {token.stem for token in question if token.stem}
    lacking = [at for at, t in enumerate(question) if at and t.stem and t.stem not in text.held]
    others = [at for at, t in enumerate(text.words) if t.stem and t.stem not in asked]
    digits = likest = 0.0
    if not lacking or not others:
        return Replaced(0.0, 0.0)
    known = vectors.of(
        [*(question[at].text for at in lacking), *(text.words[at].text for at in others)]
    )
    alike = np.maximum(known[: len(lacking)] @ known[len(lacking) :].T, 0.0)
    kinds = [kind_of(text.words[at]) for at in others]
    for row, at in enumerate(lacking):
        context, best = Context.of(question, at, _AROUND, statistics), 0.0
        kind = kind_of(question[at])
        for column, place in enumerate(others):
            share = context.share(text, place, _SHIFT, relative=True)
            share *= 1.0 if kinds[column] == kind else _OTHER_KIND
            best = max(best, share)
            likest = max(likest, share * float(alike[row, column]))
        digits += best if kind == "digit" else 0.0
    return Replaced(digits, likest)


def opposed(
    question: Sequence[Token], text: Laying, statistics: TermStatistics
) -> tuple[float, float]:
    """The words of the question whose opposite the text has instead, and the surest context.

    The context is the largest share of what stands around the word in the question that also
    stands around its opposite in the text.
    """
    count, surest = 0, 0.0
    for at, token in enumerate(question):
        against = frozenset[str]() if text.holds(token) else opposites_of(token)
        if not against & text.held:
            continue
        count += 1
        context = Context.of(question, at, _WIDELY, statistics)
        for place, other in enumerate(text.words):
            if other.fold in against or (other.stem and other.stem in against):
                share = context.share(text, place, _WIDE_SHIFT, relative=False)
                surest = max(surest, share)
    return float(count), surest

"""Derived slices of gold: the same questions as hurried people type them.

Each slice is a pure function of the entry (and of a seed), so it repeats exactly. What counts
as right does not change.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from eval.items import GoldItem
from eval.normalise import fold

TYPO_RATE = 0.35
"""Share of the words of four letters or more that get one typing error."""

NEIGHBOURS: Mapping[str, str] = {
    "a": "s",
    "c": "v",
    "d": "f",
    "e": "r",
    "i": "o",
    "l": "k",
    "m": "n",
    "n": "m",
    "o": "i",
    "r": "t",
    "s": "d",
    "t": "y",
    "u": "y",
}
"""A neighbour on the Spanish keyboard for the frequent letters."""

SOUNDS: tuple[tuple[str, str], ...] = (
    ("h", ""),
    ("v", "b"),
    ("b", "v"),
    ("ge", "je"),
    ("gi", "ji"),
    ("ll", "y"),
    ("z", "s"),
    ("ce", "se"),
    ("ci", "si"),
    ("qu", "k"),
    ("x", "s"),
)
"""Spellings that Spanish confuses by sound."""

_SHORT_WORDS = (
    "a al ante como con cual cuales cuanto cuanta cuantos cuantas de del desde e el en entre es "
    "esta estaba estaban fue fueron ha habia han hasta hay hubo la las lo los me o para pero por "
    "que se segun ser si son su sus tiene tienen un una unas unos y ya"
)
DROPPED = frozenset(_SHORT_WORDS.split())
"""Words that a telegraphic question leaves out; ``no``, ``sin``, who, when and where stay."""


def without_accents(text: str, seed: str = "") -> str:
    """``text`` without acute accents or diaereses; ``ñ`` stays."""
    marks = str.maketrans("áéíóúüÁÉÍÓÚÜ", "aeiouuAEIOUU")
    return text.translate(marks)


def capitals(text: str, seed: str = "") -> str:
    """``text`` in capitals."""
    return text.upper()


def telegraphic(text: str, seed: str = "") -> str:
    """The content words of ``text``, without marks; ``text`` itself when fewer than two stay."""
    words = re.findall(r"[^\W_]+(?:[./,-][^\W_]+)*%?", text)
    kept = [word for word in words if fold(word) not in DROPPED]
    return " ".join(kept) if len(kept) >= 2 else text


def with_typos(text: str, seed: str = "") -> str:
    """``text`` with one typing error in some words; figures and codes are left alone.

    The choice depends on ``seed`` and ``text`` only.
    """
    digest = hashlib.sha256(f"{seed}\n{text}".encode()).digest()
    chance = random.Random(digest)
    words = re.split(r"(\W+)", without_accents(text))
    places = [i for i, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
    if not places:
        return "".join(words)
    chosen = [i for i in places if chance.random() < TYPO_RATE] or [chance.choice(places)]
    for i in chosen:
        words[i] = _typo(words[i], chance)
    return "".join(words)


SLICES: Mapping[str, Callable[[str, str], str]] = {
    "sin_tildes": without_accents,
    "erratas": with_typos,
    "mayusculas": capitals,
    "telegrafico": telegraphic,
}
"""Name of a slice and the function that writes its questions."""


def derive(items: Sequence[GoldItem], name: str, seed: int = 0) -> tuple[GoldItem, ...]:
    """The slice ``name`` of ``items``: questions and history rewritten, the rest unchanged.

    Raises ``KeyError`` for a name that :data:`SLICES` lacks.
    """
    change = SLICES[name]
    return tuple(
        replace(
            item,
            question=change(item.question, f"{seed}:{item.id}"),
            history=tuple(change(text, f"{seed}:{item.id}") for text in item.history),
        )
        for item in items
    )


def _typo(word: str, chance: random.Random) -> str:
    ways = [_swap, _drop, _double, _neighbour, _sound]
    chance.shuffle(ways)
    for way in ways:
        changed = way(word, chance)
        if changed != word:
            return changed
    return word


def _swap(word: str, chance: random.Random) -> str:
    i = chance.randrange(1, len(word) - 1)
    return word[:i] + word[i + 1] + word[i] + word[i + 2 :]


def _drop(word: str, chance: random.Random) -> str:
    i = chance.randrange(1, len(word))
    return word[:i] + word[i + 1 :]


def _double(word: str, chance: random.Random) -> str:
    i = chance.randrange(1, len(word))
    return word[:i] + word[i] + word[i:]


def _neighbour(word: str, chance: random.Random) -> str:
    places = [i for i, letter in enumerate(word) if i and letter in NEIGHBOURS]
    if not places:
        return word
    i = chance.choice(places)
    return word[:i] + NEIGHBOURS[word[i]] + word[i + 1 :]


def _sound(word: str, chance: random.Random) -> str:
    fits = [(right, wrong) for right, wrong in SOUNDS if right in word.lower()]
    if not fits:
        return word
    right, wrong = chance.choice(fits)
    return re.sub(right, wrong, word, count=1, flags=re.IGNORECASE)

"""Words of Spanish text with their places, folded forms and stems."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from index.analysis import analyse
from index.analysis import fold as fold_text

_SIMPLE = re.compile(r"[^\W_]+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Token:
    """One word: its place, its folded form and its stem (empty for a stop word)."""

    text: str
    start: int
    end: int
    fold: str
    stem: str

    @property
    def capital(self) -> bool:
        """True when the word begins with a capital letter."""
        return self.text[:1].isupper()


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """``text`` in lower case without accents; the letter ``ñ`` stays.

    The length may change, so offsets into the result do not serve for ``text``.
    """
    return fold_text(text)


@lru_cache(maxsize=262144)
def stem(word: str) -> str:
    """The analyser's stem of one word; empty for a stop word."""
    found = analyse(word)
    return found[0] if found else ""


@lru_cache(maxsize=16384)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of ``text`` in order, each with its offsets into ``text``."""
    return tuple(
        Token(m.group(), m.start(), m.end(), fold(m.group()), stem(m.group()))
        for m in _SIMPLE.finditer(text)
    )


def stems(text: str) -> tuple[str, ...]:
    """The stems of the content words of ``text``, in order, with repetitions."""
    return tuple(token.stem for token in tokens(text) if token.stem)


def word_count(text: str) -> int:
    """Number of words as the answer's length limit counts them (split at white space)."""
    return len(text.split())

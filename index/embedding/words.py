"""From text to the words that the static model knows: counting and hashing. Pure.

A text is composed (NFC), lowered and split into runs of letters and digits. Every word is
reduced to its stem, for one vector serves all the forms of a word; the stem's *identity* is a
sparse random projection drawn from a digest of the stem, so that names and numbers never seen
in training keep an exact identity without a stored row (Achlioptas 2003; Weinberger et al. 2009).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from index.analysis import fold, stem
from index.stopwords import STOP_WORDS

WORDS_VERSION = 1
"""Raise it when the same text gives other terms: vectors made before are refused."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Term:
    """What a word counts as: its stem, and whether the word is a function word."""

    stem: str
    stop: bool


def words(text: str) -> list[str]:
    """The lower-case words of ``text`` in reading order."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


def term_of(word: str) -> Term:
    """The term of one lower-case word."""
    return Term(stem(word), fold(word) in STOP_WORDS)


def identity_places(term: str, dimension: int, nonzeros: int) -> NDArray[np.int64]:
    """Where the identity of a stem lies: one place in each of ``nonzeros`` equal blocks.

    ``dimension`` is a multiple of ``nonzeros``. The sign of a place is the lowest bit of the
    same four bytes of the digest, see :func:`identity_signs`.
    """
    block = dimension // nonzeros
    drawn = (_digest(term, nonzeros) >> np.uint32(1)) % np.uint32(block)
    return drawn.astype(np.int64) + np.arange(nonzeros, dtype=np.int64) * block


def identity_signs(term: str, nonzeros: int) -> NDArray[np.float32]:
    """The values at those places, ``±1/sqrt(nonzeros)``: the identity has unit length."""
    odd = _digest(term, nonzeros) & np.uint32(1)
    return np.where(odd, 1.0, -1.0).astype(np.float32) / np.float32(np.sqrt(nonzeros))


def _digest(term: str, nonzeros: int) -> NDArray[np.uint32]:
    raw = blake2b(term.encode(), digest_size=nonzeros * 4).digest()
    return np.frombuffer(raw, dtype="<u4").astype(np.uint32)

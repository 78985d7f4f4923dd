"""From text to the words that the static model knows: counting and hashing. Pure.

A text is composed (NFC), lowered and split into runs of letters and digits. Every word is
reduced to its stem, for one vector serves all the forms of a word; the stem's *identity* is a
sparse random projection drawn from a digest of the stem, so that names and numbers never seen
in training keep an exact identity without a stored row (Achlioptas 2003; Weinberger et al. 2009).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from index.analysis import fold, stem
from index.stopwords import STOP_WORDS

WORDS_VERSION = 1
"""Raise it when the same text gives other terms: vectors made before are refused."""

_LONGEST_STOP = max(map(len, STOP_WORDS))
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
    stop = len(word) <= _LONGEST_STOP and fold(word) in STOP_WORDS
    return Term(stem(word), stop)


def identities(
    stems: Sequence[str], dimension: int, nonzeros: int
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Where the identities of stems lie and their values there, each ``(stems, nonzeros)``.

    One place in each of ``nonzeros`` equal blocks of ``dimension`` (a multiple of it), with
    values ``±1/sqrt(nonzeros)``: unit length, fixed for ever. Four bytes of a BLAKE2b digest of
    the stem decide each: the lowest bit is the sign, the others are the place.
    """
    size = nonzeros * 4
    raw = b"".join(blake2b(stem.encode(), digest_size=size).digest() for stem in stems)
    drawn = np.frombuffer(raw, dtype="<u4").astype(np.int64).reshape(len(stems), nonzeros)
    block = dimension // nonzeros
    places = (drawn >> 1) % block + np.arange(nonzeros, dtype=np.int64) * block
    signs = (2 * (drawn & 1) - 1).astype(np.float32) / np.float32(np.sqrt(nonzeros))
    return places, signs

"""Likeness of a question and passages by the character n-grams of their words. Pure."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.analysis import fold

Floats = NDArray[np.float64]
Keys = NDArray[np.uint64]

_SIZES = (3, 4, 5)
_BITS = 16
_SPACE = ord(" ")


@lru_cache(maxsize=1)
def _folded_codes() -> NDArray[np.uint16]:
    """The folded letter or figure of every character of the basic plane; others are spaces."""
    table = np.full(1 << _BITS, _SPACE, np.uint16)
    for code in range(min(1 << _BITS, sys.maxunicode)):
        character = chr(code)
        if character.isalnum():
            folded = fold(character)[:1]
            table[code] = ord(folded) if folded and ord(folded) < 1 << _BITS else _SPACE
    return table


@dataclass(frozen=True, slots=True)
class Letters:
    """Folded characters of several texts with two spaces around each, and whose they are."""

    codes: NDArray[np.uint64]
    owners: NDArray[np.int64]
    lengths: Floats


def _read(texts: Sequence[str]) -> Letters:
    padded = [f"  {text}  " for text in texts]
    raw = np.frombuffer("".join(padded).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    codes = _folded_codes()[np.minimum(raw, (1 << _BITS) - 1)].astype(np.uint64)
    lengths = np.array([len(text) for text in padded])
    return Letters(codes, np.repeat(np.arange(len(texts)), lengths), lengths - 4.0)


def letter_likeness(question: str, texts: Sequence[str]) -> Floats:
    """How alike each passage is to the question: a tf-idf product over n-grams.

    The n-grams lie within words, the borders counting as a space. Their idf is taken within
    the passages given, so that what all of them share tells nothing, and the product is
    divided by the root of the passage's length, which stands for its vector's norm.
    """
    asked, passages, count = _read([question]), _read(texts), len(texts)
    total = np.zeros(count)
    for size in _SIZES:
        wanted, weights = np.unique(_keys(asked, size)[0], return_counts=True)
        if wanted.size == 0:
            continue
        keys, owners = _keys(passages, size)
        columns, rows = _found(keys, owners, wanted)
        counts = np.bincount(rows * wanted.size + columns, minlength=count * wanted.size)
        counts = counts.reshape(count, wanted.size).astype(np.float64)
        idf = np.log((1 + count) / (1 + (counts > 0).sum(axis=0))) + 1
        total += (np.log1p(counts) * (idf * idf * (1 + np.log(weights)))).sum(axis=1)
    likeness: Floats = total / np.sqrt(np.maximum(passages.lengths, 1.0))
    return likeness


def _found(
    keys: Keys, owners: NDArray[np.int64], wanted: Keys
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Which of the ``wanted`` keys stand where: a small table first, then the keys themselves."""
    table = np.zeros(1 << _BITS, np.bool_)
    table[_hashed(wanted)] = True
    likely = np.flatnonzero(table[_hashed(keys)])
    places = np.minimum(np.searchsorted(wanted, keys[likely]), wanted.size - 1)
    sure = wanted[places] == keys[likely]
    return places[sure], owners[likely[sure]]


def _hashed(keys: Keys) -> NDArray[np.int64]:
    mixed = keys * np.uint64(0x9E3779B97F4A7C15)
    return (mixed >> np.uint64(64 - _BITS)).astype(np.int64)


def _keys(letters: Letters, size: int) -> tuple[Keys, NDArray[np.int64]]:
    """The n-grams within words as 64-bit keys (12 bits a character), and their owners."""
    codes, end = letters.codes, letters.codes.size - size + 1
    if end <= 0:
        return np.zeros(0, np.uint64), np.zeros(0, np.int64)
    keys = np.zeros(end, np.uint64)
    inside = np.ones(end, np.bool_)
    for offset in range(size):
        part = codes[offset : end + offset]
        keys = (keys << np.uint64(12)) | (part & np.uint64(0xFFF))
        if 0 < offset < size - 1:
            inside &= part != _SPACE
    places = np.flatnonzero(inside)
    return keys[places], letters.owners[places]

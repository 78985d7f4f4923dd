"""Which words of the vocabulary look like a given word: shared character n-grams.

This finds typing errors (`extrangeros`), inflections that stemming leaves apart and derived
words (`migrante`, `migratoria`). The likeness of two words is the cosine of their idf-weighted
sets of 3- and 4-grams, the words' borders being characters, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.sparse import TermMatrix, top_rows

_SIZES = (3, 4)
_BORDER = "_"
MINIMUM = 0.4
"""Words less alike than this are not alike (chosen on development data)."""

Ids = NDArray[np.int64]
Likeness = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class WordGrams:
    """The vocabulary's n-grams: ``keys`` (ascending) names a gram, ``matrix`` holds its words."""

    keys: NDArray[np.uint64]
    idf: NDArray[np.float64]
    matrix: TermMatrix

    def alike(self, word: str, limit: int, minimum: float = MINIMUM) -> tuple[Ids, Likeness]:
        """At most ``limit`` word numbers and their likeness (0 to 1), most alike first.

        A word with a figure in it is like no other: 2019 is not nearly 2018.
        """
        if self.keys.size == 0 or any(character.isdigit() for character in word):
            return np.zeros(0, np.int64), np.zeros(0)
        wanted = _grams_of(word)
        places = np.minimum(np.searchsorted(self.keys, wanted), self.keys.size - 1)
        known = places[self.keys[places] == wanted]
        unseen = wanted.size - known.size
        norm = np.sqrt((self.idf[known] ** 2).sum() + unseen * float(self.idf.max()) ** 2)
        likeness = self.matrix.scores((int(gram), self.idf[gram] / norm) for gram in known)
        rows = np.flatnonzero(likeness >= minimum)
        best = top_rows(likeness[rows], rows, limit)
        return best, likeness[best]


def build_word_grams(words: Sequence[str]) -> WordGrams:
    """The n-grams of a vocabulary; words with figures take no part."""
    plain = ["" if any(c.isdigit() for c in word) else word for word in words]
    found, rows = _grams(plain)
    keys, columns = np.unique(found, return_inverse=True)
    idf = np.log((1 + len(words)) / (1 + np.bincount(columns, minlength=keys.size))) + 1
    norms = np.sqrt(np.bincount(rows, weights=idf[columns] ** 2, minlength=len(words)))
    order = np.lexsort((rows, columns))
    rows, columns = rows[order], columns[order]
    starts = np.searchsorted(columns, np.arange(keys.size + 1)).astype(np.int64)
    weights = idf[columns] / norms[rows]
    return WordGrams(keys, idf, TermMatrix(starts, rows.astype(np.int32), weights, len(words)))


def _grams_of(word: str) -> NDArray[np.uint64]:
    """The distinct n-grams of one word as :func:`_grams` numbers them, ascending."""
    codes = [ord(character) & 0xFFFF for character in f"{_BORDER}{word}{_BORDER}"]
    keys = set()
    for size in _SIZES:
        for start in range(len(codes) - size + 1):
            key = 0
            for code in codes[start : start + size]:
                key = key << 16 | code
            keys.add(key)
    return np.array(sorted(keys), dtype=np.uint64)


def _grams(words: Sequence[str]) -> tuple[NDArray[np.uint64], Ids]:
    """The distinct n-grams of each word as 64-bit keys, with the word's number."""
    text = "".join(f"{_BORDER}{word}{_BORDER}" for word in words)
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    lengths = np.array([len(word) + 2 for word in words], dtype=np.int64)
    owners = np.repeat(np.arange(len(words)), lengths)
    keys, rows = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)]
    for size in _SIZES:
        if codes.size < size:
            continue
        window = np.zeros(codes.size - size + 1, np.uint64)
        for offset in range(size):  # 16 bits a character: exact for Spanish, 4 fit in a key
            window = (window << np.uint64(16)) | (
                codes[offset : codes.size - size + 1 + offset] & np.uint64(0xFFFF)
            )
        inside = owners[: window.size] == owners[size - 1 :]
        keys.append(window[inside])
        rows.append(owners[: window.size][inside])
    pairs = np.unique(
        np.stack([np.concatenate(rows).astype(np.uint64), np.concatenate(keys)]), axis=1
    )
    return pairs[1], pairs[0].astype(np.int64)

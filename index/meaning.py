"""Likeness of terms by meaning: the cosine of a static model's learned rows."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.embedding import SHIPPED_MODEL
from index.embedding.static import Lexicon

Vectors = NDArray[np.float32]
_CACHE_LIMIT = 60_000


class TermVectors:
    """Vectors of analysed terms, longer for those that tell more; what was looked up is kept."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._tokenizer = lexicon.tokenizer
        self._weights = lexicon.weights
        self._lock = threading.Lock()
        self._forget()

    def _forget(self) -> None:
        self._places: dict[str, int] = {}
        self._vectors: Vectors = np.zeros((1024, self._weights.rows.shape[1]), np.float32)

    def of(self, terms: Sequence[str]) -> Vectors:
        """One vector a term, shape ``(len(terms), components)``.

        A term with a figure in it has zeros, for it is like no other; a term that the model does
        not know has the mean of its pieces.
        """
        with self._lock:
            if len(self._places) > _CACHE_LIMIT:
                self._forget()
            new = [term for term in dict.fromkeys(terms) if term not in self._places]
            if new:
                self._learn(new)
            found = np.fromiter((self._places[term] for term in terms), np.int64, len(terms))
            vectors: Vectors = self._vectors[found]
        return vectors

    def _learn(self, terms: Sequence[str]) -> None:
        first, last = len(self._places), len(self._places) + len(terms)
        if last > len(self._vectors):
            grown = np.zeros((2 * last, self._vectors.shape[1]), np.float32)
            grown[:first] = self._vectors[:first]
            self._vectors = grown
        plain = ["" if any(map(str.isdigit, term)) else term for term in terms]
        encoded = self._tokenizer.encode_batch(plain, add_special_tokens=False)
        lengths = np.array([len(found.ids) for found in encoded], np.int64)
        pieces = np.array([piece for found in encoded for piece in found.ids], np.int64)
        parts = self._weights.rows[pieces].astype(np.float32)
        parts *= self._weights.scales[pieces][:, None]
        owners = np.repeat(np.arange(len(terms)), lengths)
        alone = lengths[owners] == 1
        parts[alone] *= self._weights.meaning[pieces[alone]][:, None]
        sums = np.zeros((len(terms), parts.shape[1]), np.float32)
        np.add.at(sums, owners, parts)
        self._vectors[first:last] = sums / np.maximum(lengths, 1)[:, None]
        self._places.update(zip(terms, range(first, last), strict=True))


@lru_cache(maxsize=1)
def shipped_vectors() -> TermVectors:
    """The term vectors of the model that comes with Foja, whatever model embeds."""
    return TermVectors(Lexicon(SHIPPED_MODEL))

"""Learned vectors of single words: likeness of words that share no letters."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.api import Embedder
from index.embedding.adapter import StaticEmbedder

Floats = NDArray[np.float32]
_MOST = 20_000


class WordVectors:
    """Encodes each word once and forgets them all when there are too many.

    Only a static model has vectors of words that are cheap to ask for; with any other embedder
    no two words are alike.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._model = embedder.model if isinstance(embedder, StaticEmbedder) else None
        self._known: dict[str, Floats] = {}

    def of(self, words: Sequence[str]) -> Floats:
        """Unit vectors, shape ``(len(words), dimension)``; zeros for what has no meaning."""
        if self._model is None:
            return np.zeros((len(words), 1), np.float32)
        if len(self._known) > _MOST:
            self._known.clear()
        fresh = [word for word in dict.fromkeys(words) if word not in self._known]
        if fresh:
            found = self._model.encode(fresh, "query")[:, : self._model.config.semantic]
            norms = np.linalg.norm(found, axis=1, keepdims=True)
            self._known.update(zip(fresh, found / np.maximum(norms, 1e-9), strict=True))
        if not words:
            return np.zeros((0, self._model.config.semantic), np.float32)
        return np.stack([self._known[word] for word in words])

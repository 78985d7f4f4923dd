"""Cosines of questions and sentences by the index's embedder, with a bounded memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.api import Embedder

_MOST = 20_000


class Likeness:
    """Encodes each sentence once; the oldest are forgotten first."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._vectors: OrderedDict[str, NDArray[np.float32]] = OrderedDict()

    def of(self, question: str, texts: Sequence[str]) -> list[float]:
        """The cosine of ``question`` with each of ``texts``."""
        fresh = list(dict.fromkeys(text for text in texts if text not in self._vectors))
        if fresh:
            for text, vector in zip(fresh, self._embedder.encode_passages(fresh), strict=True):
                self._vectors[text] = vector
        query = self._embedder.encode_queries([question])[0]
        found = [float(self._vectors[text] @ query) for text in texts]
        while len(self._vectors) > _MOST:
            self._vectors.popitem(last=False)
        return found

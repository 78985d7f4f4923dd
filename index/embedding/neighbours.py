"""Words of like meaning according to the learned rows of a static model."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.embedding.static import Lexicon
from index.embedding.words import term_of


@dataclass(frozen=True, slots=True)
class SimilarTerm:
    """A stem of the vocabulary and the cosine of its learned row to the one asked about."""

    stem: str
    similarity: float


class Neighbours:
    """Looks up the vocabulary's nearest stems; holds the rows as floats, about 70 MB."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._numbers: dict[str, int] = lexicon.tokenizer.get_vocab()
        self._stems = sorted(self._numbers, key=self._numbers.__getitem__)
        rows = lexicon.weights.rows.astype(np.float32)
        norms = np.linalg.norm(rows, axis=1, keepdims=True)
        self._rows: NDArray[np.float32] = rows / np.maximum(norms, 1e-9)

    def similar_terms(self, word: str, count: int = 8) -> tuple[SimilarTerm, ...]:
        """The ``count`` stems nearest to a word's own, best first; none for an unknown stem.

        A cosine from about 0.4 up speaks of like meaning, below 0.3 it says nothing.
        """
        own = self._numbers.get(term_of(word.lower()).stem)
        if own is None:
            return ()
        scores = self._rows @ self._rows[own]
        order = np.argsort(-scores, kind="stable")
        found = (
            SimilarTerm(self._stems[row], float(scores[row]))
            for row in order.tolist()
            if row != own and not self._stems[row].startswith(("#", "["))
        )
        return tuple(term for term, _ in zip(found, range(count), strict=False))

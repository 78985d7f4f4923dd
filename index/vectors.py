"""The dense channel's vectors behind FAISS (flat inner product: exact)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.sparse import Rows, Scores

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class FlatVectors:
    """Unit vectors of all passages: a FAISS flat index and its memory seen as an array."""

    index: Any
    rows: Vectors

    @property
    def dimension(self) -> int:
        """Components of a vector."""
        return int(self.rows.shape[1])

    def search(self, query: Vectors, k: int, allowed: Rows | None) -> tuple[Rows, Scores]:
        """The ``k`` best rows and their cosines, best first, ties by row; among ``allowed`` rows.

        Exact whatever the selection's size.
        """
        import faiss

        if k <= 0 or len(self.rows) == 0 or (allowed is not None and allowed.size == 0):
            return np.zeros(0, np.int64), np.zeros(0)
        parameters = None
        if allowed is not None:
            k = min(k, int(allowed.size))
            selector: dict[str, Any] = {"sel": faiss.IDSelectorBatch(allowed)}
            parameters = faiss.SearchParameters(**selector)
        k = min(k, len(self.rows))
        cosines, rows = self.index.search(query.reshape(1, -1), k, params=parameters)
        order = np.lexsort((rows[0], -cosines[0]))
        return rows[0][order].astype(np.int64), cosines[0][order].astype(np.float64)

    def cosines(self, query: Vectors, rows: Rows) -> Scores:
        """The cosine of the query with each of ``rows``."""
        return (self.rows[rows] @ query.reshape(-1)).astype(np.float64)


def build_vectors(vectors: Vectors) -> FlatVectors:
    """A flat index over ``vectors``, shape ``(passages, dimension)``, rows already normalised."""
    import faiss

    index = faiss.IndexFlatIP(int(vectors.shape[1]))
    index.add(np.ascontiguousarray(vectors, dtype=np.float32))
    return _seen(index)


def vectors_to_bytes(vectors: FlatVectors) -> bytes:
    """FAISS's own serialisation."""
    import faiss

    return bytes(faiss.serialize_index(vectors.index).tobytes())


def vectors_from_bytes(data: bytes) -> FlatVectors:
    """The index back from :func:`vectors_to_bytes`; only for bytes whose checksum was verified.

    FAISS loads damaged bytes without noticing, so the caller verifies them first. Raises
    ``RuntimeError`` (FAISS's own) or ``ValueError`` when the bytes are not a flat index.
    """
    import faiss

    index = faiss.deserialize_index(np.frombuffer(data, dtype=np.uint8))
    if not isinstance(index, faiss.IndexFlat):
        raise ValueError(type(index).__name__)
    return _seen(index)


def _seen(index: Any) -> FlatVectors:
    import faiss

    if index.ntotal == 0:
        return FlatVectors(index, np.zeros((0, index.d), np.float32))
    flat = faiss.rev_swig_ptr(index.get_xb(), index.ntotal * index.d)
    return FlatVectors(index, flat.reshape(index.ntotal, index.d))

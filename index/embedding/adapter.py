"""Opening an embedder: numpy for asking with a static model, sentence-transformers otherwise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.api import Embedder, Progress
from index.embedding import messages
from index.embedding.errors import ModelError
from index.embedding.fingerprint import folder_fingerprint, static_fingerprint
from index.embedding.hub import snapshot
from index.embedding.layout import is_static, verify
from index.embedding.settings import ModelSettings
from index.embedding.static import StaticModel

if TYPE_CHECKING:
    from index.embedding.neighbours import Neighbours, SimilarTerm
    from index.embedding.sentence import SentenceTransformer

Vectors = NDArray[np.float32]
_CHUNK = 2048
_STAGE = "vectores"


def open_embedder(settings: ModelSettings, *, asking: bool) -> Embedder:
    """The embedder of ``settings``; ``asking`` prefers a quick start over everything else.

    A static model is asked through numpy alone; every other use goes through
    sentence-transformers. Raises :class:`index.embedding.errors.ModelError` when the model is
    missing, damaged or not downloaded.
    """
    folder = settings.folder
    if folder is not None and not folder.is_dir():
        raise ModelError(messages.folder_missing(folder))
    if folder is not None and is_static(folder):
        fingerprint = static_fingerprint(verify(folder))
        if asking:
            return StaticEmbedder(settings.name, fingerprint, StaticModel(folder))
        return SentenceEmbedder(settings, fingerprint)
    return SentenceEmbedder(settings, None)


class StaticEmbedder:
    """A static model through numpy."""

    def __init__(self, name: str, fingerprint: str, model: StaticModel) -> None:
        self.name = name
        self.fingerprint = fingerprint
        self.model = model
        self.dimension = model.config.dimension
        self._neighbours: Neighbours | None = None

    def similar_terms(self, word: str, count: int = 8) -> tuple[SimilarTerm, ...]:
        """The stems whose meaning the model holds nearest to a word's, best first."""
        from index.embedding.neighbours import Neighbours

        if self._neighbours is None:
            self._neighbours = Neighbours(self.model.lexicon)
        return self._neighbours.similar_terms(word, count)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions."""
        return self.model.encode(texts, "query")

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of passages."""
        return _in_chunks(
            texts, self.dimension, progress, lambda part: self.model.encode(part, "passage")
        )


class SentenceEmbedder:
    """Any sentence-transformers model, with the prompts and lengths of its own settings."""

    def __init__(self, settings: ModelSettings, fingerprint: str | None) -> None:
        from index.embedding import sentence

        self._settings = settings
        self._sentence = sentence
        self._model: SentenceTransformer = sentence.load_model(settings)
        self.name = settings.name
        self.fingerprint = fingerprint or self._digest()
        self.dimension = int(self._model.get_embedding_dimension() or 0)

    def _digest(self) -> str:
        settings = self._settings
        return folder_fingerprint(settings.folder or snapshot(settings.path_or_name))

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions."""
        return self._encode(texts, True)

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of passages."""
        return _in_chunks(texts, self.dimension, progress, lambda part: self._encode(part, False))

    def _encode(self, texts: Sequence[str], query: bool) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        vectors = self._sentence.encode(self._model, texts, query, self._settings.batch_size)
        if not np.isfinite(vectors).all():
            raise ModelError(messages.bad_vectors(self.name))
        return vectors


def _in_chunks(
    texts: Sequence[str],
    dimension: int,
    progress: Progress | None,
    encode: Callable[[Sequence[str]], Vectors],
) -> Vectors:
    """Encode in chunks so that progress can be told; the order of the texts is kept."""
    vectors = np.zeros((len(texts), dimension), np.float32)
    for start in range(0, len(texts), _CHUNK):
        vectors[start : start + _CHUNK] = encode(texts[start : start + _CHUNK])
        if progress is not None:
            progress(_STAGE, min(start + _CHUNK, len(texts)), len(texts))
    return vectors

"""The public face of searching: what ``qa``, ``eval`` and ``ui`` may rely on.

``build_index`` and ``open_index`` live in :mod:`index.store`; this module only says what an
opened index offers, so that another engine can stand behind the same interface.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.records import SearchHit, SearchQuery
from ingest.records import ParsedDocument, Passage, SkippedFile

Progress = Callable[[str, int, int], None]
"""Called with (stage, done, total) during long work; must return quickly."""


class Embedder(Protocol):
    """Turns text into unit vectors of ``dimension`` float32 components."""

    @property
    def name(self) -> str:
        """The folder or hub name that the user set."""

    @property
    def dimension(self) -> int:
        """Number of components of a vector."""

    @property
    def fingerprint(self) -> str:
        """A digest of the model's files and settings; equal digests give equal vectors."""

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of questions, shape ``(len(texts), dimension)``, L2-normalised."""

    def encode_passages(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> NDArray[np.float32]:
        """Vectors of passages, shape ``(len(texts), dimension)``, L2-normalised."""


class SearchIndex(Protocol):
    """An opened, checked, immutable index of one build."""

    @property
    def build_id(self) -> str:
        """Digest of the build's content and settings (the same inputs give the same id)."""

    @property
    def documents(self) -> Mapping[str, ParsedDocument]:
        """``doc_id`` to the parsed document (its sections, tables and passages), in index order."""

    @property
    def passages(self) -> Sequence[Passage]:
        """All passages in index order."""

    @property
    def skipped(self) -> Sequence[SkippedFile]:
        """Files that were left out of this build, with reasons."""

    @property
    def embedder(self) -> Embedder:
        """The embedder of the dense channel, opened for asking."""

    def passage(self, passage_id: str) -> Passage:
        """One passage; raises ``KeyError`` when the build does not hold it."""

    def search(self, query: SearchQuery) -> tuple[SearchHit, ...]:
        """At most ``query.k`` hits, best first; ties are broken by index order."""

"""The opened index as a filter leaves it, so that every route sees only what is allowed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from index.api import Embedder, SearchIndex
from index.filtering import narrow
from index.records import Filters, SearchHit, SearchQuery
from ingest.records import ParsedDocument, Passage, SkippedFile


class NarrowedIndex:
    """A :class:`index.api.SearchIndex` over the documents, sections and tables that are allowed."""

    def __init__(self, whole: SearchIndex, filters: Filters) -> None:
        self._whole = whole
        self._documents = MappingProxyType(narrow(whole.documents, filters))
        allowed = {p.passage_id for parsed in self._documents.values() for p in parsed.passages}
        self._passages = tuple(p for p in whole.passages if p.passage_id in allowed)

    def holds(self, doc_id: str, offset: int) -> bool:
        """Whether an allowed passage covers the place."""
        parsed = self._documents.get(doc_id)
        return parsed is not None and any(p.start <= offset < p.end for p in parsed.passages)

    @property
    def build_id(self) -> str:
        """Digest of the whole build."""
        return self._whole.build_id

    @property
    def documents(self) -> Mapping[str, ParsedDocument]:
        """``doc_id`` to the allowed part of the parsed document, in index order."""
        return self._documents

    @property
    def passages(self) -> Sequence[Passage]:
        """The allowed passages in index order."""
        return self._passages

    @property
    def skipped(self) -> Sequence[SkippedFile]:
        """Files left out of the whole build."""
        return self._whole.skipped

    @property
    def embedder(self) -> Embedder:
        """The embedder of the dense channel."""
        return self._whole.embedder

    def passage(self, passage_id: str) -> Passage:
        """One passage; raises ``KeyError`` when the build does not hold it."""
        return self._whole.passage(passage_id)

    def search(self, query: SearchQuery) -> tuple[SearchHit, ...]:
        """The whole index's search, which applies the query's own filters."""
        return self._whole.search(query)

"""The opened index: an immutable build in memory that answers queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from index.api import Embedder
from index.codec import BuildContent
from index.local import LocalCandidates
from index.neighbours import adjacent
from index.ranking import Ranker
from index.records import Filters, SearchHit, SearchQuery
from index.settings import SearchSettings
from ingest.records import ParsedDocument, Passage, SkippedFile


class LocalIndex:
    """A :class:`index.api.SearchIndex` over one build."""

    def __init__(
        self, build_id: str, content: BuildContent, embedder: Embedder, settings: SearchSettings
    ) -> None:
        self._build_id = build_id
        self._content = content
        self._embedder = embedder
        self._documents = MappingProxyType({p.document.doc_id: p for p in content.documents})
        self._rows = {passage.passage_id: row for row, passage in enumerate(content.passages)}
        self._source = LocalCandidates(content, embedder, settings)
        self._ranker = Ranker(self._source, settings, self._around)

    @property
    def build_id(self) -> str:
        """Digest of the build's content and settings."""
        return self._build_id

    @property
    def documents(self) -> Mapping[str, ParsedDocument]:
        """``doc_id`` to the parsed document, in index order."""
        return self._documents

    @property
    def passages(self) -> Sequence[Passage]:
        """All passages in index order."""
        return self._content.passages

    @property
    def skipped(self) -> Sequence[SkippedFile]:
        """Files left out of this build."""
        return self._content.skipped

    @property
    def embedder(self) -> Embedder:
        """The embedder of the dense channel."""
        return self._embedder

    def passage(self, passage_id: str) -> Passage:
        """One passage; raises ``KeyError`` when the build does not hold it."""
        return self._content.passages[self._rows[passage_id]]

    def unmatched(self, filters: Filters) -> tuple[str, ...]:
        """The names in ``filters`` that fit no document, section or kind of the build."""
        return self._source.unmatched(filters)

    def search(self, query: SearchQuery) -> tuple[SearchHit, ...]:
        """At most ``query.k`` hits, best first; ties are broken by index order."""
        return self._ranker.search(query)

    def _around(self, passage: Passage) -> tuple[Passage | None, Passage | None]:
        """The passages before and after in the section, unless a gap lies between."""
        row = self._rows[passage.passage_id]
        before = self._content.passages[row - 1] if row else None
        after = self._content.passages[row + 1] if row + 1 < len(self._rows) else None
        return (
            before if before is not None and self._joined(before, passage) else None,
            after if after is not None and self._joined(passage, after) else None,
        )

    def _joined(self, before: Passage, after: Passage) -> bool:
        if not adjacent(before, after):
            return False
        document = self._documents[before.doc_id].document
        blank = not document.text[before.end : after.start].strip()
        return blank and not any(before.end <= g.offset <= after.start for g in document.gaps)

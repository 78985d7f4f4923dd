"""Filters become the set of rows that may be ranked, before any ranking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from index.records import Filters
from index.sparse import Rows
from ingest.records import Document, ParsedDocument, Passage, Section


class RowFilter:
    """Resolves filters against one build; answers exactly, however small the selection."""

    def __init__(
        self, documents: Mapping[str, ParsedDocument], passages: Sequence[Passage]
    ) -> None:
        self._documents = documents
        self._passages = passages

    def rows(self, filters: Filters) -> Rows | None:
        """The allowed rows, ascending; ``None`` when nothing is restricted."""
        if filters == Filters():
            return None
        allowed = {
            doc_id
            for doc_id, parsed in self._documents.items()
            if _document_allowed(parsed.document, filters)
        }
        sections = self._sections_below(filters.sections) if filters.sections else None
        return np.array(
            [
                row
                for row, passage in enumerate(self._passages)
                if passage.doc_id in allowed
                and (sections is None or passage.section_id in sections)
            ],
            dtype=np.int64,
        )

    def _sections_below(self, wanted: Sequence[str]) -> set[str]:
        chosen = set(wanted)
        for parsed in self._documents.values():
            chosen |= _with_subsections(parsed.sections, chosen)
        return chosen


def _with_subsections(sections: Sequence[Section], wanted: set[str]) -> set[str]:
    chosen = {section.section_id for section in sections} & wanted
    growing = True
    while growing:
        below = {s.section_id for s in sections if s.parent_id in chosen} - chosen
        chosen |= below
        growing = bool(below)
    return chosen


def _document_allowed(document: Document, filters: Filters) -> bool:
    info = document.info
    named = not filters.documents or bool(
        {document.source, document.doc_id} & set(filters.documents)
    )
    kind = not filters.kinds or info.kind in filters.kinds
    if filters.since is None and filters.until is None:
        return named and kind
    if info.date is None:
        return False
    after = filters.since is None or filters.since <= info.date
    before = filters.until is None or info.date <= filters.until
    return named and kind and after and before

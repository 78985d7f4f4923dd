"""Filters become the set of rows that may be ranked, before any ranking."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from index.analysis import fold
from index.records import Filters
from index.sparse import Rows
from ingest.records import Document, ParsedDocument, Passage, Section

_WORD = re.compile(r"[^\W_]+")


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
        sections = _sections_below(self._documents, filters.sections) if filters.sections else None
        return np.array(
            [
                row
                for row, passage in enumerate(self._passages)
                if passage.doc_id in allowed
                and (sections is None or passage.section_id in sections)
            ],
            dtype=np.int64,
        )

    def unmatched(self, filters: Filters) -> tuple[str, ...]:
        """The names in ``filters`` that fit no document, section or kind, as they were given."""
        documents = [parsed.document for parsed in self._documents.values()]
        known = {name for document in documents for name in (document.source, document.doc_id)}
        kinds = {document.info.kind for document in documents}
        sections = [s for parsed in self._documents.values() for s in parsed.sections]
        return (
            *(name for name in filters.documents if name not in known),
            *(name for name in filters.sections if not any(_is_named(s, name) for s in sections)),
            *(name for name in filters.kinds if name not in kinds),
        )


def narrow(documents: Mapping[str, ParsedDocument], filters: Filters) -> dict[str, ParsedDocument]:
    """The allowed documents, each with only its allowed sections, tables and passages."""
    allowed = {
        doc_id: parsed
        for doc_id, parsed in documents.items()
        if _document_allowed(parsed.document, filters)
    }
    if not filters.sections:
        return allowed
    chosen = _sections_below(allowed, filters.sections)
    narrowed = {}
    for doc_id, parsed in allowed.items():
        kept = replace(
            parsed,
            sections=tuple(s for s in parsed.sections if s.section_id in chosen),
            tables=tuple(t for t in parsed.tables if t.section_id in chosen),
            passages=tuple(p for p in parsed.passages if p.section_id in chosen),
        )
        if kept.passages:
            narrowed[doc_id] = kept
    return narrowed


def _sections_below(documents: Mapping[str, ParsedDocument], wanted: Sequence[str]) -> set[str]:
    chosen: set[str] = set()
    for parsed in documents.values():
        named = {
            section.section_id
            for section in parsed.sections
            if any(_is_named(section, name) for name in wanted)
        }
        chosen |= _with_subsections(parsed.sections, named)
    return chosen


def _is_named(section: Section, name: str) -> bool:
    """Whether ``name`` is the section's id or number, or words of its heading in a row."""
    if name == section.section_id:
        return True
    wanted = _WORD.findall(fold(name))
    number = _WORD.findall(fold(section.number or ""))
    if not wanted or wanted == number:
        return bool(wanted)
    if all(word.isdigit() for word in wanted):
        return False
    heading = f" {' '.join(_WORD.findall(fold(section.heading)))} "
    return f" {' '.join(wanted)} " in heading


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

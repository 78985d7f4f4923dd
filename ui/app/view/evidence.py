"""The evidence of a citation: the passage with the quotation marked, and what stands around it.

Everything is computed from offsets into the document of the *current* index. When that
document has changed or gone, the quotation kept with the answer is shown and said to be so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ingest.flow import shown
from ingest.records import Document, ParsedDocument, Passage, Section
from ingest.sentences import split_sentences
from qa.records import Citation

AROUND = 2
"""Sentences shown before and after the passage."""

PieceKind = Literal["around", "text", "mark"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of shown text: around the passage, of the passage, or the quotation itself."""

    text: str
    kind: PieceKind


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the panel shows; ``verified`` is false when the document no longer holds the quote."""

    pieces: tuple[Piece, ...]
    verified: bool
    passage: Passage | None = None
    section: Section | None = None


def evidence_of(citation: Citation, documents: Mapping[str, ParsedDocument]) -> Evidence:
    """The evidence of one citation in the documents of an index."""
    parsed = documents.get(citation.doc_id)
    if parsed is None or parsed.document.text[citation.start : citation.end] != citation.quote:
        return Evidence((Piece(citation.shown, "mark"),), verified=False)
    passage = _passage_of(citation, parsed)
    section = next((s for s in parsed.sections if s.section_id == citation.section_id), None)
    start, end = citation.start, citation.end
    if passage is not None:
        start, end = min(start, passage.start), max(end, passage.end)
    before, after = _around(parsed.document, section, start, end)
    spans: list[tuple[int, int, PieceKind]] = [
        (before, start, "around"),
        (start, citation.start, "text"),
        (citation.start, citation.end, "mark"),
        (citation.end, end, "text"),
        (end, after, "around"),
    ]
    return Evidence(_pieces(parsed.document, spans), True, passage, section)


def still_verified(citation: Citation, documents: Mapping[str, ParsedDocument]) -> bool:
    """Whether ``document.text[start:end] == quote`` holds in the index at hand."""
    parsed = documents.get(citation.doc_id)
    return (
        parsed is not None
        and bool(citation.quote)
        and parsed.document.text[citation.start : citation.end] == citation.quote
    )


def _passage_of(citation: Citation, parsed: ParsedDocument) -> Passage | None:
    exact = next((p for p in parsed.passages if p.passage_id == citation.passage_id), None)
    if exact is not None:
        return exact
    return next(
        (p for p in parsed.passages if p.start <= citation.start and citation.end <= p.end), None
    )


def _around(document: Document, section: Section | None, start: int, end: int) -> tuple[int, int]:
    """Offsets of up to ``AROUND`` sentences before and after, inside the section's own text.

    Missing text is never bridged: a gap ends what is shown.
    """
    if section is None:
        return start, end
    low = max([section.body_start, *(g.offset for g in document.gaps if g.offset <= start)])
    high = min([section.body_end, *(g.offset for g in document.gaps if g.offset >= end)])
    before, after = start, end
    if low < start:
        spans = split_sentences(document.text[low:start])
        before = low + spans[-AROUND:][0][0] if spans else start
    if end < high:
        spans = split_sentences(document.text[end:high])
        after = end + spans[:AROUND][-1][1] if spans else end
    return before, after


def _pieces(document: Document, spans: list[tuple[int, int, PieceKind]]) -> tuple[Piece, ...]:
    """Readable pieces; the blank that parted two of them in the source parts them still."""
    pieces: list[Piece] = []
    for start, end, kind in spans:
        words = shown(document, start, end) if start < end else ""
        if not words:
            continue
        lead = " " if document.text[start].isspace() and pieces else ""
        tail = " " if document.text[end - 1].isspace() else ""
        pieces.append(Piece(f"{lead}{words}{tail}", kind))
    return tuple(pieces)

"""Documents that say their own structure (DOCX, HTML): blocks in, a parsed document out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest import reading_messages as messages
from ingest.grid_tables import Around, GridCell, is_caption, make_table, note_of
from ingest.headings import Heading
from ingest.identity import doc_id_of
from ingest.limits import ReadSettings
from ingest.metadata import (
    choose_title,
    find_date,
    find_kind,
    kind_of_itself,
    norm_kind,
    norm_numbers,
)
from ingest.passages import make_passages
from ingest.readers import SourceFile, Unreadable
from ingest.records import (
    Document,
    DocumentInfo,
    OutlineEntry,
    ParsedDocument,
    ReadWarning,
)
from ingest.sections import Placed, build_sections

_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*(?=[.)\s])")
_NORM_TITLE = re.compile(
    r"(ley|decreto (?:supremo|legislativo|de urgencia)|resoluci[óo]n\b[^\d]{0,60}|ordenanza)", re.I
)


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph; ``level`` is 1 and up for a heading, 0 for text."""

    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table as rows of cells, the first of which heads it; spans repeat their text."""

    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Structured:
    """What a format's adapter gives: blocks in order, footnotes, and metadata if any."""

    format: str
    blocks: tuple[TextBlock | TableBlock, ...]
    notes: tuple[str, ...] = ()
    title: str = ""
    date: str | None = None
    warnings: tuple[ReadWarning, ...] = ()


@dataclass(slots=True)
class _Draft:
    text: str = ""
    headings: list[Heading] = field(default_factory=list)
    tables: list[tuple[TableBlock, list[list[tuple[int, int]]], int]] = field(default_factory=list)
    paragraphs: dict[int, tuple[str, int]] = field(default_factory=dict)

    def put(self, text: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += text
        return start, len(self.text)


def parse_structured(
    source: SourceFile, settings: ReadSettings, parts: Structured
) -> ParsedDocument:
    """Write the text of ``parts`` and make all records.

    Raises :class:`Unreadable` when nothing is written in it.
    """
    draft, body_end = _write(parts, settings.max_characters)
    if not draft.text.strip():
        raise Unreadable("sin-texto", messages.no_text())
    doc_id = doc_id_of(source.sha256)
    document = Document(
        doc_id=doc_id,
        title="",
        source=source.name,
        sha256=source.sha256,
        text=draft.text,
        format=parts.format,
        outline=tuple(OutlineEntry(h.title, h.rank) for h in draft.headings),
    )
    document = _described(document, source, parts)
    headings = [Placed(heading, heading.start) for heading in draft.headings]
    if body_end < len(draft.text):
        notes = Heading(body_end, body_end, messages.notes_heading(), 0)
        headings.append(Placed(notes, body_end, deduced=True))
    sections = build_sections(doc_id, 0, len(draft.text), headings)
    tables = tuple(
        make_table(doc_id, _grid(block, spans), sections, _around(draft, block, number))
        for block, spans, number in draft.tables
    )
    passages = make_passages(document, sections, tables)
    warnings = parts.warnings
    if len(draft.text) >= settings.max_characters:
        warnings = (*warnings, ReadWarning("texto", messages.text_capped(settings.max_text_mb)))
    return ParsedDocument(document, sections, tables, passages, warnings)


def _write(parts: Structured, limit: int) -> tuple[_Draft, int]:
    """The text with its headings and tables, and where the body ends."""
    draft = _Draft()
    for number, block in enumerate(parts.blocks):
        if len(draft.text) >= limit:
            break
        if draft.text:
            draft.put("\n\n")
        if isinstance(block, TableBlock):
            draft.tables.append((block, _write_rows(draft, block), number))
            continue
        start, end = draft.put(block.text)
        draft.paragraphs[number] = (block.text, start)
        if block.level:
            numbered = _NUMBERED.match(block.text)
            named = numbered.group() if numbered else None
            draft.headings.append(Heading(start, end, block.text, block.level, named))
    body_end = len(draft.text)
    if parts.notes:
        draft.put("\n\n")
        body_end = len(draft.text)
        draft.put("\n\n".join(parts.notes))
    return draft, body_end


def _write_rows(draft: _Draft, table: TableBlock) -> list[list[tuple[int, int]]]:
    spans = []
    for position, row in enumerate(table.rows):
        if position:
            draft.put("\n")
        cells = []
        for number, cell in enumerate(row):
            if number:
                draft.put("\t")
            cells.append(draft.put(cell))
        spans.append(cells)
    return spans


def _grid(block: TableBlock, spans: Sequence[Sequence[tuple[int, int]]]) -> list[list[GridCell]]:
    return [
        [GridCell(text, start, end) for text, (start, end) in zip(row, places, strict=True)]
        for row, places in zip(block.rows, spans, strict=True)
    ]


def _around(draft: _Draft, block: TableBlock, number: int) -> Around:
    """The caption in the paragraph before a table and the notes in those right after it."""
    before = draft.paragraphs.get(number - 1, ("", 0))[0]
    caption = block.caption or (before if is_caption(before) else "")
    notes = []
    while (number := number + 1) in draft.paragraphs:
        note = note_of(*draft.paragraphs[number])
        if note is None:
            break
        notes.append(note)
    return Around(caption, tuple(notes))


def _described(document: Document, source: SourceFile, parts: Structured) -> Document:
    sidecar = source.sidecar
    first = next((b.text for b in parts.blocks if isinstance(b, TextBlock) and b.level), "")
    given = sidecar.title or "" if sidecar else ""
    said = [given, parts.title, first]
    title = choose_title(said, source.name)
    # A file's name is no word of the text: only a title that stands there names a kind.
    kind = (find_kind(title) if any(said) else None) or kind_of_itself(document.text)
    norm = _NORM_TITLE.search(title)
    numbers = norm_numbers(title)
    read = DocumentInfo(
        kind=norm_kind(norm[1]) if norm and numbers else kind,
        number=numbers[0] if numbers else None,
        date=find_date(document.text[:3000]) or parts.date,
    )
    if sidecar:
        own = sidecar.info()
        read = replace(
            own,
            kind=own.kind or read.kind,
            number=own.number or read.number,
            date=own.date or read.date,
        )
    return replace(document, title=title, info=read)

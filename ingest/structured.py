"""Documents that say their own structure (DOCX, HTML): blocks in, a parsed document out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest import reading_messages as messages
from ingest.headings import Heading
from ingest.identity import doc_id_of
from ingest.limits import ReadSettings
from ingest.metadata import choose_title, find_date, find_kind, norm_kind, norm_numbers
from ingest.passages import make_passages
from ingest.readers import SourceFile, Unreadable
from ingest.records import (
    Cell,
    Column,
    Document,
    DocumentInfo,
    OutlineEntry,
    ParsedDocument,
    ReadWarning,
    Row,
    Section,
    Table,
)
from ingest.sections import Placed, build_sections

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
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
    tables: list[tuple[TableBlock, list[list[tuple[int, int]]]]] = field(default_factory=list)

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
    tables = tuple(_table(doc_id, block, spans, sections) for block, spans in draft.tables)
    passages = make_passages(document, sections, tables)
    warnings = parts.warnings
    if len(draft.text) >= settings.max_characters:
        warnings = (*warnings, ReadWarning("texto", messages.text_capped(settings.max_text_mb)))
    return ParsedDocument(document, sections, tables, passages, warnings)


def _write(parts: Structured, limit: int) -> tuple[_Draft, int]:
    """The text with its headings and tables, and where the body ends."""
    draft = _Draft()
    for block in parts.blocks:
        if len(draft.text) >= limit:
            break
        if draft.text:
            draft.put("\n\n")
        if isinstance(block, TableBlock):
            draft.tables.append((block, _write_rows(draft, block)))
            continue
        start, end = draft.put(block.text)
        if block.level:
            number = _NUMBERED.match(block.text)
            named = number.group() if number else None
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


def _described(document: Document, source: SourceFile, parts: Structured) -> Document:
    sidecar = source.sidecar
    first = next((b.text for b in parts.blocks if isinstance(b, TextBlock) and b.level), "")
    given = sidecar.title or "" if sidecar else ""
    title = choose_title([given, parts.title, first], source.name)
    norm = _NORM_TITLE.search(title)
    numbers = norm_numbers(title)
    read = DocumentInfo(
        kind=norm_kind(norm[1]) if norm and numbers else find_kind(title),
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


def _table(
    doc_id: str,
    block: TableBlock,
    spans: Sequence[Sequence[tuple[int, int]]],
    sections: Sequence[Section],
) -> Table:
    start, end = spans[0][0][0], spans[-1][-1][1]
    section = next(s for s in sections for first, last in s.spans if first <= start < last)
    head = block.rows[0]
    columns = tuple(
        _column(label, number, span)
        for number, (label, span) in enumerate(zip(head[1:], spans[0][1:], strict=True), 2)
    )
    rows = []
    for number, (row, places) in enumerate(zip(block.rows[1:], spans[1:], strict=True)):
        cells = tuple(
            Cell(text, first, last, number, column)
            for column, (text, (first, last)) in enumerate(
                zip(row[1 : len(columns) + 1], places[1 : len(columns) + 1], strict=True)
            )
            if text
        )
        total = row[0].lower().startswith("total")
        rows.append(Row(row[0], places[0][0], places[-1][1], cells, total=total, shown=row[0]))
    return Table(
        table_id=hashlib.sha256(f"{doc_id}\x1f{start}".encode()).hexdigest()[:16],
        doc_id=doc_id,
        section_id=section.section_id,
        caption=block.caption or section.heading,
        columns=columns,
        rows=tuple(rows),
        notes=(),
        start=start,
        end=end,
        row_header=head[0],
    )


def _column(label: str, number: int, span: tuple[int, int]) -> Column:
    years = {int(year) for year in _YEAR.findall(label)}
    return Column(
        label=label or messages.unnamed_column(number),
        measure=" ".join(_YEAR.sub(" ", label).split()) or None,
        year=years.pop() if len(years) == 1 else None,
        inferred=not label,
        start=span[0] if label else None,
        end=span[1] if label else None,
    )

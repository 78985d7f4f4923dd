"""The reader of plain text and Markdown: text in, sections, tables and passages out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import PurePath

from ingest import messages
from ingest.decoding import decode
from ingest.flat_tables import FlatTable, build_table, row_lines
from ingest.headings import Heading, find_headings
from ingest.identity import doc_id_of, sha256_of
from ingest.lines import Layout, Line, PageMark, find_layout
from ingest.markdown_tables import pipe_blocks, read_pipe_tables
from ingest.passages import PassageSettings, make_passages, page_at
from ingest.placement import Outline, make_outline, place_headings
from ingest.records import (
    Document,
    DocumentInfo,
    Gap,
    OutlineEntry,
    Page,
    ParsedDocument,
    ReadWarning,
    Section,
    Table,
)
from ingest.repair import find_repairs
from ingest.sections import Placed, build_sections
from ingest.sidecar import Sidecar

_MARKDOWN_SUFFIXES = (".md", ".markdown")


def title_from_name(name: str) -> str:
    """A readable title from a file name, for documents that have no other."""
    return re.sub(r"[_\s]+", " ", PurePath(name).stem).strip() or name


def find_pages(layout: Layout, first_pages: Sequence[tuple[int, int]]) -> tuple[Page, ...]:
    """Printed pages from lone page numbers.

    ``first_pages`` are (offset, printed page) of headings whose page the document's index
    says. They decide whether a number stands at the head or at the foot of its page; when
    nothing decides, no page is given.
    """
    marks = layout.marks
    at_head = _numbers_at_head(layout, first_pages)
    if at_head is None:
        return ()
    edges = sorted({0, *layout.breaks, layout.body_end})
    pages: list[Page] = []
    for position, mark in enumerate(marks):
        fragment = max(edge for edge in edges if edge <= mark.start)
        stop = min(edge for edge in edges if edge > mark.start)
        before = max(fragment, marks[position - 1].end if position else 0)
        after = min(stop, marks[position + 1].start if position + 1 < len(marks) else stop)
        same = position > 0 and marks[position - 1].start >= fragment
        if at_head:
            if not same:
                pages.append(Page(mark.number - 1, before, mark.start))
            pages.append(Page(mark.number, mark.end, after))
        else:
            pages.append(Page(mark.number, before, mark.start))
            if after == stop:
                pages.append(Page(mark.number + 1, mark.end, after))
    return tuple(page for page in pages if page.end > page.start)


def _numbers_at_head(layout: Layout, first_pages: Sequence[tuple[int, int]]) -> bool | None:
    for offset, page in first_pages:
        mark = _next_mark(layout, offset)
        if mark is not None and mark.number == page + 1:
            return True
        if mark is not None and mark.number == page:
            return False
    return None


def _next_mark(layout: Layout, offset: int) -> PageMark | None:
    """The first page mark after ``offset`` with no break in between."""
    mark = next((m for m in layout.marks if m.start > offset), None)
    if mark is None or any(offset < cut < mark.start for cut in layout.breaks):
        return None
    return mark


def _rows_taken(lines: Sequence[Line], groups: Sequence[Sequence[int]]) -> frozenset[int]:
    return frozenset(lines[i].start for group in groups for i in group)


def _find_tables(
    text: str, layout: Layout, headings: Sequence[Heading], groups: Sequence[Sequence[int]]
) -> list[FlatTable]:
    """Each group of rows with the lines around it, up to a heading, a break or another table."""
    lines = layout.lines
    walls = sorted({*layout.breaks, *(h.start for h in headings), layout.body_end + 1})
    ends = {h.start: h.end for h in headings}
    tables = []
    for number, group in enumerate(groups):
        first, last = lines[group[0]], lines[group[-1]]
        wall = max((w for w in walls if w <= first.start + 1), default=0)
        floor = ends.get(wall, wall)
        ceiling = min(w for w in walls if w > last.start + 1)
        if number:
            floor = max(floor, lines[groups[number - 1][-1]].end)
        if number + 1 < len(groups):
            ceiling = min(ceiling, lines[groups[number + 1][0]].start)
        above = [line for line in lines if floor <= line.start and line.end <= first.start]
        above = [line for line in above if line.start >= floor and line.start + 1 > wall]
        below = [line for line in lines if last.end <= line.start and line.end < ceiling]
        title = next((h.title for h in reversed(headings) if h.start <= first.start), "")
        rows = [lines[i] for i in group]
        tables.append(build_table(text, title, _near(above, -1), rows, _near(below, 1)))
    return tables


def _near(lines: Sequence[Line], direction: int) -> list[Line]:
    """The lines next to a table that can belong to it: short ones and notes, not prose."""
    kept: list[Line] = []
    for line in lines if direction > 0 else reversed(lines):
        words = line.text.split()
        if len(words) > 30 or (len(kept) > 40):
            break
        kept.append(line)
    return kept if direction > 0 else kept[::-1]


def _section_at(sections: Sequence[Section], offset: int) -> Section:
    return next(s for s in sections for start, end in s.spans if start <= offset < end)


def _tie(doc_id: str, flat: Sequence[FlatTable], sections: Sequence[Section]) -> tuple[Table, ...]:
    tables = []
    for table in flat:
        section = _section_at(sections, table.rows[0].start)
        digest = hashlib.sha256(f"{doc_id}\x1f{table.rows[0].start}".encode()).hexdigest()[:16]
        tables.append(
            Table(
                table_id=digest,
                doc_id=doc_id,
                section_id=section.section_id,
                caption=section.heading,
                columns=table.columns,
                rows=table.rows,
                notes=table.notes,
                start=table.start,
                end=table.end,
                row_header=table.row_header,
                complete=table.complete,
            )
        )
    return tuple(tables)


def _warnings(
    document: Document, sections: Sequence[Section], tables: Sequence[Table]
) -> tuple[ReadWarning, ...]:
    found = []
    if document.gaps:
        found.append(ReadWarning("gaps", messages.gaps_found(len(document.gaps))))
    if document.repairs:
        found.append(ReadWarning("repaired", messages.characters_repaired(len(document.repairs))))
    deduced = [s.heading for s in sections if s.deduced and s.number]
    if deduced:
        found.append(ReadWarning("section-deduced", messages.section_deduced("; ".join(deduced))))
    known = {s.number for s in sections if s.number}
    missing = [
        e.title for e in document.outline if e.level == 1 and e.title.split(".")[0] not in known
    ]
    if missing and len(missing) < len(document.outline):
        found.append(ReadWarning("headings-missing", messages.headings_missing("; ".join(missing))))
    for table in tables:
        for row in table.rows:
            if not row.complete:
                found.append(
                    ReadWarning(
                        "table-cut", messages.table_incomplete(table.caption, row.shown), row.start
                    )
                )
    return tuple(found)


def _first_pages(headings: Sequence[Heading], outline: Outline | None) -> list[tuple[int, int]]:
    if outline is None:
        return []
    pairs = []
    for heading in headings:
        position = outline.position(heading.title) if heading.number else None
        page = outline.first[position] if position is not None else None
        if page is not None:
            pairs.append((heading.start, page))
    return pairs


def parse_text(
    text: str,
    name: str,
    sha256: str,
    sidecar: Sidecar | None = None,
    settings: PassageSettings = PassageSettings(),
) -> ParsedDocument:
    """Read decoded ``text`` (line breaks are ``\\n``) of the file called ``name``."""
    doc_id = doc_id_of(sha256)
    info = sidecar.info() if sidecar else DocumentInfo()
    layout = find_layout(text)
    groups = row_lines(layout.lines)
    markdown = name.lower().endswith(_MARKDOWN_SUFFIXES)
    pipes = pipe_blocks(layout.lines) if markdown else ()
    taken = _rows_taken(layout.lines, [*groups, *(range(*block) for block in pipes)])
    headings = find_headings(text, layout, taken, markdown=markdown)
    ranges = [(p.section, p.first, p.last) for p in info.section_pages]
    outline = make_outline(layout.outline, ranges)
    document = Document(
        doc_id=doc_id,
        title=(
            sidecar.title if sidecar and sidecar.title else _own_title(headings, markdown, name)
        ),
        source=name,
        sha256=sha256,
        text=text,
        format="md" if markdown else "txt",
        pages=find_pages(layout, _first_pages(headings, outline)),
        outline=_with_pages(layout.outline, info),
        gaps=tuple(Gap(cut, messages.gap_fragment()) for cut in layout.breaks),
        repairs=find_repairs(text),
        furniture=tuple((mark.start, mark.end) for mark in layout.marks),
        info=info,
    )
    sections = _sections(document, layout, headings, outline)
    tables = _tie(doc_id, _find_tables(text, layout, headings, groups), sections)
    if pipes:
        drawn = read_pipe_tables(doc_id, layout.lines, pipes, sections)
        tables = tuple(sorted((*tables, *drawn), key=lambda table: table.start))
    passages = make_passages(document, sections, tables, settings)
    return ParsedDocument(
        document, sections, tables, passages, _warnings(document, sections, tables)
    )


def _sections(
    document: Document, layout: Layout, headings: Sequence[Heading], outline: Outline | None
) -> tuple[Section, ...]:
    def page_of(offset: int) -> int | None:
        page = page_at(document, offset)
        return page.number if page else None

    body = document.text[: layout.body_end]
    start = len(body) - len(body.lstrip())
    placed: tuple[Placed, ...] = place_headings(
        layout.body_end, layout.breaks, headings, outline, page_of
    )
    return build_sections(document.doc_id, start, layout.body_end, placed)


def _own_title(headings: Sequence[Heading], markdown: bool, name: str) -> str:
    if markdown and headings and headings[0].rank == 1:
        return headings[0].title
    return title_from_name(name)


def _with_pages(entries: tuple[OutlineEntry, ...], info: DocumentInfo) -> tuple[OutlineEntry, ...]:
    first = {pages.section: pages.first for pages in info.section_pages}
    return tuple(
        OutlineEntry(
            e.title, e.level, e.page if e.page is not None else first.get(e.title.split(".")[0])
        )
        for e in entries
    )


def read_text(name: str, data: bytes, sidecar: Sidecar | None = None) -> ParsedDocument:
    """Read the bytes of a ``.txt`` or ``.md`` file.

    Raises :class:`ingest.errors.ReadError` when the bytes are not text.
    """
    decoded = decode(data, name)
    parsed = parse_text(decoded.text, name, sha256_of(data), sidecar)
    if not decoded.warnings:
        return parsed
    return ParsedDocument(
        parsed.document,
        parsed.sections,
        parsed.tables,
        parsed.passages,
        (*decoded.warnings, *parsed.warnings),
    )

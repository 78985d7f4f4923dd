"""Blocks and titles become the text of a document and the records that point into it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest import reading_messages as messages
from ingest.headings import Heading
from ingest.identity import doc_id_of
from ingest.limits import ReadSettings
from ingest.passages import PassageSettings, make_passages
from ingest.pdf import marks
from ingest.pdf.blocks import Block, Paragraph
from ingest.pdf.describe import described
from ingest.pdf.draft import Composition, Draft
from ingest.pdf.glyphs import GLUE
from ingest.pdf.pages import Pages
from ingest.pdf.tables import continues, finish_table, write_table
from ingest.pdf.tabular import GridTable
from ingest.pdf.titles import Title
from ingest.pdf.writing import Writer
from ingest.readers import SourceFile
from ingest.records import (
    Document,
    Gap,
    Note,
    OutlineEntry,
    Page,
    ParsedDocument,
    Section,
    Table,
)
from ingest.sections import Placed as PlacedHeading
from ingest.sections import build_sections

if TYPE_CHECKING:
    from ingest.pdf.reader import Flowed

_RANK_NOTES = 0
_MOST_NOTES = 8


def compose(
    source: SourceFile, settings: ReadSettings, pages: Pages, parts: Composition
) -> ParsedDocument:
    """Write the text and make every record of the document."""
    draft = _write(parts.flowed, settings.max_characters)
    text, repairs = draft.writer.text()
    doc_id = doc_id_of(source.sha256)
    headings = _headings(parts.titles, draft, text)
    document = Document(
        doc_id=doc_id,
        title="",
        source=source.name,
        sha256=source.sha256,
        text=text,
        format="pdf",
        pages=_pages(draft, pages, parts.flowed.numbers),
        outline=_outline(pages, parts.flowed.numbers),
        gaps=_gaps(draft, pages),
        furniture=draft.furniture,
        repairs=repairs,
        scans=source.scans,
    )
    document = described(document, source, pages, parts, draft)
    sections = build_sections(doc_id, 0, draft.end, headings)
    tables = _tables(document, sections, parts, draft)
    passages = make_passages(document, sections, tables, PassageSettings())
    return ParsedDocument(document, sections, tables, passages)


def _write(flowed: Flowed, limit: int) -> Draft:
    """Body, then notes, then what belongs to the pages; each apart from the others."""
    writer = Writer(flowed.words, limit)
    draft = Draft(writer)
    position = 0
    while position < len(flowed.blocks):
        block = flowed.blocks[position]
        if writer.length:
            writer.put("\n\n")
        if isinstance(block, Paragraph):
            draft.spans.append(writer.lines(block.lines))
            position += 1
            continue
        grids = _run_of_grids(flowed.blocks, position)
        written, repeated = write_table(writer, grids)
        draft.tables[position] = written
        draft.repeated += repeated
        draft.spans += [(written.start, written.end)] * len(grids)
        position += len(grids)
    draft.body_end = draft.end = writer.length
    for note in flowed.notes:
        writer.put("\n\n")
        writer.lines(note.lines)
        draft.end = writer.length
    furniture: list[tuple[int, int]] = []
    for line in flowed.furniture:
        writer.put("\n\n" if not furniture else "\n")
        furniture.append(writer.lines((line,)))
    for cell in draft.repeated:
        writer.put("\n")
        furniture.append(writer.lines(cell.lines))
    draft.furniture = tuple(furniture)
    return draft


def _run_of_grids(blocks: Sequence[Block], position: int) -> list[GridTable]:
    """A table with those that go on where it ends, page after page."""
    grids: list[GridTable] = []
    for block in blocks[position:]:
        if not isinstance(block, GridTable) or (
            grids and not (block.page > grids[-1].page and continues(grids[-1], block))
        ):
            break
        grids.append(block)
    return grids


def _headings(titles: Sequence[Title], draft: Draft, text: str) -> list[PlacedHeading]:
    placed = []
    for title in titles:
        start = draft.spans[title.first][0]
        end = draft.spans[title.last][1]
        if title.length is not None:
            end = draft.spans[title.last][0] + title.length
        if start < end or title.deduced:
            shown = " ".join(title.text.replace(GLUE, "").split())
            heading = Heading(start, end, shown, title.rank, title.number)
            placed.append(PlacedHeading(heading, start, deduced=title.deduced))
    if draft.end > draft.body_end:
        at = draft.body_end + len(text[draft.body_end :]) - len(text[draft.body_end :].lstrip())
        heading = Heading(at, at, messages.notes_heading(), _RANK_NOTES)
        placed.append(PlacedHeading(heading, at, deduced=True))
    return placed


def _pages(draft: Draft, pages: Pages, numbers: dict[int, int]) -> tuple[Page, ...]:
    """Stretches by page; the printed number, or else the label that the file gives."""
    result = []
    for start, end, index in draft.writer.stretches():
        label = pages.labels[index] if index < len(pages.labels) else None
        number = numbers.get(index)
        if number is None and label is not None and label.isdigit():
            number = int(label)
        plain = label is None or label == str(number)
        sure = pages.confidences.get(index)
        result.append(Page(number, start, end, None if plain else label, index, sure))
    return tuple(result)


def _outline(pages: Pages, numbers: dict[int, int]) -> tuple[OutlineEntry, ...]:
    return tuple(
        OutlineEntry(mark.title, mark.level, numbers.get(mark.pdf_index))
        for mark in pages.bookmarks
    )


def _gaps(draft: Draft, pages: Pages) -> tuple[Gap, ...]:
    """A gap where each lost page's text would stand."""
    gaps = []
    stretches = [s for s in draft.writer.stretches() if s[0] < draft.body_end]
    for index in pages.lost:
        offset = next((start for start, _, page in stretches if page > index), draft.body_end)
        gaps.append(Gap(offset, messages.page_failed(index + 1)))
    return tuple(gaps)


def _tables(
    document: Document, sections: Sequence[Section], parts: Composition, draft: Draft
) -> tuple[Table, ...]:
    heads = {position for t in parts.titles for position in range(t.first, t.last + 1)}
    tables = []
    for position, written in sorted(draft.tables.items()):
        if not written.rows:
            continue
        section = next(
            s for s in sections for start, end in s.spans if start <= written.start < end
        )
        caption = _caption(document.text, position, heads, parts.flowed.blocks, draft)
        caption = written.title or caption or section.heading
        notes = _notes(document.text, position, heads, parts.flowed.blocks, draft)
        around = (caption, notes)
        tables.append(
            finish_table(document.text, document.doc_id, section.section_id, written, around)
        )
    return tuple(tables)


def _caption(
    text: str, position: int, heads: set[int], blocks: Sequence[Block], draft: Draft
) -> str:
    """The paragraph above a table that names it."""
    above = position - 1
    if above < 0 or above in heads or not isinstance(blocks[above], Paragraph):
        return ""
    shown = text[slice(*draft.spans[above])]
    named = marks.CAPTION.match(shown) is not None
    short = len(shown) <= 160 and (shown[-1:] == ":" or shown[-1:] not in ".;,")
    return shown if len(shown) <= 300 and (named or short) else ""


def _notes(
    text: str, position: int, heads: set[int], blocks: Sequence[Block], draft: Draft
) -> tuple[Note, ...]:
    """The paragraphs right below a table that explain its marks or name its source."""
    below = position + 1
    while below < len(blocks) and isinstance(blocks[below], GridTable):
        if draft.spans[below] != draft.spans[position]:
            return ()
        below += 1
    notes = []
    for number in range(below, min(len(blocks), below + _MOST_NOTES)):
        start, end = draft.spans[number]
        if number in heads or not marks.NOTE.match(text[start : start + 40]):
            break
        shown = text[start:end]
        mark = re.match(r"[\[(]?(?:\d{1,2}|\*{1,3})[\])]", shown)
        notes.append(Note(mark.group() if mark else "", shown, start, end))
    return tuple(notes)

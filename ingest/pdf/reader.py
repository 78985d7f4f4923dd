"""A PDF becomes a document: pages, flow, headings, text, sections, tables and passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest import reading_messages as messages
from ingest.limits import ReadSettings
from ingest.pdf.blocks import Block, Paragraph, paragraphs, split_notes
from ingest.pdf.bookmarks import place_bookmarks
from ingest.pdf.compose import compose
from ingest.pdf.contents import without_contents
from ingest.pdf.draft import Composition
from ingest.pdf.engine import Engine
from ingest.pdf.fallback import read_with_pypdf
from ingest.pdf.furniture import contents_lines, find_furniture
from ingest.pdf.layout import Placed, body_size, lexicon, place_page
from ingest.pdf.ocr import ocr_ready
from ingest.pdf.pages import Pages, read_pages
from ingest.pdf.scans import scanned_lines
from ingest.pdf.tabular import GridTable, fill_tables
from ingest.pdf.title_text import without_note_mark
from ingest.pdf.titles import find_titles
from ingest.readers import SourceFile, Unreadable
from ingest.records import ParsedDocument, ReadWarning

_UNKNOWN_SHARE = 5


@dataclass(frozen=True, slots=True)
class Flowed:
    """The pages taken apart: blocks in reading order, notes, and what belongs to the page."""

    blocks: tuple[Block, ...]
    notes: tuple[Paragraph, ...]
    furniture: tuple[Placed, ...]
    numbers: dict[int, int]
    words: frozenset[str]
    size: float


def read_pdf(source: SourceFile, settings: ReadSettings) -> ParsedDocument:
    """Read a PDF; raises :class:`Unreadable` when nothing of it can become text."""
    if b"%PDF-" not in source.data[:1024] and b"%PDF-" not in source.data[-1024:]:
        raise Unreadable("no-pdf", messages.not_pdf())
    pages = _with_scans(_read(source.data, settings), source)
    if not any(page.lines for page in pages.pages):
        raise _without_text(pages, _why(source, settings))
    flowed = take_apart(pages)
    texts = [_text(block, flowed.words) for block in flowed.blocks]
    if len(pages.bookmarks) > 1:
        titles = place_bookmarks(pages.bookmarks, flowed.blocks, texts)
    else:
        found = find_titles(flowed.blocks, texts, flowed.size)
        titles = without_contents(found, texts)
    parsed = compose(source, settings, pages, Composition(flowed, tuple(titles)))
    pictures = any(not page.lines and page.has_images for page in pages.pages)
    why = _why(source, settings) if pictures else ""
    warnings = (*pages.warnings, *_warnings(pages, why), *parsed.warnings)
    return replace(parsed, warnings=warnings)


def _read(data: bytes, settings: ReadSettings) -> Pages:
    """The pages by PDFium, or by pypdf where PDFium opens nothing or finds neither text nor images.

    Raises :class:`Unreadable` when both fail, with PDFium's reason.
    """
    refusal: Unreadable | None = None
    pages: Pages | None = None
    try:
        with Engine(data, settings.password) as engine:
            pages = read_pages(engine, settings)
    except Unreadable as error:
        if error.code == "clave":
            raise
        refusal = error
    if pages is not None and any(page.lines or page.has_images for page in pages.pages):
        return pages
    try:
        found, total = read_with_pypdf(data, settings)
    except Unreadable as error:
        if pages is not None:
            return pages
        raise refusal or error from error
    if not found:
        if refusal is not None:
            raise refusal
        return pages or Pages(pages=(), total=total)
    warning = ReadWarning("pypdf", messages.second_engine())
    return Pages(pages=found, total=total, warnings=(warning,))


def _with_scans(pages: Pages, source: SourceFile) -> Pages:
    """The pages with the lines of those that were recognised beforehand."""
    known = {scan.pdf_index: scan for scan in source.scans}
    if not known:
        return pages
    merged = tuple(
        replace(page, lines=scanned_lines(known[page.index]))
        if page.index in known and not page.lines
        else page
        for page in pages.pages
    )
    mean = round(sum(scan.confidence for scan in source.scans) / len(source.scans))
    message = messages.ocr_used(messages.page_list(index + 1 for index in known), mean)
    return replace(
        pages,
        pages=merged,
        confidences={scan.pdf_index: scan.confidence for scan in source.scans},
        warnings=(*pages.warnings, ReadWarning("ocr", message)),
    )


def _why(source: SourceFile, settings: ReadSettings) -> str:
    """What to do about pages that are pictures and were not read."""
    if source.scans or (settings.ocr and ocr_ready()):
        return messages.ocr_found_nothing()
    return messages.ocr_absent() if settings.ocr else messages.ocr_off()


def _without_text(pages: Pages, why: str) -> Unreadable:
    if pages.lost and not pages.pages:
        return Unreadable("danado", messages.damaged())
    if any(page.has_images for page in pages.pages):
        return Unreadable("escaneo", messages.scan(len(pages.pages), why))
    return Unreadable("sin-texto", messages.no_text())


def _warnings(pages: Pages, why: str) -> list[ReadWarning]:
    found = []
    bare = [page.index + 1 for page in pages.pages if not page.lines and page.has_images]
    if bare:
        reason = messages.pages_without_text(messages.page_list(bare), why)
        found.append(ReadWarning("escaneo", reason))
    controls = sum(page.controls for page in pages.pages)
    if controls:
        found.append(ReadWarning("controles", messages.controls_removed(controls)))
    unknown = sum(page.unknown for page in pages.pages)
    known = sum(len(line.chars) for page in pages.pages for line in page.lines)
    share = round(100 * unknown / (unknown + known)) if unknown else 0
    if share >= _UNKNOWN_SHARE:
        found.append(ReadWarning("ilegibles", messages.glyphs_unknown(share)))
    return found


def take_apart(pages: Pages) -> Flowed:
    """Find furniture, tables and notes; group what is left into paragraphs."""
    lines = [place_page(page) for page in pages.pages]
    furniture = find_furniture(pages.pages, lines)
    taken = furniture.lines | contents_lines(lines)
    size = body_size(line for page in lines for line in page)
    blocks: list[Block] = []
    notes: list[Placed] = []
    pending: list[Placed] = []
    for page, placed in zip(pages.pages, lines, strict=True):
        body = [line for i, line in enumerate(placed) if (page.index, i) not in taken]
        _, flow = fill_tables(page, body)
        kept, below = split_notes(flow, size, page.height)
        notes += below
        for item in kept:
            if isinstance(item, GridTable):
                blocks += [*paragraphs(pending), item]
                pending = []
            else:
                pending.append(item)
    blocks += paragraphs(pending)
    words = lexicon(line for page in lines for line in page)
    return Flowed(
        tuple(blocks),
        tuple(paragraphs(notes)),
        _lines_at(taken, lines),
        furniture.numbers,
        words,
        size,
    )


def _lines_at(
    taken: frozenset[tuple[int, int]], lines: Sequence[Sequence[Placed]]
) -> tuple[Placed, ...]:
    return tuple(line for page in lines for i, line in enumerate(page) if (line.page, i) in taken)


def _text(block: Block, words: frozenset[str]) -> str:
    """A paragraph's running text for finding headings; its note mark is no part of one."""
    if not isinstance(block, Paragraph):
        return ""
    return without_note_mark(block, block.joined(words))

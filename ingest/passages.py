"""Passages: what is indexed and quoted from, cut inside a section at sentence ends."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest import messages
from ingest.flow import shown
from ingest.records import Document, Page, Passage, PassageKind, Section, Table
from ingest.sentences import split_sentences
from ingest.splitting import merge_sentences

PASSAGE_ID_LENGTH = 16


@dataclass(frozen=True, slots=True)
class PassageSettings:
    """Sizes in characters: prose passages aim at ``size``; ``rows`` table rows make a passage.

    A table whose whole section fits in ``whole_table`` characters stays one passage.
    """

    size: int = 1000
    rows: int = 6
    whole_table: int = 900


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    kind: PassageKind
    table: Table | None = None
    rows: tuple[int, ...] = ()


def passage_id(doc_id: str, start: int, text: str) -> str:
    """The id of a passage: a digest of its document, place and text."""
    return hashlib.sha256(f"{doc_id}\x1f{start}\x1f{text}".encode()).hexdigest()[:PASSAGE_ID_LENGTH]


def table_context(table: Table, rows: Sequence[int] | None = None) -> str:
    """What table rows are searched with: caption, column heads and notes, in readable text."""
    heads = " ".join(dict.fromkeys(column.label for column in table.columns))
    shown = [table.rows[i].shown for i in rows or () if table.rows[i].shown != table.rows[i].label]
    notes = " ".join(note.text for note in table.notes)
    return " ".join(
        part for part in (table.caption, table.row_header, heads, *shown, notes) if part
    )


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _prose(document: Document, start: int, end: int, settings: PassageSettings) -> Iterator[_Piece]:
    start, end = _trim(document.text, start, end)
    if start >= end:
        return
    text = document.text[start:end]
    for first, last in merge_sentences(text, split_sentences(text), settings.size):
        yield _Piece(start + first, start + last, "prose")


def _table_pieces(
    document: Document, span: tuple[int, int], table: Table, settings: PassageSettings
) -> Iterator[_Piece]:
    """A small table with all around it, or its head and then groups of whole rows."""
    start, end = _trim(document.text, *span)
    every = tuple(range(len(table.rows)))
    if end - start <= settings.whole_table:
        yield _Piece(start, end, "table", table, every)
        return
    ordered = sorted(every, key=lambda i: table.rows[i].start)
    cursor = start
    for first in range(0, len(ordered), settings.rows):
        group = ordered[first : first + settings.rows]
        begin, stop = table.rows[group[0]].start, table.rows[group[-1]].end
        yield from _prose(document, cursor, begin, settings)
        yield _Piece(begin, stop, "table", table, tuple(group))
        cursor = stop
    yield from _prose(document, cursor, end, settings)


def _stretches(document: Document, section: Section) -> Iterator[tuple[int, int]]:
    """The section's own text cut at gaps and at page furniture, furniture left out.

    A sentence that runs on over a page's edge (lower case after no full stop) is not cut.
    """
    text = document.text
    cuts = [(gap.offset, gap.offset) for gap in document.gaps]
    cuts += [
        (a, b)
        for a, b in document.furniture
        if not _runs_on(text[max(0, a - 200) : a], text[b : b + 200])
    ]
    cuts.sort()
    for span_start, span_end in section.spans:
        cursor = span_start
        for first, last in cuts:
            if span_start <= first < span_end:
                if first > cursor:
                    yield cursor, first
                cursor = max(cursor, last)
        if cursor < span_end:
            yield cursor, span_end


def _runs_on(before: str, after: str) -> bool:
    left, right = before.rstrip(), after.lstrip()
    return bool(left and right) and left[-1] not in ".:;!?" and right[0].islower()


def _section_pieces(
    document: Document, section: Section, tables: Sequence[Table], settings: PassageSettings
) -> Iterator[_Piece]:
    for start, end in _stretches(document, section):
        inside = sorted((t for t in tables if start <= t.start < end), key=lambda t: t.start)
        cursor = start
        for position, table in enumerate(inside):
            alone = len(inside) == 1 and end - start <= settings.whole_table
            begin = cursor if alone else max(cursor, table.start)
            stop = end if alone else min(end, table.end)
            if position + 1 < len(inside):
                stop = min(stop, inside[position + 1].start)
            yield from _prose(document, cursor, begin, settings)
            yield from _table_pieces(document, (begin, stop), table, settings)
            cursor = stop
        yield from _prose(document, cursor, end, settings)


class _PageFinder:
    """Finds the page of an offset among pages sorted by start."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = sorted(pages, key=lambda page: page.start)
        self._starts = [page.start for page in self._pages]

    def at(self, offset: int) -> Page | None:
        position = bisect_right(self._starts, offset) - 1
        if position < 0 or offset >= self._pages[position].end:
            return None
        return self._pages[position]


def page_at(document: Document, offset: int) -> Page | None:
    """The page of ``document`` that holds ``offset``, ``None`` when the file does not say it."""
    return _PageFinder(document.pages).at(offset)


def make_passages(
    document: Document,
    sections: Sequence[Section],
    tables: Sequence[Table],
    settings: PassageSettings = PassageSettings(),
) -> tuple[Passage, ...]:
    """The passages of a document, in text order.

    A passage never crosses a section or a gap; a table row is never cut. Together the
    passages hold every written character of the sections. Offsets are verified here:
    raises ``ValueError`` when two passages overlap, which would be a fault of the reader.
    """
    pages = _PageFinder(document.pages)
    by_section: dict[str, list[Table]] = {}
    for table in tables:
        by_section.setdefault(table.section_id, []).append(table)
    made: list[Passage] = []
    for section in sections:
        own = by_section.get(section.section_id, [])
        for piece in _section_pieces(document, section, own, settings):
            kind = piece.kind
            if kind == "prose" and section.heading and piece.end <= section.body_start:
                kind = "heading"
            text = document.text[piece.start : piece.end]
            page = pages.at(piece.start)
            made.append(
                Passage(
                    passage_id=passage_id(document.doc_id, piece.start, text),
                    doc_id=document.doc_id,
                    section_id=section.section_id,
                    heading_path=section.heading_path,
                    text=text,
                    search_text=shown(document, piece.start, piece.end),
                    start=piece.start,
                    end=piece.end,
                    kind=kind,
                    context=table_context(piece.table, piece.rows) if piece.table else "",
                    page=page.number if page else None,
                    pdf_index=page.pdf_index if page else None,
                    table_id=piece.table.table_id if piece.table else None,
                    rows=piece.rows,
                )
            )
    made.sort(key=lambda passage: passage.start)
    for before, after in pairwise(made):
        if before.end > after.start:
            raise ValueError(messages.passages_overlap(document.source, before.start, after.start))
    return tuple(made)

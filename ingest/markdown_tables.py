"""Pipe tables of Markdown: a head, a line of dashes, and rows of cells between bars."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.grid_tables import Around, GridCell, is_caption, make_table, note_of
from ingest.lines import Line
from ingest.records import Note, Section, Table

_DASHES = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_BAR = re.compile(r"(?<!\\)\|")
_PLAIN = re.compile(r"[*_`\s]*(?P<text>.*?)[*_`\s]*", re.S)


def pipe_blocks(lines: Sequence[Line]) -> tuple[tuple[int, int], ...]:
    """First and last line (exclusive) of each pipe table, its line of dashes inside."""
    blocks = []
    position = 0
    while position + 1 < len(lines):
        dashes = lines[position + 1].text
        head = "|" in lines[position].text and "|" in dashes and _DASHES.fullmatch(dashes)
        if not head or len(_cells(lines[position])) < 2:
            position += 1
            continue
        last = position + 2
        while last < len(lines) and "|" in lines[last].text:
            last += 1
        if last > position + 2:
            blocks.append((position, last))
        position = last
    return tuple(blocks)


def read_pipe_tables(
    doc_id: str,
    lines: Sequence[Line],
    blocks: Sequence[tuple[int, int]],
    sections: Sequence[Section],
) -> tuple[Table, ...]:
    """The tables of ``blocks`` with the captions above them and the notes below them."""
    tables = []
    for first, last in blocks:
        rows = [_cells(lines[at]) for at in range(first, last) if at != first + 1]
        width = len(rows[0])
        rows = [_fitted(row, width) for row in rows]
        around = Around(_caption(lines, first), _notes(lines, last))
        tables.append(make_table(doc_id, rows, sections, around))
    return tuple(tables)


def _cells(line: Line) -> list[GridCell]:
    """The cells of one line, without the bars and the signs of emphasis around their text."""
    text = line.text
    bars = [match.start() for match in _BAR.finditer(text)]
    edges = [-1, *bars, len(text)]
    pieces = [(a + 1, b) for a, b in pairwise(edges)]
    if pieces and not text[pieces[0][0] : pieces[0][1]].strip():
        pieces = pieces[1:]
    if pieces and not text[pieces[-1][0] : pieces[-1][1]].strip():
        pieces = pieces[:-1]
    cells = []
    for first, end in pieces:
        match = _PLAIN.fullmatch(text, first, end)
        start, stop = match.span("text") if match else (first, end)
        cells.append(GridCell(text[start:stop], line.start + start, line.start + stop))
    return cells


def _fitted(row: list[GridCell], width: int) -> list[GridCell]:
    """``row`` with ``width`` cells: further ones dropped, missing ones empty at its end."""
    end = row[-1].end if row else 0
    return [*row[:width], *(GridCell("", end, end) for _ in range(width - len(row)))]


def _caption(lines: Sequence[Line], first: int) -> str:
    """The caption in the last written line above; empty when that line is none."""
    at = first - 1
    while at >= 0 and lines[at].blank:
        at -= 1
    text = lines[at].text.strip(" *_#") if at >= 0 else ""
    return text if text and is_caption(f"{text} ") else ""


def _notes(lines: Sequence[Line], last: int) -> tuple[Note, ...]:
    """The notes in the lines below, as far as each line is one."""
    notes = []
    for line in lines[last : last + 8]:
        if line.blank:
            continue
        lead = len(line.text) - len(line.text.lstrip())
        note = note_of(line.text.strip(), line.start + lead)
        if note is None:
            break
        notes.append(note)
    return tuple(notes)

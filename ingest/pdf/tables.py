"""Tables of a page become :class:`ingest.records.Table`: header, rows, spans, notes, captions."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from ingest.pdf.table_heads import FIGURE, YEAR, has_codes, header_height
from ingest.pdf.tabular import GridCell, GridTable
from ingest.pdf.writing import Writer
from ingest.reading_messages import unnamed_column
from ingest.records import Cell, Column, Note, Row, Table

_MARK = re.compile(r"\[\d{1,2}\]|\(\*+\)|\*+|/\d{1,2}\b")
_ALIGNED = 8.0
_KEY = 40
"""Longer first words name no row."""


@dataclass(frozen=True, slots=True)
class TableText:
    """A table as written: its grids (more than one when it goes on over pages) and its parts.

    ``caption`` and ``notes`` are added where the text around the table is known.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    row_header: str
    start: int
    end: int
    title: str = ""


def continues(before: GridTable, after: GridTable) -> bool:
    """Whether ``after`` is ``before`` going on at the head of the next page."""
    if after.page not in (before.page, before.page + 1) or after.width != before.width:
        return False
    narrowest = min((b - a for a, b in pairwise(before.lefts)), default=0.0)
    slack = max(_ALIGNED, narrowest / 3)
    return all(abs(a - b) < slack for a, b in zip(before.lefts, after.lefts, strict=True))


def write_table(writer: Writer, grids: Sequence[GridTable]) -> tuple[TableText, list[GridCell]]:
    """Write the grids row by row, cells parted by tabs; also the headers that only repeat.

    The repeated headers of the later grids are given back unwritten: they belong to the page.
    """
    first = grids[0]
    title_rows, head = header_height(first)
    spans: dict[tuple[int, int, int], tuple[int, int]] = {}
    begin = writer.length
    row_spans: list[tuple[int, int, int, int]] = []
    repeated: list[GridCell] = []
    header_texts = [[c.text for c in first.row(r)] for r in range(title_rows, head)]
    for part, grid in enumerate(grids):
        skip = head - title_rows if part and _repeats(grid, header_texts) else 0
        repeated += [cell for cell in grid.cells if cell.row < skip]
        for number in range(skip, grid.height):
            start = writer.length
            for position, cell in enumerate(grid.row(number)):
                if position:
                    writer.put("\t")
                spans[part, cell.row, cell.column] = writer.lines(cell.lines)
            if writer.length > start:
                row_spans.append((part, number, start, writer.length))
                writer.put("\n")
    return _assemble(grids, (title_rows, head), spans, row_spans, begin), repeated


def _repeats(grid: GridTable, header: Sequence[Sequence[str]]) -> bool:
    return bool(header) and [
        [cell.text for cell in grid.row(number)] for number in range(len(header))
    ] == [list(row) for row in header]


def _assemble(
    grids: Sequence[GridTable],
    heads: tuple[int, int],
    spans: dict[tuple[int, int, int], tuple[int, int]],
    row_spans: Sequence[tuple[int, int, int, int]],
    begin: int,
) -> TableText:
    first = grids[0]
    title_rows, head = heads
    label_column = 1 if has_codes(first, title_rows, head) else 0
    covering = [
        [c for c in first.cells if title_rows <= c.row < head and _covers(c.column, c.columns, n)]
        for n in range(first.width)
    ]
    columns = tuple(
        _column(number, covering[number], spans) for number in range(label_column + 1, first.width)
    )
    rows: list[Row] = []
    label = ""
    for part, number, start, end in row_spans:
        if part == 0 and number < head:
            continue
        row = _row(grids[part], (part, number, start, end), label_column, spans, label)
        label = row.label
        rows.append(row)
    end = row_spans[-1][3] if row_spans else begin
    row_header = " ".join(cell.text for cell in covering[label_column])
    title = " ".join(cell.text for cell in first.row(0)) if title_rows else ""
    return TableText(columns, _told_apart(rows), row_header, begin, end, title)


def _told_apart(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Rows that share one label (a cell over several rows) shown with their own first words."""
    told: list[Row] = []
    for _, group in groupby(rows, key=lambda row: row.label):
        alike = list(group)
        keys = [next((cell.text for cell in row.cells), "") for row in alike]
        named = len(alike) > 1 and len(set(keys)) == len(keys)
        if not named or not alike[0].label or any(FIGURE.match(k) or len(k) > _KEY for k in keys):
            told += alike
            continue
        told += [
            replace(row, shown=f"{row.shown}, {key}") for row, key in zip(alike, keys, strict=True)
        ]
    return tuple(told)


def _covers(first: int, count: int, wanted: int) -> bool:
    return first <= wanted < first + count


def _column(
    number: int,
    cells: Sequence[GridCell],
    spans: dict[tuple[int, int, int], tuple[int, int]],
) -> Column:
    parts = list(dict.fromkeys(cell.text for cell in cells if cell.text))
    label = " ".join(parts) or unnamed_column(number + 1)
    marks = tuple(_MARK.findall(label))
    shown = " ".join(_MARK.sub(" ", label).split()) or label
    years = {int(year) for year in YEAR.findall(shown)}
    own = [cell for cell in cells if cell.columns == 1]
    start, end = spans[0, own[0].row, own[0].column] if len(cells) == 1 and own else (None, None)
    measure = " ".join(YEAR.sub(" ", shown).split()) or None
    return Column(
        label=shown,
        measure=measure,
        year=years.pop() if len(years) == 1 else None,
        marks=marks,
        inferred=not parts,
        start=start,
        end=end,
    )


def _row(
    grid: GridTable,
    place: tuple[int, int, int, int],
    label_column: int,
    spans: dict[tuple[int, int, int], tuple[int, int]],
    above: str,
) -> Row:
    """One row; a cell that spans several rows belongs to each, and so does its label."""
    part, number, start, end = place
    here = [c for c in grid.cells if _covers(c.row, c.rows, number)]
    heads = [c for c in here if c.column <= label_column < c.column + c.columns]
    own = next((cell.text for cell in heads), "")
    code = next((c.text for c in here if label_column and c.column == 0 and c.columns == 1), None)
    cells = []
    for cell in here:
        if cell.column <= label_column:
            continue
        first, last = spans[part, cell.row, cell.column]
        for column in range(cell.column, cell.column + cell.columns):
            cells.append(
                Cell(
                    text=cell.text,
                    start=first,
                    end=last,
                    row=number,
                    column=column - label_column - 1,
                    pdf_index=grid.page,
                    box=cell.box,
                )
            )
    cells.sort(key=lambda cell: cell.column)
    label = own or above
    shown = " ".join(_MARK.sub(" ", label).split()) or label
    return Row(
        label=label,
        start=start,
        end=end,
        cells=tuple(cells),
        code=code,
        total=shown.lower().startswith("total"),
        marks=tuple(_MARK.findall(label)),
        shown=shown,
    )


def finish_table(
    text: str,
    doc_id: str,
    section_id: str,
    written: TableText,
    around: tuple[str, tuple[Note, ...]],
) -> Table:
    """The record, with cells' texts as they stand in ``text``, a caption and notes."""
    caption, notes = around
    rows = tuple(
        Row(
            label=row.label,
            start=row.start,
            end=row.end,
            cells=tuple(
                Cell(
                    text=text[cell.start : cell.end],
                    start=cell.start,
                    end=cell.end,
                    row=number,
                    column=cell.column,
                    pdf_index=cell.pdf_index,
                    box=cell.box,
                )
                for cell in row.cells
            ),
            code=row.code,
            complete=row.complete,
            total=row.total,
            marks=row.marks,
            shown=row.shown,
        )
        for number, row in enumerate(written.rows)
    )
    digest = hashlib.sha256(f"{doc_id}\x1f{written.start}".encode()).hexdigest()[:16]
    return Table(
        table_id=digest,
        doc_id=doc_id,
        section_id=section_id,
        caption=caption,
        columns=written.columns,
        rows=rows,
        notes=notes,
        start=written.start,
        end=max([written.end, *(note.end for note in notes)]),
        row_header=written.row_header,
    )

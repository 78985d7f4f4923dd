"""Grids filled with the characters of their page: cells, rows and spans, before any text."""

from __future__ import annotations

import re
import statistics
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.page_records import Box, Line, RawPage
from ingest.pdf.glyphs import GLUE
from ingest.pdf.grids import Grid, find_grids
from ingest.pdf.layout import Placed, place
from ingest.pdf.unruled import find_unruled

_PROSE_CELL = 420
_SLACK = 1.5
_WORD = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell with its lines; it covers ``rows`` rows and ``columns`` columns from its own."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box
    lines: tuple[Placed, ...]

    @property
    def text(self) -> str:
        """The cell's text, its lines joined by spaces."""
        return " ".join(line.text for line in self.lines).replace(GLUE, "")


@dataclass(frozen=True, slots=True)
class GridTable:
    """A table of one page: ``height`` rows by ``width`` columns; ``lefts`` are column edges."""

    page: int
    box: Box
    height: int
    width: int
    lefts: tuple[float, ...]
    cells: tuple[GridCell, ...]

    def row(self, number: int) -> tuple[GridCell, ...]:
        """The cells that begin in row ``number``, from left to right."""
        return tuple(cell for cell in self.cells if cell.row == number)


def fill_tables(
    page: RawPage, lines: Sequence[Placed]
) -> tuple[tuple[GridTable, ...], list[Placed | GridTable]]:
    """The tables of a page, and its flow: the other lines, each table in its place.

    Characters inside a table's cells leave their lines; nothing is lost: what lies between
    cells, or in a frame that is no table, stays in the flow.
    """
    grids = [grid for grid in find_grids(page.rules) if len(grid.cells) >= 4]
    tables: list[GridTable] = []
    for grid in grids:
        inside = [line for line in lines if _touches(line, grid.box)]
        table = _fill(page.index, grid, inside)
        if table is not None and not any(_overlap(table.box, other.box) for other in tables):
            tables.append(table)
    free = [line for line in lines if not any(_touches(line, table.box) for table in tables)]
    for grid in find_unruled(free):
        table = _fill(page.index, grid, [line for line in free if _touches(line, grid.box)])
        if table is not None:
            tables.append(table)
    return tuple(tables), _flow(lines, tables)


def _touches(line: Placed, box: Box) -> bool:
    return (
        line.right > box[0]
        and line.left < box[2]
        and box[1] - _SLACK < line.middle < box[3] + _SLACK
    )


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _fill(page: int, grid: Grid, lines: Sequence[Placed]) -> GridTable | None:
    """The grid as a table, ``None`` when it is only a frame, a rule or a page's columns."""
    tops, lefts = grid.tops, grid.lefts
    if len(tops) < 2 or len(lefts) < 2:
        return None
    parts: dict[Box, list[Placed]] = defaultdict(list)
    for line in lines:
        for box, piece in _pieces(line, grid):
            if box is not None:
                parts[box].append(piece)
    cells = []
    for box in grid.cells:
        row, column = tops.index(box[1]), lefts.index(box[0])
        rows = sum(box[1] <= top < box[3] - _SLACK for top in tops)
        columns = sum(box[0] <= left < box[2] - _SLACK for left in lefts)
        placed = tuple(parts.get(box, ()))
        cells.append(GridCell(row, column, rows, columns, box, placed))
    filled = [cell for cell in cells if cell.lines]
    if len({c.row for c in filled}) < 2 or len({c.column for c in filled}) < 2:
        return None
    lengths = [len(cell.text) for cell in filled]
    worded = sum(bool(_WORD.search(cell.text)) for cell in filled)
    if statistics.median(lengths) > _PROSE_CELL or len(filled) < 4 or worded < 2:
        return None
    return _squeezed(GridTable(page, grid.box, len(tops), len(lefts), lefts, tuple(cells)))


def _squeezed(table: GridTable) -> GridTable:
    """The table without rows and columns in which nothing is written."""
    rows = sorted({cell.row for cell in table.cells if cell.lines})
    columns = sorted({cell.column for cell in table.cells if cell.lines})
    cells = []
    for cell in table.cells:
        if not cell.lines:
            continue
        spanned_rows = sum(cell.row <= row < cell.row + cell.rows for row in rows)
        spanned = sum(cell.column <= column < cell.column + cell.columns for column in columns)
        cells.append(
            replace(
                cell,
                row=rows.index(cell.row),
                column=columns.index(cell.column),
                rows=spanned_rows,
                columns=spanned,
            )
        )
    lefts = tuple(table.lefts[column] for column in columns)
    return replace(table, height=len(rows), width=len(columns), lefts=lefts, cells=tuple(cells))


def _pieces(line: Placed, grid: Grid) -> list[tuple[Box | None, Placed]]:
    """The line cut where its characters pass from one cell to another or out of the grid."""
    runs: list[tuple[Box | None, list[int]]] = []
    owner: Box | None = None
    for position, char in enumerate(line.chars):
        if not char.text.isspace():
            middle = (char.left + char.right) / 2
            owner = _cell_at(grid, middle, (char.top + char.bottom) / 2)
        if runs and runs[-1][0] == owner:
            runs[-1][1].append(position)
        else:
            runs.append((owner, [position]))
    pieces = []
    for box, positions in runs:
        piece = place(line.page, Line(tuple(line.chars[i] for i in positions)))
        if piece is not None:
            pieces.append((box, piece))
    if pieces and line.broken:
        pieces[-1] = (pieces[-1][0], replace(pieces[-1][1], broken=True))
    return pieces


def _cell_at(grid: Grid, x: float, y: float) -> Box | None:
    """The cell that holds a point; cells are sorted by rows."""
    for cell in grid.cells[: bisect_right(grid.cells, y, key=lambda cell: cell[1])]:
        if cell[0] <= x <= cell[2] and y <= cell[3]:
            return cell
    return None


def _flow(lines: Sequence[Placed], tables: Sequence[GridTable]) -> list[Placed | GridTable]:
    """Lines and tables in reading order: a table stands where its first line stood."""
    flow: list[Placed | GridTable] = []
    emitted: set[int] = set()
    for line in lines:
        owner = next((t for t in tables if _touches(line, t.box)), None)
        if owner is None:
            flow.append(line)
            continue
        outside = [
            piece
            for box, piece in _pieces(line, Grid(tuple(cell.box for cell in owner.cells)))
            if box is None
        ]
        if id(owner) not in emitted:
            emitted.add(id(owner))
            flow.append(owner)
        flow.extend(outside)
    return flow

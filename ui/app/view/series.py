"""Cells of one table asked as a series become the points of a small chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.records import Cell, Column, ParsedDocument, Row, Table
from qa.records import Citation
from ui.app.view.figures import figure

LEAST = 2


@dataclass(frozen=True, slots=True)
class Point:
    """One bar: its label, its value, and the figure as the document writes it."""

    label: str
    value: float
    shown: str


@dataclass(frozen=True, slots=True)
class Series:
    """Points in the order of the table, with the title of what they share."""

    title: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    table: Table
    row: Row
    column: Column
    cell: Cell


def series_of(
    citations: Sequence[Citation], documents: Mapping[str, ParsedDocument]
) -> Series | None:
    """A series when the cited cells run along one row or one column of one table."""
    found = [f for c in citations if (f := _locate(c, documents)) is not None]
    if len(found) < LEAST or len({f.table.table_id for f in found}) != 1:
        return None
    along_row = len({f.row.start for f in found}) == 1
    along_column = len({f.cell.column for f in found}) == 1
    if along_row == along_column:
        return None
    ordered = sorted(found, key=lambda f: (f.cell.column, f.row.start))
    points = [p for f in ordered if (p := _point(f, along_row)) is not None]
    if len(points) < LEAST or len({p.label for p in points}) != len(points):
        return None
    name = (found[0].row.shown or found[0].row.label) if along_row else found[0].column.label
    return Series(f"{name} · {found[0].table.caption}", tuple(points))


def _locate(citation: Citation, documents: Mapping[str, ParsedDocument]) -> _Found | None:
    parsed = documents.get(citation.doc_id)
    place = citation.cell
    if parsed is None or place is None:
        return None
    for table in parsed.tables:
        if table.table_id != place.table_id:
            continue
        for row in table.rows:
            if place.row not in (row.label, row.shown):
                continue
            for cell in row.cells:
                column = table.columns[cell.column]
                if column.label == place.column:
                    return _Found(table, row, column, cell)
    return None


def _point(found: _Found, along_row: bool) -> Point | None:
    value = figure(found.cell.text)
    if value is None:
        return None
    if along_row:
        label = str(found.column.year) if found.column.year else found.column.label
    else:
        label = found.row.shown or found.row.label
    return Point(label, value, found.cell.text)

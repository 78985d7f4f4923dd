"""A table as a table: header, rows, cited cells marked, notes; and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ingest.records import Cell, ParsedDocument, Row, Table
from qa.records import Citation
from ui.app import messages
from ui.app.view.figures import figure

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell; ``cited`` when the answer rests on it, ``current`` when its source is open."""

    text: str
    cited: bool = False
    current: bool = False


@dataclass(frozen=True, slots=True)
class RowView:
    """A row: its label, whether it sums others, whether the source cuts it off, its cells."""

    label: str
    cells: tuple[CellView, ...]
    total: bool = False
    complete: bool = True
    cited: bool = False


@dataclass(frozen=True, slots=True)
class TableView:
    """What is drawn, and said to those who cannot see it."""

    caption: str
    row_header: str
    columns: tuple[str, ...]
    rows: tuple[RowView, ...]
    notes: tuple[str, ...]
    complete: bool
    inferred: bool


def table_of(citation: Citation, documents: Mapping[str, ParsedDocument]) -> Table | None:
    """The table that a citation is read in; ``None`` when it is running text."""
    parsed = documents.get(citation.doc_id)
    if parsed is None:
        return None
    if citation.cell is not None:
        named = next((t for t in parsed.tables if t.table_id == citation.cell.table_id), None)
        if named is not None:
            return named
    return next(
        (t for t in parsed.tables if t.start <= citation.start and citation.end <= t.end), None
    )


def table_view(
    table: Table, citations: Iterable[Citation] = (), current: Citation | None = None
) -> TableView:
    """The table with the cells of ``citations`` marked, and that of ``current`` twice so."""
    mine = [c for c in citations if c.doc_id == table.doc_id]
    rows = tuple(_row_view(table, row, mine, current) for row in table.rows)
    return TableView(
        caption=table.caption,
        row_header=table.row_header or messages.ROW_HEADER,
        columns=tuple(column.label for column in table.columns),
        rows=rows,
        notes=tuple(f"{n.mark} {n.text}".strip() for n in table.notes),
        complete=table.complete,
        inferred=any(column.inferred for column in table.columns),
    )


def _row_view(
    table: Table, row: Row, citations: list[Citation], current: Citation | None
) -> RowView:
    cells = [CellView("")] * len(table.columns)
    for cell in row.cells:
        if 0 <= cell.column < len(cells):
            cited = any(_rests_on(table, row, cell, citation) for citation in citations)
            now = current is not None and _rests_on(table, row, cell, current)
            cells[cell.column] = CellView(cell.text, cited or now, now)
    name = row.shown or row.label
    label = f"{row.code} {name}" if row.code else name
    return RowView(label, tuple(cells), row.total, row.complete, any(c.cited for c in cells))


def _rests_on(table: Table, row: Row, cell: Cell, citation: Citation) -> bool:
    """Whether a citation rests on this cell.

    The quotation of a cell may be its whole row: then only the cell it names counts.
    """
    place = citation.cell
    if place is None:
        return citation.start <= cell.start and cell.end <= citation.end
    return (
        place.table_id == table.table_id
        and place.row in (row.label, row.shown)
        and place.column == table.columns[cell.column].label
    )


def csv_bytes(table: Table) -> bytes:
    """The table as CSV (UTF-8 with its mark, semicolons: what Spanish Excel opens by itself).

    A text that a spreadsheet would run as a formula is preceded by an apostrophe.
    """
    view = table_view(table)
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow([_inert(view.row_header), *(_inert(name) for name in view.columns)])
    for row in view.rows:
        writer.writerow([_inert(row.label), *(_inert(cell.text) for cell in row.cells)])
    for note in view.notes:
        writer.writerow([_inert(note)])
    return b"\xef\xbb\xbf" + buffer.getvalue().encode("utf-8")


def _inert(value: str) -> str:
    number = value.replace(" ", "").replace(",", "").replace(".", "").lstrip("-+").rstrip("%")
    if value.startswith(_FORMULA_STARTS) and not number.isdigit():
        return f"'{value}"
    return value


def sortable(table: Table) -> dict[str, list[str | float | None]]:
    """Columns for a grid: figures as numbers, so that sorting orders by value.

    A column with anything that is not a figure stays text, as the document writes it.
    Two columns of the same name are told apart by their place.
    """
    view = table_view(table)
    columns: dict[str, list[str | float | None]] = {view.row_header: [r.label for r in view.rows]}
    for number, name in enumerate(view.columns):
        texts = [row.cells[number].text for row in view.rows]
        values = [figure(t) for t in texts]
        whole = all(value is not None or not t for value, t in zip(values, texts, strict=True))
        key = name if name not in columns else f"{name} ({number + 1})"
        columns[key] = list(values) if whole else list(texts)
    return columns

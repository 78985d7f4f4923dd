"""Cells with their places, how an answer names them, and what a table's computation gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.records import Cell, Note
from qa.records import Computation
from qa.tables import messages, notices
from qa.tables.arithmetic import work
from qa.tables.match import Selection
from qa.tables.view import RowView, TableView
from qa.tables.worked import Worked


@dataclass(frozen=True, slots=True)
class Place:
    """A cell with the row and column that it stands in."""

    row: RowView
    column: int
    cell: Cell
    number: Decimal


@dataclass(frozen=True, slots=True)
class TableResult:
    """What a table says to a question: a sentence, the cells behind it, and what is missing.

    ``work`` tells how the sentence is worked out anew; ``None`` when it only quotes.
    """

    view: TableView
    text: str
    places: tuple[Place, ...]
    work: Computation | None = None
    missing: tuple[str, ...] = ()
    quoted: tuple[Note, ...] = ()
    refused: bool = False


def row_label(place: Place) -> str:
    """The row's label as it is shown."""
    return place.row.row.shown or place.row.row.label


def cell_name(place: Place, view: TableView, places: Sequence[Place]) -> str:
    """What tells this cell from the others: its row, its column, or both."""
    column = view.table.columns[place.column].label
    rows = {p.row.low for p in places}
    columns = {p.column for p in places}
    if len(columns) == 1 and len(rows) > 1:
        return row_label(place)
    if len(rows) == 1 and len(columns) > 1:
        return column
    return f"{row_label(place)}, {column}"


def named_cells(
    view: TableView, places: Sequence[Place], among: Sequence[Place] = ()
) -> list[tuple[str, str]]:
    """Each cell's name among ``among`` (by default ``places``) with its text."""
    return [(cell_name(place, view, among or places), place.cell.text) for place in places]


def heading(view: TableView, places: Sequence[Place]) -> str:
    """The table's name, with the row when all the cells stand in one."""
    rows = {place.row.low for place in places}
    return messages.head(view.name, row_label(places[0])) if len(rows) == 1 else view.name


def place_at(row: RowView, column: int) -> Place | None:
    """The cell of ``row`` in ``column``; ``None`` when it is missing or holds no figure."""
    cell, number = row.cell(column), row.number(column)
    return Place(row, column, cell, number) if cell is not None and number is not None else None


def written_at(row: RowView, column: int, cell: Cell) -> Place:
    """A cell that is quoted and not computed with: words count as nothing."""
    return Place(row, column, cell, row.number(column) or Decimal(0))


def places_of(selection: Selection) -> list[Place]:
    """The selected cells that hold figures, row by row."""
    found = [place_at(row, column) for row in selection.rows for column in selection.columns]
    return [place for place in found if place is not None]


def missing_cells(selection: Selection) -> tuple[str, ...]:
    """What the named rows lack of the selected columns, in words."""
    view = selection.view
    said = []
    for row in selection.rows:
        gone = [view.table.columns[c].label for c in selection.columns if row.cell(c) is None]
        if gone and selection.named:
            said.append(notices.row_cut(view.name, row.row.shown or row.row.label, gone))
    return tuple(said)


def cut_off(view: TableView) -> tuple[str, ...]:
    """That the table is cut off in the source, in words; empty when it is whole."""
    if not view.incomplete or not view.rows:
        return ()
    last = view.rows[-1].row
    return (notices.table_cut(view.name, last.shown or last.label),)


def work_in_style(
    view: TableView, operation: str, places: Sequence[Place], settings: Sequence[str]
) -> Worked:
    """The operation's result over ``places``, its figures written as the table writes its own.

    Raises what :func:`qa.tables.arithmetic.work` raises.
    """
    worked = work(operation, [place.number for place in places], settings)
    return Worked(worked.chosen, tuple(view.style.written(one) for one in worked.shown))


def work_out(
    view: TableView, operation: str, places: Sequence[Place], settings: tuple[str, ...] = ()
) -> tuple[Worked, Computation]:
    """The operation's result over ``places`` and the record by which it is worked out anew."""
    worked = work_in_style(view, operation, places, settings)
    spans = tuple((place.cell.start, place.cell.end) for place in places)
    return worked, Computation(operation, view.table.doc_id, view.table.table_id, spans, settings)

"""Cells as they stand, sums and averages."""

from __future__ import annotations

from qa.forms import QuestionForm
from qa.tables import messages, notices
from qa.tables.match import Selection
from qa.tables.notes import forbids_sum
from qa.tables.places import (
    Place,
    TableResult,
    cell_name,
    cut_off,
    heading,
    missing_cells,
    named_cells,
    places_of,
    row_label,
    work_out,
)
from qa.tables.rows import wants_every_row
from qa.tables.series import list_series

MOST_CELLS = 8
"""Cells that one statement lists as they stand."""


def lookup(selection: Selection, form: QuestionForm) -> TableResult | None:
    """The cells themselves, at most eight, in reading order."""
    view, places = selection.view, places_of(selection)
    missing = missing_cells(selection)
    if not places:
        return TableResult(view, "", (), missing=missing) if missing else None
    if len(places) > MOST_CELLS:
        whole = not selection.named and wants_every_row(view, form.text)
        return list_series(selection, form) if whole else None
    _, record = work_out(view, "cells", places)
    return TableResult(view, _listed(selection, places), tuple(places), record, missing)


def _listed(selection: Selection, places: list[Place]) -> str:
    view = selection.view
    labels = [column.label for column in view.table.columns]
    if len(places) == 1:
        only = places[0]
        return messages.cell(view.name, row_label(only), labels[only.column], only.cell.text)
    if len({place.row.low for place in places}) == 1:
        parts = [(labels[p.column], p.cell.text) for p in places]
        return messages.cells_of_row(view.name, row_label(places[0]), parts)
    columns = {p.column for p in places}
    head = " y ".join(labels[column] for column in sorted(columns))
    parts = [
        (row_label(p) if len(columns) == 1 else cell_name(p, view, places), p.cell.text)
        for p in places
    ]
    return messages.cells_of_column(view.name, head, parts)


def add(selection: Selection, form: QuestionForm) -> TableResult | None:
    """The sum or the average of the selected cells, unless a note forbids adding them."""
    view, places = selection.view, places_of(selection)
    if form.operation == "average" and len(places) < 2:
        places = _averaged(selection, form)
    if len(places) < 2:
        return None
    refused = refuse(selection, places)
    if refused is not None:
        return refused
    cells, cited = named_cells(view, places), tuple(places)
    if form.operation == "average":
        worked, record = work_out(view, "average", places)
        text = messages.average(heading(view, places), cells, worked.shown[1])
        return TableResult(view, text, cited, record)
    worked, record = work_out(view, "sum", places)
    text = messages.total(heading(view, places), cells, worked.shown[0])
    return TableResult(view, text, cited, record, missing_cells(selection))


def halve(selection: Selection, form: QuestionForm) -> TableResult | None:
    """The median of the cells that an average would be of; the ones in the middle are cited."""
    view, places = selection.view, places_of(selection)
    if len(places) < 2:
        places = _averaged(selection, form)
    if len(places) < 3:
        return None
    worked, record = work_out(view, "median", places)
    middle = [places[at] for at in worked.chosen]
    line = len({p.column for p in places}) == 1
    head = view.table.columns[places[0].column].label if line else row_label(places[0])
    text = messages.median(f"{view.name}, {head}", named_cells(view, middle, places), worked.shown)
    whole = cut_off(view) if line and not selection.named else ()
    return TableResult(view, text, tuple(middle), record, whole)


def _averaged(selection: Selection, form: QuestionForm) -> list[Place]:
    """The cells that an average is of when the question names none or one of them.

    The rows of the selected column where it says so ("por región") or where the rows are years; the
    years of the selected row otherwise.
    """
    view = selection.view
    if view.year_rows or wants_every_row(view, form.text) or not selection.named:
        if len(selection.columns) != 1:
            return []
        return places_of(Selection(view, view.parts, selection.columns, True, 1.0))
    measures = {view.measures[at] for at in selection.columns}
    same = tuple(at for at, one in enumerate(view.measures) if {one} == measures)
    return places_of(Selection(view, selection.rows, same, True, 1.0)) if not form.years else []


def refuse(selection: Selection, places: list[Place]) -> TableResult | None:
    """The note that forbids adding ``places`` with the cells unadded; ``None`` without one."""
    view = selection.view
    note = forbids_sum(view, places)
    if note is None:
        return None
    kept = places[:MOST_CELLS]
    text = notices.forbidden(view.name, note.text)
    text = (
        f"{text} {messages.cells_of_column(view.name, 'valores', named_cells(view, kept, places))}"
    )
    _, record = work_out(view, "cells", kept)
    return TableResult(view, text, tuple(kept), record, (note.text,), (note,), True)

"""The values of every year, or of every row, as they stand."""

from __future__ import annotations

from collections.abc import Sequence

from qa.forms import QuestionForm
from qa.tables import messages
from qa.tables.match import Selection
from qa.tables.places import (
    Place,
    TableResult,
    cell_name,
    cut_off,
    heading,
    missing_cells,
    named_cells,
    places_of,
    work_out,
)
from qa.tables.view import TableView
from qa.tables.worked import MOST_LISTED

_MOST_WORDS = 50
"""Words that the listed cells take, so that the answer stays short."""


def list_series(selection: Selection, form: QuestionForm) -> TableResult | None:
    """The cells along the years or the rows in the table's order; of a long series the first ones.

    ``None`` where the table has no years, or no total and no row is named.
    """
    view = selection.view
    rows = selection.rows
    if view.year_rows and not selection.named:
        rows = view.parts
    columns = selection.columns
    if form.operation == "series" and not view.year_rows:
        columns = tuple(at for at in columns if view.table.columns[at].year)
    places = places_of(Selection(view, tuple(rows), columns, True, 1.0))
    if len(places) < 2:
        return None
    size = _size(view, places, len(columns))
    _, record = work_out(view, "series", places, (str(size),))
    kept = places[:size]
    names = named_cells(view, kept, places)
    text = messages.series(_head(view, places), names, len(places))
    whole = cut_off(view) if not selection.named and len({p.row.low for p in places}) > 2 else ()
    missing = missing_cells(selection) or whole
    return TableResult(view, text, tuple(kept), record, missing)


def _head(view: TableView, places: Sequence[Place]) -> str:
    columns = {place.column for place in places}
    if len(columns) == 1:
        return f"{view.name}, {view.table.columns[places[0].column].label}"
    return heading(view, places)


def _size(view: TableView, places: Sequence[Place], columns: int) -> int:
    """How many cells are listed: whole rows where several columns are asked of several rows."""
    words = size = 0
    for place in places[:MOST_LISTED]:
        words += len(f"{cell_name(place, view, places)} {place.cell.text}".split())
        if words > _MOST_WORDS:
            break
        size += 1
    many = len({place.row.low for place in places}) > 1
    if size < len(places) and many and size > columns:
        size -= size % columns
    return max(size, 1)

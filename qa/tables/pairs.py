"""Two cells set against each other: difference, change, ratio, share and comparison."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.forms import QuestionForm
from qa.tables import messages
from qa.tables.groups import difference_of_sums
from qa.tables.match import Selection
from qa.tables.notes import forbids_sum
from qa.tables.places import (
    Place,
    TableResult,
    cell_name,
    heading,
    named_cells,
    place_at,
    places_of,
    work_out,
)
from qa.tables.sums import MOST_CELLS, refuse
from qa.tables.view import TableView
from qa.text import fold

_OF_ALL_OF_A_SEX = re.compile(
    r"\b(?:porcentaje|proporcion|parte|ciento|%|total) (?:del total )?de (?:tod[oa]s )?"
    r"(?:(?:l[oa]s )(?:mujeres|niñas|hombres|varones|chicas)"
    r"|(?<=total de )(?:mujeres|hombres|varones))\b"
)
"""The whole that a share is of: all the women, or all the men, of every year."""


def _pair(selection: Selection) -> tuple[Place, Place] | None:
    places = places_of(selection)
    if len(places) != 2 and len(selection.columns) > 2 and len(selection.rows) == 1:
        ends = (selection.columns[0], selection.columns[-1])
        dated = {selection.view.table.columns[c].year for c in selection.columns}
        if len(dated) == len(selection.columns):
            places = [p for p in places if p.column in ends]
    if len(places) != 2 and selection.view.year_rows and len(selection.columns) == 1:
        places = [places[0], places[-1]] if len(places) > 2 else places
    return (places[0], places[1]) if len(places) == 2 else None


def year_of(place: Place, view: TableView) -> int | None:
    """The year that a cell belongs to, by its column or its row."""
    return view.table.columns[place.column].year or place.row.year


def subtract(selection: Selection, form: QuestionForm) -> TableResult | None:
    """The difference of two cells; between two years it is the change, with its percentage.

    Two columns or rows over several years are added up first.
    """
    if len(selection.columns) == 2:
        selection = _whole_period(selection)
    pair = _pair(selection)
    if pair is None:
        return difference_of_sums(selection)
    view = selection.view
    first, second = pair
    years = (year_of(first, view), year_of(second, view))
    if years[0] and years[1] and years[0] != years[1] and first.number:
        if years[0] > years[1]:
            first, second = second, first
        return _change(view, first, second)
    if first.number < second.number:
        first, second = second, first
    worked, record = work_out(view, "difference", (first, second))
    one, other = named_cells(view, (first, second))
    text = messages.difference(heading(view, pair), one, other, worked.shown[0])
    return TableResult(view, text, (first, second), record)


def _change(view: TableView, first: Place, second: Place) -> TableResult:
    worked, record = work_out(view, "change", (first, second))
    one, other = named_cells(view, (first, second))
    text = messages.change(heading(view, (first, second)), (one, other), worked.shown)
    return TableResult(view, text, (first, second), record)


def divide(selection: Selection, form: QuestionForm) -> TableResult | None:
    """How many times the larger of two cells holds the smaller."""
    pair = _pair(selection)
    if pair is None:
        return None
    first, second = sorted(pair, key=lambda p: -p.number)
    if not second.number:
        return None
    view = selection.view
    worked, record = work_out(view, "ratio", (first, second))
    one, other = named_cells(view, (first, second))
    text = messages.ratio(heading(view, pair), one, other, worked.shown[0])
    return TableResult(view, text, (first, second), record)


def split(selection: Selection, form: QuestionForm) -> TableResult | None:
    """Half of one cell."""
    places = places_of(selection)
    if len(places) != 1:
        return None
    view = selection.view
    worked, record = work_out(view, "half", places)
    (whole,) = named_cells(view, places)
    text = messages.half(heading(view, places), whole, worked.shown[0])
    return TableResult(view, text, tuple(places), record)


def portion(selection: Selection, form: QuestionForm) -> TableResult | None:
    """A part of its whole: a row of the total row, or a column of the total column."""
    selection = _parts_only(_whole_period(selection))
    view, places = selection.view, places_of(selection)
    within = _OF_ALL_OF_A_SEX.search(fold(form.text)) is not None
    whole = _whole(selection, places, within)
    if whole is None or not whole.number or any(p.cell is whole.cell for p in places):
        return None
    if len(places) > 1 and forbids_sum(view, places):
        return None
    everything = (*places, whole)
    worked, record = work_out(view, "share", everything)
    *parts, total = named_cells(view, everything)
    text = messages.share(heading(view, everything), parts, total, worked.shown)
    return TableResult(view, text, everything, record)


def leave_out(selection: Selection, form: QuestionForm) -> TableResult | None:
    """The total without the named rows ("sin contar Lima"), unless a note forbids adding."""
    selection = _parts_only(selection)
    view, places = selection.view, places_of(selection)
    if not selection.named or view.total is None or len({p.column for p in places}) != 1:
        return None
    refused = refuse(selection, places)
    if refused is not None:
        return refused
    whole = place_at(view.total, places[0].column)
    if whole is None or any(place.cell is whole.cell for place in places):
        return None
    everything = (whole, *places)
    worked, record = work_out(view, "rest", everything)
    total, *gone = named_cells(view, everything)
    text = messages.rest(heading(view, everything), total, gone, worked.shown[0])
    return TableResult(view, text, everything, record)


def _parts_only(selection: Selection) -> Selection:
    """The named rows without the total, where a part of it is named too."""
    parts = tuple(row for row in selection.rows if not row.row.total)
    return replace(selection, rows=parts) if parts else selection


def _whole_period(selection: Selection) -> Selection:
    """All the years of a table of years are its total row."""
    view = selection.view
    if view.year_rows and view.total is not None and len(selection.rows) == len(view.parts) > 1:
        return Selection(view, (view.total,), selection.columns, True, selection.fit)
    return selection


def _whole(selection: Selection, places: Sequence[Place], within: bool) -> Place | None:
    """The total of the places: along their row, or along their column when it is ``within`` it."""
    view = selection.view
    columns = {p.column for p in places}
    if not places or len(columns) != 1:
        return None
    column = next(iter(columns))
    label = fold(view.table.columns[column].label)
    if not label.startswith("total") and len(places) == 1 and not within:
        for at, head in enumerate(view.table.columns):
            found = place_at(places[0].row, at) if fold(head.label).startswith("total") else None
            if found is not None:
                return found
    return place_at(view.total, column) if view.total is not None else None


def compare(selection: Selection, form: QuestionForm) -> TableResult | None:
    """Two or more cells side by side and which is the largest."""
    view, places = selection.view, places_of(selection)
    if not 2 <= len(places) <= MOST_CELLS:
        return None
    worked, record = work_out(view, "compare", places)
    cells, head = named_cells(view, places), heading(view, places)
    if not worked.shown:
        text = messages.equal(head, cells)
    else:
        winner = cell_name(places[worked.chosen[0]], view, places)
        text = messages.compared(head, cells, winner, worked.shown[0])
    return TableResult(view, text, tuple(places), record)

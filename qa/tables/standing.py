"""Where one row stands among all, and some rows against all the others."""

from __future__ import annotations

import re

from qa.forms import QuestionForm
from qa.tables import messages, rank_messages
from qa.tables.match import Selection
from qa.tables.order_phrases import FIRST_TWO, NEXT_AFTER
from qa.tables.phrases import ASCENDING
from qa.tables.places import (
    Place,
    TableResult,
    cut_off,
    named_cells,
    place_at,
    places_of,
    row_label,
    work_out,
)
from qa.tables.ranking import series_head, series_of
from qa.tables.sums import refuse
from qa.text import fold

_LEAST = re.compile(r"\b(?:menos|menor(?:es)?|peor(?:es)?)\b")


def find_standing(selection: Selection, form: QuestionForm) -> TableResult | None:
    """At which place one named row, or year, stands among the rows of a column."""
    view = selection.view
    if not selection.named or len(selection.rows) != 1 or len(selection.columns) != 1:
        return _standing_year(selection, form)
    own = place_at(selection.rows[0], selection.columns[0])
    others = [place_at(row, selection.columns[0]) for row in view.parts]
    if own is None or own.row.row.total:
        return None
    return _placed(selection, own, [place for place in others if place is not None], form)


def _standing_year(selection: Selection, form: QuestionForm) -> TableResult | None:
    """The place of the one year that the question names among those of its row."""
    view = selection.view
    if len(selection.rows) != 1 or len(selection.columns) != 1 or len(form.years) != 1:
        return None
    (row,), (column,) = selection.rows, selection.columns
    own = place_at(row, column)
    same = [at for at, one in enumerate(view.measures) if one == view.measures[column]]
    found = [place_at(row, at) for at in same if view.table.columns[at].year]
    if own is None or not view.table.columns[column].year:
        return None
    return _placed(selection, own, [place for place in found if place is not None], form)


def _placed(
    selection: Selection, own: Place, every: list[Place], form: QuestionForm
) -> TableResult | None:
    view, low = selection.view, fold(form.text)
    others = [place for place in every if place.cell is not own.cell]
    if not others:
        return None
    rising = bool(ASCENDING.search(low) or _LEAST.search(low))
    operands = (own, *others)
    worked, record = work_out(view, "standing", operands, ("min" if rising else "max",))
    head = f"{view.name}, {series_head(view, list(operands))}"
    by_row = len({place.column for place in operands}) == 1
    name = row_label(own) if by_row else view.table.columns[own.column].label
    text = rank_messages.standing(head, name, own.cell.text, worked.shown, rising)
    return TableResult(view, text, (own,), record, cut_off(view) if by_row else ())


def find_next(selection: Selection, form: QuestionForm) -> TableResult | None:
    """The row that comes right after, or right before, the named one from the largest on."""
    view = selection.view
    if not selection.named or len(selection.rows) != 1 or len(selection.columns) != 1:
        return None
    own = place_at(selection.rows[0], selection.columns[0])
    if own is None or own.row.row.total:
        return None
    found = [place_at(row, selection.columns[0]) for row in view.parts]
    others = [place for place in found if place is not None and place.cell is not own.cell]
    match = NEXT_AFTER.search(fold(form.text))
    below = match is None or not match.group("before")
    operands = (own, *others)
    worked, record = work_out(view, "next", operands, ("below" if below else "above",))
    kept = [operands[at] for at in worked.chosen]
    head = f"{view.name}, {view.table.columns[own.column].label}"
    first, *rest = named_cells(view, kept, operands)
    text = rank_messages.next_to(head, first, rest, below)
    return TableResult(view, text, tuple(kept), record, cut_off(view))


def find_range(selection: Selection, form: QuestionForm) -> TableResult | None:
    """How far the largest figure of a column, or of a row, lies from the smallest."""
    view, places = selection.view, series_of(selection, form)
    if len(places) < 2:
        return None
    low = fold(form.text)
    end = ("min" if _LEAST.search(low) else "max",) if FIRST_TWO.search(low) else ()
    worked, record = work_out(view, "range", places, end)
    kept = [places[at] for at in worked.chosen]
    one, other = named_cells(view, kept, places)
    head = f"{view.name}, {series_head(view, places)}"
    text = messages.difference(head, one, other, worked.shown[0])
    one_column = len({place.column for place in places}) == 1
    missing = cut_off(view) if one_column and not selection.named else ()
    return TableResult(view, text, tuple(kept), record, missing)


def set_against_rest(selection: Selection, form: QuestionForm) -> TableResult | None:
    """The named rows against what the total holds beside them, unless a note forbids adding."""
    view = selection.view
    rows = tuple(row for row in selection.rows if not row.row.total)
    if not selection.named or view.total is None or len(selection.columns) != 1:
        return None
    column = selection.columns[0]
    places = places_of(Selection(view, rows, selection.columns, True, selection.fit))
    whole = place_at(view.total, column)
    if whole is None or not places or len(places) != len(rows):
        return None
    everything = (*places, whole)
    refused = refuse(selection, list(everything))
    if refused is not None:
        return refused
    worked, record = work_out(view, "against_rest", everything)
    *parts, total = named_cells(view, everything)
    head = f"{view.name}, {series_head(view, list(everything))}"
    text = rank_messages.against_rest(head, parts, total, worked.shown)
    return TableResult(view, text, everything, record)

"""The first ones in order taken together, groups set against each other, and rows counted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.forms import QuestionForm
from qa.tables import messages, rank_messages
from qa.tables.groups import weigh
from qa.tables.match import Selection
from qa.tables.notes import forbids_sum
from qa.tables.phrases import TOGETHER
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
from qa.tables.ranking import count_of, series_head, series_of
from qa.tables.rows import in_order_of_mention
from qa.tables.sums import refuse
from qa.tables.worked import MOST_LISTED
from qa.text import fold

_SMALLEST = re.compile(r"\bmenos\b|\bmenor(?:es)?\b|\bultim[oa]s\b")
_TURN = re.compile(r"\bque\b|\bsuper\w+\b|\bmas\b|\bmenos\b")


def _first(selection: Selection, form: QuestionForm) -> tuple[list[Place], tuple[str, str]] | None:
    """The cells to be ranked with the settings of their first ones; ``None`` for too few."""
    places = series_of(selection, form)
    count = count_of(form)
    if not 2 <= count < len(places):
        return None
    return places, ("min" if _SMALLEST.search(fold(form.text)) else "max", str(count))


def sum_first(selection: Selection, form: QuestionForm) -> TableResult | None:
    """The sum of the first ones in order, unless a note forbids adding them."""
    found = _first(selection, form)
    if found is None:
        return None
    view, (places, settings) = selection.view, found
    worked, record = work_out(view, "sum_top", places, settings)
    kept = [places[at] for at in worked.chosen]
    refused = refuse(selection, kept)
    if refused is not None:
        return refused
    head = rank_messages.first_ones(series_head(view, places), len(kept), settings[0] == "max")
    cells = named_cells(view, kept, places)
    text = messages.total(f"{view.name}, {head}", cells, worked.shown[0])
    return TableResult(view, text, tuple(kept), record, cut_off(view))


def share_first(selection: Selection, form: QuestionForm) -> TableResult | None:
    """The share of the total that the first ones in order have."""
    found = _first(selection, form)
    if found is None or selection.view.total is None:
        return None
    view, (places, settings) = selection.view, found
    if len({p.column for p in places}) != 1 or forbids_sum(view, places):
        return None
    whole = place_at(view.total, places[0].column) if view.total else None
    if whole is None or not whole.number:
        return None
    everything = (*places, whole)
    worked, record = work_out(view, "share_top", everything, settings)
    kept = [everything[at] for at in worked.chosen]
    *parts, total = named_cells(view, kept, everything)
    head = f"{view.name}, {series_head(view, places)}"
    text = rank_messages.share_of_first(head, parts, total, worked.shown)
    return TableResult(view, text, tuple(kept), record, cut_off(view))


def weigh_groups(selection: Selection, form: QuestionForm) -> TableResult | None:
    """One row set against several taken together ("¿más que X e Y juntas?")."""
    view = selection.view
    rows = in_order_of_mention(selection.rows, form)
    places = places_of(Selection(view, rows, selection.columns, True, 1.0))
    size = _first_group(rows, form)
    if len(places) != len(rows) or len(rows) < 3 or not 0 < size < len(rows):
        return None
    if forbids_sum(view, places):
        return refuse(selection, places)
    head = f"{view.name}, {series_head(view, places)}"
    return weigh(view, head, (places[:size], places[size:]))


def _first_group(rows: Sequence[object], form: QuestionForm) -> int:
    """How many of the rows, in order of mention, stand on the first side of the comparison."""
    low = fold(form.text)
    found = TOGETHER.search(low)
    if found is None:
        return 0
    turn = next((m for m in _TURN.finditer(low) if m.start() > 2), None)
    group_first = turn is not None and found.start() < turn.start()
    return len(rows) - 1 if group_first else 1


def count_rows(selection: Selection, form: QuestionForm) -> TableResult | None:
    """How many rows the table has, totals aside, and which."""
    view = selection.view
    if view.year_rows or not 0 < len(view.parts) <= 2 * MOST_LISTED:
        return None
    firsts = [
        next((p for at in range(len(view.measures)) if (p := place_at(row, at))), None)
        for row in view.parts
    ]
    places = [place for place in firsts if place is not None]
    if len(places) != len(view.parts):
        return None
    _, record = work_out(view, "rows", places)
    names = [row_label(place) for place in places]
    text = rank_messages.row_count(view.name, len(places), names, view.total is not None)
    return TableResult(view, text, tuple(places[:MOST_LISTED]), record, cut_off(view))

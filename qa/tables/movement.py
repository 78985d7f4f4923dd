"""Which rows, or which years, moved most between two dates."""

from __future__ import annotations

import re
from itertools import pairwise

from qa.forms import QuestionForm
from qa.tables import messages
from qa.tables.match import Selection
from qa.tables.pairs import year_of
from qa.tables.phrases import BY_PERCENT, FIRST_ONES, ROWS_THAT_MOVED
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
from qa.tables.ranking import OVER_YEARS, count_of
from qa.tables.view import TableView
from qa.text import fold

_DOWN = re.compile(r"\b(?:disminu|reduc|reduj|baj[oa]|ca(?:yo|yeron|ida|e\b|en\b)|descen|decre)\w*")
_LEAST = re.compile(r"\b(?:menos|menor(?:es)?)\b")
_MOST = re.compile(r"\b(?:mas|mayor(?:es)?|mucho|menos|menor(?:es)?)\b")


def rank_moves(selection: Selection, form: QuestionForm) -> TableResult | None:
    """The rows or years with the largest or smallest rise or fall, or all that rose or fell."""
    view, low = selection.view, fold(form.text)
    pairs = _year_pairs(selection) if OVER_YEARS.search(low) else _row_pairs(selection)
    if not pairs:
        return None
    up, least = not _DOWN.search(low), bool(_LEAST.search(low))
    every = bool(ROWS_THAT_MOVED.search(low)) and not _MOST.search(low)
    count = 0 if every else count_of(form) if FIRST_ONES.search(low) else 1
    settings = (
        "up" if up else "down",
        "percent" if BY_PERCENT.search(low) else "size",
        "least" if least else "most",
        str(count),
    )
    operands = [place for pair in pairs for place in pair]
    worked, record = work_out(view, "moved", operands, settings)
    kept = [operands[at] for at in worked.chosen]
    missing = () if selection.named else cut_off(view)
    if not kept:
        text = messages.none_moved(view.name, up)
        return TableResult(view, text, tuple(operands[:2]), record, missing)
    rows = []
    for at in range(0, len(kept), 2):
        first, last = kept[at], kept[at + 1]
        before, after = named_cells(view, (first, last))
        name = row_label(first) if first.row is last.row else row_label(last)
        results = (worked.shown[at], worked.shown[at + 1])
        rows.append(messages.moved_row(name, (before, after), results, up))
    name = messages.all_moved(up) if every else messages.movement(up, least)
    return TableResult(view, messages.moved(view.name, name, rows), tuple(kept), record, missing)


def _row_pairs(selection: Selection) -> list[tuple[Place, Place]]:
    """For each row but totals, its cells in the first and the last year of one measure."""
    view = selection.view
    if view.year_rows:
        return _column_pairs(selection)
    columns = [at for at in selection.columns if view.table.columns[at].year]
    if len({view.measures[at] for at in columns}) != 1 or len(columns) < 2:
        return []
    columns.sort(key=lambda at: view.table.columns[at].year or 0)
    named = selection.named and len(selection.rows) > 1
    pairs = []
    for row in selection.rows if named else view.parts:
        first, last = place_at(row, columns[0]), place_at(row, columns[-1])
        if first is not None and last is not None:
            pairs.append((first, last))
    return pairs


def _column_pairs(selection: Selection) -> list[tuple[Place, Place]]:
    """Where rows are years: each column's cells in the first and the last of them."""
    rows = [row for row in selection.rows if row.year]
    rows.sort(key=lambda row: row.year or 0)
    if len(rows) < 2 or len(selection.columns) < 2:
        return []
    pairs = []
    for column in selection.columns:
        first, last = place_at(rows[0], column), place_at(rows[-1], column)
        if first is not None and last is not None:
            pairs.append((first, last))
    return pairs


def _year_pairs(selection: Selection) -> list[tuple[Place, Place]]:
    """Each year's cell after that of the year before, along one row or one column."""
    view = selection.view
    if view.year_rows and not selection.named:
        places = places_of(Selection(view, view.parts, selection.columns, True, 1.0))
    else:
        places = places_of(selection)
    places = [place for place in places if year_of(place, view)]
    one_line = 1 in (len({p.column for p in places}), len({p.row.low for p in places}))
    if not one_line or len({_measure(view, p) for p in places}) != 1:
        return []
    places.sort(key=lambda place: year_of(place, view) or 0)
    return list(pairwise(places))


def _measure(view: TableView, place: Place) -> frozenset[str]:
    return view.measures[place.column]

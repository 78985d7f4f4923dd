"""Which rows, or which years, moved most between two dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from qa.forms import QuestionForm
from qa.lexicon import FEMALE, MALE
from qa.tables import rank_messages
from qa.tables.bounds import thresholds
from qa.tables.match import Selection
from qa.tables.pairs import year_of
from qa.tables.phrases import BY_PERCENT, FIRST_ONES, MORE_IN_A_YEAR, ROWS_THAT_MOVED
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
from qa.tables.ranking import OVER_YEARS, conditions_of, count_of, in_words
from qa.tables.view import TableView
from qa.tables.worked import Worked
from qa.text import fold

_DOWN = re.compile(
    r"\b(?:disminu|reduc|reduj|baj[oa]|perd|ca(?:yo|yeron|ida|e\b|en\b)|descen|decre)\w*"
)
_LEAST = re.compile(r"\b(?:menos|menor(?:es)?)\b")
_SMALL = re.compile(r"\b(?:menor|menos|minima|mas pequeñ[oa])\b")
_MOST_AT_LENGTH = 6
"""Cells of changes that are told with their columns."""
_MOST = re.compile(r"\b(?:mas|mayor(?:es)?|mucho|menos|menor(?:es)?)\b")


def rank_moves(selection: Selection, form: QuestionForm) -> TableResult | None:
    """The rows or years with the largest or smallest rise or fall, or all that rose or fell."""
    view, low = selection.view, fold(form.text)
    pairs = _year_pairs(selection) if OVER_YEARS.search(low) else _row_pairs(selection)
    if not pairs:
        return None
    told = MORE_IN_A_YEAR.search(low)
    up, least = _is_up(low), bool(_LEAST.search(low))
    percent = [str(v.number) for v in form.values if v.kind == "percent"]
    limits = _limits(form, percent)
    every = bool(limits or told) or (bool(ROWS_THAT_MOVED.search(low)) and not _MOST.search(low))
    count = 0 if every else count_of(form) if FIRST_ONES.search(low) else 1
    settings: tuple[str, ...] = (
        "up" if up else "down",
        "percent" if percent or (BY_PERCENT.search(low) and not limits) else "size",
        "least" if least else "most",
        str(count),
        *limits,
    )
    operands = [place for pair in pairs for place in pair]
    worked, record = work_out(view, "moved", operands, settings)
    kept = [operands[at] for at in worked.chosen]
    missing = () if selection.named else cut_off(view)
    if not kept:
        text = rank_messages.none_moved(view.name, up, _worded(limits, percent))
        return TableResult(view, text, tuple(operands[:2]), record, missing)
    rows = _worded_rows(view, kept, worked, up)
    name = (
        rank_messages.all_moved(up, worked.shown[-1], _worded(limits, percent))
        if every
        else rank_messages.movement(up, least)
    )
    return TableResult(
        view, rank_messages.moved(view.name, name, rows), tuple(kept), record, missing
    )


def _is_up(low: str) -> bool:
    """Whether rises are looked for; "más en 2019 que en 2020" looks for falls."""
    told = MORE_IN_A_YEAR.search(low)
    if told is None:
        return not _DOWN.search(low)
    more = told.group("size").startswith("ma")
    return more == (told.group("one") > told.group("other"))


def _worded_rows(view: TableView, kept: Sequence[Place], worked: Worked, up: bool) -> list[str]:
    """Each pair's change in words; shortly where they are many."""
    rows = []
    for at in range(0, len(kept), 2):
        first, last = kept[at], kept[at + 1]
        name = row_label(first) if first.row is last.row else row_label(last)
        results = (worked.shown[at], worked.shown[at + 1])
        if len(kept) > _MOST_AT_LENGTH:
            texts = (first.cell.text, last.cell.text)
            rows.append(rank_messages.moved_shortly(name, texts, results))
            continue
        before, after = named_cells(view, (first, last))
        rows.append(rank_messages.moved_row(name, (before, after), results, up))
    return rows


def _limits(form: QuestionForm, percent: Sequence[str]) -> tuple[str, ...]:
    """The conditions that a move must meet: a lone percentage is to be passed."""
    said = conditions_of(form) if thresholds(form) else ()
    return ("more", percent[0]) if percent and (len(said) < 2 or len(percent) < 2) else said


def _worded(limits: tuple[str, ...], percent: Sequence[str]) -> str:
    return f"{in_words(limits)}{' %' if percent else ''}" if limits else ""


def widest_gap(selection: Selection, form: QuestionForm) -> TableResult | None:
    """The row, or the year, in which the two things that the question names differ most."""
    view = selection.view
    pairs = _gaps_of_rows(selection) or _gaps_of_years(selection)
    if len(pairs) < 2:
        return None
    most = not _SMALL.search(fold(form.text))
    operands = [place for pair in pairs for place in pair]
    worked, record = work_out(view, "gap", operands, ("max" if most else "min",))
    kept = sorted((operands[at] for at in worked.chosen), key=lambda place: -place.number)
    one_row = kept[0].row is kept[1].row
    heads = [view.table.columns[place.column].label for place in kept]
    names = heads if one_row else [row_label(place) for place in kept]
    where = row_label(kept[0]) if one_row else heads[0]
    cells = [(name, place.cell.text) for name, place in zip(names, kept, strict=True)]
    text = rank_messages.widest(view.name, where, cells, worked.shown[0], most)
    return TableResult(view, text, tuple(kept), record, cut_off(view) if one_row else ())


def list_over(selection: Selection, form: QuestionForm) -> TableResult | None:
    """The rows, or the years, in which the first thing named is larger than the second."""
    view = selection.view
    pairs = _gaps_of_rows(selection) or _gaps_of_years(selection)
    if len(pairs) < 2:
        return None
    low = fold(form.text)
    one_row = pairs[0][0].row is pairs[0][1].row

    def name_of(place: Place) -> str:
        return view.table.columns[place.column].label if one_row else row_label(place)

    said = [_said_at(low, name_of(place)) for place in pairs[0]]
    if said[0] > said[1] >= 0:
        pairs = [(second, first) for first, second in pairs]
    operands = [place for pair in pairs for place in pair]
    worked, record = work_out(view, "over", operands)
    kept = [operands[at] for at in worked.chosen]
    rows = []
    for first, second in zip(kept[::2], kept[1::2], strict=True):
        where = row_label(first) if one_row else view.table.columns[first.column].label
        rows.append((where, first.cell.text, second.cell.text))
    heads = (name_of(operands[0]), name_of(operands[1]))
    text = rank_messages.over(view.name, heads, rows)
    return TableResult(view, text, tuple(kept or operands[:2]), record)


def _said_at(low: str, name: str) -> int:
    """Where a folded question first names a row or column, by any word for its sex; -1 if never."""
    folded = fold(name)
    words = next((words for words in (FEMALE, MALE) if words & set(folded.split())), frozenset())
    found = [match.start() for word in words if (match := re.search(rf"\b{word}\b", low))]
    return min(found, default=low.find(folded[:5]))


def _gaps_of_rows(selection: Selection) -> list[tuple[Place, Place]]:
    """The cells of two columns in every row but totals."""
    view, columns = selection.view, selection.columns
    if len(columns) != 2:
        return []
    named = selection.named and len(selection.rows) > 1
    pairs = []
    for row in selection.rows if named else view.parts:
        first, second = place_at(row, columns[0]), place_at(row, columns[1])
        if first is not None and second is not None:
            pairs.append((first, second))
    return pairs


def _gaps_of_years(selection: Selection) -> list[tuple[Place, Place]]:
    """The cells of two named rows in every selected column of one measure."""
    view = selection.view
    if len(selection.rows) != 2 or len({view.measures[at] for at in selection.columns}) != 1:
        return []
    first, second = selection.rows
    pairs = []
    for column in selection.columns:
        one, other = place_at(first, column), place_at(second, column)
        if one is not None and other is not None:
            pairs.append((one, other))
    return pairs


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

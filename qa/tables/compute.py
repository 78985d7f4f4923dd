"""Computations over cells: each result keeps the cells it was computed from.

Notes that forbid adding ("Los atendidos no son sumables…") are obeyed and quoted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from qa.forms import QuestionForm
from qa.tables import notices
from qa.tables.ask import period, things
from qa.tables.columns import is_percent
from qa.tables.match import Selection
from qa.tables.movement import list_over, rank_moves, widest_gap
from qa.tables.notes import forbids_sum, is_stock
from qa.tables.pairs import compare, divide, leave_out, portion, split, subtract
from qa.tables.phrases import PER_EACH
from qa.tables.places import TableResult, place_at, places_of
from qa.tables.ranking import order, ordinal_of, rank, sift
from qa.tables.series import list_series
from qa.tables.standing import find_next, find_range, find_standing, set_against_rest
from qa.tables.sums import add, halve, lookup
from qa.tables.tops import count_rows, share_first, sum_first, weigh_groups
from qa.text import fold

_TOTAL = re.compile(r"\ben total\b|\btotal(?:es|izan|izaron)?\b|\ben conjunto\b")
_SIZE = re.compile(r"\b(?:mas|mayor(?:es)?|(menos|menor(?:es)?))\b")

_NEVER_A_CELL = frozenset(
    "max min top bottom filter order sum_top share_top moved together rows gap over rest"
    " series standing next range against_rest".split()
)
"""Operations over many rows, which the total's cell does not answer."""

_NEVER_THE_ROW = frozenset("standing next range against_rest".split())
_NEVER_ONE_CELL = frozenset("difference growth ratio".split())
"""Operations that the named row's own cell does not answer."""

OPERATIONS: dict[str, Callable[[Selection, QuestionForm], TableResult | None]] = {
    "sum": add,
    "average": add,
    "median": halve,
    "difference": subtract,
    "growth": subtract,
    "ratio": divide,
    "half": split,
    "share": portion,
    "max": rank,
    "min": rank,
    "top": rank,
    "bottom": rank,
    "filter": sift,
    "compare": compare,
    "order": order,
    "sum_top": sum_first,
    "share_top": share_first,
    "together": weigh_groups,
    "moved": rank_moves,
    "rows": count_rows,
    "gap": widest_gap,
    "over": list_over,
    "rest": leave_out,
    "series": list_series,
    "standing": find_standing,
    "next": find_next,
    "range": find_range,
    "against_rest": set_against_rest,
}


def _lacks_part(selection: Selection, form: QuestionForm) -> bool:
    """True for a share of which no part is named, unless the table states percentages.

    So is one measure "por cada" something that the table does not measure.
    """
    if form.operation == "ratio" and PER_EACH.search(fold(form.text)):
        return True
    if form.operation != "share" or selection.named:
        return False
    return not any(is_percent(selection.view, at) for at in selection.columns)


def _unmoved(selection: Selection, form: QuestionForm) -> TableResult | None:
    """One row's change; the largest or smallest where there are no years ("cayó más lluvia")."""
    if len(selection.rows) == 1 and selection.named:
        return subtract(selection, form)
    size = _SIZE.search(fold(form.text))
    if selection.view.years or size is None:
        return None
    return rank(selection, replace(form, operation="min" if size.group(1) else "max"))


def _lacks_other(selection: Selection, form: QuestionForm) -> bool:
    """True where two figures are set against each other and the table holds just one of them."""
    if form.operation not in _NEVER_ONE_CELL or len(places_of(selection)) != 1:
        return False
    two = len(form.years) > 1 or things(form) > 1
    return two or form.operation != "difference" or "diferencia" in fold(form.text)


def _spans_flow(selection: Selection, form: QuestionForm) -> bool:
    """True when the question spans a period of things that happen, not of a state at a date."""
    if period(form) is None or form.operation is not None:
        return False
    if is_stock(selection.view):
        return False
    one_row = (
        len(selection.rows) == 1
        and len({selection.view.measures[c] for c in selection.columns}) == 1
    )
    return one_row or (selection.view.year_rows and len(selection.columns) == 1)


def _asks_total(selection: Selection, form: QuestionForm) -> bool:
    """True for "en total" over several cells of one kind that may be added: years of things
    that happen, or rows of one column.
    """
    if form.operation is not None or not selection.named:
        return False
    if not _TOTAL.search(fold(form.text)):
        return False
    if len(selection.columns) == 1:
        return len(selection.rows) > 1
    one = len({selection.view.measures[c] for c in selection.columns}) == 1
    return one and not is_stock(selection.view)


def _sum_refused(selection: Selection, form: QuestionForm) -> TableResult | None:
    """The note that answers "¿Se pueden sumar…?"."""
    if form.operation != "sum" or not (form.wants("yesno") or form.kinds == ("other",)):
        return None
    view = selection.view
    first = [place_at(row, column) for row in view.rows[:1] for column in selection.columns]
    note = forbids_sum(view, [place for place in first if place is not None])
    if note is None or selection.named:
        return None
    text = notices.forbidden(view.name, note.text)
    return TableResult(view, text, (), quoted=(note,), refused=True)


def compute(selection: Selection, form: QuestionForm) -> TableResult | None:
    """What the selected rows and columns say; ``None`` when the table cannot serve the question.

    A range of ages that several rows make up is added even when the question asks no sum.
    """
    refused = _sum_refused(selection, form)
    if refused is not None:
        return refused
    if form.operation is None and ordinal_of(form) is not None:
        form = replace(form, operation="max")
    if form.operation is not None:
        found = OPERATIONS[form.operation](selection, form)
        if found is not None:
            return found
        if form.operation in ("max", "min") and len(places_of(selection)) == 2:
            return compare(selection, form)
        if form.operation == "moved":
            return _unmoved(selection, form)
        few = form.operation in ("average", "median") or _lacks_part(selection, form)
        if few or form.operation in _NEVER_THE_ROW:
            return None
        if _lacks_other(selection, form):
            return None
        if form.operation in _NEVER_A_CELL and not selection.named:
            return None
    if _spans_flow(selection, form) or _asks_total(selection, form):
        return add(selection, form)
    if form.ages is not None and len(selection.rows) > 1 and len(selection.columns) == 1:
        return add(selection, form)
    return lookup(selection, form)

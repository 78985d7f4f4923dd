"""Rows or years ranked by a column, and those that pass a threshold."""

from __future__ import annotations

import re
from decimal import Decimal

from qa.forms import QuestionForm
from qa.tables import messages, rank_messages
from qa.tables.bounds import thresholds
from qa.tables.match import Selection
from qa.tables.phrases import ASCENDING, EXCLUDES, FROM_END
from qa.tables.places import (
    Place,
    TableResult,
    cut_off,
    named_cells,
    places_of,
    row_label,
    work_out,
)
from qa.tables.ranks import conditions
from qa.tables.view import TableView
from qa.tables.worked import MOST_LISTED, shown_number
from qa.text import fold

_ORDINALS = {"segund": 2, "tercer": 3, "cuart": 4, "quint": 5}
_ORDINAL = re.compile(
    r"\b(segund|tercer|cuart|quint)[oa]?\s+(?:[a-zñ]+\s+){0,4}?(?:lugar|puesto|mayor|menor|con|mas|menos)\b"
    r"|\b(?:en|la|el|fue|es|quedo|ocupo)\s+(segund|tercer|cuart|quint)[oa]?\b(?!\s+(?:trimestre|semestre))"
)
OVER_YEARS = re.compile(
    r"\b(?:que|cual\w*(?: (?:es|fue) el)?|de los|en que|el) (?:ano|año)s?(?! 20)\b|\bcuando\b"
)
_COMPARATORS: tuple[tuple[str, str], ...] = (
    ("between", r"\bentre\b[^?]*\d[^?]*\by\b[^?]*\d"),
    ("less", r"\bno (?:lleg|alcanz)\w+"),
    ("at_most", r"\bno (?:super|pas|exced|sobrepas)\w+"),
    ("at_least", r"al menos|como minimo|alcanz\w+|lleg\w+ a|igual o (?:mas|mayor)|\b>=|≥"),
    ("at_most", r"como maximo|a lo mas|no super\w+|no pas\w+ de|hasta|≤|<="),
    (
        "less",
        r"menos de|\bbaj\w+ de\b|por debajo|menor(?:es)? (?:a|de|que)|no lleg\w+|inferior\w*"
        r"|no alcanz\w+|<",
    ),
    (
        "more",
        r"super\w+|exced\w+|sobrepas\w+|rebas\w+|pas\w+ (?:de|las|los)|mas de|por encima"
        r"|mayor(?:es)? (?:a|de|que)|>",
    ),
)


def series_of(selection: Selection, form: QuestionForm) -> list[Place]:
    """The cells to be ranked: over years, over the named rows, or over all rows but totals."""
    view = selection.view
    low = fold(form.text)
    over_years = bool(OVER_YEARS.search(low))
    if over_years and not view.year_rows:
        return places_of(selection)
    if view.year_rows and not over_years and len(selection.columns) > 1:
        return places_of(selection)
    excluded = selection.named and bool(EXCLUDES.search(low))
    several = selection.named and len(selection.rows) > 1 and not excluded
    rows = selection.rows if several else view.parts
    if excluded:
        rows = tuple(row for row in view.parts if row not in selection.rows)
    columns = (
        selection.columns[:1] if len(selection.columns) > 1 and not several else selection.columns
    )
    years = {view.table.columns[c].year for c in selection.columns}
    if len(selection.columns) > 1 and len(years) > 1:
        return []
    return places_of(Selection(view, tuple(rows), tuple(columns), True, 1.0))


def series_head(view: TableView, places: list[Place]) -> str:
    """What the ranked cells have in common: their column, or their row."""
    if len({p.column for p in places}) == 1:
        return view.table.columns[places[0].column].label
    return row_label(places[0])


def rank(selection: Selection, form: QuestionForm) -> TableResult | None:
    """The largest or smallest cells; ties are all shown."""
    view = selection.view
    places = series_of(selection, form)
    if not places:
        return None
    one_column = len({p.column for p in places}) == 1
    if not one_column and len({p.row.low for p in places}) > 1:
        return None
    ordinal = ordinal_of(form)
    if ordinal is not None and ordinal > len(places):
        ordinal = None
    largest = form.operation in ("max", "top")
    count = 1 if ordinal or form.operation not in ("top", "bottom") else count_of(form)
    settings = ("max" if largest else "min", str(count), str(ordinal or 1))
    worked, record = work_out(view, "extreme", places, settings)
    kept = [places[at] for at in worked.chosen]
    head = series_head(view, places)
    missing = cut_off(view) if one_column and not selection.named else ()
    if selection.named and EXCLUDES.search(fold(form.text)):
        gone = [row.row.shown or row.row.label for row in selection.rows]
        head, missing = rank_messages.without(head, gone), cut_off(view)
    name = rank_messages.extreme_name(largest, ordinal)
    text = rank_messages.extreme(view.name, head, name, named_cells(view, kept, places))
    return TableResult(view, text, tuple(kept), record, missing)


def from_the_end(form: QuestionForm) -> int | None:
    """The place counted from the end ("la penúltima región"), ``None`` for none; years aside."""
    match = FROM_END.search(fold(form.text))
    return None if match is None else 3 if match.group(1) else 2


def ordinal_of(form: QuestionForm) -> int | None:
    """The place asked for ("la segunda región con más…"), ``None`` for the first."""
    match = _ORDINAL.search(fold(form.text))
    if from_the_end(form):
        return from_the_end(form)
    return _ORDINALS[match.group(1) or match.group(2)] if match else None


def count_of(form: QuestionForm) -> int:
    """How many rows a question about the first ones wants; three when it does not say."""
    figures = [
        int(v.number) for v in form.values if v.kind == "figure" and v.number and v.number <= 20
    ]
    return figures[0] if figures else 3


def order(selection: Selection, form: QuestionForm) -> TableResult | None:
    """The rows (or years) in the order of a column."""
    view = selection.view
    places = series_of(selection, form)
    if not 2 <= len(places) <= MOST_LISTED:
        return None
    rising = bool(ASCENDING.search(fold(form.text)))
    worked, record = work_out(view, "order", places, ("min" if rising else "max",))
    kept = [places[at] for at in worked.chosen]
    missing = () if selection.named else cut_off(view)
    text = rank_messages.ordered(
        view.name, series_head(view, places), rising, named_cells(view, kept)
    )
    return TableResult(view, text, tuple(kept), record, missing)


def conditions_of(form: QuestionForm) -> tuple[str, ...]:
    """The names of the question's conditions, each with its bounds, as an operation's settings."""
    said = [(low, bounds) for low, bounds in thresholds(form) if bounds]
    if not said:
        figures = [v.number for v in form.values if v.kind == "figure" and v.number is not None]
        said = [(fold(form.text), tuple(figures))]
    return tuple(one for low, bounds in said for one in _condition(low, bounds))


def _condition(low: str, bounds: tuple[Decimal, ...]) -> tuple[str, ...]:
    name = next((n for n, pattern in _COMPARATORS if re.search(pattern, low)), None)
    wanted = 2 if name == "between" else 1
    if name is None or len(bounds) < wanted:
        return ()
    return (name, *(str(bound) for bound in sorted(bounds[:wanted])))


def in_words(settings: tuple[str, ...]) -> str:
    """Conditions as the answer words them."""
    return messages.joined(
        [
            rank_messages.condition(name, [shown_number(Decimal(bound)) for bound in bounds])
            for name, *bounds in conditions(settings)
        ]
    )


def sift(selection: Selection, form: QuestionForm) -> TableResult | None:
    """The rows (or years) whose value passes the question's threshold, in the table's order."""
    condition = conditions_of(form)
    places = series_of(selection, form)
    if not condition or not places:
        return None
    view = selection.view
    worked, record = work_out(view, "filter", places, condition)
    kept = [places[at] for at in worked.chosen]
    missing = cut_off(view) if len({p.column for p in places}) == 1 else ()
    count = int(worked.shown[0]) if worked.shown else 0
    cells = named_cells(view, kept, places)
    text = rank_messages.passing(
        view.name, series_head(view, places), in_words(condition), (cells, count)
    )
    return TableResult(view, text, tuple(kept) or tuple(places[:1]), record, missing)

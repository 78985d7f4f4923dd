"""Computations over cells: each result keeps the cells it was computed from.

Notes that forbid adding ("Los atendidos no son sumables…") are obeyed and quoted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ingest.records import Cell, Note
from qa.forms import QuestionForm
from qa.tables import messages
from qa.tables.ask import threshold
from qa.tables.match import Selection, period
from qa.tables.view import RowView, TableView
from qa.text import fold, stems

_NO_SUM = re.compile(
    r"\bno (?:son|es) (?:sumable|aditiv|acumulable)\w*"
    r"|\bno se (?:puede|pueden|debe|deben) sumar|\bno sumar"
)
_STOCK = re.compile(r"\bfoto\b|fecha de corte|\b3[01] de \w+ de c/|al cierre|\bstock\b")
_EXCLUDES = re.compile(
    r"\b(?:despues de|sin contar|excluyendo|aparte de|fuera de|excepto|salvo|ademas de"
    r"|sin incluir|sin)\b"
)
_ORDINALS = {"segund": 2, "tercer": 3, "cuart": 4, "quint": 5}
_ORDINAL = re.compile(
    r"\b(segund|tercer|cuart|quint)[oa]?\s+(?:region|departamento|provincia|lugar|grupo|ano|año|mayor|con)"
    r"|\ben\s+(segund|tercer|cuart|quint)[oa]?\b"
)
_TOTAL = re.compile(r"\ben total\b|\btotal(?:es|izan|izaron)?\b|\ben conjunto\b")
_ROW_KIND = re.compile(
    r"\b(?:que|cual(?:es)?|cuant[oa]s|las|los|top \d+)\s+(?:\w+\s+){0,2}?"
    r"(?:(?P<ages>grupos? (?:de edad|etarios?|edad))"
    r"|region(?:es)?\b|departamentos?|provincias?|distritos?|ciudad)"
)
_OVER_YEARS = re.compile(
    r"\b(?:que|cual\w*(?: (?:es|fue) el)?|de los|en que|el) (?:ano|año)s?(?! 20)\b|\bcuando\b"
)
_MOST_CELLS = 8
_COMPARATORS: tuple[tuple[str, str], ...] = (
    ("between", r"\bentre\b[^?]*\d[^?]*\by\b[^?]*\d"),
    ("less", r"\bno (?:lleg|alcanz)\w+"),
    ("at_most", r"\bno (?:super|pas|exced|sobrepas)\w+"),
    ("at_least", r"al menos|como minimo|alcanz\w+|lleg\w+ a|igual o (?:mas|mayor)|\b>=|≥"),
    ("at_most", r"como maximo|a lo mas|no super\w+|no pas\w+ de|hasta|≤|<="),
    (
        "less",
        r"menos de|por debajo|menor(?:es)? (?:a|de|que)|no lleg\w+|inferior\w*|no alcanz\w+|<",
    ),
    (
        "more",
        r"super\w+|exced\w+|sobrepas\w+|rebas\w+|pas\w+ (?:de|las|los)|mas de|por encima"
        r"|mayor(?:es)? (?:a|de|que)|>",
    ),
)


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

    ``computed`` is true when the sentence states more than the cells themselves.
    """

    view: TableView
    text: str
    places: tuple[Place, ...]
    computed: bool
    missing: tuple[str, ...] = ()
    quoted: tuple[Note, ...] = field(default=())
    refused: bool = False


def shown_number(number: Decimal, decimals: int | None = None) -> str:
    """A number in the report's own style: ``1,234,567`` and ``12.5``."""
    if decimals is not None:
        number = round(number, decimals)
        return f"{number:,.{decimals}f}"
    return f"{number:,f}" if number == number.to_integral() else f"{number.normalize():,f}"


def shown_percent(value: Decimal) -> str:
    """A percentage with one decimal, and with two where that says more."""
    short, long = f"{value:,.1f}", f"{value:,.2f}"
    return f"{short} %" if long == f"{short}0" else f"{short} % ({long} %)"


def _label(place: Place, view: TableView) -> str:
    return place.row.row.shown or place.row.row.label


def _name(place: Place, view: TableView, places: Sequence[Place]) -> str:
    """What tells this cell from the others: its row, its column, or both."""
    column = view.table.columns[place.column].label
    rows = {p.row.low for p in places}
    columns = {p.column for p in places}
    if len(columns) == 1 and len(rows) > 1:
        return _label(place, view)
    if len(rows) == 1 and len(columns) > 1:
        return column
    return f"{_label(place, view)}, {column}"


def _head(view: TableView, places: Sequence[Place]) -> str:
    """The table's name, with the row when all the cells stand in one."""
    rows = {place.row.low for place in places}
    return messages.head(view.name, _label(places[0], view)) if len(rows) == 1 else view.name


def _places(selection: Selection) -> list[Place]:
    found = []
    for row in selection.rows:
        for column in selection.columns:
            cell, number = row.cell(column), row.number(column)
            if cell is not None and number is not None:
                found.append(Place(row, column, cell, number))
    return found


def _missing(selection: Selection) -> tuple[str, ...]:
    view = selection.view
    said = []
    for row in selection.rows:
        gone = [view.table.columns[c].label for c in selection.columns if row.cell(c) is None]
        if gone and selection.named:
            said.append(messages.row_cut(view.name, row.row.shown or row.row.label, gone))
    return tuple(said)


def forbids_sum(view: TableView, places: Sequence[Place]) -> Note | None:
    """The note that forbids adding these cells, if the table has one that speaks of them."""
    measures = set().union(*(view.measures[place.column] for place in places)) if places else set()
    for note in view.table.notes:
        match = _NO_SUM.search(fold(note.text))
        if match is None:
            continue
        subject = set(stems(fold(note.text)[: match.start()]))
        everything = set().union(*view.measures)
        if subject & measures or not subject & everything:
            return note
    return None


def _cut(view: TableView) -> tuple[str, ...]:
    if not view.incomplete or not view.rows:
        return ()
    last = view.rows[-1].row
    return (messages.table_cut(view.name, last.shown or last.label),)


def _result(
    view: TableView, text: str, places: Sequence[Place], missing: tuple[str, ...] = ()
) -> TableResult:
    return TableResult(view, text, tuple(places), True, missing)


def lookup(selection: Selection, form: QuestionForm) -> TableResult | None:
    """The cells themselves, at most eight, in reading order."""
    view, places = selection.view, _places(selection)
    missing = _missing(selection)
    if not places:
        return TableResult(view, "", (), False, missing) if missing else None
    if len(places) > _MOST_CELLS:
        return None
    if len(places) == 1:
        only = places[0]
        column = view.table.columns[only.column].label
        text = messages.cell(view.name, _label(only, view), column, only.cell.text)
    elif len({place.row.low for place in places}) == 1:
        parts = [(view.table.columns[p.column].label, p.cell.text) for p in places]
        text = messages.cells_of_row(view.name, _label(places[0], view), parts)
    else:
        columns = {p.column for p in places}
        head = " y ".join(view.table.columns[c].label for c in sorted(columns))
        parts = [
            (_label(p, view) if len(columns) == 1 else _name(p, view, places), p.cell.text)
            for p in places
        ]
        text = messages.cells_of_column(view.name, head, parts)
    return TableResult(view, text, tuple(places), False, missing)


def add(selection: Selection, form: QuestionForm) -> TableResult | None:
    """The sum of the selected cells, unless a note forbids it."""
    view, places = selection.view, _places(selection)
    if len(places) < 2:
        return None
    note = forbids_sum(view, places)
    if note is not None:
        text = messages.forbidden(view.name, note.text)
        listed = [(_name(p, view, places), p.cell.text) for p in places[:_MOST_CELLS]]
        text = f"{text} {messages.cells_of_column(view.name, 'valores', listed)}"
        return TableResult(
            view, text, tuple(places[:_MOST_CELLS]), False, (note.text,), (note,), True
        )
    if form.operation == "average":
        mean = sum((p.number for p in places), Decimal(0)) / len(places)
        parts = [(_name(p, view, places), p.cell.text) for p in places]
        return _result(
            view, messages.average(_head(view, places), parts, shown_number(mean, 1)), places
        )
    parts = [(_name(p, view, places), p.cell.text) for p in places]
    summed = sum((p.number for p in places), Decimal(0))
    return _result(
        view,
        messages.total(_head(view, places), parts, shown_number(summed)),
        places,
        _missing(selection),
    )


def _pair(selection: Selection, form: QuestionForm) -> tuple[Place, Place] | None:
    places = _places(selection)
    if len(places) != 2 and len(selection.columns) > 2 and len(selection.rows) == 1:
        ends = (selection.columns[0], selection.columns[-1])
        dated = {selection.view.table.columns[c].year for c in selection.columns}
        if len(dated) == len(selection.columns):
            places = [p for p in places if p.column in ends]
    if len(places) != 2 and selection.view.year_rows and len(selection.columns) == 1:
        places = [places[0], places[-1]] if len(places) > 2 else places
    return (places[0], places[1]) if len(places) == 2 else None


def _year(place: Place, view: TableView) -> int | None:
    return view.table.columns[place.column].year or place.row.year


def subtract(selection: Selection, form: QuestionForm) -> TableResult | None:
    """The difference of two cells; between two years it is the change, with its percentage."""
    pair = _pair(selection, form)
    if pair is None:
        return None
    view = selection.view
    first, second = pair
    years = (_year(first, view), _year(second, view))
    if years[0] and years[1] and years[0] != years[1] and first.number:
        if years[0] > years[1]:
            first, second = second, first
        change = second.number - first.number
        percent = change / first.number * 100
        rose = (change > 0) - (change < 0)
        cells = tuple((_name(p, view, pair), p.cell.text) for p in (first, second))
        sizes = (shown_number(abs(change)), shown_percent(abs(percent)))
        text = messages.change(_head(view, pair), (cells[0], cells[1]), sizes, rose)
        return _result(view, text, (first, second))
    if first.number < second.number:
        first, second = second, first
    names = [(_name(p, view, pair), p.cell.text) for p in (first, second)]
    text = messages.difference(
        _head(view, pair), names[0], names[1], shown_number(first.number - second.number)
    )
    return _result(view, text, (first, second))


def divide(selection: Selection, form: QuestionForm) -> TableResult | None:
    """How many times the larger of two cells holds the smaller."""
    pair = _pair(selection, form)
    if pair is None:
        return None
    first, second = sorted(pair, key=lambda p: -p.number)
    if not second.number:
        return None
    view = selection.view
    names = [(_name(p, view, pair), p.cell.text) for p in (first, second)]
    quotient = shown_number(first.number / second.number, 2)
    return _result(
        view, messages.ratio(_head(view, pair), names[0], names[1], quotient), (first, second)
    )


def portion(selection: Selection, form: QuestionForm) -> TableResult | None:
    """A part of its whole: a row of the total row, or a column of the total column."""
    selection = _whole_period(selection)
    view, places = selection.view, _places(selection)
    whole = _whole(selection, places)
    if whole is None or not whole.number or any(p.cell is whole.cell for p in places):
        return None
    part = sum((p.number for p in places), Decimal(0))
    if len(places) > 1 and forbids_sum(view, places):
        return None
    everything = (*places, whole)
    names = [(_name(p, view, everything), p.cell.text) for p in everything]
    head = (messages.joined([n for n, _ in names[:-1]]), shown_number(part))
    text = messages.share(
        _head(view, everything), head, names[-1], shown_percent(part / whole.number * 100)
    )
    return _result(view, text, everything)


def _whole_period(selection: Selection) -> Selection:
    """All the years of a table of years are its total row."""
    view = selection.view
    if view.year_rows and view.total is not None and len(selection.rows) == len(view.parts) > 1:
        return Selection(view, (view.total,), selection.columns, True, selection.fit)
    return selection


def _whole(selection: Selection, places: Sequence[Place]) -> Place | None:
    view = selection.view
    columns = {p.column for p in places}
    if not places or len(columns) != 1:
        return None
    column = next(iter(columns))
    label = fold(view.table.columns[column].label)
    if not label.startswith("total"):
        sums = [at for at, c in enumerate(view.table.columns) if fold(c.label).startswith("total")]
        for at in sums if len(places) == 1 else []:
            cell, number = places[0].row.cell(at), places[0].row.number(at)
            if cell is not None and number is not None:
                return Place(places[0].row, at, cell, number)
    row = view.total
    if row is None:
        return None
    cell, number = row.cell(column), row.number(column)
    return Place(row, column, cell, number) if cell is not None and number is not None else None


def _other_rows(view: TableView, low: str) -> bool:
    """True when the rows that a question wants ranked are not what this table's rows are."""
    kind = _ROW_KIND.search(low)
    if kind is None or not view.parts:
        return False
    grouped = all(row.ages is not None for row in view.parts)
    if kind.group("ages"):
        return not any(row.ages is not None for row in view.parts)
    return grouped or view.year_rows


def _series(selection: Selection, form: QuestionForm) -> list[Place]:
    """The cells to be ranked: over years, over the named rows, or over all rows but totals."""
    view = selection.view
    low = fold(form.text)
    if _other_rows(view, low):
        return []
    over_years = bool(_OVER_YEARS.search(low))
    if over_years and not view.year_rows:
        return _places(selection)
    if view.year_rows and not over_years and len(selection.columns) > 1:
        return _places(selection)
    excluded = selection.named and bool(_EXCLUDES.search(low))
    several = selection.named and len(selection.rows) > 1 and not excluded
    rows = selection.rows if several else view.parts
    if excluded:
        rows = tuple(row for row in view.parts if row not in selection.rows)
    columns = (
        selection.columns[:1] if len(selection.columns) > 1 and not several else selection.columns
    )
    if (
        len(selection.columns) > 1
        and len({view.table.columns[c].year for c in selection.columns}) > 1
    ):
        return []
    return _places(Selection(view, tuple(rows), tuple(columns), True, 1.0))


def rank(selection: Selection, form: QuestionForm) -> TableResult | None:
    """The largest or smallest cells; ties are all shown."""
    view = selection.view
    places = _series(selection, form)
    largest = form.operation in ("max", "top")
    count = _count(form) if form.operation in ("top", "bottom") else 1
    if not places:
        return None
    ordered = sorted(
        places, key=lambda p: ((-p.number if largest else p.number), p.row.row.start, p.column)
    )
    ordinal = _ordinal(form)
    if ordinal is not None and ordinal <= len(ordered):
        ordered, count = ordered[ordinal - 1 :], 1
    limit = ordered[min(count, len(ordered)) - 1].number
    kept = [p for p in ordered if (p.number >= limit if largest else p.number <= limit)]
    columns = {p.column for p in places}
    rows = {p.row.low for p in places}
    head = (
        view.table.columns[places[0].column].label if len(columns) == 1 else _label(places[0], view)
    )
    if len(columns) > 1 and len(rows) > 1:
        return None
    parts = [(_name(p, view, places), p.cell.text) for p in kept[:10]]
    missing = _cut(view) if len(columns) == 1 and not selection.named else ()
    if selection.named and _EXCLUDES.search(fold(form.text)):
        gone = [row.row.shown or row.row.label for row in selection.rows]
        head, missing = messages.without(head, gone), _cut(view)
    name = messages.extreme_name(largest, ordinal)
    return _result(view, messages.extreme(view.name, head, name, parts), kept[:10], missing)


def _ordinal(form: QuestionForm) -> int | None:
    """The place asked for ("la segunda región con más…"), ``None`` for the first."""
    match = _ORDINAL.search(fold(form.text))
    return _ORDINALS[match.group(1) or match.group(2)] if match else None


def _count(form: QuestionForm) -> int:
    figures = [
        int(v.number) for v in form.values if v.kind == "figure" and v.number and v.number <= 20
    ]
    return figures[0] if figures else 3


def _condition(form: QuestionForm) -> tuple[Callable[[Decimal], bool], str] | None:
    low, bounds = threshold(form)
    if not bounds:
        low = fold(form.text)
        bounds = tuple(v.number for v in form.values if v.kind == "figure" and v.number is not None)
    name = next((n for n, pattern in _COMPARATORS if re.search(pattern, low)), None)
    if name is None or not bounds:
        return None
    first = bounds[0]
    if name == "between":
        if len(bounds) < 2:
            return None
        ends = sorted((first, bounds[1]))
        a, b = ends[0], ends[1]
        return (lambda x: a <= x <= b), messages.between(shown_number(a), shown_number(b))
    tests: dict[str, tuple[Callable[[Decimal], bool], str]] = {
        "at_least": ((lambda x: x >= first), messages.at_least(shown_number(first))),
        "at_most": ((lambda x: x <= first), messages.at_most(shown_number(first))),
        "less": ((lambda x: x < first), messages.less_than(shown_number(first))),
        "more": ((lambda x: x > first), messages.more_than(shown_number(first))),
    }
    return tests[name]


def sift(selection: Selection, form: QuestionForm) -> TableResult | None:
    """The rows (or years) whose value passes the question's threshold, in the table's order."""
    condition = _condition(form)
    places = _series(selection, form)
    if condition is None or not places:
        return None
    view = selection.view
    test, said = condition
    kept = [p for p in places if test(p.number)]
    columns = {p.column for p in places}
    head = (
        view.table.columns[places[0].column].label if len(columns) == 1 else _label(places[0], view)
    )
    parts = [(_name(p, view, places), p.cell.text) for p in kept]
    missing = _cut(view) if len(columns) == 1 else ()
    return _result(
        view, messages.passing(view.name, head, said, parts), kept or places[:1], missing
    )


def compare(selection: Selection, form: QuestionForm) -> TableResult | None:
    """Two or three cells side by side and which is the largest."""
    view, places = selection.view, _places(selection)
    if not 2 <= len(places) <= _MOST_CELLS:
        return None
    ordered = sorted(places, key=lambda p: -p.number)
    parts = [(_name(p, view, places), p.cell.text) for p in places]
    if ordered[0].number == ordered[1].number:
        return _result(view, messages.equal(_head(view, places), parts), places)
    gap = shown_number(ordered[0].number - ordered[1].number)
    winner = _name(ordered[0], view, places)
    return _result(view, messages.compared(_head(view, places), parts, winner, gap), places)


OPERATIONS: dict[str, Callable[[Selection, QuestionForm], TableResult | None]] = {
    "sum": add,
    "average": add,
    "difference": subtract,
    "growth": subtract,
    "ratio": divide,
    "share": portion,
    "max": rank,
    "min": rank,
    "top": rank,
    "bottom": rank,
    "filter": sift,
    "compare": compare,
}


def _spans_flow(selection: Selection, form: QuestionForm) -> bool:
    """True when the question spans a period of things that happen, not of a state at a date."""
    if period(form) is None or form.operation is not None:
        return False
    notes = fold(" ".join(note.text for note in selection.view.table.notes))
    if _STOCK.search(notes):
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
    notes = fold(" ".join(note.text for note in selection.view.table.notes))
    one = len({selection.view.measures[c] for c in selection.columns}) == 1
    return one and not _STOCK.search(notes)


def _sum_refused(selection: Selection, form: QuestionForm) -> TableResult | None:
    """The note that answers "¿Se pueden sumar…?"."""
    if form.operation != "sum" or not (form.wants("yesno") or form.kinds == ("other",)):
        return None
    view = selection.view
    places = [
        Place(row, column, cell, number)
        for row in view.rows[:1]
        for column in selection.columns
        if (cell := row.cell(column)) is not None and (number := row.number(column)) is not None
    ]
    note = forbids_sum(view, places)
    if note is None or selection.named:
        return None
    text = messages.forbidden(view.name, note.text)
    return TableResult(view, text, (), False, (), (note,), True)


def compute(selection: Selection, form: QuestionForm) -> TableResult | None:
    """What the selected rows and columns say; ``None`` when the table cannot serve the question.

    A range of ages that several rows make up is added even when the question asks no sum.
    """
    refused = _sum_refused(selection, form)
    if refused is not None:
        return refused
    if form.operation is None and _ordinal(form) is not None:
        form = replace(form, operation="max")
    if form.operation is not None:
        found = OPERATIONS[form.operation](selection, form)
        if found is not None:
            return found
        if form.operation in ("max", "min") and len(_places(selection)) == 2:
            return compare(selection, form)
        if form.operation in ("max", "min", "top", "bottom") and not selection.named:
            return None
    if _spans_flow(selection, form) or _asks_total(selection, form):
        return add(selection, form)
    if form.ages is not None and len(selection.rows) > 1 and len(selection.columns) == 1:
        return add(selection, form)
    return lookup(selection, form)

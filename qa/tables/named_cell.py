"""The one cell that a question names by its row and its column ("el valor anual del benceno").

Tables of norms have no years and no sums: a row is a substance or a procedure, its columns say
different things of it, and one of them (a period, a category) tells its rows apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.records import Cell
from qa.forms import QuestionForm
from qa.tables.messages import named_cell
from qa.tables.places import Place, TableResult, work_out, written_at
from qa.tables.view import RowView, TableView
from qa.text import fold, stems

_SHORTEST_LABEL = 4
_EXPLAINED = 0.6
_WORDS = re.compile(r"[^\W_]+")


def find_named_cell(
    views: Iterable[TableView], form: QuestionForm
) -> tuple[TableResult, float] | None:
    """The cell and the share of the question that its table explains; ``None`` without exactly one.

    The question must hold the row's label (what stands in brackets aside) and a word of the
    column's head; where several rows bear the label, or the question holds only its first word,
    it must hold another of their cells too.
    """
    low = _spaced(form.text)
    asked = frozenset(stems(form.text))
    best: tuple[TableResult, float] | None = None
    for view in views:
        found = _in_table(view, low, asked)
        if found is None:
            continue
        place, known = found
        content = {term.stem for term in form.terms}
        fit = len(content & known) / len(content) if content else 0.0
        if fit >= _EXPLAINED and (best is None or fit > best[1]):
            others = [c.text for c in place.row.row.cells if _names(c, low) and c != place.cell]
            head = view.table.columns[place.column].label
            label = ", ".join([_bare(place.row), *others])
            text = named_cell(label, head, place.cell.text)
            _, record = work_out(view, "cells", (place,))
            best = (TableResult(view, text, (place,), record), fit)
    return best


def _in_table(
    view: TableView, low: str, asked: frozenset[str]
) -> tuple[Place, frozenset[str]] | None:
    rows = [
        row
        for row in view.rows
        if len(_label(row)) >= _SHORTEST_LABEL and f" {_label(row)} " in low
    ]
    if rows:
        longest = max(len(_label(row)) for row in rows)
        rows = [row for row in rows if len(_label(row)) == longest]
    if len(rows) > 1:
        rows = [row for row in rows if any(_names(cell, low) for cell in row.row.cells)]
    if not rows:
        rows = _begun(view, low)
    if len(rows) != 1:
        return None
    (row,) = rows
    places = []
    for column, measure in enumerate(view.measures):
        cell = row.cell(column)
        if cell is not None and measure & asked:
            places.append(written_at(row, column, cell))
    if len(places) != 1:
        return None
    cells = " ".join(cell.text for cell in row.row.cells)
    known = view.topic | frozenset(stems(f"{row.row.label} {cells}"))
    return places[0], known


def _begun(view: TableView, low: str) -> list[RowView]:
    """Rows of which the question says how the label begins, and another cell («plomo anual»)."""
    found = []
    for row in view.rows:
        first = _label(row).split(" ", 1)[0]
        said = len(first) >= _SHORTEST_LABEL and f" {first} " in low
        if said and any(_names(cell, low) for cell in row.row.cells):
            found.append(row)
    return found


def _label(row: RowView) -> str:
    """The row's label without what stands in brackets (a formula, a sign)."""
    return _spaced(re.sub(r"[(\[][^)\]]*[)\]]", " ", _bare(row))).strip()


def _bare(row: RowView) -> str:
    """The row's name without the cells that tell it apart from others under one label."""
    shown = row.row.shown or row.row.label
    return row.row.label if shown.startswith(f"{row.row.label}, ") else shown


def _names(cell: Cell, low: str) -> bool:
    """Whether the question holds a cell's words («anual», «24 horas»)."""
    words = _spaced(cell.text).strip()
    return len(words) >= 3 and not words.isdigit() and f" {words} " in low


def _spaced(text: str) -> str:
    return f" {' '.join(_WORDS.findall(fold(text)))} "

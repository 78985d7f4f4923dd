"""A statement over cells is worked out anew from the document when it is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from ingest.records import ParsedDocument
from qa.records import Computation
from qa.tables.places import Place, place_at, work_in_style, written_at
from qa.tables.view import TableView, view_of
from qa.tables.worked import Worked, shown_number
from qa.text import fold
from qa.values import missing_values

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def recompute(computation: Computation, parsed: ParsedDocument) -> Worked | None:
    """The result of ``computation`` from the cells as they now stand in the document.

    ``None`` when the table or one of the cells is not there, when a cell holds no figure, or when
    the figures do not suit the operation.
    """
    found = _operands(computation, parsed)
    return _worked(computation, *found) if found else None


def computation_holds(text: str, computation: Computation, parsed: ParsedDocument) -> bool:
    """Whether ``text`` states what its cells give, and no other figure.

    The result worked out anew must stand in ``text``; so must each cell that it names, with its
    row or its column; and every figure of ``text`` must be a result, a setting, or stand in the
    cited cells or in the words of the table (caption, heads, labels, notes).
    """
    found = _operands(computation, parsed)
    worked = _worked(computation, *found) if found else None
    if found is None or worked is None:
        return False
    view, places = found
    named = [places[at] for at in worked.chosen]
    if not all(_stands_in(result, text) for result in worked.shown if result):
        return False
    if not all(_is_named(place, view, text) for place in named):
        return False
    return not missing_values(text, _sources(view, places, worked, computation.settings))


def _operands(
    computation: Computation, parsed: ParsedDocument
) -> tuple[TableView, list[Place]] | None:
    """The table and the places of the operands; ``None`` when one of them is not there."""
    table = next((t for t in parsed.tables if t.table_id == computation.table_id), None)
    if table is None or parsed.document.doc_id != computation.doc_id or not computation.cells:
        return None
    view = view_of(table, parsed)
    places = {}
    for row in view.rows:
        for cell in row.row.cells:
            place = place_at(row, cell.column)
            if place is None and computation.operation == "cells":
                place = written_at(row, cell.column, cell)
            if place is not None and parsed.document.text[cell.start : cell.end] == cell.text:
                places[cell.start, cell.end] = place
    found = [places.get(span) for span in computation.cells]
    kept = [place for place in found if place is not None]
    return (view, kept) if len(kept) == len(found) else None


def _worked(computation: Computation, view: TableView, places: Sequence[Place]) -> Worked | None:
    try:
        return work_in_style(view, computation.operation, places, computation.settings)
    except (KeyError, ValueError, ArithmeticError, IndexError):
        return None


def _stands_in(piece: str, text: str) -> bool:
    """Whether ``piece`` stands in ``text`` and is not the end or beginning of a longer figure."""
    return re.search(rf"(?<![\w.,]){re.escape(piece)}(?!\w|[.,]\d)", text) is not None


def _is_named(place: Place, view: TableView, text: str) -> bool:
    labels = (
        place.row.row.shown or place.row.row.label,
        view.table.columns[place.column].label,
    )
    low = fold(text)
    return place.cell.text in text and any(label and fold(label) in low for label in labels)


def _sources(
    view: TableView, places: Sequence[Place], worked: Worked, settings: Sequence[str]
) -> list[str]:
    """Texts whose figures the statement may repeat."""
    table = view.table
    words = [view.name, table.caption, table.row_header, *view.section.heading_path]
    words += [column.label for column in table.columns]
    words += [row.row.shown or row.row.label for row in view.rows]
    words += [note.text for note in table.notes]
    cells = [cell.text for place in places for cell in place.row.row.cells]
    words += [text for text in cells if any(c.isalpha() for c in text)]
    values = [shown_number(place.number) for place in places]
    bounds = [shown_number(Decimal(one)) for one in settings if _NUMBER.fullmatch(one)]
    if "percent" in settings:
        bounds += [f"{one} %" for one in bounds]
    return [*words, *worked.shown, *bounds, *values, *(place.cell.text for place in places)]

"""What a table's notes say of its figures: that they may not be added, or are states at a date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.records import Note
from qa.tables.places import Place
from qa.tables.view import TableView
from qa.text import fold, stems

NO_SUM = re.compile(
    r"\bno (?:son|es) (?:sumable|aditiv|acumulable)\w*"
    r"|\bno se (?:puede|pueden|debe|deben) sumar|\bno sumar"
)
_STOCK = re.compile(r"\bfoto\b|fecha de corte|\b3[01] de \w+ de c/|al cierre|\bstock\b")


def forbids_sum(view: TableView, places: Sequence[Place]) -> Note | None:
    """The note that forbids adding these cells, if the table has one that speaks of them."""
    measures = set().union(*(view.measures[place.column] for place in places)) if places else set()
    for note in view.table.notes:
        match = NO_SUM.search(fold(note.text))
        if match is None:
            continue
        subject = set(stems(fold(note.text)[: match.start()]))
        everything = set().union(*view.measures)
        if subject & measures or not subject & everything:
            return note
    return None


def is_stock(view: TableView) -> bool:
    """True when the figures are states at a date, so that those of several years never add up."""
    return bool(_STOCK.search(fold(" ".join(note.text for note in view.table.notes))))

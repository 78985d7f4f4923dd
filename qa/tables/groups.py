"""Two groups of cells, each added up, set against each other."""

from __future__ import annotations

from collections.abc import Sequence

from qa.tables import messages
from qa.tables.match import Selection
from qa.tables.notes import is_stock
from qa.tables.places import (
    Place,
    TableResult,
    cell_name,
    named_cells,
    places_of,
    row_label,
    work_out,
)
from qa.tables.sums import MOST_CELLS, refuse
from qa.tables.view import TableView

Groups = tuple[Sequence[Place], Sequence[Place]]


def weigh(view: TableView, head: str, groups: Groups, names: Sequence[str] = ()) -> TableResult:
    """The two sums, and which is larger by how much; ``names`` are those of the groups."""
    places = [*groups[0], *groups[1]]
    worked, record = work_out(view, "together", places, (str(len(groups[0])),))
    values = [sum(place.number for place in group) for group in groups]
    sums = list(worked.shown)
    gap = sums.pop() if values[0] != values[1] else ""
    totals = [sums.pop(0) if len(group) > 1 else "" for group in groups]
    shown = [
        messages.group(named_cells(view, group, places), total)
        for group, total in zip(groups, totals, strict=True)
    ]
    larger = 0 if values[0] > values[1] else 1
    cells = [cell_name(place, view, places) for place in groups[larger]]
    winner = names[larger] if names else messages.joined(cells)
    text = messages.together(head, (shown[0], shown[1]), winner, gap)
    return TableResult(view, text, tuple(places), record)


def difference_of_sums(selection: Selection) -> TableResult | None:
    """Two rows, or two columns, each added up over the years, and which is larger by how much.

    ``None`` where the figures are states at a date, or are not the same years of both.
    """
    view, places = selection.view, places_of(selection)
    heads = {view.measures[at] for at in selection.columns}
    by_row = len(selection.rows) == 2 and len(heads) == 1
    if not (by_row or len(selection.columns) == 2) or is_stock(view):
        return None
    if not 4 <= len(places) <= MOST_CELLS or any(_year(place, view) is None for place in places):
        return None
    keys = [row_label(p) if by_row else view.table.columns[p.column].label for p in places]
    names = tuple(dict.fromkeys(keys))
    pairs = list(zip(places, keys, strict=True))
    first, second = ([place for place, key in pairs if key == name] for name in names)
    if [_year(place, view) for place in first] != [_year(place, view) for place in second]:
        return None
    return refuse(selection, places) or weigh(view, view.name, (first, second), names)


def _year(place: Place, view: TableView) -> int | None:
    return view.table.columns[place.column].year or place.row.year

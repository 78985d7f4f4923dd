"""The adapter of pdfplumber: ruling lines become grids of cells (its table algorithm alone).

The characters and the ruling lines come from PDFium, which reads a page some twenty times
faster than pdfplumber's own parser and keeps the words whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pdfplumber import table as engine

from ingest.page_records import Box, Rule

_SNAP, _JOIN, _CROSS = 3.0, 3.0, 3.0
_SHORTEST = 4.0
_MOST_EDGES = 1200


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells that touch each other; ``tops`` and ``lefts`` are the distinct edges of its cells."""

    cells: tuple[Box, ...]

    @property
    def box(self) -> Box:
        """The box around all cells."""
        lefts, tops, rights, bottoms = zip(*self.cells, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)

    @property
    def tops(self) -> tuple[float, ...]:
        """The upper edges of the rows."""
        return tuple(sorted({cell[1] for cell in self.cells}))

    @property
    def lefts(self) -> tuple[float, ...]:
        """The left edges of the columns."""
        return tuple(sorted({cell[0] for cell in self.cells}))


def _edge(rule: Rule) -> dict[str, Any]:
    """One ruling line as pdfplumber's functions take it."""
    if rule.horizontal:
        level = (rule.top + rule.bottom) / 2
        top = bottom = level
        left, right = rule.left, rule.right
    else:
        left = right = (rule.left + rule.right) / 2
        top, bottom = rule.top, rule.bottom
    return {
        "object_type": "line",
        "orientation": "h" if rule.horizontal else "v",
        "x0": left,
        "x1": right,
        "top": top,
        "bottom": bottom,
        "width": right - left,
        "height": bottom - top,
    }


def find_grids(rules: Sequence[Rule]) -> tuple[Grid, ...]:
    """The grids that the ruling lines of one page draw, from the top down.

    A page with more lines than a table can have (a drawing, a chart) has none.
    """
    edges = [_edge(rule) for rule in rules]
    if not any(edge["orientation"] == "v" for edge in edges):
        return ()
    edges = engine.merge_edges(edges, _SNAP, _SNAP, _JOIN, _JOIN)
    edges = [edge for edge in edges if max(edge["width"], edge["height"]) >= _SHORTEST]
    if len(edges) > _MOST_EDGES:
        return ()
    crossings = engine.edges_to_intersections(edges, _CROSS, _CROSS)
    if len(crossings) < 6:
        return ()
    cells = engine.intersections_to_cells(crossings)
    grids = [Grid(tuple(sorted(group, key=_by_rows))) for group in _groups(cells)]
    return tuple(sorted(grids, key=lambda grid: (grid.box[1], grid.box[0])))


def _by_rows(cell: Box) -> tuple[float, float]:
    return cell[1], cell[0]


def _groups(cells: Sequence[Box]) -> list[list[Box]]:
    """Cells that share a corner belong together (pdfplumber's rule, in linear time)."""
    parent = list(range(len(cells)))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    owners: dict[tuple[float, float], int] = {}
    for number, (left, top, right, bottom) in enumerate(cells):
        for corner in ((left, top), (left, bottom), (right, top), (right, bottom)):
            parent[root(number)] = root(owners.setdefault(corner, number))
    groups: dict[int, list[Box]] = defaultdict(list)
    for number, cell in enumerate(cells):
        groups[root(number)].append(cell)
    return list(groups.values())

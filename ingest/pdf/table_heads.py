"""Which rows of a grid are its title and header, and whether its first column only numbers."""

from __future__ import annotations

import re

from ingest.headings import fold
from ingest.pdf.tabular import GridTable

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
FIGURE = re.compile(r"[\s\d.,%()+±<>≤≥/-]*\d[\s\d.,%()+±<>≤≥/-]*$")
_MOST_HEADER_ROWS = 4
_CODE_HEAD = re.compile(r"(?:n[°ºo.]*|nro\.?|núm\.?|#|[íi]tem|c[óo]d(?:igo)?\.?|id)$", re.I)


def header_height(table: GridTable) -> tuple[int, int]:
    """(rows of title, rows of title and header together) at the table's head."""
    start = 0
    first = table.row(0)
    if len(first) == 1 and first[0].columns >= table.width and table.height > 1:
        start = 1
    cells = table.row(start)
    data = [cell for cell in cells if cell.column > 0] or list(cells)
    figures = sum(bool(FIGURE.match(cell.text)) and not YEAR.search(cell.text) for cell in data)
    if not cells or figures * 2 >= len(data) or table.height - start < 2:
        return start, start
    if _like_the_rest(table, start):
        return start, start
    height = start + 1
    while height < min(table.height - 1, start + _MOST_HEADER_ROWS):
        above = [cell for cell in table.cells if start <= cell.row < height]
        deep = any(cell.row + cell.rows > height for cell in above)
        split = any(1 < cell.columns < table.width and cell.row == height - 1 for cell in above)
        if not deep and not split:
            break
        height += 1
    return start, height


def _like_the_rest(table: GridTable, start: int) -> bool:
    """Whether the first row, set like the others, says in each data column what they say.

    Their entries repeat its own, or are figures of the same make: then it is no header.
    """
    first, below = table.row(start), [c for c in table.cells if c.row > start]
    if any(cell.rows > 1 or cell.columns > 1 for cell in first):
        return False
    bold = [all(line.bold for line in cell.lines) for cell in first if cell.lines]
    if any(bold) and not all(line.bold for cell in below for line in cell.lines):
        return False
    data = [cell for cell in first if cell.column > 0]
    if any(YEAR.search(cell.text) for cell in data):
        return False
    return bool(data) and all(
        any(_shape(cell.text) == _shape(c.text) for c in below if c.column == cell.column)
        for cell in data
    )


def _shape(text: str) -> str:
    """A cell's text with its figures alike: «Entre 65 y 94 horas» is made like «Entre 38 y 64»."""
    return re.sub(r"\d+", "0", fold(text))


def has_codes(table: GridTable, title_rows: int, head: int) -> bool:
    """Whether the first column only numbers the rows."""
    if table.width < 3:
        return False
    heads = [c.text.strip() for c in table.cells if c.column == 0 and title_rows <= c.row < head]
    if any(_CODE_HEAD.match(text) for text in heads):
        return True
    below = [c.text.strip() for c in table.cells if c.column == 0 and c.row >= head]
    return bool(below) and all(len(text) <= 4 and text[:1].isdigit() for text in below)

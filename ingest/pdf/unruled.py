"""Tables without ruling lines: words that stand in columns over several lines in a row.

Only what can hardly be anything else is taken: prose in two columns, lists with their marks,
formulas and signatures stay text. Each table found becomes a grid of cells that tile its place.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.page_records import Box
from ingest.pdf.grids import Grid
from ingest.pdf.layout import Placed, gutter_of, split_at_gaps
from ingest.pdf.marks import LIST_MARK

_GAP = 1.1
"""A space this many times the size of the letters may part two cells of one line."""
_SAME_ROW = 0.5
_NEXT_ROW = 3.2
_WRAPPED, _HEAD_STEP = 1.7, 2.2
_LEAST_ROWS, _MOST_COLUMNS = 3, 14
_FIGURES, _FILLED = 0.6, 0.6
_LABEL = 70
_FIGURE = re.compile(
    r"(?:(?:S/|US\$|\$|€)\.?\s*)?[-+±<>≤≥(]?\s*\d[\d\s.,/:]*\s*[%)°]?(?:\s*[A-Za-zµ³²/]{1,6})?$"
)
_BLANK = re.compile(r"[-–—.…]+$|n\.?\s?[da]\.?$|s/?d$", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_WORD = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands at one height, from left to right."""

    pieces: tuple[Placed, ...]

    @property
    def middle(self) -> float:
        return statistics.median(piece.middle for piece in self.pieces)

    @property
    def size(self) -> float:
        return max(piece.size for piece in self.pieces) or 1.0

    @property
    def top(self) -> float:
        return min(piece.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        return max(piece.bottom for piece in self.pieces)


def find_unruled(lines: Sequence[Placed]) -> tuple[Grid, ...]:
    """The grids of the tables among a page's lines, from the top down."""
    pieces = [piece for line in lines for piece in split_at_gaps(line, _GAP)]
    if len(pieces) < 2 * _LEAST_ROWS:
        return ()
    gutter = gutter_of(pieces)
    sides = [pieces]
    if gutter is not None:
        sides = [[p for p in pieces if p.left < gutter], [p for p in pieces if p.left >= gutter]]
    grids: list[Grid] = []
    for side in sides:
        rows = _rows(side)
        for block in _blocks(rows):
            at = rows.index(block[0])
            grids += _grid(block, rows[at - 1] if at else None)
    return tuple(sorted(grids, key=lambda grid: (grid.box[1], grid.box[0])))


def _rows(pieces: Sequence[Placed]) -> list[_Row]:
    rows: list[list[Placed]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.middle, piece.left)):
        last = rows[-1][0] if rows else None
        if last and abs(piece.middle - last.middle) < _SAME_ROW * max(piece.size, last.size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_Row(tuple(sorted(row, key=lambda piece: piece.left))) for row in rows]


def _blocks(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Runs of rows that keep out of each other's columns, each with several rows of cells."""
    position = 0
    while position < len(rows):
        block = _longest(rows, position)
        if block is None:
            position += 1
            continue
        yield block
        position = max(position + 1, rows.index(block[-1]) + 1)


def _longest(rows: Sequence[_Row], first: int) -> list[_Row] | None:
    """The rows from ``first`` on that share columns; ``None`` when they are too few."""
    if len(rows[first].pieces) < 2:
        return None
    block = [rows[first]]
    columns = _merged(rows[first].pieces)
    for above, row in pairwise(rows[first:]):
        if row.middle - above.middle > _NEXT_ROW * max(row.size, above.size):
            break
        joined = _merged(row.pieces, columns)
        if len(joined) < 2 or len(joined) < len(columns) or not _fits(row, columns):
            break
        columns = joined
        block.append(row)
    while len(block[-1].pieces) < 2:
        block.pop()
    several = sum(len(row.pieces) > 1 for row in block)
    return block if several >= _LEAST_ROWS and len(columns) <= _MOST_COLUMNS else None


def _fits(row: _Row, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether the row's pieces fill columns that are there, a new one at most beside them."""
    homes = [
        [i for i, (a, b) in enumerate(columns) if p.left < b and p.right > a] for p in row.pieces
    ]
    new = sum(not home for home in homes)
    twice = len({home[0] for home in homes if home}) < sum(bool(home) for home in homes)
    return not twice and new <= 1 and new < len(row.pieces)


def _merged(
    pieces: Sequence[Placed], columns: Sequence[tuple[float, float]] = ()
) -> list[tuple[float, float]]:
    """Column extents: the pieces' and ``columns``, those that overlap made one."""
    extents = sorted([*columns, *((piece.left, piece.right) for piece in pieces)])
    merged: list[tuple[float, float]] = []
    for left, right in extents:
        if merged and left < merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _column(piece: Placed, columns: Sequence[tuple[float, float]]) -> int:
    return next(i for i, (a, b) in enumerate(columns) if piece.left < b and piece.right > a)


def _grid(block: Sequence[_Row], above: _Row | None) -> Iterator[Grid]:
    """The cells of a block of rows when it is a table; ``above`` may hold heads of several."""
    columns = _merged([piece for row in block for piece in row.pieces])
    texts = [_texts(row, columns) for row in block]
    head = _head(texts)
    groups = _grouped(block, texts, head)
    cells = [[" ".join(filter(None, part)) for part in zip(*rows, strict=True)] for rows in groups]
    if not _is_table(cells[1:] if head else cells):
        return
    sizes = [len(rows) for rows in groups]
    boxes = list(_cells(block, sizes, columns))
    if head and above is not None:
        boxes = [*_spanning(above, block[0], boxes[: len(columns)]), *boxes]
    yield Grid(tuple(boxes))


def _spanning(above: _Row, first: _Row, below: Sequence[Box]) -> list[Box]:
    """The cells of a row of heads, each over two columns or more; empty when it is no such row."""
    if first.middle - above.middle > _HEAD_STEP * first.size:
        return []
    spans = []
    for piece in above.pieces:
        under = [box for box in below if min(box[2], piece.right) - max(box[0], piece.left) > 0]
        if not under or under[0] is below[0] or len(piece.text) > _LABEL:
            return []
        spans.append([under[0][0], under[-1][2]])
    if not any(right - left > 1.5 * (below[1][2] - below[1][0]) for left, right in spans):
        return []
    edges = sorted({below[0][0], *(left for left, _ in spans), below[-1][2]})
    level = below[0][1]
    return [(left, above.top - 1, right, level) for left, right in pairwise(edges)]


def _texts(row: _Row, columns: Sequence[tuple[float, float]]) -> tuple[str, ...]:
    texts = [""] * len(columns)
    for piece in row.pieces:
        at = _column(piece, columns)
        texts[at] = f"{texts[at]} {piece.text}".strip()
    return tuple(texts)


def _figures(texts: Sequence[str]) -> int:
    return sum(bool(_FIGURE.match(text)) and not _YEAR.match(text) for text in texts)


def _head(texts: Sequence[Sequence[str]]) -> int:
    """How many rows stand above the first one with figures; 0 when there is none such."""
    first = next((i for i, row in enumerate(texts) if _figures(row[1:])), None)
    if first is None:
        return 1
    return first if first <= len(texts) // 2 else 0


def _grouped(
    block: Sequence[_Row], texts: Sequence[tuple[str, ...]], head: int
) -> list[list[tuple[str, ...]]]:
    """The rows' texts, those together that belong to one row of the table."""
    groups: list[list[tuple[str, ...]]] = [list(texts[:head])] if head else []
    for number in range(head, len(block)):
        if number > head and _continues(block, texts, number):
            groups[-1].append(texts[number])
        else:
            groups.append([texts[number]])
    return groups


def _continues(block: Sequence[_Row], texts: Sequence[tuple[str, ...]], number: int) -> bool:
    """Whether a line goes on with the cells of the row above it."""
    above, here = texts[number - 1], texts[number]
    step = block[number].middle - block[number - 1].middle
    if step > _WRAPPED * block[number].size:
        return False
    filled = [text for text in here if text]
    if not any(above[1:]) and here[0][:1].islower():
        return True
    return (
        len(filled) < sum(bool(text) for text in above)
        and not _figures(filled)
        and (not here[0] or here[0][0].islower())
    )


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the cells hold what tables hold: labels, and figures or short entries."""
    if len(rows) < _LEAST_ROWS - 1 or not rows:
        return False
    labels = [row[0] for row in rows]
    listed = [label for label in labels if LIST_MARK.match(f"{label} ")]
    width = len(rows[0])
    if len(listed) > len(rows) / 2 and (width == 2 or not all(map(_counts, listed))):
        return False
    worded = sum(any(_WORD.search(cell) for cell in row[:2]) for row in rows)
    if worded < _FILLED * len(rows) or statistics.median(map(len, labels)) > _LABEL:
        return False
    data = [[cell for cell in column if cell] for column in zip(*rows, strict=True)][1:]
    if any(len(column) < _FILLED * len(rows) for column in data):
        return False
    figures = sum(sum(_entry(cell) for cell in column) >= _FIGURES * len(column) for column in data)
    return figures * 2 >= len(data) and not _lists_pages(rows)


def _lists_pages(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the only figures are whole numbers that rise, as the pages of contents do."""
    written = [row[-1] for row in rows if row[-1]]
    if len(rows[0]) != 2 or not all(text.isdecimal() for text in written):
        return False
    numbers = [int(text) for text in written]
    return numbers == sorted(numbers)


def _counts(label: str) -> bool:
    """Whether a mark numbers its row («1.») and is no letter or bullet of a list."""
    return label[0].isdigit()


def _entry(cell: str) -> bool:
    return bool(_FIGURE.match(cell) or _BLANK.match(cell))


def _cells(
    block: Sequence[_Row], sizes: Sequence[int], columns: Sequence[tuple[float, float]]
) -> Iterator[Box]:
    """Boxes that tile the block: edges run in the middle of the space between cells."""
    edges = [columns[0][0] - 1, *((a[1] + b[0]) / 2 for a, b in pairwise(columns))]
    edges.append(columns[-1][1] + 1)
    levels = [block[0].top - 1]
    last = -1
    for size in sizes:
        last += size
        below = block[last + 1].top if last + 1 < len(block) else block[last].bottom + 2
        levels.append((block[last].bottom + below) / 2)
    for top, bottom in pairwise(levels):
        for left, right in pairwise(edges):
            yield (left, top, right, bottom)

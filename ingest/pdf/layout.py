"""Placed lines of a page: their geometry, their columns and their reading order."""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.page_records import Box, Char, Line, RawPage
from ingest.pdf.glyphs import GLUE

_GUTTER = 1.6
"""A gap this many times the size of the letters parts two columns of one line."""
_SAME_ROW = 0.5
_ZIGZAG_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with its box and look; ``size`` is the median of its letters.

    ``bold`` is true when nearly all letters are; ``starts_bold`` counts leading bold characters
    (spaces included). ``broken``: the engine saw a hyphen that the line's end made.
    """

    page: int
    chars: tuple[Char, ...]
    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool
    starts_bold: int
    broken: bool = False

    @property
    def box(self) -> Box:
        """left, top, right, bottom."""
        return self.left, self.top, self.right, self.bottom

    @property
    def middle(self) -> float:
        """The height of the line's middle, from the top of the page."""
        return (self.top + self.bottom) / 2


def place(page: int, line: Line) -> Placed | None:
    """The geometry of ``line``; ``None`` for a line without written characters."""
    chars = _trimmed(line.chars)
    written = [char for char in chars if not char.text.isspace()]
    if not written:
        return None
    starts_bold = next((i for i, char in enumerate(chars) if not char.bold), len(chars))
    return Placed(
        page=page,
        chars=chars,
        text="".join(char.text for char in chars),
        left=min(char.left for char in written),
        top=min(char.top for char in written),
        right=max(char.right for char in written),
        bottom=max(char.bottom for char in written),
        size=statistics.median_low([char.size for char in written]),
        bold=sum(char.bold for char in written) >= 0.9 * len(written),
        starts_bold=starts_bold,
        broken=line.broken,
    )


def _trimmed(chars: tuple[Char, ...]) -> tuple[Char, ...]:
    first, last = 0, len(chars)
    while first < last and chars[first].text.isspace():
        first += 1
    while last > first and chars[last - 1].text.isspace():
        last -= 1
    return chars[first:last]


def place_page(page: RawPage) -> tuple[Placed, ...]:
    """The page's lines in reading order.

    The order of the file is kept, as it is nearly always the order of writing. Only where it
    runs to and fro between two columns are the lines cut at the gutter and each column read
    from its head to its foot.
    """
    placed = [line for line in (place(page.index, raw) for raw in page.lines) if line]
    return tuple(_by_columns(placed) if _zigzags(placed) else placed)


def split_at_gaps(line: Placed, gap: float = _GUTTER) -> tuple[Placed, ...]:
    """``line`` cut where the space between two words is ``gap`` times as wide as letters are."""
    cuts, last = [0], None
    for position, char in enumerate(line.chars):
        if char.text.isspace():
            continue
        if last is not None and char.left - last > gap * max(line.size, 1.0):
            cuts.append(position)
        last = char.right
    if len(cuts) == 1:
        return (line,)
    cuts.append(len(line.chars))
    pieces = [
        place(line.page, Line(line.chars[first:last_])) for first, last_ in itertools.pairwise(cuts)
    ]
    whole = [piece for piece in pieces if piece]
    return (*whole[:-1], replace(whole[-1], broken=line.broken))


def _zigzags(lines: Sequence[Placed]) -> bool:
    """Whether the file's order jumps from one column to the other and back at most lines.

    True for lines that hold both columns with the same gutter, or that follow each other at
    one height. Tables do the same, so there must be long runs of words on both sides.
    """
    if len(lines) < 6:
        return False
    rows = 0
    for before, after in itertools.pairwise(lines):
        level = abs(before.middle - after.middle) < _SAME_ROW * before.size
        if level and _prose_like(before) and _prose_like(after) and before.right < after.left:
            rows += 2
    wide = 0
    for line in lines:
        pieces = split_at_gaps(line)
        if len(pieces) == 2 and all(_prose_like(piece) for piece in pieces):
            wide += 1
    return (rows + wide) >= max(5, _ZIGZAG_SHARE * len(lines))


def _prose_like(line: Placed) -> bool:
    return len(line.text) >= 20 and len(line.text.split()) >= 3


def _by_columns(lines: Sequence[Placed]) -> list[Placed]:
    pieces = [piece for line in lines for piece in split_at_gaps(line)]
    gutter = gutter_of(pieces)
    if gutter is None:
        return list(lines)
    order: list[Placed] = []
    left: list[Placed] = []
    right: list[Placed] = []
    for piece in sorted(pieces, key=lambda piece: (round(piece.middle, 1), piece.left)):
        if piece.right <= gutter + 1:
            left.append(piece)
        elif piece.left >= gutter - 1:
            right.append(piece)
        else:
            order += [*left, *right, piece]
            left, right = [], []
    return [*order, *left, *right]


def gutter_of(pieces: Sequence[Placed]) -> float | None:
    """The height-long gap that most pieces leave free, as its horizontal middle."""
    starts = Counter(round(piece.left / 4) for piece in pieces if _prose_like(piece))
    edges = sorted(edge for edge, count in starts.items() if count >= 4)
    best, crossing = None, len(pieces)
    for edge in edges[1:]:
        at = edge * 4 - 5
        crossed = sum(piece.left < at < piece.right for piece in pieces)
        if crossed < crossing:
            best, crossing = at, crossed
    return best if best is not None and crossing <= 0.2 * len(pieces) else None


def body_size(lines: Iterable[Placed]) -> float:
    """The size in which most characters of ``lines`` are set; 0 without lines."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0


_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def lexicon(lines: Iterable[Placed]) -> frozenset[str]:
    """The words that stand whole inside lines, in lower case: they judge broken ones."""
    words: set[str] = set()
    for line in lines:
        found = _WORD.findall(line.text.replace(GLUE, ""))
        words.update(word.lower() for word in found[:-1])
        if found and not line.broken and not line.text.endswith("-"):
            words.add(found[-1].lower())
    return frozenset(words)

"""The flow of a document's pages becomes paragraphs, tables and notes, in reading order."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.pdf.joining import join_mark
from ingest.pdf.layout import Placed
from ingest.pdf.marks import ARTICLE, LIST_MARK, NORM, NORM_NUMBER, PROVISION, plain_case
from ingest.pdf.tabular import GridTable

Flow = Sequence[Placed | GridTable]
_NOTE_MARK = re.compile(r"\s*(?:\[?\d{1,3}\]?|\(\d{1,3}\)|\*{1,3}|\(\*{1,3}\))[.):]?\s*\D")
_NEW_GAP = 1.45
_NEW_SIZE, _OTHER_SIZE = 0.08, 0.2
_NOTE_SIZE = 0.92
_NOTE_ZONE = 0.5
_SHORT = 0.6
"""A line that fills less of its column ends its paragraph when a capital follows."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that run on; ``column_right`` is how far lines reach in its column."""

    lines: tuple[Placed, ...]

    @property
    def first(self) -> Placed:
        """Its first line."""
        return self.lines[0]

    def joined(self, words: frozenset[str]) -> str:
        """The lines as running text."""
        text = self.lines[0].text
        for before, after in pairwise(self.lines):
            drop, mark = join_mark(before, after, words)
            text = text[: len(text) - drop] + mark + after.text
        return text


Block = Paragraph | GridTable


def split_notes(
    flow: Flow, size: float, height: float
) -> tuple[list[Placed | GridTable], list[Placed]]:
    """The flow without the page's footnotes, and their lines.

    Footnotes are smaller than the body, stand below all of it in their column and begin with
    a mark; lines that follow such a line in the same size belong to it.
    """
    cut = len(flow)
    while cut > 0:
        item = flow[cut - 1]
        small = isinstance(item, Placed) and 0 < item.size <= _NOTE_SIZE * size
        if not small or not isinstance(item, Placed) or item.top < _NOTE_ZONE * height:
            break
        cut -= 1
    while cut < len(flow):
        item = flow[cut]
        if isinstance(item, Placed) and _NOTE_MARK.match(item.text):
            break
        cut += 1
    notes = [item for item in flow[cut:] if isinstance(item, Placed)]
    return list(flow[:cut]), notes


def paragraphs(lines: Sequence[Placed]) -> Iterator[Paragraph]:
    """Consecutive lines grouped into paragraphs."""
    if not lines:
        return
    pitch = _pitch(lines)
    edges = _right_edges(lines)
    group = [lines[0]]
    for before, line in pairwise(lines):
        if _begins(before, line, group[0], pitch, edges):
            yield Paragraph(tuple(group))
            group = []
        group.append(line)
    yield Paragraph(tuple(group))


def _pitch(lines: Sequence[Placed]) -> float:
    """The usual distance between two lines' middles."""
    steps = [
        b.middle - a.middle
        for a, b in pairwise(lines)
        if a.page == b.page and 0.5 * b.size < b.middle - a.middle < 3 * b.size
    ]
    return statistics.median(steps) if steps else 0.0


def _right_edges(lines: Sequence[Placed]) -> dict[tuple[int, int], float]:
    """How far to the right lines reach, by page and (coarse) left edge."""
    edges: dict[tuple[int, int], float] = {}
    for line in lines:
        for cell in _near(line):
            edges[cell] = max(edges.get(cell, 0.0), line.right)
    return edges


def _near(line: Placed) -> tuple[tuple[int, int], ...]:
    cell = int(line.left // 40)
    return (line.page, cell - 1), (line.page, cell), (line.page, cell + 1)


def _ends(text: str) -> bool:
    return text.rstrip("”»\")' ")[-1:] in (".", ":", ";", "!", "?")


def _stands_alone(before: Placed, line: Placed) -> bool:
    """Whether the words of two lines alone part them: a norm's name and number, an article."""
    above, here = plain_case(before.text), plain_case(line.text)
    named = NORM.match(above)
    if NORM.match(here) or NORM_NUMBER.match(above) or (named and named["number"]):
        return True
    article = ARTICLE.match(line.text) or (PROVISION.match(line.text) if before.bold else None)
    return article is not None and (line.starts_bold > 6 or _ends(before.text))


def _begins(
    before: Placed,
    line: Placed,
    first: Placed,
    pitch: float,
    edges: dict[tuple[int, int], float],
) -> bool:
    """Whether ``line`` begins a paragraph after ``before``."""
    if abs(before.middle - line.middle) < 0.4 * line.size and line.left >= before.right - 1:
        return False
    marked = bool(LIST_MARK.match(line.text))
    if before.broken or before.text[-1:] == "-":
        return False
    if _stands_alone(before, line):
        return True
    full = before.right >= edges.get((before.page, int(before.left // 40)), 0) - 1.5 * line.size
    change = abs(before.size - line.size) / max(before.size, line.size, 1.0)
    if change > _NEW_SIZE and not (full and change < _OTHER_SIZE and before.bold == line.bold):
        return not (line.text[0].islower() and not _ends(before.text))
    if before.bold != line.bold and (before.bold or not line.text[0].islower()):
        return True
    moved = before.page != line.page or line.middle < before.middle
    if moved:
        return _ends(before.text) or (not line.text[0].islower() and marked)
    if pitch and line.middle - before.middle > _NEW_GAP * max(pitch, 1.05 * line.size):
        return True
    reach = edges.get((before.page, int(before.left // 40)), before.right)
    short = before.right - before.left < _SHORT * (reach - before.left)
    listed = not full or (before is first and bool(LIST_MARK.match(before.text)))
    if marked and (_ends(before.text) or short or (listed and line.left <= first.left + 2)):
        return True
    if short and line.text[0].isupper() and not before.bold and before.text[-1] not in ",(":
        return True
    if not _ends(before.text):
        return False
    indented = line.left > before.left + 0.8 * line.size
    return indented or before.right < reach - 3 * line.size

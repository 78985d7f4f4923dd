"""Trailing figures of a line: what makes a line of text a table row."""

from __future__ import annotations

import re

FIGURE = r"(?:-?\d{1,3}(?:[,.]\d{3})+(?:[.,]\d+)?|-?\d+(?:[.,]\d+)?)%?|[-–]|n\.?[ad]\.?"
_FIGURE = re.compile(FIGURE)
LONGEST_ROW = 400


def trailing_figures(line: str) -> tuple[tuple[int, int], ...]:
    """Spans of the figures that end ``line``, in order; empty when a word ends it.

    Lines longer than a row can be have none. Time grows with the line's length only.
    """
    if len(line) > LONGEST_ROW:
        return ()
    spans: list[tuple[int, int]] = []
    end = len(line.rstrip())
    while end:
        start = max(line.rfind(" ", 0, end), line.rfind("\t", 0, end)) + 1
        if not _FIGURE.fullmatch(line, start, end):
            break
        spans.append((start, end))
        end = len(line[:start].rstrip())
    return tuple(reversed(spans))

"""Words recognised from a picture become lines of placed characters, like those of the file."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from ingest.page_records import Char, Line
from ingest.scan_records import ScannedPage, ScannedWord


def scanned_lines(page: ScannedPage) -> tuple[Line, ...]:
    """The page's lines; the characters of a word share its box evenly.

    A line has one size: the heights of single words tell their letters, not their type.
    """
    return tuple(Line(tuple(_chars(words))) for words in page.lines)


def _chars(words: tuple[ScannedWord, ...]) -> Iterator[Char]:
    size = float(round(statistics.median_high(word.bottom - word.top for word in words)))
    for number, word in enumerate(words):
        if number:
            gap = words[number - 1].right
            yield Char(" ", gap, word.top, word.left, word.bottom, size, False)
        step = (word.right - word.left) / len(word.text)
        for at, text in enumerate(word.text):
            left = word.left + at * step
            yield Char(text, left, word.top, left + step, word.bottom, size, False)

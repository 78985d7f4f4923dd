"""The text of a document, written piece by piece; every piece knows where it fell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.pdf.glyphs import GLUE
from ingest.pdf.joining import join_mark
from ingest.pdf.layout import Placed
from ingest.records import Repair

_NOTHING = "\u2060"
"""A character without width: repairs keep offsets, and what is shown leaves it out."""


class Writer:
    """Collects text; remembers on which page each stretch stands.

    ``words`` are the document's words, which judge hyphens at line ends. Writing stops at
    ``limit`` characters; ``full`` then says so.
    """

    def __init__(self, words: frozenset[str], limit: int) -> None:
        self._words, self._limit = words, limit
        self._parts: list[str] = []
        self._turns: list[tuple[int, int]] = []
        self.length = 0
        self.full = False

    def lines(self, lines: Sequence[Placed]) -> tuple[int, int]:
        """Write lines as one paragraph; returns its span."""
        start = self.length
        for before, line in pairwise((None, *lines)):
            if line is None:
                continue
            text = line.text
            if before is not None:
                drop, mark = join_mark(before, line, self._words)
                if drop:
                    self._shorten(drop)
                self.put(mark)
            self._turn(line.page)
            self.put(text)
        return start, self.length

    def put(self, text: str) -> None:
        """Write white space or marks that stand on no page of their own."""
        if self.length + len(text) > self._limit:
            text = text[: max(0, self._limit - self.length)]
            self.full = True
        if text:
            self._parts.append(text)
            self.length += len(text)

    def _shorten(self, count: int) -> None:
        if not self.full:
            self._parts[-1] = self._parts[-1][:-count]
            self.length -= count

    def _turn(self, page: int) -> None:
        if not self._turns or self._turns[-1][1] != page:
            self._turns.append((self.length, page))

    def text(self) -> tuple[str, tuple[Repair, ...]]:
        """All that was written, and the spaces inside words that are not to be shown."""
        text = "".join(self._parts)
        repairs = tuple(Repair(match.start(), " ", _NOTHING) for match in re.finditer(GLUE, text))
        return text.replace(GLUE, " "), repairs

    def stretches(self) -> list[tuple[int, int, int]]:
        """(start, end, page index) of each stretch on one page, in order."""
        bounds = [*self._turns, (self.length, -1)]
        return [(a, b, page) for (a, page), (b, _) in pairwise(bounds) if b > a]

"""The physical layout of a plain text: lines, fragments, page marks and the outline at its end.

A *fragment* is a stretch with no missing text inside. In text pulled out of a PDF whose
pages were partly lost, each fragment begins with a line that begins with one space.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.records import OutlineEntry

_FRAGMENT_START = re.compile(r" \S")
_PAGE_MARK = re.compile(r"\s*(\d{1,4})\s*$")
_OUTLINE = re.compile(r"(?P<tabs>\t+)(?P<title>\S[^\n]*?)(?:[ .…]{2,}(?P<page>\d+))?\s*$")
_INDENTED_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its line break; ``blank`` also holds for white space alone."""

    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        """Whether the line has nothing but white space."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class PageMark:
    """A printed page number alone on its line."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of the body with what was recognised in them; offsets are the text's.

    ``lines`` holds neither page marks nor the outline. ``breaks`` are the first
    written characters of the fragments after the first one. ``body_end`` is where the body
    ends and the outline begins.
    """

    lines: tuple[Line, ...]
    breaks: tuple[int, ...]
    marks: tuple[PageMark, ...]
    outline: tuple[OutlineEntry, ...]
    body_end: int


def split_lines(text: str) -> tuple[Line, ...]:
    """All lines of ``text``; joined with their line breaks they give the text again."""
    lines, start = [], 0
    for piece in text.splitlines(keepends=True):
        content = piece.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
        lines.append(Line(start, start + len(content), content))
        start += len(piece)
    return tuple(lines)


def _trailing_outline(lines: tuple[Line, ...]) -> tuple[int, tuple[OutlineEntry, ...]]:
    """Index of the first outline line (``len(lines)`` without one) and the entries."""
    first = len(lines)
    for position in range(len(lines) - 1, -1, -1):
        line = lines[position]
        if line.text.startswith("\t") and _OUTLINE.match(line.text):
            first = position
        elif not line.blank:
            break
    entries = []
    for line in lines[first:]:
        match = _OUTLINE.match(line.text)
        if match:
            page = int(match["page"]) if match["page"] else None
            entries.append(OutlineEntry(match["title"].strip(), len(match["tabs"]), page))
    if len(entries) < 2:
        return len(lines), ()
    return first, tuple(entries)


def _find_marks(lines: tuple[Line, ...]) -> tuple[PageMark, ...]:
    """Lone numbers set apart by blank lines that grow through the text: printed page numbers."""
    marks: list[PageMark] = []
    for position, line in enumerate(lines):
        match = _PAGE_MARK.match(line.text)
        if not match:
            continue
        above = lines[max(0, position - 2) : position]
        below = lines[position + 1 : position + 2]
        if not all(other.blank for other in (*above, *below)):
            continue
        number = int(match[1])
        if not marks or number - marks[-1].number > 0:
            marks.append(PageMark(number, line.start, line.end))
    return tuple(marks) if len(marks) > 1 else ()


def find_layout(text: str) -> Layout:
    """Recognise fragments, page marks and the outline of ``text``."""
    every = split_lines(text)
    first, outline = _trailing_outline(every)
    body_end = every[first].start if first < len(every) else len(text)
    body = every[:first]
    marks = _find_marks(body)
    marked = {mark.start for mark in marks}
    lines = tuple(line for line in body if line.start not in marked)
    starts = [line.start + 1 for line in lines if _FRAGMENT_START.match(line.text)]
    written = sum(not line.blank for line in lines)
    indented = len(starts) > _INDENTED_SHARE * written and written > 8
    first_start = next((line.start + 1 for line in lines if not line.blank), 0)
    breaks = () if indented else tuple(start for start in starts if start > first_start)
    return Layout(lines, breaks, marks, outline, body_end)

"""Column heads of a flattened table: years one to a line, repeated measures, stacked heads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest import messages
from ingest.flow import readable
from ingest.lines import Line
from ingest.records import Column

_PERIOD = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*[-–a]\s*((?:19|20)\d{2})(?!\d)")
YEAR_CELL = re.compile(r"\s*((?:19|20)\d{2})\s*(?:\n\s*)?(/\s*\d)?\s*$")


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


def _words(line: Line) -> list[_Word]:
    return [
        _Word(m.group(), line.start + m.start(), line.start + m.end())
        for m in re.finditer(r"\S+", line.text)
    ]


def _year_columns(lines: Sequence[Line], text: str, count: int) -> tuple[Column, ...]:
    """Columns that are years, one cell to a line, each perhaps with its note sign below it."""
    columns: list[Column] = []
    written = [line for line in lines if not line.blank]
    for position, line in enumerate(written):
        match = YEAR_CELL.match(line.text)
        if not match:
            continue
        end = line.start + len(line.text.rstrip())
        marks = [match[2].replace(" ", "")] if match[2] else []
        if not marks and position + 1 < len(written):
            below = re.match(r"\s*/\s*(\d)\s*$", written[position + 1].text)
            if below:
                marks, end = [f"/{below[1]}"], written[position + 1].end
        start = line.start + len(line.text) - len(line.text.lstrip())
        columns.append(Column(match[1], None, int(match[1]), tuple(marks), False, start, end))
    return tuple(columns) if len(columns) == count else ()


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:].lower() if text.isupper() and len(text) > 1 else text


def _repeated_columns(words: Sequence[_Word], count: int, title: str) -> tuple[Column, ...]:
    """Columns whose measures repeat for each year of the period in the title."""
    if len(words) != count:
        return ()
    texts = [word.text for word in words]
    years: list[int | None] = [None] * count
    measures = next(
        (m for m in range(1, count) if count % m == 0 and texts == texts[:m] * (count // m)), count
    )
    period = _PERIOD.search(title)
    if period and measures < count and int(period[2]) - int(period[1]) + 1 == count // measures:
        years = [int(period[1]) + position // measures for position in range(count)]
    columns = []
    for word, year in zip(words, years, strict=True):
        measure = _capitalised(word.text)
        label = f"{measure} {year}" if year else measure
        columns.append(Column(label, measure, year, (), year is not None, word.start, word.end))
    return tuple(columns)


def _stacked_columns(lines: Sequence[Line], count: int) -> tuple[tuple[Column, ...], str]:
    """Two-level headers: the last line names columns under a spanning cell of the line above."""
    written = [line for line in lines if not line.blank]
    if len(written) < 2:
        return (), ""
    last, first = _words(written[-1]), _words(written[0])
    missing = count - len(last)
    if not 0 < missing < len(first):
        return (), ""
    spanning = readable(written[-2].text) if len(written) > 2 else None
    columns = [
        Column(_capitalised(w.text), None, None, (), False, w.start, w.end)
        for w in first[-missing:]
    ]
    columns += [
        Column(_capitalised(w.text), spanning, None, (), False, w.start, w.end) for w in last
    ]
    return tuple(columns), " ".join(w.text for w in first[:-missing])


def parse_header(
    lines: Sequence[Line], text: str, count: int, title: str
) -> tuple[tuple[Column, ...], str]:
    """``count`` typed columns from the header lines and the title, and the row header's name."""
    columns = _year_columns(lines, text, count)
    if columns:
        return columns, ""
    every = [word for line in lines for word in _words(line)]
    columns = _repeated_columns(every, count, title)
    if columns:
        return columns, ""
    written = [line for line in lines if not line.blank]
    columns = _repeated_columns(_words(written[-1]), count, title) if written else ()
    if columns:
        return columns, ""
    stacked, row_header = _stacked_columns(lines, count)
    if stacked:
        return stacked, row_header
    blanks = tuple(Column(messages.unnamed_column(i + 1), inferred=True) for i in range(count))
    return blanks, ""

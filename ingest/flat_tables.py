"""Tables that extraction flattened into lines: rows, header cells one to a line, notes.

A row is a line with a label and then nothing but figures. The header and the notes are the
lines around the rows up to the section's heading; years that stand only in the table's title
are assigned to its columns and marked as inferred.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.figures import trailing_figures
from ingest.flow import readable
from ingest.lines import Line
from ingest.records import Cell, Column, Note, Row
from ingest.table_header import YEAR_CELL, parse_header

_CODE = re.compile(r"(\d{2})\s+(?=[A-ZÁÉÍÓÚÑ]{2})")
_MARK = re.compile(r"\((\*+)\)|(?<=\S)\s*/\s*(\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_NOTE = re.compile(
    r"\s*(?P<mark>/\d+(?=\s*:)|\(\*+\)|[a-z]/(?=\s)|(?i:fuente|nota|elaboraci[óo]n)\s*:)?\s*(?P<text>.*)$",
    re.S,
)
_NOTE_START = re.compile(r"\s*(?:/\d+\s*:|\(\*+\)|[a-z]/\s|(?i:fuente|notas?|elaboraci[óo]n)\s*:)")
_YEAR_LABEL = re.compile(r"(?:^|\s)(?:año|periodo|período|ejercicio|gestión|campaña)$", re.I)


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A table before it is tied to its section; spans are characters of the text."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[Note, ...]
    start: int
    end: int
    row_header: str
    complete: bool


def _split_row(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The label part of a line and the spans of the figures after it (the label may be empty)."""
    spans = trailing_figures(text)
    label = text[: spans[0][0]].strip() if spans else ""
    if spans and not label:
        # A code stands before figures alone: there is no label, so this is no row.
        return "", ()
    return label, spans


def is_row(text: str) -> bool:
    """Whether a line is a table row: a label with a letter, then at least two figures."""
    label, spans = _split_row(text)
    return len(spans) >= 2 and len(label) <= 80 and any(c.isalpha() for c in label)


def row_lines(lines: Sequence[Line]) -> tuple[tuple[int, ...], ...]:
    """Groups of row positions: rows with only blank lines between them."""
    groups: list[list[int]] = []
    blank_only = False
    for position, line in enumerate(lines):
        if line.blank:
            continue
        if is_row(line.text):
            if groups and blank_only:
                groups[-1].append(position)
            else:
                groups.append([position])
            blank_only = True
        else:
            blank_only = False
    return tuple(tuple(group) for group in groups if len(group) > 1 or _credible(lines, group[0]))


def _credible(lines: Sequence[Line], position: int) -> bool:
    """A single row counts when its label is all capitals or header cells stand before it."""
    letters = [c for c in _split_row(lines[position].text)[0] if c.isalpha()]
    return bool(letters) and all(c.isupper() for c in letters)


def parse_row(line: Line, index: int) -> Row:
    """One row line as a record; columns are numbered in order of appearance."""
    label, spans = _split_row(line.text)
    if not spans:
        raise ValueError(f"not a table row: {line.text!r}")
    code = _CODE.match(label)
    if code:
        label = label[code.end() :]
    found = [(line.text[first:last], first, last) for first, last in spans]
    if _YEAR_LABEL.search(label) and _YEAR.fullmatch(found[0][0]) and len(found) > 1:
        label = f"{label} {found.pop(0)[0]}"
    cells = tuple(
        Cell(figure, line.start + first, line.start + last, index, column)
        for column, (figure, first, last) in enumerate(found)
    )
    marks = tuple(f"({m[1]})" if m[1] else f"/{m[2]}" for m in _MARK.finditer(label))
    total = label.upper().startswith("TOTAL") or (code is not None and code[1] == "00")
    start = line.start + len(line.text) - len(line.text.lstrip())
    number = code[1] if code else None
    return Row(label, start, cells[-1].end, cells, number, True, total, marks, label)


def explain_label(row: Row, notes: Sequence[Note]) -> str:
    """The label as meant: a year with one digit too many is set right when a note names the year.

    ``Año 20201(*)`` with the note ``(*) … del año 2021`` is ``Año 2021(*)``.
    """
    odd = re.search(r"(?<!\d)20\d{3}(?!\d)", row.label)
    if not odd or not row.marks:
        return row.label
    for note in notes:
        if note.mark not in row.marks:
            continue
        digits = odd.group()
        for named in _YEAR.finditer(note.text):
            year = named.group()
            if any(digits[:i] + digits[i + 1 :] == year for i in range(len(digits))):
                return row.label[: odd.start()] + year + row.label[odd.end() :]
    return row.label


def parse_notes(text: str, lines: Sequence[Line]) -> tuple[Note, ...]:
    """The notes among ``lines``: from a note's sign on; a line without a sign is a note of its own
    unless the one before it is only a word such as ``Fuente:``."""
    notes: list[Note] = []
    open_word = False
    for line in lines:
        if line.blank:
            continue
        match = _NOTE.match(line.text)
        if match is None:
            continue
        body = match["text"].strip().lstrip(": ")
        mark = (match["mark"] or "").strip()
        start = line.start + len(line.text) - len(line.text.lstrip())
        end = line.start + len(line.text.rstrip())
        if open_word and not mark and notes:
            first = notes.pop()
            notes.append(Note("", readable(text[first.start : end]), first.start, end))
            open_word = False
            continue
        word = mark.endswith(":") and not mark.startswith("/")
        shown = readable(line.text) if word else readable(body)
        notes.append(Note("" if word else mark, shown, start, end))
        open_word = word and not body
    return tuple(note for note in notes if not note.text.endswith(":"))


def is_note(text: str) -> bool:
    """Whether a line begins a note, a source or a footnote of a table."""
    return _NOTE_START.match(text) is not None


def build_table(
    text: str, title: str, above: Sequence[Line], rows: Sequence[Line], below: Sequence[Line]
) -> FlatTable:
    """The table of ``rows`` with what stands ``above`` and ``below`` it in its section.

    ``title`` is the section's heading; a year range in it dates columns that name none.
    """
    parsed = [parse_row(line, index) for index, line in enumerate(rows)]
    count = max(len(row.cells) for row in parsed)
    noted_above, header = _split_notes(above)
    noted_below, trailing = _split_notes(below)
    notes = parse_notes(text, noted_above) + parse_notes(text, noted_below)
    columns, row_header = parse_header(header, text, count, title)
    if not row_header and trailing:
        row_header = readable(trailing[0].text)
    done = tuple(
        replace(row, shown=explain_label(row, notes), complete=len(row.cells) == count)
        for row in parsed
    )
    spans = [
        line for line in (*noted_above, *header, *rows, *noted_below, *trailing) if not line.blank
    ]
    start = min(line.start for line in spans)
    end = max(line.start + len(line.text.rstrip()) for line in spans)
    complete = all(row.complete for row in done)
    return FlatTable(columns, done, notes, start, end, row_header, complete)


def _split_notes(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Notes (from the first note sign up to the header) and the other short lines."""
    notes: list[Line] = []
    others: list[Line] = []
    open_note = False
    for line in lines:
        if line.blank:
            continue
        if is_note(line.text):
            open_note = True
        elif open_note and _is_header_line(line.text):
            open_note = False
        (notes if open_note or _is_remark(line.text) else others).append(line)
    return notes, others


def _is_remark(text: str) -> bool:
    """A whole sentence among the header cells, such as "Foto en fecha de corte del año."."""
    return len(text.split()) > 3 and text.strip().endswith(".")


def _is_header_line(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return YEAR_CELL.match(text) is not None or (
        bool(letters) and all(c.isupper() for c in letters)
    )

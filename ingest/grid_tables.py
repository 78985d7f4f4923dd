"""Tables given as a grid of cells (Markdown, DOCX, HTML): heads, row labels, captions, notes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest import reading_messages as messages
from ingest.records import Cell, Column, Note, Row, Section, Table

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ONLY_YEAR = re.compile(r"\W*(?:19|20)\d\d\W*(?:\(?\*+\)?|/\s*\d)?\W*")
_FIGURE = re.compile(
    r"[-−(]?\s*(?:S/|US\$|\$|€)?\.?\s*\d[\d.,\s\u00a0\u202f]*[%)]?\s*(?:/\d|\*+|\(\*+\))?"
)
_BLANK = re.compile(r"(?:[-–—.]+|n\.?\s?[ad]\.?|s/d|\.\.\.)?", re.I)
_CAPTION = re.compile(
    r"\W*(?:tabla|cuadro|anexo|gr[áa]fico|figura)\s*(?:n\s*[.°ºo]*\s*)?\d+[\w.]*\W", re.I
)
_NOTE = re.compile(
    r"\W*(?:(?P<word>fuentes?|notas?|elaboraci[óo]n|leyenda)\s*:|(?P<mark>\(\*+\)|\*+(?=\s?\w)|/\s?\d+|[a-z]/|\d/)\s*:?)",
    re.I,
)
_NO_SUM = re.compile(r"\bno\s+(?:son|es|deben?|se)\s+(?:sumab|sumar|suman|aditiv|acumul)", re.I)
_MARK = re.compile(r"\(\*+\)|(?<=\w)\*+|/\s?\d(?!\d)")
_CODE = re.compile(r"\d{1,3}")
_LONGEST_NOTE = 60


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell's text and the span where it stands in the document."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Around:
    """What stands next to a table: its caption and the notes below it."""

    caption: str = ""
    notes: tuple[Note, ...] = ()


def is_caption(text: str) -> bool:
    """Whether a paragraph names the table after it ("Tabla 3. Hectáreas…")."""
    return _CAPTION.match(text) is not None


def note_of(text: str, start: int) -> Note | None:
    """The note that a paragraph right after a table is; ``None`` when it is none.

    A source, a note by its word or sign, or a sentence that says what may not be added.
    """
    match = _NOTE.match(text)
    if match is None and not (_NO_SUM.search(text) and len(text.split()) <= _LONGEST_NOTE):
        return None
    mark = (match.group("mark") or "").replace(" ", "") if match else ""
    shown = text[match.end() :].strip() if match and mark else text.strip(" *_")
    return Note(mark, shown, start, start + len(text))


def head_rows(rows: Sequence[Sequence[GridCell]]) -> int:
    """How many rows head the table: two when the first one spans the heads of the second."""
    if len(rows) < 3:
        return 1
    first, second = [[cell.text for cell in row] for row in rows[:2]]
    spans = any(a == b or not b for a, b in pairwise(first[1:]))
    corner = second[0] in ("", first[0])
    heads = all(not text or _ONLY_YEAR.fullmatch(text) or not _is_figure(text) for text in second)
    return 2 if spans and corner and heads and any(second[1:]) else 1


def make_table(
    doc_id: str,
    rows: Sequence[Sequence[GridCell]],
    sections: Sequence[Section],
    around: Around = Around(),
) -> Table:
    """The typed table of a grid whose rows all have one length, heads first."""
    count = head_rows(rows)
    body = [row for row in rows[count:] if any(cell.text for cell in row)]
    labels = _label_columns(body)
    heads = [_column([row[at] for row in rows[:count]], at + 1) for at in range(len(rows[0]))]
    columns = tuple(head for at, head in enumerate(heads) if at not in (*labels, _code(body)))
    start, end = rows[0][0].start, rows[-1][-1].end
    section = next(s for s in sections for first, last in s.spans if first <= start < last)
    return Table(
        table_id=hashlib.sha256(f"{doc_id}\x1f{start}".encode()).hexdigest()[:16],
        doc_id=doc_id,
        section_id=section.section_id,
        caption=around.caption or section.heading,
        columns=columns,
        rows=tuple(_row(row, number, labels, _code(body)) for number, row in enumerate(body)),
        notes=around.notes,
        start=start,
        end=max([end, *(note.end for note in around.notes)]),
        row_header=" ".join(dict.fromkeys(heads[at].label for at in labels)),
    )


def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch(text.strip()) is not None


def _is_words(text: str) -> bool:
    return any(c.isalpha() for c in text) and not _is_figure(text) and not _BLANK.fullmatch(text)


def _code(body: Sequence[Sequence[GridCell]]) -> int:
    """The first column when it only numbers the rows; -1 when it says what they are."""
    if not body or len(body[0]) < 3:
        return -1
    firsts = [row[0].text.strip() for row in body]
    written = [text for text in firsts if text]
    numbered = written and all(_CODE.fullmatch(text) for text in written)
    distinct = len(set(written)) == len(written)
    words = sum(_is_words(row[1].text) for row in body)
    return 0 if numbered and distinct and words == len(body) else -1


def _label_columns(body: Sequence[Sequence[GridCell]]) -> tuple[int, ...]:
    """The columns that name the rows: the first, and those of words after it while names repeat."""
    if not body:
        return (0,)
    first = _code(body) + 1
    labels = [first]
    width = len(body[0])
    while labels[-1] + 2 < width:
        names = [tuple(row[at].text for at in labels) for row in body]
        following = labels[-1] + 1
        words = sum(_is_words(row[following].text) for row in body)
        if len(set(names)) == len(names) or words < len(body):
            break
        labels.append(following)
    return tuple(labels)


def _row(row: Sequence[GridCell], number: int, labels: Sequence[int], code: int) -> Row:
    label = " ".join(dict.fromkeys(row[at].text for at in labels if row[at].text))
    others = [at for at in range(len(row)) if at not in (*labels, code)]
    cells = tuple(
        Cell(row[at].text, row[at].start, row[at].end, number, column)
        for column, at in enumerate(others)
        if not _BLANK.fullmatch(row[at].text.strip())
    )
    marks = tuple(mark.replace(" ", "") for mark in _MARK.findall(label))
    return Row(
        label=label,
        start=row[0].start,
        end=row[-1].end,
        cells=cells,
        code=row[code].text if code >= 0 and row[code].text else None,
        total=label.lower().startswith("total"),
        marks=tuple(mark if "(" in mark or "/" in mark else f"({mark})" for mark in marks),
        shown=label,
    )


def _column(heads: Sequence[GridCell], number: int) -> Column:
    """A column's head: the words of its stacked heads, each once."""
    written = [head for head in heads if head.text]
    label = " ".join(dict.fromkeys(head.text for head in written))
    years = {int(year) for year in _YEAR.findall(label)}
    own = written[-1] if written else None
    return Column(
        label=label or messages.unnamed_column(number),
        measure=" ".join(_YEAR.sub(" ", label).split()) or None,
        year=years.pop() if len(years) == 1 else None,
        marks=tuple(mark.replace(" ", "") for mark in _MARK.findall(label)),
        inferred=not label,
        start=own.start if own else None,
        end=own.end if own else None,
    )

"""Frozen records that describe a document; every offset counts characters of ``Document.text``.

Invariants, checked where the records are built and again where a quotation is shown:

* ``document.text[x.start:x.end]`` is the verbatim source of every record ``x``;
* ``Document.repaired`` has the length of ``Document.text``, so offsets serve both: a
  damaged character is *shown* repaired, but quotations are taken from the source;
* identifiers derive from content, never from chance or from the clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ingest.scan_records import ScannedPage

PassageKind = Literal["prose", "table", "list", "heading"]
"""What a passage holds: running text, rows of one table, list items, or a heading that has
no text of its own (an annex whose figure is gone)."""


@dataclass(frozen=True, slots=True)
class Repair:
    """One damaged character of the source and what it is shown as (one character each)."""

    offset: int
    original: str
    replacement: str


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of text on one page.

    ``number`` is the printed page number and is ``None`` when the file does not say it;
    ``label`` is the printed label when it is not a plain number ("iv"); ``pdf_index``
    counts the pages of a PDF from 0 and is ``None`` for other files. ``ocr_confidence`` is set on
    a page whose text was recognised from a picture: how sure the words are, 0 to 100.
    """

    number: int | None
    start: int
    end: int
    label: str | None = None
    pdf_index: int | None = None
    ocr_confidence: int | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where source text is known to be missing; nothing may be joined over it."""

    offset: int
    reason: str


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One line of the document's own table of contents; ``level`` counts from 1."""

    title: str
    level: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class SectionPages:
    """Printed pages of a section according to the sidecar's index (``last`` inclusive)."""

    section: str
    first: int
    last: int | None


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What is known about a document besides its text; ``None`` or empty means unknown.

    ``date`` is ISO 8601 (``2022-03-01``); ``kind`` is one of informe, ley, decreto supremo,
    resolución, ... as read from the text or the sidecar; ``page_count`` counts pages.
    """

    institution: str | None = None
    place: str | None = None
    date: str | None = None
    kind: str | None = None
    number: str | None = None
    page_count: int | None = None
    section_pages: tuple[SectionPages, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadWarning:
    """Something the reader skipped, repaired or could not do; ``message`` is Spanish for staff."""

    code: str
    message: str
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One file's text with its pages and its own outline.

    ``source`` is the file name as the user knows it (relative to the indexed folder), never
    an absolute path. ``format`` is ``txt``, ``md``, ``pdf``, ``docx`` or ``html``.
    ``furniture`` are spans that belong to the page and not to the text (printed page numbers,
    running headers); they are never shown or searched. ``scans`` keep the words of recognised
    pages, whose places stand nowhere in the file. ``sidecar`` is the SHA-256 of the sidecar read
    with it, ``None`` when there was none.
    """

    doc_id: str
    title: str
    source: str
    sha256: str
    text: str
    format: str
    pages: tuple[Page, ...] = ()
    outline: tuple[OutlineEntry, ...] = ()
    gaps: tuple[Gap, ...] = ()
    repairs: tuple[Repair, ...] = ()
    furniture: tuple[tuple[int, int], ...] = ()
    info: DocumentInfo = DocumentInfo()
    scans: tuple[ScannedPage, ...] = ()
    sidecar: str | None = None

    @property
    def repaired(self) -> str:
        """The text with damaged characters replaced, of the same length as ``text``."""
        if not self.repairs:
            return self.text
        characters = list(self.text)
        for repair in self.repairs:
            characters[repair.offset] = repair.replacement
        return "".join(characters)


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the section tree.

    ``start``/``end`` span the heading, the body and all subsections; ``body_start``/``body_end``
    span only the section's own text (after its heading, before its first subsection).
    ``resumed`` are further stretches of own text after a subsection that a gap cut short.
    ``heading_path`` runs from the top level down to this heading, in shown form; ``deduced``
    is true when the heading itself does not stand in the text.
    """

    section_id: str
    doc_id: str
    heading: str
    heading_path: tuple[str, ...]
    level: int
    start: int
    end: int
    body_start: int
    body_end: int
    parent_id: str | None = None
    number: str | None = None
    resumed: tuple[tuple[int, int], ...] = ()
    deduced: bool = False

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The section's own text, heading included, in order; none of it is a subsection's."""
        return ((self.start, self.body_end), *self.resumed)


@dataclass(frozen=True, slots=True)
class Note:
    """A note, source line or footnote of a table; ``mark`` is its sign ("/1", "(*)") or empty."""

    mark: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Column:
    """A data column: ``label`` as shown ("Atenciones 2019"), its parts typed where they are.

    ``year`` is the year the column belongs to; ``inferred`` is true when the year (or the
    label) does not stand in the header cells but follows from the table's title. ``marks``
    are the note signs in the header. ``start``/``end`` are ``None`` when nothing in the
    text is the header of this column alone.
    """

    label: str
    measure: str | None = None
    year: int | None = None
    marks: tuple[str, ...] = ()
    inferred: bool = False
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its verbatim text and place; ``column`` indexes ``Table.columns``."""

    text: str
    start: int
    end: int
    row: int
    column: int
    pdf_index: int | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its label ("LIMA"), optional code ("15"), and the cells that were found.

    ``complete`` is false when the row is cut off in the source: cells are missing at its end.
    ``total`` is true for rows that sum others (TOTAL NACIONAL, 00 PERU). ``marks`` are note
    signs in the label ("(*)"); ``shown`` is the label with evident typing errors explained by
    a note set right, otherwise equal to ``label``.
    """

    label: str
    start: int
    end: int
    cells: tuple[Cell, ...]
    code: str | None = None
    complete: bool = True
    total: bool = False
    marks: tuple[str, ...] = ()
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with typed columns; ``row_header`` names what the row labels are ("región")."""

    table_id: str
    doc_id: str
    section_id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[Note, ...]
    start: int
    end: int
    row_header: str = ""
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one section that is indexed, found and quoted from.

    ``text == document.text[start:end]`` (verbatim). ``search_text`` is the same stretch made
    readable: damaged characters repaired, lines joined, hyphenation undone; analysers and
    embedders read it together with ``heading_path`` and ``context`` (for table rows: caption,
    column heads and notes), none of which need stand inside the passage.
    ``page`` is the printed page on which the passage begins, ``None`` when unknown.
    """

    passage_id: str
    doc_id: str
    section_id: str
    heading_path: tuple[str, ...]
    text: str
    search_text: str
    start: int
    end: int
    kind: PassageKind
    context: str = ""
    page: int | None = None
    pdf_index: int | None = None
    table_id: str | None = None
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """All that reading one file gives."""

    document: Document
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    passages: tuple[Passage, ...]
    warnings: tuple[ReadWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class SkippedFile:
    """A file that did not become a document, with the Spanish reason that staff read."""

    source: str
    code: str
    reason: str

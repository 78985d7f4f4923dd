"""The adapter of pypdf: reads what PDFium does not open, or opens and finds without text.

Its text has no places on the page, so lines get a plain typewriter's geometry: quotations of
such a document cannot be drawn, everything else works as for any other.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdf
from pypdf.errors import PyPdfError

from ingest import reading_messages as messages
from ingest.limits import ReadSettings
from ingest.page_records import Char, Line, RawPage
from ingest.pdf.glyphs import Counts, composed, shown_character
from ingest.readers import Unreadable

_SIZE, _STEP, _LEADING, _MARGIN = 10.0, 5.0, 12.0, 72.0
_WIDTH, _HEIGHT = 595.0, 842.0
_FAULTS = (
    PyPdfError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    RecursionError,
    NotImplementedError,
    OSError,
)
"""What pypdf was seen to raise on damaged files, one page or the whole file."""


def read_with_pypdf(data: bytes, settings: ReadSettings) -> tuple[tuple[RawPage, ...], int]:
    """The pages with text, and how many pages the file has.

    Raises :class:`Unreadable` when pypdf does not open the file either.
    """
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(settings.password or ""):
            raise Unreadable("clave", messages.needs_password())
        total = len(reader.pages)
    except _FAULTS as error:
        raise Unreadable("danado", messages.damaged()) from error
    pages = []
    characters = 0
    for index in range(min(total, settings.max_pages)):
        try:
            text = reader.pages[index].extract_text()
        except _FAULTS:
            continue
        characters += len(text)
        if characters > settings.max_characters:
            break
        counts = Counts()
        lines = tuple(_lines(text, counts))
        if lines:
            pages.append(
                RawPage(index, _WIDTH, _HEIGHT, lines, (), counts.unknown, counts.controls)
            )
    return tuple(pages), total


def _lines(text: str, counts: Counts) -> Iterator[Line]:
    for number, written in enumerate(text.splitlines()):
        top = _MARGIN + number * _LEADING
        chars = []
        for position, code in enumerate(map(ord, written)):
            shown = shown_character(code, counts)
            if shown:
                left = _MARGIN + position * _STEP
                box = (left, top, left + _STEP, top + _SIZE)
                chars.append(Char(shown, *box, _SIZE, False))
        line = composed(chars)
        if line:
            yield Line(line)

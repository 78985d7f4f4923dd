"""The table of readers: which function reads which kind of file.

A reader takes a :class:`SourceFile` and :class:`ingest.limits.ReadSettings` and returns a
:class:`ingest.records.ParsedDocument`; it raises :class:`Unreadable` when the file cannot
become a document. It is named as ``module:function`` and imported where it is used.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

from ingest.errors import ReadError
from ingest.limits import ReadSettings
from ingest.records import ParsedDocument
from ingest.scan_records import ScannedPage
from ingest.sidecar import Sidecar
from ingest.text_reader import read_text

VERSION = 3
"""Changes whenever the same bytes may be read differently, so that old readings are redone."""


class Unreadable(ReadError):
    """A file cannot become a document; ``code`` is short and stable, the text is for staff."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The bytes of one file, read once, with its shown name, digest and sidecar.

    ``scans`` are pages of a PDF that were recognised beforehand.
    """

    name: str
    sha256: str
    data: bytes = field(repr=False)
    sidecar: Sidecar | None = None
    scans: tuple[ScannedPage, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """``function`` as ``module:function``; ``isolated`` readers run in a bounded process."""

    function: str
    isolated: bool


ReadFunction = Callable[[SourceFile, ReadSettings], ParsedDocument]

_TEXT = Reader("ingest.readers:read_plain", isolated=False)
_PDF = Reader("ingest.pdf.reader:read_pdf", isolated=True)
_HTML = Reader("ingest.html_reader:read_html", isolated=True)

READERS: dict[str, Reader] = {
    ".txt": _TEXT,
    ".text": _TEXT,
    ".md": _TEXT,
    ".markdown": _TEXT,
    ".pdf": _PDF,
    ".docx": Reader("ingest.docx_reader:read_docx", isolated=True),
    ".html": _HTML,
    ".htm": _HTML,
    ".xhtml": _HTML,
}


def reader_for(suffix: str) -> Reader | None:
    """The reader of files that end in ``suffix`` (with its dot), ``None`` when there is none."""
    return READERS.get(suffix.lower())


def load(function: str) -> ReadFunction:
    """Import a reader named ``module:function``."""
    module, _, name = function.partition(":")
    return cast(ReadFunction, getattr(importlib.import_module(module), name))


def read_plain(source: SourceFile, settings: ReadSettings) -> ParsedDocument:
    """Read a text or Markdown file; the bytes above the limit of text are refused."""
    from ingest import reading_messages

    if len(source.data) > 4 * settings.max_characters:
        raise Unreadable("limite-texto", reading_messages.text_capped(settings.max_text_mb))
    return read_text(source.name, source.data, source.sidecar)

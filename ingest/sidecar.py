"""The sidecar ``NAME.toml`` beside a document: what its text does not say about it.

Example::

    title = "Informe País …"
    institution = "…"
    place = "Lima"
    date = "2022-03-01"
    kind = "informe"
    pages = 83

    [first_pages]        # section number -> first printed page, from the document's index
    1 = 3
    2 = 4
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from ingest import messages
from ingest.errors import ReadError
from ingest.records import DocumentInfo, SectionPages

SUFFIX = ".toml"


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The content of a sidecar; every field is optional. ``first_pages`` keeps its order."""

    title: str | None = None
    institution: str | None = None
    place: str | None = None
    date: dt.date | None = None
    kind: str | None = None
    number: str | None = None
    pages: int | None = None
    first_pages: dict[str, int] = field(default_factory=dict)

    def info(self) -> DocumentInfo:
        """The sidecar's facts as they travel with the document."""
        return DocumentInfo(
            institution=self.institution,
            place=self.place,
            date=self.date.isoformat() if self.date else None,
            kind=self.kind,
            number=self.number,
            page_count=self.pages,
            section_pages=self.section_pages(),
        )

    def section_pages(self) -> tuple[SectionPages, ...]:
        """Page ranges from the first pages: a section ends before the next one begins."""
        entries = list(self.first_pages.items())
        ranges = []
        for position, (section, first) in enumerate(entries):
            following = entries[position + 1][1] if position + 1 < len(entries) else None
            last = self.pages if following is None else max(first, following - 1)
            ranges.append(SectionPages(section, first, last))
        return tuple(ranges)


def sidecar_path(document: Path) -> Path:
    """Where the sidecar of ``document`` is, or would be."""
    return document.with_suffix(SUFFIX)


def parse_sidecar(data: bytes, name: str) -> Sidecar:
    """Decode a sidecar; raises :class:`ReadError` (Spanish) naming what is wrong."""
    try:
        sidecar = msgspec.toml.decode(data, type=Sidecar)
    except (UnicodeDecodeError, msgspec.MsgspecError) as error:
        raise ReadError(messages.sidecar_unreadable(name, str(error))) from error
    pages = list(sidecar.first_pages.values())
    if pages != sorted(pages):
        raise ReadError(messages.sidecar_pages_unordered(name))
    return sidecar


def sidecar_digest(document: Path) -> str | None:
    """The SHA-256 of a document's sidecar, ``None`` without one; raises :class:`ReadError`."""
    data = _bytes(document)
    return None if data is None else hashlib.sha256(data).hexdigest()


def read_sidecar(document: Path) -> Sidecar | None:
    """The sidecar of ``document``, or ``None`` when there is none; raises :class:`ReadError`."""
    data = _bytes(document)
    return None if data is None else parse_sidecar(data, sidecar_path(document).name)


def _bytes(document: Path) -> bytes | None:
    path = sidecar_path(document)
    if path == document or not path.is_file():
        return None
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReadError(messages.sidecar_unreadable(path.name, str(error))) from error

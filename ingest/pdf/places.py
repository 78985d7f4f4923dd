"""Where a quotation stands on the pages of its PDF, and pictures of those pages.

A document keeps no boxes: they are found again in the file when they are wanted, by laying the
quotation's written characters over those of its pages. Both functions read the PDF in a bounded
process, like indexing does.
"""

from __future__ import annotations

import atexit
import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec

from ingest import reading_messages as messages
from ingest.identity import sha256_of
from ingest.isolation import WorkerFailure, WorkerPool
from ingest.limits import ReadSettings, read_settings
from ingest.page_records import Char, PageBox
from ingest.pdf.layout import place_page
from ingest.pdf.scans import scanned_lines
from ingest.readers import Unreadable
from ingest.records import Document
from ingest.scan_records import ScannedPage

_IGNORED = frozenset("-\u2010")
_PARTS = re.compile(r"[\t\n]")
_MODULE = "ingest.pdf.places"


class _Wanted(msgspec.Struct, array_like=True):
    """A part of the quotation on one page: which of its equal copies there, from 0."""

    pdf_index: int
    pieces: list[str]
    copy: int


class _LocateArguments(msgspec.Struct, array_like=True):
    data: bytes
    password: str | None
    wanted: list[_Wanted]
    scans: tuple[ScannedPage, ...]


class _RenderArguments(msgspec.Struct, array_like=True):
    data: bytes
    password: str | None
    pdf_index: int
    boxes: tuple[PageBox, ...]
    scale: float


def locate(path: Path, document: Document, start: int, end: int) -> tuple[PageBox, ...]:
    """The rectangles of ``document.text[start:end]`` in its file ``path``, one for each line.

    The rectangles of text by OCR are those of its words. Empty for white space. Raises
    :class:`ingest.readers.Unreadable` when the file is not the one that was indexed or cannot be
    read, and when its characters have no place (a file that only pypdf could read).
    """
    settings = read_settings()
    data = _bytes(path)
    if sha256_of(data) != document.sha256:
        raise Unreadable("cambiado", messages.file_changed(path.name))
    wanted = _wanted(document, start, end)
    if not wanted:
        return ()
    pages = {one.pdf_index for one in wanted}
    scans = tuple(scan for scan in document.scans if scan.pdf_index in pages)
    arguments = _LocateArguments(data, settings.password, wanted, scans)
    try:
        answer = _call("locate_in_child", msgspec.msgpack.encode(arguments))
    except Unreadable as error:
        if error.code != "danado":
            raise
        raise Unreadable("sin-lugar", messages.no_place()) from error
    boxes = msgspec.msgpack.decode(answer, type=tuple[PageBox, ...])
    if not boxes:
        raise Unreadable("sin-lugar", messages.no_place())
    return boxes


def render_page(
    path: Path, pdf_index: int, boxes: Sequence[PageBox] = (), scale: float = 2.0
) -> bytes:
    """Page ``pdf_index`` (from 0) of a PDF as PNG bytes, ``scale`` pixels a point.

    The ``boxes`` that are on this page are marked. Raises :class:`ingest.readers.Unreadable`.
    """
    settings = read_settings()
    here = tuple(box for box in boxes if box.pdf_index == pdf_index)
    arguments = _RenderArguments(_bytes(path), settings.password, pdf_index, here, scale)
    return _call("render_in_child", msgspec.msgpack.encode(arguments))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unreadable("ilegible", messages.unreadable(error.strerror or str(error))) from error


@functools.cache
def _pool() -> WorkerPool:
    """One worker for the life of this process; it ends with it."""
    pool = WorkerPool(ReadSettings(workers=1, memory_mib=read_settings().memory_mib))
    atexit.register(pool.close)
    return pool


def _call(function: str, payload: bytes) -> bytes:
    try:
        return _pool().call(f"{_MODULE}:{function}", payload)
    except WorkerFailure as error:
        raise Unreadable(error.kind, messages.crashed(error.detail)) from error


def _letters(text: str) -> str:
    """What stays the same however lines are joined: neither white space nor hyphens."""
    return "".join(char for char in text if not char.isspace() and char not in _IGNORED)


def _wanted(document: Document, start: int, end: int) -> list[_Wanted]:
    """The quotation by pages; equal passages of a page are told apart by counting them."""
    before: dict[int, str] = defaultdict(str)
    inside: dict[int, str] = defaultdict(str)
    for page in sorted(document.pages, key=lambda page: page.start):
        if page.pdf_index is None or page.start >= end:
            continue
        before[page.pdf_index] += document.text[page.start : max(page.start, min(page.end, start))]
        inside[page.pdf_index] += document.text[max(page.start, start) : min(page.end, end)]
    wanted = []
    for index, part in inside.items():
        pieces = [letters for letters in map(_letters, _PARTS.split(part)) if letters]
        if pieces:
            # The last characters of the copy itself complete a match that begins earlier.
            letters, earlier = "".join(pieces), _letters(before[index])
            wanted.append(_Wanted(index, pieces, _count(earlier + letters, letters) - 1))
    return wanted


def _count(text: str, part: str) -> int:
    """How often ``part`` stands in ``text``, overlaps included."""
    count, at = 0, text.find(part)
    while at >= 0:
        count, at = count + 1, text.find(part, at + 1)
    return count


def locate_in_child(payload: bytes) -> bytes:
    """The work of :func:`locate`, in the bounded process."""
    from ingest.pdf.engine import Engine

    arguments = msgspec.msgpack.decode(payload, type=_LocateArguments)
    boxes: list[PageBox] = []
    scans = {scan.pdf_index: scan for scan in arguments.scans}
    with Engine(arguments.data, arguments.password) as engine:
        for wanted in arguments.wanted:
            page = engine.read(wanted.pdf_index)
            if wanted.pdf_index in scans:
                page = replace(page, lines=scanned_lines(scans[wanted.pdf_index]))
            lines = place_page(page)
            written = [
                (number, char)
                for number, line in enumerate(lines)
                for char in line.chars
                if not char.text.isspace() and char.text not in _IGNORED
            ]
            text = "".join(char.text for _, char in written)
            for first, last in _spans(text, wanted):
                boxes.extend(_boxes(wanted.pdf_index, written[first:last]))
    return msgspec.msgpack.encode(tuple(boxes))


def _spans(text: str, wanted: _Wanted) -> list[tuple[int, int]]:
    """Where the quotation stands: in one run, or else cell by cell, each after the last."""
    whole = "".join(wanted.pieces)
    at = _nth(text, whole, wanted.copy)
    if at is not None:
        return [(at, at + len(whole))]
    spans, cursor = [], 0
    for piece in wanted.pieces:
        found = text.find(piece, cursor)
        found = found if found >= 0 else text.find(piece)
        if found >= 0:
            cursor = found + len(piece)
            spans.append((found, cursor))
    return spans


def _nth(text: str, part: str, copy: int) -> int | None:
    """The place of a copy of ``part``; the last one when the page has fewer."""
    at = found = text.find(part)
    while copy > 0 and found >= 0:
        found = text.find(part, at + 1)
        at, copy = (found, copy - 1) if found >= 0 else (at, copy)
    return at if at >= 0 else None


def _boxes(index: int, chars: Iterable[tuple[int, Char]]) -> list[PageBox]:
    """One rectangle for each line's stretch."""
    runs: dict[int, list[Char]] = defaultdict(list)
    for number, char in chars:
        runs[number].append(char)
    return [
        PageBox(
            index,
            min(char.left for char in run),
            min(char.top for char in run),
            max(char.right for char in run),
            max(char.bottom for char in run),
        )
        for run in runs.values()
    ]


def render_in_child(payload: bytes) -> bytes:
    """The work of :func:`render_page`, in the bounded process."""
    from io import BytesIO

    from ingest.pdf.engine import Engine

    arguments = msgspec.msgpack.decode(payload, type=_RenderArguments)
    picture = BytesIO()
    with Engine(arguments.data, arguments.password) as engine:
        image = engine.picture(arguments.pdf_index, arguments.scale, arguments.boxes)
        image.save(picture, format="PNG")
    return picture.getvalue()

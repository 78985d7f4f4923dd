"""The adapter of Tesseract (pytesseract, the extra «ocr»): scanned pages become placed lines."""

from __future__ import annotations

import functools
import importlib.util
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import msgspec

from ingest.isolation import WorkerFailure, WorkerPool
from ingest.limits import ReadSettings
from ingest.page_records import Char, Line, OcrPage
from ingest.readers import Unreadable

LANGUAGE = "spa"
_PIXELS_PER_POINT = 300 / 72
_LEAST_CONFIDENCE = 30
_MODULE = "ingest.pdf.ocr"


class _Arguments(msgspec.Struct, array_like=True):
    data: bytes
    password: str | None
    index: int
    seconds: int
    max_pages: int


@functools.cache
def ocr_ready() -> bool:
    """Whether Tesseract, its Spanish data and the Python package are all installed."""
    command = shutil.which("tesseract")
    if command is None or importlib.util.find_spec("pytesseract") is None:
        return False
    try:
        listed = subprocess.run(
            [command, "--list-langs"], capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return LANGUAGE in listed.stdout.split()


def read_scans(
    data: bytes,
    settings: ReadSettings,
    workers: WorkerPool,
    progress: Callable[[int, int], None],
) -> tuple[OcrPage, ...]:
    """Recognise every page without text of a PDF, each in a bounded process of its own.

    A page that fails or holds no words is left out. ``progress`` gets (done, total).
    """
    whole = _Arguments(data, settings.password, 0, settings.ocr_seconds, settings.max_pages)
    listed = workers.call(f"{_MODULE}:scanned_pages", msgspec.msgpack.encode(whole))
    indices = msgspec.msgpack.decode(listed, type=list[int])
    pages = []
    for done, index in enumerate(indices, 1):
        job = _Arguments(data, settings.password, index, settings.ocr_seconds, settings.max_pages)
        try:
            answer = workers.call(f"{_MODULE}:recognise", msgspec.msgpack.encode(job))
            page = msgspec.msgpack.decode(answer, type=OcrPage)
        except (WorkerFailure, Unreadable):
            progress(done, len(indices))
            continue
        if page.lines:
            pages.append(page)
        progress(done, len(indices))
    return tuple(pages)


def scanned_pages(payload: bytes) -> bytes:
    """In the bounded process: the indices of pages that are pictures without text."""
    from ingest.pdf.engine import Engine

    arguments = msgspec.msgpack.decode(payload, type=_Arguments)
    found = []
    with Engine(arguments.data, arguments.password) as engine:
        for index in range(min(len(engine), arguments.max_pages)):
            try:
                page = engine.read(index)
            except Unreadable:
                continue
            if not page.lines and page.has_images:
                found.append(index)
    return msgspec.msgpack.encode(found)


def recognise(payload: bytes) -> bytes:
    """In the bounded process: one page read by Tesseract."""
    import pytesseract

    from ingest.pdf.engine import Engine

    arguments = msgspec.msgpack.decode(payload, type=_Arguments)
    with Engine(arguments.data, arguments.password) as engine:
        image = engine.picture(arguments.index, _PIXELS_PER_POINT)
    try:
        words = pytesseract.image_to_data(
            image,
            lang=LANGUAGE,
            timeout=arguments.seconds,
            output_type=pytesseract.Output.DICT,
        )
    except RuntimeError as error:
        raise Unreadable("ocr", str(error)) from error
    return msgspec.msgpack.encode(_page(arguments.index, words))


def _page(index: int, words: dict[str, list[Any]]) -> OcrPage:
    """Lines in Tesseract's reading order; words it hardly believes in are left out."""
    lines: dict[tuple[int, int, int], list[Char]] = defaultdict(list)
    confidences: list[float] = []
    for number, text in enumerate(words["text"]):
        sure = float(words["conf"][number])
        if not text.strip() or sure < _LEAST_CONFIDENCE:
            continue
        confidences.append(sure)
        key = (words["block_num"][number], words["par_num"][number], words["line_num"][number])
        left, top, width, height = (
            words[name][number] / _PIXELS_PER_POINT for name in ("left", "top", "width", "height")
        )
        chars = lines[key]
        size = round(height, 1)
        if chars:
            chars.append(Char(" ", chars[-1].right, top, left, top + height, size, False))
        step = width / len(text)
        chars += [
            Char(c, left + i * step, top, left + (i + 1) * step, top + height, size, False)
            for i, c in enumerate(text)
        ]
    mean = round(sum(confidences) / len(confidences)) if confidences else 0
    return OcrPage(index, mean, tuple(Line(_one_size(chars)) for chars in lines.values()))


def _one_size(chars: list[Char]) -> tuple[Char, ...]:
    """The line in one size: heights of single words tell their letters, not their type."""
    heights = sorted(char.size for char in chars)
    size = round(heights[len(heights) // 2])
    return tuple(Char(c.text, c.left, c.top, c.right, c.bottom, float(size), c.bold) for c in chars)

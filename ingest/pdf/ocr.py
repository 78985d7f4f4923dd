"""The adapter of Tesseract (pytesseract, the extra «ocr»): scanned pages become placed words."""

from __future__ import annotations

import functools
import importlib.util
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import msgspec

from ingest.isolation import WorkerFailure, WorkerPool
from ingest.limits import ReadSettings
from ingest.readers import Unreadable
from ingest.scan_records import ScannedPage, ScannedWord

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
) -> tuple[ScannedPage, ...]:
    """Recognise every page without text of a PDF, each in a bounded process of its own.

    As many pages are recognised at once as documents are read.

    A page that fails or holds no words is left out. ``progress`` gets (done, total).
    """
    whole = _Arguments(data, settings.password, 0, settings.ocr_seconds, settings.max_pages)
    listed = workers.call(f"{_MODULE}:scanned_pages", msgspec.msgpack.encode(whole))
    indices = msgspec.msgpack.decode(listed, type=list[int])

    def one(index: int) -> ScannedPage | None:
        job = _Arguments(data, settings.password, index, settings.ocr_seconds, settings.max_pages)
        try:
            answer = workers.call(f"{_MODULE}:recognise", msgspec.msgpack.encode(job))
        except (WorkerFailure, Unreadable):
            return None
        return msgspec.msgpack.decode(answer, type=ScannedPage)

    pages = []
    with ThreadPoolExecutor(settings.worker_count) as threads:
        for done, page in enumerate(threads.map(one, indices), 1):
            if page is not None and page.lines:
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


def _page(index: int, words: dict[str, list[Any]]) -> ScannedPage:
    """Lines in Tesseract's reading order; words it hardly believes in are left out."""
    lines: dict[tuple[int, int, int], list[ScannedWord]] = defaultdict(list)
    for number, text in enumerate(words["text"]):
        sure = round(float(words["conf"][number]))
        if not text.strip() or sure < _LEAST_CONFIDENCE:
            continue
        key = (words["block_num"][number], words["par_num"][number], words["line_num"][number])
        left, top, width, height = (
            round(words[name][number] / _PIXELS_PER_POINT, 2)
            for name in ("left", "top", "width", "height")
        )
        word = ScannedWord(text, left, top, left + width, top + height, sure)
        lines[key].append(word)
    sure_of = [word.confidence for line in lines.values() for word in line]
    mean = round(sum(sure_of) / len(sure_of)) if sure_of else 0
    return ScannedPage(index, mean, tuple(tuple(line) for line in lines.values()))

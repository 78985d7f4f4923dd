"""How well files were read: one record a file, for ``foja indexar --informe``.

Words are compared with what PDFium's own text says of the same file, read again for this
purpose in a bounded process; other formats have no second opinion and give ``None``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import msgspec

from ingest.discovery import discover
from ingest.isolation import WorkerFailure, WorkerPool
from ingest.limits import ReadSettings
from ingest.readers import Unreadable
from ingest.records import ParsedDocument, SkippedFile

_WORD = re.compile(r"[^\W_]+")
_ACCENTS = {"´": "\u0301", "`": "\u0300", "¨": "\u0308", "˜": "\u0303"}
_DETACHED = re.compile(r"([´`¨˜])\s?([aeiounAEIOUNı])")


@dataclass(frozen=True, slots=True)
class FileQuality:
    """One line of the report.

    ``words_intact`` is the share, 0 to 1, of the reference's words (repetitions counted) that
    the document's text holds. ``seconds`` is ``None`` for a document taken over unread. A
    skipped file has ``code`` and ``reason`` and no figures.
    """

    source: str
    status: str
    format: str = ""
    title: str = ""
    kind: str | None = None
    number: str | None = None
    date: str | None = None
    pages: int | None = None
    words: int = 0
    words_intact: float | None = None
    sections: int = 0
    tables: int = 0
    passages: int = 0
    gaps: int = 0
    furniture: int = 0
    seconds: float | None = None
    warnings: tuple[str, ...] = ()
    code: str = ""
    reason: str = ""


class _Arguments(msgspec.Struct, array_like=True):
    data: bytes
    password: str | None
    max_pages: int


def quality_report(
    paths: Sequence[Path],
    documents: Iterable[ParsedDocument],
    skipped: Iterable[SkippedFile],
    seconds: Mapping[str, float],
    settings: ReadSettings,
) -> tuple[FileQuality, ...]:
    """The records of the documents and skipped files, by name.

    ``paths`` are those that were indexed; ``seconds`` maps document ids to reading times.
    """
    files = {entry.name: entry.path for entry in discover(paths)[0]}
    parsed = list(documents)
    with WorkerPool(settings) as workers, ThreadPoolExecutor(settings.worker_count) as threads:

        def intact(document: ParsedDocument) -> float | None:
            path = files.get(document.document.source)
            if document.document.format != "pdf" or path is None:
                return None
            return _intact(document, path, settings, workers)

        shares = list(threads.map(intact, parsed))
    lines = [
        _line(one, share, seconds.get(one.document.doc_id))
        for one, share in zip(parsed, shares, strict=True)
    ]
    lines += [
        FileQuality(skip.source, "omitido", code=skip.code, reason=skip.reason) for skip in skipped
    ]
    return tuple(sorted(lines, key=lambda line: line.source))


def _line(parsed: ParsedDocument, share: float | None, seconds: float | None) -> FileQuality:
    document = parsed.document
    return FileQuality(
        source=document.source,
        status="con avisos" if parsed.warnings else "leído",
        format=document.format,
        title=document.title,
        kind=document.info.kind,
        number=document.info.number,
        date=document.info.date,
        pages=document.info.page_count,
        words=len(_WORD.findall(document.text)),
        words_intact=None if share is None else round(share, 4),
        sections=len(parsed.sections),
        tables=len(parsed.tables),
        passages=len(parsed.passages),
        gaps=len(document.gaps),
        furniture=len(document.furniture),
        seconds=None if seconds is None else round(seconds, 3),
        warnings=tuple(warning.message for warning in parsed.warnings),
    )


def _intact(
    parsed: ParsedDocument, path: Path, settings: ReadSettings, workers: WorkerPool
) -> float | None:
    """The share of PDFium's words that the text holds, ``None`` when it gives none."""
    arguments = _Arguments(path.read_bytes(), settings.password, settings.max_pages)
    try:
        answer = workers.call("ingest.quality:reference_words", msgspec.msgpack.encode(arguments))
    except (Unreadable, WorkerFailure):
        return None
    reference = Counter(msgspec.msgpack.decode(answer, type=dict[str, int]))
    total = reference.total()
    kept = (reference & Counter(words_of(parsed.document.text))).total()
    return kept / total if total else None


def words_of(text: str) -> list[str]:
    """The words of ``text`` for comparison: lower case, accents composed."""
    whole = _DETACHED.sub(lambda m: m[2].replace("ı", "i") + _ACCENTS[m[1]], text)
    return [word.lower() for word in _WORD.findall(unicodedata.normalize("NFC", whole))]


def reference_words(payload: bytes) -> bytes:
    """In the bounded process: the words of PDFium's own text and how often each stands there."""
    from ingest.pdf.engine import Engine

    arguments = msgspec.msgpack.decode(payload, type=_Arguments)
    words: Counter[str] = Counter()
    with Engine(arguments.data, arguments.password) as engine:
        for index in range(min(len(engine), arguments.max_pages)):
            words.update(words_of(engine.plain_text(index)))
    return msgspec.msgpack.encode(dict(words))

"""Many files become documents: each read once, alone in its failure, nothing dropped silently."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from ingest import reading_messages as messages
from ingest.discovery import Found, discover
from ingest.errors import ReadError
from ingest.identity import sha256_of
from ingest.isolation import WorkerFailure, WorkerPool
from ingest.limits import MIB, ReadSettings
from ingest.metadata import choose_title
from ingest.pdf.ocr import ocr_ready, read_scans
from ingest.readers import VERSION, SourceFile, Unreadable, load, reader_for
from ingest.records import ParsedDocument, SkippedFile
from ingest.scan_records import ScannedPage
from ingest.sidecar import read_sidecar, sidecar_digest

Progress = Callable[[str, int, int], None]
"""Called with (stage, done, total) while files are read."""
Watch = Callable[["FileDone"], None]
"""Called as soon as what became of a file is known."""
Recogniser = Callable[[bytes], tuple[ScannedPage, ...]]
STAGE, OCR_STAGE, SCAN = "leer", "ocr", "escaneo"
_NOTHING: Mapping[str, ParsedDocument] = {}


@dataclass(frozen=True, slots=True)
class CorpusReading:
    """What reading gave: documents in the order of discovery, skipped files by name.

    ``reused`` holds the ids of documents taken over unread because their bytes are known;
    ``seconds`` pairs the ids of the documents read now with how long each took.
    """

    parsed: tuple[ParsedDocument, ...]
    skipped: tuple[SkippedFile, ...]
    reused: tuple[str, ...] = ()
    seconds: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class FileDone:
    """What became of one file: left out with ``reason``, or read with ``warnings``."""

    source: str
    reason: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The fate of one file; ``seconds`` is ``None`` when it was not read now."""

    result: ParsedDocument | SkippedFile
    seconds: float | None = None


def reading_fingerprint(settings: ReadSettings) -> str:
    """A digest of what, besides a file's bytes, decides how it is read.

    Documents read under another fingerprint must not be passed as ``known``.
    """
    recognised = settings.ocr and ocr_ready()
    parts = (VERSION, settings.max_pages, settings.max_text_mb, recognised)
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:16]


def read_corpus(
    paths: Sequence[Path],
    settings: ReadSettings = ReadSettings(),
    known: Mapping[str, ParsedDocument] = _NOTHING,
    progress: Progress | None = None,
    watch: Watch | None = None,
) -> CorpusReading:
    """Read the documents under ``paths``.

    ``known`` maps the SHA-256 of a file to its earlier reading: such a file is not read again,
    unless its sidecar came, went or changed. PDFs are read in isolated processes, several at
    once. A file that cannot be read is skipped with its reason; ``watch`` hears of each file, in
    this thread, when its fate is known.
    Raises :class:`ingest.errors.FojaError` when a path does not exist or none is given.
    """
    found, skipped = discover(paths)
    outcomes: dict[Found, _Outcome] = {}
    to_read = _sort_out(found, settings, known, outcomes)
    done = len(outcomes)
    for entry, outcome in outcomes.items():
        _tell(watch, entry, outcome)
    if progress is not None and found:
        progress(STAGE, done, len(found))
    with WorkerPool(settings) as workers, ThreadPoolExecutor(settings.worker_count) as threads:
        ocr = _ocr(workers, settings, progress)
        futures = {threads.submit(_read, entry, settings, workers, ocr): entry for entry in to_read}
        try:
            for future in as_completed(futures):
                outcomes[futures[future]] = future.result()
                _tell(watch, futures[future], outcomes[futures[future]])
                done += 1
                if progress is not None:
                    progress(STAGE, done, len(found))
        except BaseException:
            threads.shutdown(wait=False, cancel_futures=True)
            workers.close()
            raise
    return _gather([outcomes[entry] for entry in found], skipped)


def _tell(watch: Watch | None, entry: Found, outcome: _Outcome) -> None:
    if watch is None:
        return
    if isinstance(outcome.result, SkippedFile):
        watch(FileDone(entry.name, reason=outcome.result.reason))
    else:
        warnings = tuple(warning.message for warning in outcome.result.warnings)
        watch(FileDone(entry.name, warnings=warnings))


def _sort_out(
    found: Sequence[Found],
    settings: ReadSettings,
    known: Mapping[str, ParsedDocument],
    outcomes: dict[Found, _Outcome],
) -> list[Found]:
    """Settle what need not be read (copies, known bytes, unreadable files); return the rest."""
    first: dict[str, str] = {}
    to_read = []
    for entry in found:
        try:
            sha256 = _digest(entry.path, settings)
        except Unreadable as error:
            outcomes[entry] = _Outcome(SkippedFile(entry.name, error.code, str(error)))
            continue
        if sha256 in first:
            reason = messages.duplicate(first[sha256])
            outcomes[entry] = _Outcome(SkippedFile(entry.name, "duplicado", reason))
            continue
        first[sha256] = entry.name
        if sha256 in known and _same_sidecar(known[sha256], entry.path):
            outcomes[entry] = _Outcome(_renamed(known[sha256], entry.name))
        else:
            to_read.append(entry)
    return to_read


def _digest(path: Path, settings: ReadSettings) -> str:
    try:
        size = path.stat().st_size
        if size > settings.max_file_mb * MIB:
            megabytes = size // MIB
            raise Unreadable("grande", messages.too_big(megabytes, settings.max_file_mb))
        if size == 0:
            raise Unreadable("vacio", messages.empty())
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise Unreadable("ilegible", messages.unreadable(error.strerror or str(error))) from error


def _same_sidecar(parsed: ParsedDocument, path: Path) -> bool:
    """Whether the document was read with the sidecar that is there now, or without one."""
    try:
        return parsed.document.sidecar == sidecar_digest(path)
    except ReadError:
        return False


def _renamed(parsed: ParsedDocument, name: str) -> ParsedDocument:
    """The document under another name; a title that was the old name becomes the new one."""
    document = parsed.document
    if document.source == name:
        return parsed
    named = document.title == choose_title((), document.source)
    title = choose_title((), name) if named else document.title
    return replace(parsed, document=replace(document, source=name, title=title))


def _ocr(workers: WorkerPool, settings: ReadSettings, progress: Progress | None) -> Recogniser:
    """What recognises the scanned pages of a PDF; gives nothing when OCR is off or absent."""

    def recognise(data: bytes) -> tuple[ScannedPage, ...]:
        if not settings.ocr or not ocr_ready():
            return ()

        def report(done: int, total: int) -> None:
            if progress is not None:
                progress(OCR_STAGE, done, total)

        return read_scans(data, settings, workers, report)

    return recognise


def _read(entry: Found, settings: ReadSettings, workers: WorkerPool, ocr: Recogniser) -> _Outcome:
    """Read one file; every expected failure becomes a skipped file."""
    started, waited = time.perf_counter(), workers.waited
    try:
        data = entry.path.read_bytes()
        source = SourceFile(entry.name, sha256_of(data), data, read_sidecar(entry.path))
        parsed = _read_twice(source, entry.path.suffix, settings, workers, ocr)
        document = replace(parsed.document, sidecar=sidecar_digest(entry.path))
        parsed = replace(parsed, document=document)
    except OSError as error:
        reason = messages.unreadable(error.strerror or str(error))
        return _Outcome(SkippedFile(entry.name, "ilegible", reason))
    except Unreadable as error:
        return _Outcome(SkippedFile(entry.name, error.code, str(error)))
    except ReadError as error:
        return _Outcome(SkippedFile(entry.name, "ilegible", str(error)))
    seconds = time.perf_counter() - started - (workers.waited - waited)
    return _Outcome(parsed, seconds)


def _read_twice(
    source: SourceFile, suffix: str, settings: ReadSettings, workers: WorkerPool, ocr: Recogniser
) -> ParsedDocument:
    """Read a file; when pages of it turn out to be scans, again with what OCR makes of them."""
    try:
        parsed = read_source(source, suffix, settings, workers)
    except Unreadable as error:
        scans = ocr(source.data) if error.code == SCAN else ()
        if not scans:
            raise
        return read_source(replace(source, scans=scans), suffix, settings, workers)
    if any(warning.code == SCAN for warning in parsed.warnings):
        scans = ocr(source.data)
        if scans:
            return read_source(replace(source, scans=scans), suffix, settings, workers)
    return parsed


def read_source(
    source: SourceFile, suffix: str, settings: ReadSettings, workers: WorkerPool
) -> ParsedDocument:
    """Read one file's bytes with the reader of ``suffix``, isolated when the reader says so.

    Raises :class:`Unreadable` (or another ``ReadError``) with the reason for staff.
    """
    reader = reader_for(suffix)
    if reader is None:
        raise Unreadable("formato", messages.unknown_suffix(suffix, ()))
    if not reader.isolated:
        return load(reader.function)(source, settings)
    try:
        return workers.read(reader.function, source, settings)
    except WorkerFailure as error:
        raise Unreadable(error.kind, _failure(error, settings)) from error


def _failure(error: WorkerFailure, settings: ReadSettings) -> str:
    reasons = {
        "limite-cpu": messages.over_cpu(settings.cpu_seconds),
        "limite-tiempo": messages.over_wall(settings.wall_seconds),
        "limite-memoria": messages.over_memory(settings.memory_mib),
    }
    return reasons.get(error.kind) or messages.crashed(error.detail)


def _gather(outcomes: Sequence[_Outcome], skipped: Sequence[SkippedFile]) -> CorpusReading:
    parsed, left_out = [], list(skipped)
    reused, seconds = [], []
    for outcome in outcomes:
        if isinstance(outcome.result, SkippedFile):
            left_out.append(outcome.result)
            continue
        parsed.append(outcome.result)
        doc_id = outcome.result.document.doc_id
        if outcome.seconds is None:
            reused.append(doc_id)
        else:
            seconds.append((doc_id, outcome.seconds))
    left_out.sort(key=lambda skip: skip.source)
    return CorpusReading(tuple(parsed), tuple(left_out), tuple(reused), tuple(seconds))

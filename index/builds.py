"""An index directory: publishing a build in one step and opening the current one.

::

    DIRECTORY/CURRENT          "<build folder> <sha256 of its manifest.json>"
    DIRECTORY/builds/<id>.<n>/ manifest.json and the files of index.codec
    DIRECTORY/lock             held while writing; readers never take it

A build is written to a temporary folder, synced, renamed, and then ``CURRENT`` is replaced, so a
reader sees the old build or the new one. The build before the current one is kept for readers
that are just opening it; older ones are removed.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from index import messages
from index.codec import FILE_NAMES, BuildContent, DecodeError, decode
from index.disk import replace_in_one_step, sync_folder, write_synced
from index.errors import (
    IndexBusyError,
    IndexDamagedError,
    IndexMissingError,
    IndexVersionError,
    IndexWriteError,
)
from index.manifest import FORMAT_VERSION, FileEntry, FormatOnly, Manifest

CURRENT = "CURRENT"
MANIFEST = "manifest.json"
_BUILDS = "builds"
_LOCK = "lock"
_TEMPORARY = "new-"
_POINTER = re.compile(r"(?P<name>[0-9a-f]{16}\.\d{1,9}) (?P<sha256>[0-9a-f]{64})\n")
_OPEN_ATTEMPTS = 20


@dataclass(frozen=True, slots=True)
class StoredBuild:
    """A build read back, every byte verified."""

    name: str
    manifest: Manifest
    content: BuildContent


def file_entries(files: Mapping[str, bytes]) -> tuple[FileEntry, ...]:
    """Names, lengths and checksums of files, by name."""
    return tuple(
        FileEntry(name, len(data), hashlib.sha256(data).hexdigest())
        for name, data in sorted(files.items())
    )


@contextmanager
def writing(directory: Path) -> Iterator[None]:
    """Hold the directory's writer lock; leftovers of killed writers are removed.

    The lock belongs to the process: one that died holds nothing. Raises ``IndexBusyError`` at
    once when another process is writing, ``IndexWriteError`` when the directory cannot be made.
    """
    from filelock import FileLock, Timeout

    try:
        (directory / _BUILDS).mkdir(parents=True, exist_ok=True)
        lock = FileLock(directory / _LOCK, timeout=0)
        lock.acquire()
    except Timeout as error:
        raise IndexBusyError(messages.index_busy(directory)) from error
    except OSError as error:
        raise IndexWriteError(messages.cannot_write(directory, _why(error))) from error
    try:
        _remove_leftovers(directory)
        yield
    finally:
        _remove_leftovers(directory)
        lock.release()


def publish(directory: Path, manifest: Manifest, files: Mapping[str, bytes]) -> str:
    """Write a build and make it the current one; only inside :func:`writing`.

    Returns the build folder's name. On any failure the current build stays as it was:
    ``IndexWriteError`` when the disk refuses.
    """
    encoded = msgspec.json.format(msgspec.json.encode(manifest), indent=1)
    try:
        name = _write_build(directory, manifest.build_id, {**files, MANIFEST: encoded})
        pointer = f"{name} {hashlib.sha256(encoded).hexdigest()}\n"
        previous = _pointer(directory)
        replace_in_one_step(directory / CURRENT, pointer.encode())
    except OSError as error:
        raise IndexWriteError(messages.cannot_write(directory, _why(error))) from error
    _remove_older(directory, {name, previous[0] if previous else name})
    return name


def read_current(directory: Path) -> StoredBuild:
    """The current build, verified whole.

    Raises ``IndexMissingError``, ``IndexDamagedError`` or ``IndexVersionError``. When a writer
    replaces the build while it is read, the new one is read instead.
    """
    for attempt in range(_OPEN_ATTEMPTS):
        before = _pointer(directory)
        try:
            return _read_build(directory)
        except IndexDamagedError:
            if attempt == _OPEN_ATTEMPTS - 1 or _pointer(directory) == before:
                raise
    raise IndexMissingError(messages.index_missing(directory))


def _read_build(directory: Path) -> StoredBuild:
    name, folder, manifest = _checked_manifest(directory)
    names = tuple(entry.name for entry in manifest.files)
    missing = sorted(set(FILE_NAMES) ^ set(names))
    if missing:
        raise IndexDamagedError(messages.file_missing(directory, missing[0]))
    files = {entry.name: _verified(directory, folder, entry) for entry in manifest.files}
    try:
        content = decode(files)
    except DecodeError as error:
        message = messages.file_unreadable(directory, error.name, error.detail)
        raise IndexDamagedError(message) from error
    _check_counts(directory, manifest, content)
    return StoredBuild(name, manifest, content)


def _check_counts(directory: Path, manifest: Manifest, content: BuildContent) -> None:
    counts = manifest.counts
    for name, found, expected in (
        ("documents.jsonl", len(content.documents), counts.documents),
        ("passages.jsonl", len(content.passages), counts.passages),
        ("skipped.jsonl", len(content.skipped), counts.skipped),
        ("vectors.faiss", len(content.vectors.rows), counts.passages),
        ("passages.starts.npy", len(content.analysed), counts.passages),
    ):
        if found != expected:
            raise IndexDamagedError(messages.counts_differ(directory, name, found, expected))


def _verified(directory: Path, folder: Path, entry: FileEntry) -> bytes:
    try:
        data = (folder / entry.name).read_bytes()
    except FileNotFoundError as error:
        raise IndexDamagedError(messages.file_missing(directory, entry.name)) from error
    except OSError as error:
        message = messages.file_unreadable(directory, entry.name, _why(error))
        raise IndexDamagedError(message) from error
    if len(data) != entry.size or hashlib.sha256(data).hexdigest() != entry.sha256:
        raise IndexDamagedError(messages.file_altered(directory, entry.name))
    return data


def _checked_manifest(directory: Path) -> tuple[str, Path, Manifest]:
    pointer = _pointer(directory)
    if pointer is None:
        if (directory / CURRENT).exists():
            raise IndexDamagedError(messages.file_altered(directory, CURRENT))
        raise IndexMissingError(messages.index_missing(directory))
    name, sha256 = pointer
    folder = directory / _BUILDS / name
    try:
        data = (folder / MANIFEST).read_bytes()
    except OSError as error:
        raise IndexDamagedError(messages.file_missing(directory, MANIFEST)) from error
    found = _format_of(data)
    if found is not None and found != FORMAT_VERSION:
        raise IndexVersionError(messages.other_format(directory, found, FORMAT_VERSION))
    if hashlib.sha256(data).hexdigest() != sha256:
        raise IndexDamagedError(messages.file_altered(directory, MANIFEST))
    try:
        return name, folder, msgspec.json.decode(data, type=Manifest)
    except msgspec.MsgspecError as error:
        message = messages.file_unreadable(directory, MANIFEST, str(error))
        raise IndexDamagedError(message) from error


def _format_of(data: bytes) -> str | None:
    try:
        return msgspec.json.decode(data, type=FormatOnly).format
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _pointer(directory: Path) -> tuple[str, str] | None:
    try:
        text = (directory / CURRENT).read_bytes().decode("ascii", errors="replace")
    except OSError:
        return None
    match = _POINTER.fullmatch(text)
    return (match["name"], match["sha256"]) if match else None


def _write_build(directory: Path, build_id: str, files: Mapping[str, bytes]) -> str:
    builds = directory / _BUILDS
    temporary = Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=builds))
    temporary.chmod(0o755)
    for name, data in files.items():
        write_synced(temporary / name, data)
    sync_folder(temporary)
    taken = {path.name for path in builds.iterdir()}
    number = next(n for n in range(len(taken) + 1) if f"{build_id}.{n}" not in taken)
    name = f"{build_id}.{number}"
    temporary.rename(builds / name)
    sync_folder(builds)
    return name


def _remove_leftovers(directory: Path) -> None:
    for path in (directory / _BUILDS).glob(f"{_TEMPORARY}*"):
        shutil.rmtree(path, ignore_errors=True)


def _remove_older(directory: Path, kept: set[str]) -> None:
    for path in (directory / _BUILDS).iterdir():
        if path.name not in kept and re.fullmatch(r"[0-9a-f]{16}\.\d{1,9}", path.name):
            shutil.rmtree(path, ignore_errors=True)


def _why(error: OSError) -> str:
    return error.strerror or str(error)

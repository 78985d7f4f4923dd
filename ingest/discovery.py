"""Which files of the given paths are documents: folders of any depth, in a fixed order."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest import reading_messages as messages
from ingest.config import CONFIG_NAME
from ingest.errors import ReadError, UsageError
from ingest.readers import READERS, reader_for
from ingest.records import SkippedFile
from ingest.sidecar import SUFFIX as SIDECAR_SUFFIX


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: its ``path`` and the ``name`` it is shown by."""

    path: Path
    name: str


def safe_name(name: str) -> str:
    """``name`` as it may be shown and stored: valid Unicode without control characters."""
    clean = os.fsencode(name).decode("utf-8", "replace")
    return "".join(c if c.isprintable() else "\ufffd" for c in clean)


def discover(paths: Sequence[Path]) -> tuple[tuple[Found, ...], tuple[SkippedFile, ...]]:
    """The documents under ``paths`` in the order given, each folder sorted, and what is left out.

    Hidden files, sidecars and the configuration file are not documents. Links to folders or out
    of the given folder are not followed. Raises :class:`UsageError` without paths and
    :class:`ReadError` when a path does not exist.
    """
    if not paths:
        raise UsageError(messages.nothing_given())
    found: list[Found] = []
    skipped: list[SkippedFile] = []
    for path in paths:
        if not path.exists():
            raise ReadError(messages.path_missing(path))
        if path.is_dir():
            entries = _walk(path, path, skipped)
            found.extend(Found(entry, entry.relative_to(path).as_posix()) for entry in entries)
        elif _accept(path, path.name, skipped):
            found.append(Found(path, path.name))
    return _distinct(found), tuple(skipped)


def _walk(folder: Path, root: Path, skipped: list[SkippedFile]) -> Iterator[Path]:
    shown = safe_name(folder.relative_to(root).as_posix())
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
    except OSError:
        skipped.append(SkippedFile(shown, "ilegible", messages.folder_unreadable(shown)))
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        path = Path(entry.path)
        name = safe_name(path.relative_to(root).as_posix())
        if entry.name.startswith(".") or _accompanies(entry.name, names):
            continue
        if entry.is_symlink() and not _inside(path, root):
            skipped.append(SkippedFile(name, "enlace", messages.outside_link()))
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(path, root, skipped)
        elif _accept(path, name, skipped):
            yield path


def _accompanies(name: str, names: set[str]) -> bool:
    """Whether a file is the configuration or the sidecar of a document beside it."""
    stem, suffix = os.path.splitext(name)  # noqa: PTH122 - pure text, names may be undecodable
    if suffix != SIDECAR_SUFFIX:
        return False
    return name == CONFIG_NAME or any(stem + known in names for known in READERS)


def _inside(link: Path, root: Path) -> bool:
    """Whether a link leads to a regular file within ``root``."""
    try:
        target = link.resolve(strict=True)
        return target.is_file() and target.is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False


def _accept(path: Path, name: str, skipped: list[SkippedFile]) -> bool:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        skipped.append(
            SkippedFile(name, "ilegible", messages.unreadable(error.strerror or str(error)))
        )
        return False
    if not stat.S_ISREG(mode):
        skipped.append(SkippedFile(name, "especial", messages.special()))
        return False
    suffix = safe_name(path.suffix.lower())
    if reader_for(suffix) is None:
        skipped.append(SkippedFile(name, "formato", messages.unknown_suffix(suffix, READERS)))
        return False
    return True


def _distinct(found: Sequence[Found]) -> tuple[Found, ...]:
    """The same files once each, with names told apart by their folder when two are equal."""
    once = {os.path.realpath(entry.path): entry for entry in reversed(found)}
    kept = [entry for entry in found if once[os.path.realpath(entry.path)] is entry]
    names: set[str] = set()
    result = []
    for entry in kept:
        name = safe_name(entry.name)
        parents = list(entry.path.resolve().parts[:-1])
        depth = entry.name.count("/")
        parents = parents[: len(parents) - depth] if depth else parents
        while name in names and len(parents) > 1:
            name = f"{safe_name(parents.pop())}/{name}"
        names.add(name)
        result.append(Found(entry.path, name))
    return tuple(result)

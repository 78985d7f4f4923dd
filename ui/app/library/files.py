"""Files of the documents' folder: what may be added, how it is kept, where a document's file is."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from ingest.digest import file_digest
from ingest.records import Document
from ui.app import messages
from ui.app.errors import LibraryError
from ui.app.settings import UPLOAD_TYPES
from ui.app.view.escape import printable

LONGEST_NAME = 120
_SIGNATURES = {"pdf": b"%PDF-", "docx": b"PK\x03\x04"}
_HEAD = 1024


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that passed the checks: its safe name and its bytes."""

    name: str
    data: bytes


def check(name: str, data: bytes, limit_mib: int) -> Incoming:
    """Check an uploaded file; raises :class:`LibraryError` with the reason.

    The name is reduced to its last part, so that it never chooses a folder; the content
    must begin as its type does.
    """
    safe = safe_name(name)
    kind = safe.rsplit(".", 1)[-1].lower() if "." in safe else ""
    if kind not in UPLOAD_TYPES:
        raise LibraryError(messages.upload_type(safe, UPLOAD_TYPES))
    if not data:
        raise LibraryError(messages.upload_empty(safe))
    if len(data) > limit_mib * 1024 * 1024:
        raise LibraryError(messages.upload_large(safe, limit_mib))
    signature = _SIGNATURES.get(kind)
    if signature is not None and signature not in data[:_HEAD]:
        raise LibraryError(messages.upload_not_its_type(safe, kind.upper()))
    return Incoming(safe, data)


def safe_name(name: str) -> str:
    """The last part of a name, printable, composed, not hidden and not too long."""
    last = PureWindowsPath(name.replace("\x00", "")).name
    clean = unicodedata.normalize("NFC", printable(" ".join(last.split()))).lstrip(". ")
    if len(clean) <= LONGEST_NAME:
        return clean
    stem, dot, kind = clean.rpartition(".")
    return f"{stem[: LONGEST_NAME - len(kind) - 1]}{dot}{kind}"


def save(folder: Path, incoming: Incoming) -> Path:
    """Write a new file in one step; an existing name is never overwritten.

    Raises :class:`LibraryError` when the name is taken or the folder cannot be written.
    """
    target = folder / incoming.name
    temporary = folder / f".{incoming.name}.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if target.exists():
            same = file_digest(target) == hashlib.sha256(incoming.data).hexdigest()
            raise LibraryError(messages.upload_taken(incoming.name, same))
        temporary.write_bytes(incoming.data)
        os.link(temporary, target)
    except FileExistsError as error:
        raise LibraryError(messages.upload_taken(incoming.name, False)) from error
    except OSError as error:
        raise LibraryError(messages.folder_unusable(folder, error.strerror or "")) from error
    finally:
        temporary.unlink(missing_ok=True)
    return target


def put_away(folder: Path, source: str, trash: Path) -> Path:
    """Move a document's file to the trash folder and return its new place."""
    path = inside(folder, source)
    if path is None or not path.is_file():
        raise LibraryError(messages.not_in_folder(source, folder))
    target = trash / path.name
    number = 1
    while target.exists():
        number += 1
        target = trash / f"{path.stem} ({number}){path.suffix}"
    try:
        trash.mkdir(parents=True, exist_ok=True)
        path.rename(target)
    except OSError as error:
        raise LibraryError(messages.folder_unusable(folder, error.strerror or "")) from error
    return target


def inside(folder: Path, source: str) -> Path | None:
    """The path of ``source`` under ``folder``; ``None`` when it would lead out of it."""
    root = folder.resolve()
    path = (root / source).resolve()
    return path if path.is_relative_to(root) and path != root else None


def file_of(folder: Path, document: Document) -> Path | None:
    """The file that ``document`` was read from, when it is there with the same bytes."""
    path = inside(folder, document.source)
    if path is None or not path.is_file() or file_digest(path) != document.sha256:
        return None
    return path


def strangers(folder: Path, documents: list[Document]) -> list[str]:
    """Sources of the index that are not in the folder: indexing it again would lose them."""
    return [
        d.source for d in documents if (p := inside(folder, d.source)) is None or not p.exists()
    ]

"""The manifest of a build: what it holds, made from what, by which settings and versions."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.metadata import version

import msgspec

FORMAT_VERSION = "3"
"""Raise it whenever a stored file changes its name, form or meaning."""

_LIBRARIES = ("faiss-cpu", "msgspec", "numpy", "PyStemmer", "rank-bm25")


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file of the build with its length in bytes and checksum."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One indexed source file and the digest of its bytes."""

    source: str
    doc_id: str
    sha256: str
    passages: int


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """The embedding model of the dense channel."""

    name: str
    fingerprint: str
    dimension: int


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """Digests of what shaped the build: the reader (code and settings), analyser, BM25 settings.

    ``names`` is the version of the harvest of names.
    """

    reader: str
    analyser: str
    lexical: str
    names: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows of the stored files."""

    documents: int
    passages: int
    skipped: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The whole manifest; ``libraries`` are name and version, for the record only."""

    format: str
    build_id: str
    counts: Counts
    model: ModelEntry
    fingerprints: Fingerprints
    sources: tuple[SourceEntry, ...]
    files: tuple[FileEntry, ...]
    libraries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FormatOnly:
    """The one field that every format of the manifest has."""

    format: str


def library_versions() -> tuple[tuple[str, str], ...]:
    """Versions of the libraries whose output is stored."""
    return tuple((name, version(name)) for name in _LIBRARIES)


def build_id_of(
    sources: tuple[SourceEntry, ...],
    passage_ids: tuple[str, ...],
    fingerprints: Fingerprints,
    model: ModelEntry,
) -> str:
    """The identity of a build: the same sources, passages, settings and model give the same id."""
    identity = (FORMAT_VERSION, sources, passage_ids, fingerprints, model.fingerprint)
    return hashlib.sha256(msgspec.json.encode(identity)).hexdigest()[:16]

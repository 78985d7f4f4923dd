"""The digest that says whether two embedders give equal vectors."""

from __future__ import annotations

import hashlib
from pathlib import Path

from index.analysis import analyser_fingerprint
from index.embedding.layout import FORMAT
from index.embedding.words import WORDS_VERSION
from ingest.digest import file_digest

_SHAPING = ("*.json", "*.safetensors", "*.txt", "*.model", "*.bin")


def folder_fingerprint(folder: Path) -> str:
    """A digest of a model folder's shaping files, by their names and contents (16 hex digits)."""
    found = sorted({path for pattern in _SHAPING for path in folder.rglob(pattern)})
    parts = [f"{path.relative_to(folder).as_posix()}={file_digest(path)}" for path in found]
    return _short(parts)


def static_fingerprint(sums: dict[str, str]) -> str:
    """The fingerprint of a static model: its checksums and the versions that read it."""
    parts = [f"{name}={value}" for name, value in sorted(sums.items())]
    return _short([*parts, f"{FORMAT}/{WORDS_VERSION}", analyser_fingerprint()])


def _short(parts: list[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]

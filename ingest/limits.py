"""How reading is bounded: the table ``[lectura]`` of ``foja.toml`` and the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace

from ingest.config import read_table

PASSWORD_VARIABLE = "FOJA_CLAVE"
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """Limits of one document's reading, and how many are read at once.

    ``cpu_seconds``, ``wall_seconds`` and ``memory_mib`` bound the isolated process that reads a
    document; ``max_pages`` and ``max_text_mb`` (millions of characters) bound what is kept of
    it, ``max_file_mb`` what is opened at all. ``password`` opens encrypted documents and is
    never printed nor stored. ``ocr`` allows reading scanned pages when Tesseract is installed;
    ``ocr_seconds`` is the time that it adds for each scanned page. ``workers`` is the number of
    documents read at once, 0 for one per processor core.
    """

    cpu_seconds: int = 30
    wall_seconds: int = 60
    memory_mib: int = 1536
    max_pages: int = 5000
    max_text_mb: int = 20
    max_file_mb: int = 300
    ocr: bool = True
    ocr_seconds: int = 45
    workers: int = 0
    password: str | None = field(default=None, repr=False)

    @property
    def worker_count(self) -> int:
        """How many documents are read at once."""
        return self.workers if self.workers > 0 else max(1, len(os.sched_getaffinity(0)))

    @property
    def max_characters(self) -> int:
        """The characters of text kept of one document."""
        return self.max_text_mb * 1_000_000


def read_settings(password: str | None = None) -> ReadSettings:
    """The settings of the configuration; the password comes from the caller or FOJA_CLAVE.

    Raises :class:`ingest.errors.ConfigError` when the configuration is unusable.
    """
    settings = read_table("lectura", ReadSettings)
    secret = password or os.environ.get(PASSWORD_VARIABLE) or settings.password
    return replace(settings, password=secret)

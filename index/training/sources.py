"""The open texts and word lists that the model is made from, with their licences."""

from __future__ import annotations

import io
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from index.training import messages
from index.training.errors import TrainingError


@dataclass(frozen=True, slots=True)
class Source:
    """One text collection: ``weight`` is how often a passage is drawn for training pairs,
    ``share`` the part of its passages that enters the document factorisation."""

    name: str
    licence: str
    weight: float
    share: float

    @property
    def file(self) -> str:
        """The name of its file in the data folder."""
        return f"{self.name}.jsonl.zst"


SOURCES = (
    Source("conha19", "Public Domain Mark 1.0", 0.5, 0.6),
    Source("eltec-spa", "texts in the public domain, markup CC BY 4.0", 0.5, 0.6),
    Source(
        "legalize-pe", "official texts, unprotected (DL 822, art. 9); repository MIT", 0.8, 0.45
    ),
    Source("openstax-fisica", "CC BY 4.0", 5.0, 1.0),
    Source("openstax-quimica", "CC BY 4.0", 5.0, 1.0),
    Source("python-docs-es", "PSF; translations CC0", 1.0, 1.0),
)
THESAURUS = "thesaurus-es.txt.xz"
WIKTIONARY = "wn-wikt-spa.tab.xz"


@dataclass(frozen=True, slots=True)
class SourcePassage:
    """One passage with the document, title and heading it stands under."""

    document: str
    title: str
    heading: str
    text: str


class _Row(msgspec.Struct):
    d: str
    t: str
    h: str
    p: str


def read_passages(path: Path) -> Iterator[SourcePassage]:
    """The passages of one collection, in document order.

    Raises :class:`TrainingError` when the file is missing or is not what it should be.
    """
    import zstandard

    decoder = msgspec.json.Decoder(_Row)
    try:
        with path.open("rb") as raw, zstandard.ZstdDecompressor().stream_reader(raw) as stream:
            for line in io.TextIOWrapper(stream, encoding="utf-8"):
                row = decoder.decode(line)
                yield SourcePassage(row.d, row.t, row.h, row.p)
    except (OSError, msgspec.MsgspecError, zstandard.ZstdError) as error:
        raise TrainingError(messages.unreadable(path, str(error))) from error


def read_lines(path: Path) -> list[str]:
    """The lines of an xz-compressed UTF-8 word list; raises :class:`TrainingError`."""
    try:
        with lzma.open(path, "rt", encoding="utf-8", errors="replace") as file:
            return file.read().splitlines()
    except (OSError, lzma.LZMAError) as error:
        raise TrainingError(messages.unreadable(path, str(error))) from error

"""A document while it is composed: what goes in, and its text as it grows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.pdf.tables import TableText
from ingest.pdf.tabular import GridCell
from ingest.pdf.titles import Title
from ingest.pdf.writing import Writer

if TYPE_CHECKING:
    from ingest.pdf.reader import Flowed


@dataclass(frozen=True, slots=True)
class Composition:
    """What is composed: the pages taken apart, and the headings found among the blocks."""

    flowed: Flowed
    titles: tuple[Title, ...]


@dataclass(slots=True)
class Draft:
    """The text as it grows, and where its parts fell."""

    writer: Writer
    spans: list[tuple[int, int]] = field(default_factory=list)
    tables: dict[int, TableText] = field(default_factory=dict)
    repeated: list[GridCell] = field(default_factory=list)
    body_end: int = 0
    end: int = 0
    furniture: tuple[tuple[int, int], ...] = ()

"""An answer before its citations are numbered: parts with the spans that they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qa.records import CellPlace, Computation, Outcome


@dataclass(frozen=True, slots=True)
class Span:
    """A place to be cited; ``passage_id`` is the retrieved passage that holds it."""

    doc_id: str
    start: int
    end: int
    passage_id: str = ""
    section_id: str = ""
    cell: CellPlace | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One statement to be made."""

    text: str
    spans: tuple[Span, ...]
    kind: Literal["quotation", "computation", "notice"] = "quotation"
    computation: Computation | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What one way of answering proposes; ``confidence`` is its probability of being right."""

    outcome: Outcome
    parts: tuple[Part, ...]
    confidence: float
    missing: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    closest: str = ""


def nothing(confidence: float, missing: tuple[str, ...] = (), closest: str = "") -> Draft:
    """A draft that abstains."""
    return Draft("no_evidence", (), confidence, missing, (), closest)

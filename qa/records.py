"""Frozen records of answering."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from index.records import Filters, SearchHit

Outcome = Literal["answered", "partial", "no_evidence"]
"""«consta», «consta en parte», «no consta»."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a person asks; ``history`` holds the earlier user questions, oldest first.

    ``understood_as`` set by the caller replaces the follow-up resolution (the user edited it).
    """

    text: str
    history: tuple[str, ...] = ()
    filters: Filters = Filters()
    k: int = 10
    understood_as: str | None = None


@dataclass(frozen=True, slots=True)
class CellPlace:
    """The place of a cited cell in words: "Anexo 16", "LIMA", "Atenciones 2019"."""

    table: str
    row: str
    column: str
    table_id: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A verified quotation: ``document.text[start:end] == quote`` held when it was made.

    ``shown`` is the quotation as displayed (repaired, lines joined). ``page`` is the printed
    page or ``None``; ``pages_by_index`` is the sidecar's wording ("sección 4, pp. 7-13 según
    el índice") when only that is known. ``ocr_confidence`` (0 to 100) marks a text that was
    recognised from a scan.
    """

    number: int
    doc_id: str
    document: str
    title: str
    section_id: str
    heading_path: tuple[str, ...]
    quote: str
    shown: str
    start: int
    end: int
    passage_id: str
    page: int | None = None
    pages_by_index: str | None = None
    pdf_index: int | None = None
    cell: CellPlace | None = None
    ocr_confidence: int | None = None


@dataclass(frozen=True, slots=True)
class Computation:
    """How a statement was worked out, so that it can be worked out anew when it is shown.

    ``operation`` is a name that ``qa.tables.arithmetic.work`` knows; ``cells`` are the spans of
    its operands in ``Document.text``, in the order that the operation wants; ``settings`` are
    its further words and numbers ("max", "3", "1").
    """

    operation: str
    doc_id: str
    table_id: str
    cells: tuple[tuple[int, int], ...]
    settings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One part of an answer: its text and the numbers of the citations it rests on.

    ``kind``: a ``quotation`` shows the document's own words; a ``computation`` states a result
    over cited cells; a ``notice`` is Foja speaking about the answer and claims nothing; a
    ``paraphrase`` is a language model's sentence that its cited evidence was found to support.
    ``computation`` is set where the statement was worked out from cells of a table.
    """

    text: str
    citations: tuple[int, ...]
    kind: Literal["quotation", "computation", "notice", "paraphrase"] = "quotation"
    computation: Computation | None = None


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds spent in one stage; the stage ``total`` is always present."""

    stage: str
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question; ``text`` is what is shown (at most 80 words).

    ``confidence`` is the calibrated probability, 0 to 1, that the answer is right; ``missing``
    says which part is not in the documents (partial, no evidence); ``composer`` names who
    composed it ("extractive", "llm", "llm-fallback"); ``answer_id`` repeats for the same
    question, settings, index build and model.
    """

    answer_id: str
    question: Question
    understood_as: str
    outcome: Outcome
    text: str
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    hits: tuple[SearchHit, ...]
    confidence: float
    composer: str
    missing: str = ""
    notices: tuple[str, ...] = ()
    timings: tuple[Timing, ...] = ()

    @property
    def abstained(self) -> bool:
        """True exactly when the outcome is ``no_evidence``."""
        return self.outcome == "no_evidence"

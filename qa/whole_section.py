"""For a list the whole section of the best sentence is read, not only the passages found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qa import messages
from qa.corpus import Corpus
from qa.evidence import Evidence
from qa.forms import QuestionForm
from qa.select.asked import Asked
from qa.select.overlap import soft_coverage
from qa.select.reading import read_sentence

_WEIGHED = 24
"""Sentences of a section that are weighed by the selector: those that hold most of the question."""


@dataclass(frozen=True, slots=True)
class SectionReading:
    """The sentences of a section worth weighing, and the note that says what was read."""

    evidence: tuple[Evidence, ...]
    note: str


def asks_list(form: QuestionForm) -> bool:
    """True for "¿Qué acciones…?", false when each of what is listed is one value."""
    return form.wants("list") and not form.wants(
        "figure", "date", "norm", "percent", "duration", "definition", "why"
    )


def read_section(corpus: Corpus, asked: Asked, best: Evidence) -> SectionReading:
    """All sentences of the section of ``best``, of which those nearest the question are kept.

    Ties go to the earlier sentence; tables are not read, their rows answer as cells.
    """
    parsed = corpus.index.documents[best.passage.doc_id]
    passages = [
        p
        for p in parsed.passages
        if p.section_id == best.passage.section_id and p.kind in ("prose", "list")
    ]
    found: list[Evidence] = []
    for passage in passages:
        found += corpus.sentences.candidates_in(passage, best.score, best.rank)
    nearest = sorted(found, key=lambda e: (-_held(asked, e), e.unit.start))[:_WEIGHED]
    heading = best.passage.heading_path[-1] if best.passage.heading_path else ""
    return SectionReading(tuple(nearest), messages.section_read(heading, max(len(passages), 1)))


def _held(asked: Asked, evidence: Evidence) -> float:
    return soft_coverage(asked, read_sentence(evidence.unit.text).stem_set)


def merged(first: Sequence[Evidence], more: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """``first`` and what of ``more`` stands at other places."""
    places = {(e.passage.doc_id, e.unit.start) for e in first}
    return (*first, *(e for e in more if (e.passage.doc_id, e.unit.start) not in places))

"""What is exported, the same for every format: questions, answers, footnotes, seals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ui.app import messages
from ui.app.store.records import SourceSeal, Turn
from ui.app.view.escape import printable
from ui.app.view.outcome import badge, understood
from ui.app.view.place import official_citation

_MARKS = re.compile(r"\s*\[\d+\]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of an answer and the footnotes (numbered over the whole export) it rests on."""

    text: str
    footnotes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ExportItem:
    """One question with its answer."""

    question: str
    understood: str
    outcome: str
    sentences: tuple[Sentence, ...]
    remarks: tuple[str, ...]
    answer_id: str
    asked: str


@dataclass(frozen=True, slots=True)
class Export:
    """A whole export; ``footnotes[n - 1]`` is the text of footnote ``n``."""

    title: str
    made: str
    items: tuple[ExportItem, ...]
    footnotes: tuple[str, ...]
    documents: tuple[SourceSeal, ...]


def make_export(title: str, turns: Sequence[Turn], made: datetime) -> Export:
    """The export of ``turns`` in their order; footnotes are numbered through."""
    footnotes: list[str] = []
    items: list[ExportItem] = []
    seals: dict[str, SourceSeal] = {}
    for turn in turns:
        by_id = {seal.doc_id: seal for seal in turn.sources}
        numbers: dict[int, int] = {}
        for citation in turn.answer.citations:
            footnotes.append(printable(official_citation(citation, by_id.get(citation.doc_id))))
            numbers[citation.number] = len(footnotes)
        seals.update({seal.sha256: seal for seal in turn.sources})
        items.append(_item(turn, numbers))
    return Export(
        title=printable(title),
        made=messages.long_moment(made),
        items=tuple(items),
        footnotes=tuple(footnotes),
        documents=tuple(seals.values()),
    )


def _item(turn: Turn, numbers: dict[int, int]) -> ExportItem:
    answer = turn.answer
    spoken = [s for s in answer.statements if s.kind != "notice"]
    sentences = [
        Sentence(
            printable(without_marks(s.text)), tuple(numbers[n] for n in s.citations if n in numbers)
        )
        for s in spoken
    ]
    if not sentences:
        sentences = [Sentence(printable(without_marks(answer.text)), tuple(numbers.values()))]
    said = {s.text for s in sentences}
    notices = [s.text for s in answer.statements if s.kind == "notice"]
    remarks = dict.fromkeys(
        printable(line) for line in (answer.missing, *notices, *answer.notices) if line.strip()
    )
    return ExportItem(
        question=printable(turn.question),
        understood=printable(understood(answer)),
        outcome=badge(answer).word,
        sentences=tuple(sentences),
        remarks=tuple(line for line in remarks if line not in said),
        answer_id=answer.answer_id,
        asked=messages.long_moment(turn.asked),
    )


def without_marks(value: str) -> str:
    """``value`` without ``[1]`` marks: each format sets its own."""
    return _MARKS.sub("", value).strip()

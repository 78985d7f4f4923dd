"""The log of answers: what is needed to give an answer again, one JSON line each.

It lies beside the index (``respuestas.jsonl``) and holds questions as they were asked, never
document text. A log that cannot be written never stops an answer.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from index.records import Filters
from qa import messages
from qa.errors import AnswerLogError
from qa.records import Answer, Question

LOG_NAME = "respuestas.jsonl"
MOST_BYTES = 8 * 1024 * 1024
_LOG = logging.getLogger("foja.qa.log")


@dataclass(frozen=True, slots=True)
class Conditions:
    """Under what an answer was given; an answer repeats only under equal conditions."""

    build_id: str
    embedder: str
    selector: str
    settings: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One logged answer; ``digest`` is the sha256 of its text and citations."""

    answer_id: str
    question: str
    conditions: Conditions
    digest: str
    composer: str
    history: tuple[str, ...] = ()
    filters: Filters = field(default_factory=Filters)
    k: int = 10
    understood_as: str | None = None

    def as_question(self) -> Question:
        """The question as it was asked."""
        return Question(self.question, self.history, self.filters, self.k, self.understood_as)


def digest_of(answer: Answer) -> str:
    """A digest of what was shown: text, outcome and every citation's place and words."""
    parts = [answer.text, answer.outcome]
    parts += [f"{c.doc_id}:{c.start}:{c.end}:{c.quote}" for c in answer.citations]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()


class AnswerLog:
    """Appends entries to one file; each id is written once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: set[str] = {entry.answer_id for entry in self._entries()}

    def _entries(self) -> list[Entry]:
        if not self._path.is_file():
            return []
        entries = []
        with self._path.open("rb") as lines:
            for line in lines:
                try:
                    entries.append(msgspec.json.decode(line, type=Entry))
                except msgspec.MsgspecError:
                    _LOG.warning("a line of %s is damaged and was passed over", LOG_NAME)
        return entries

    def add(self, answer: Answer, conditions: Conditions) -> None:
        """Writes the answer's entry unless its id is already there."""
        if answer.answer_id in self._seen:
            return
        asked = answer.question
        entry = Entry(
            answer_id=answer.answer_id,
            question=asked.text.encode("utf-8", "replace").decode(),
            conditions=conditions,
            digest=digest_of(answer),
            composer=answer.composer,
            history=tuple(one.encode("utf-8", "replace").decode() for one in asked.history),
            filters=asked.filters,
            k=asked.k,
            understood_as=asked.understood_as,
        )
        try:
            if self._path.is_file() and self._path.stat().st_size > MOST_BYTES:
                self._path.replace(self._path.with_suffix(".anterior.jsonl"))
            with self._path.open("ab") as out:
                out.write(msgspec.json.encode(entry) + b"\n")
            self._seen.add(answer.answer_id)
        except OSError as error:
            _LOG.warning("the answer could not be logged: %s", error)

    def find(self, answer_id: str) -> Entry:
        """The entry of an id; raises :class:`AnswerLogError` when there is none."""
        for entry in reversed(self._entries()):
            if entry.answer_id == answer_id:
                return entry
        raise AnswerLogError(messages.answer_unknown(answer_id))


def check_conditions(entry: Entry, now: Conditions) -> None:
    """Raises :class:`AnswerLogError` that names what has changed since the answer was given."""
    names = {
        "build_id": "el índice",
        "embedder": "el modelo de búsqueda",
        "selector": "el modelo de selección",
        "settings": "los ajustes",
    }
    changed = [
        shown
        for name, shown in names.items()
        if getattr(entry.conditions, name) != getattr(now, name)
    ]
    if changed:
        raise AnswerLogError(messages.answer_conditions_changed(entry.answer_id, changed))

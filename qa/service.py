"""The answering service: one question in, one verified answer out."""

from __future__ import annotations

import hashlib
import re
import time
import unicodedata
from dataclasses import replace
from pathlib import Path

from index.api import SearchIndex
from index.records import SearchHit, SearchQuery
from qa import messages
from qa.api import AnswerService
from qa.compose import Asked, compose
from qa.corpus import Corpus, read_corpus
from qa.draft import Draft, Part
from qa.extractive import Extractive
from qa.followup import resolve
from qa.records import Answer, Question, Timing
from qa.select.model import Selector, load_selector
from qa.settings import AnswerSettings, fingerprint, load_settings
from qa.verify import verified

_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def clean(text: str) -> str:
    """``text`` composed (NFC), on one line, without control, invisible or broken characters."""
    bare = _CONTROL.sub(" ", text)
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", bare)).strip()


class Clock:
    """Milliseconds spent in each stage."""

    def __init__(self) -> None:
        self._begun = self._last = time.perf_counter()
        self._stages: list[Timing] = []

    def stage(self, name: str) -> None:
        """Ends a stage."""
        now = time.perf_counter()
        self._stages.append(Timing(name, round((now - self._last) * 1000, 3)))
        self._last = now

    def timings(self) -> tuple[Timing, ...]:
        """The stages so far and the total."""
        total = (time.perf_counter() - self._begun) * 1000
        return (*self._stages, Timing("total", round(total, 3)))


class Service:
    """Answers over one opened index; holds no state between questions."""

    def __init__(self, index: SearchIndex, selector: Selector, settings: AnswerSettings) -> None:
        self._index = index
        self._settings = settings
        self._selector = selector
        self._corpus: Corpus = read_corpus(index)
        self._extractive = Extractive(self._corpus, selector, settings)
        self._settings_digest = fingerprint(settings)

    @property
    def index(self) -> SearchIndex:
        """The index that is asked."""
        return self._index

    def search(self, query: SearchQuery) -> tuple[SearchHit, ...]:
        """The retriever's hits."""
        return self._index.search(query)

    def answer_id(self, question: Question) -> str:
        """The reproducible id of the question's answer under this index, model and settings."""
        parts = (
            question.text,
            *question.history,
            repr(question.filters),
            str(question.k),
            question.understood_as or "",
            self._index.build_id,
            self._index.embedder.fingerprint,
            self._selector.digest,
            self._settings_digest,
        )
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:16]

    def ask(self, question: Question) -> Answer:
        """The verified answer, or an abstention; odd text is answered politely, never raised on."""
        clock = Clock()
        text = clean(question.text)
        if len(question.text) > self._settings.longest_question:
            return self._refused(
                question, messages.question_too_long(self._settings.longest_question)
            )
        if not any(c.isalnum() for c in text):
            return self._refused(question, messages.empty_question())
        history = [clean(one)[:500] for one in question.history]
        understood = clean(question.understood_as or "") or resolve(text, [h for h in history if h])
        clock.stage("entender")
        draft, hits, corrected = self._extractive.draft(understood, question, clock)
        asked = Asked(question, corrected, hits, self.answer_id(question), clock.timings())
        answer = compose(self._corpus, draft, asked, self._settings.words)
        answer = verified(answer, self._index.documents)
        return replace(answer, timings=clock.timings())

    def _refused(self, question: Question, text: str) -> Answer:
        draft = Draft("no_evidence", (Part(text, (), "notice"),), 0.0)
        asked = Asked(
            question, clean(question.text)[:200], (), self.answer_id(question), Clock().timings()
        )
        return compose(self._corpus, draft, asked, self._settings.words)


def open_service(directory: Path) -> AnswerService:
    """Opens the index in ``directory`` and everything that answering needs.

    Raises the index's own errors (missing, damaged, another version) and
    :class:`qa.errors.SelectorError` when the shipped selector does not fit.
    """
    from index.store import open_index

    return Service(open_index(directory), load_selector(), load_settings())

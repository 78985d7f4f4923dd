"""The answering service: one question in, one verified answer out."""

from __future__ import annotations

import hashlib
import re
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path

from index.api import SearchIndex
from index.records import SearchHit, SearchQuery
from qa import messages
from qa.compose import Asked, compose
from qa.confidence import confidence_digest, load_confidence
from qa.corpus import Corpus, narrowed_corpus, read_corpus
from qa.draft import Draft, Part
from qa.errors import AnswerLogError, VerificationError
from qa.extractive import Extractive
from qa.followup import resolve
from qa.llm.compose import LlmComposer
from qa.llm.settings import LlmSettings, load_llm_settings
from qa.log import LOG_NAME, AnswerLog, Conditions, check_conditions, digest_of
from qa.records import Answer, Question, Statement, Timing
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


@dataclass(frozen=True, slots=True)
class Extras:
    """What a service may do besides answering: log its answers, and ask a language model."""

    log: AnswerLog | None = None
    llm: LlmSettings = LlmSettings()


class Service:
    """Answers over one opened index; holds no state between questions."""

    def __init__(
        self,
        index: SearchIndex,
        selector: Selector,
        settings: AnswerSettings,
        extras: Extras = Extras(),
    ) -> None:
        self._index = index
        self._selector = selector
        self._corpus: Corpus = read_corpus(index)
        confidence = load_confidence()
        self._narrowed = lru_cache(maxsize=8)(partial(narrowed_corpus, self._corpus))
        self._settings = settings
        self._extractive = Extractive(self._corpus, selector, settings, confidence)
        self._log = extras.log
        self._llm = LlmComposer(self._corpus, extras.llm, settings.words) if extras.llm.on else None
        self._conditions = Conditions(
            index.build_id,
            index.embedder.fingerprint,
            f"{selector.digest}-{confidence_digest()}",
            f"{fingerprint(settings)}{extras.llm.fingerprint()}",
        )

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
            self._conditions.build_id,
            self._conditions.embedder,
            self._conditions.selector,
            self._conditions.settings,
        )
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:16]

    def ask(self, question: Question) -> Answer:
        """The verified answer, or an abstention; odd text is answered politely, never raised on."""
        answer = None
        for item in self.stream(question):
            if isinstance(item, Answer):
                answer = item
        if answer is None:
            raise VerificationError(messages.withheld_all())
        return answer

    def stream(self, question: Question) -> Iterator[Statement | Answer]:
        """Each statement of a language model as it passes, then the verified answer, last."""
        clock = Clock()
        refusal = self._refusal(question)
        if refusal:
            yield self._refused(question, refusal)
            return
        text = clean(question.text)
        history = [clean(one)[:500] for one in question.history]
        understood = clean(question.understood_as or "") or resolve(text, [h for h in history if h])
        clock.stage("entender")
        corpus = self._narrowed(question.filters)
        extractive = replace(self._extractive, corpus=corpus)
        draft, hits, corrected = extractive.draft(understood, question, clock)
        asked = Asked(question, corrected, hits, self.answer_id(question), clock.timings())
        answer = compose(corpus, draft, asked, self._settings.words)
        if self._llm is not None:
            found = corpus.sentences.gather(hits, self._settings.candidates)
            for item in self._llm.stream(answer, found):
                if isinstance(item, Answer):
                    answer = item
                else:
                    yield item
            clock.stage("modelo")
        answer = verified(answer, self._index.documents)
        if self._log is not None:
            self._log.add(answer, self._conditions)
        yield replace(answer, timings=clock.timings())

    def _refusal(self, question: Question) -> str:
        """Why the question is not looked up at all; empty when it is."""
        if len(question.text) > self._settings.longest_question:
            return messages.question_too_long(self._settings.longest_question)
        return "" if any(c.isalnum() for c in clean(question.text)) else messages.empty_question()

    def repeat(self, answer_id: str) -> tuple[Answer, bool]:
        """The logged answer given again, and whether it came out the same to the letter.

        Raises :class:`qa.errors.AnswerLogError` when the id is unknown or when the index, a
        model or the settings have changed since.
        """
        if self._log is None:
            raise AnswerLogError(messages.answer_unknown(answer_id))
        entry = self._log.find(answer_id)
        check_conditions(entry, self._conditions)
        answer = self.ask(entry.as_question())
        return answer, digest_of(answer) == entry.digest

    def _refused(self, question: Question, text: str) -> Answer:
        draft = Draft("no_evidence", (Part(text, (), "notice"),), 0.0)
        asked = Asked(
            question, clean(question.text)[:200], (), self.answer_id(question), Clock().timings()
        )
        return compose(self._corpus, draft, asked, self._settings.words)


def open_service(directory: Path) -> Service:
    """Opens the index in ``directory`` and everything that answering needs.

    Raises the index's own errors (missing, damaged, another version) and
    :class:`qa.errors.SelectorError` when the shipped selector does not fit.
    """
    from index.store import open_index

    settings = load_settings()
    log = AnswerLog(directory / LOG_NAME) if settings.log else None
    extras = Extras(log, load_llm_settings())
    return Service(open_index(directory), load_selector(), settings, extras)

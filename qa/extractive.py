"""The offline composer: routes a question to tables, definitions, sections or sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from index.records import SearchHit, SearchQuery
from qa import messages
from qa.confidence import Confidence
from qa.corpus import Corpus
from qa.definitions import define
from qa.draft import Draft, Part, nothing
from qa.entities import content_line
from qa.everyday import official, spoken
from qa.followup import resolve
from qa.forms import QuestionForm, analyse_question
from qa.inventory import from_enumeration, from_norms
from qa.parts import Parts, take_apart
from qa.records import Outcome, Question
from qa.section_route import from_data_sheet, from_headings, from_section
from qa.select.model import Selector
from qa.sentence_route import SentenceRoute, Weighed
from qa.settings import AnswerSettings
from qa.table_route import answer_from_tables, refusal, rules_out
from qa.tables.comparing import plainly
from qa.text import stems
from qa.wording import as_gain, plain

_ROUTES = (from_data_sheet, from_section, define, from_headings, from_norms, from_enumeration)
_TABLE_BLOCKS = 0.74
_LONGEST = 75
"""Words of one quotation; a question of several parts shares them."""


class StageClock(Protocol):
    """What the composer needs of a clock."""

    def stage(self, name: str) -> None:
        """Ends a stage."""


@dataclass(frozen=True)
class Extractive:
    """Answers with the documents' own words and cells."""

    corpus: Corpus
    selector: Selector
    settings: AnswerSettings
    confidence: Confidence

    def draft(
        self, understood: str, question: Question, clock: StageClock
    ) -> tuple[Draft, tuple[SearchHit, ...], str]:
        """The draft, the hits and the question as corrected."""
        corrected, changes = self.corpus.speller.correct(spoken(understood))
        form = self._read(corrected)
        hits = self._search(form.text, question)
        clock.stage("buscar")
        draft = self._whole_or_parts(form, hits, question)
        if changes:
            pairs = ", ".join(f"«{a}» como «{b}»" for a, b in changes)
            draft = replace(draft, notices=(*draft.notices, messages.corrected(pairs)))
        clock.stage("responder")
        return draft, hits, corrected

    def _read(self, corrected: str) -> QuestionForm:
        """The form of a question, its everyday words read as the documents write them."""
        return analyse_question(official(plainly(plain(corrected)), self.corpus.wording))

    def _search(self, text: str, question: Question) -> tuple[SearchHit, ...]:
        expanded = f"{text} {self.corpus.expansion(text)}".strip()
        k = max(question.k, self.settings.candidates)
        return self.corpus.index.search(SearchQuery(expanded, k, filters=question.filters))

    def _whole_or_parts(
        self, form: QuestionForm, hits: tuple[SearchHit, ...], question: Question
    ) -> Draft:
        whole = self._one(form, hits, _LONGEST)
        parts = take_apart(form.text, self.corpus.glossary.keys())
        if parts is None or (parts.whole and self._as_one(whole, parts, form)):
            return whole
        if parts.shared and _cells_of(whole) >= len(parts.texts):
            return whole
        pieces = parts.texts
        most = _LONGEST // len(pieces)
        drafts = [
            self._piece([] if parts.whole else pieces[:at], piece, question, most)
            for at, piece in enumerate(pieces)
        ]
        if parts.names:
            drafts = [
                draft if self._speaks_of(draft, name) else nothing(draft.confidence)
                for draft, name in zip(drafts, parts.names, strict=True)
            ]
        return _merged(whole, drafts, pieces, bool(parts.names))

    def _as_one(self, whole: Draft, parts: Parts, form: QuestionForm) -> bool:
        """True when what looks joined is one thing, or is answered as one."""
        if any(part.kind == "computation" for part in whole.parts):
            return True
        if form.operation is not None and not form.wants("comparison", "definition"):
            return True
        if not parts.names:
            return False
        both = " ".join(one for name in parts.names for one in stems(name))
        if self.corpus.holds_name(both):
            return True
        return whole.outcome != "no_evidence" and all(
            self._says(whole, name) for name in parts.names
        )

    def _says(self, draft: Draft, name: str) -> bool:
        line = content_line(" ".join(part.text for part in draft.parts))
        wanted = " ".join(stems(name))
        return any(f" {one} " in line for one in (wanted, *self.corpus.aliases_of(wanted)))

    def _speaks_of(self, draft: Draft, name: str) -> bool:
        """True when each cited passage holds the name or another name of the same."""
        wanted = " ".join(stems(name))
        ways = (wanted, *self.corpus.aliases_of(wanted))
        for part in draft.parts:
            for span in part.spans:
                if not span.passage_id:
                    return False
                passage = self.corpus.index.passage(span.passage_id)
                around = content_line(f"{' '.join(passage.heading_path)} {passage.search_text}")
                if not any(f" {one} " in around for one in ways):
                    return False
        return True

    def _piece(self, before: Sequence[str], piece: str, question: Question, most: int) -> Draft:
        understood = resolve(piece, before[:1])
        form = analyse_question(understood)
        draft = self._one(form, self._search(understood, question), most)
        if draft.outcome == "no_evidence" and understood != piece:
            form = analyse_question(piece)
            draft = self._one(form, self._search(piece, question), most)
        return draft

    def _one(self, form: QuestionForm, hits: tuple[SearchHit, ...], most: int) -> Draft:
        tabular = answer_from_tables(self.corpus, _of_tables(form))
        if tabular is not None and tabular.numbered and not tabular.blocked:
            return tabular.draft
        for route in _ROUTES:
            draft = route(self.corpus, form)
            if draft is not None:
                return draft
        if tabular is not None and tabular.sure:
            return tabular.draft
        sentences = SentenceRoute(self.corpus, self.selector, self.settings, self.confidence, most)
        found = self.corpus.sentences.gather(hits, self.settings.candidates)
        blocked = tabular is not None and tabular.blocked and tabular.fit >= _TABLE_BLOCKS
        draft = sentences.answer(form, found, blocked)
        if tabular is not None and rules_out(tabular, form, [part.text for part in draft.parts]):
            return refusal(tabular)
        if draft.outcome == "no_evidence" and tabular is not None:
            better = not tabular.blocked and not tabular.unexplained
            if better or blocked:
                return tabular.draft
        return draft

    def weighed(self, understood: str, question: Question) -> Weighed | None:
        """The sentence that would answer and its signals; ``None`` when another route answers."""
        form = self._read(self.corpus.speller.correct(spoken(understood))[0])
        for route in _ROUTES:
            if route(self.corpus, form) is not None:
                return None
        tabular = answer_from_tables(self.corpus, _of_tables(form))
        if tabular is not None and tabular.sure:
            return None
        found = self.corpus.sentences.gather(
            self._search(form.text, question), self.settings.candidates
        )
        if not found or not form.terms:
            return None
        blocked = tabular is not None and tabular.blocked and tabular.fit >= _TABLE_BLOCKS
        sentences = SentenceRoute(self.corpus, self.selector, self.settings, self.confidence)
        return sentences.weigh(form, found, blocked)


def _of_tables(form: QuestionForm) -> QuestionForm:
    """The form as totals by year are asked: "cuántos se sumaron en 2021" is a growth."""
    text = as_gain(form.text)
    return form if text == form.text else analyse_question(text)


def _cells_of(draft: Draft) -> int:
    """How many cells a draft computes with or lists."""
    return sum(span.cell is not None for part in draft.parts for span in part.spans)


def _merged(
    whole: Draft, drafts: Sequence[Draft], pieces: Sequence[str], named: bool = False
) -> Draft:
    """The parts' answers together; the whole question's own answer when the parts add nothing.

    When the parts are told apart by what they name, a part without an answer is said to be missing.
    """
    good = [draft for draft in drafts if draft.outcome != "no_evidence"]
    if not good or (len(good) < len(drafts) and whole.outcome != "no_evidence" and not named):
        return whole
    spans = {span for draft in good for part in draft.parts for span in part.spans}
    if spans <= {span for part in whole.parts for span in part.spans}:
        return whole
    parts: list[Part] = []
    for draft in good:
        parts += [part for part in draft.parts if part not in parts]
    missing = [text for draft in good for text in draft.missing]
    missing += [
        messages.part_missing(piece)
        for piece, draft in zip(pieces, drafts, strict=False)
        if draft.outcome == "no_evidence"
    ]
    confidence = min(draft.confidence for draft in good)
    outcome: Outcome = "answered" if not missing else "partial"
    return Draft(outcome, tuple(parts), confidence, tuple(missing), (), whole.closest)

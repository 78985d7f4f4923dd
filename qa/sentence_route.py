"""Answers that are sentences of the documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qa import messages
from qa.constraints import absent_from, lacks_value
from qa.corpus import Corpus
from qa.draft import Draft, Part, Span, nothing
from qa.evidence import Evidence
from qa.forms import QuestionForm, Term
from qa.select.features import Asked, ask, read_sentence, soft_coverage
from qa.select.model import Selector
from qa.select.support import choose
from qa.settings import AnswerSettings
from qa.trim import trimmed


@dataclass(frozen=True, slots=True)
class Judged:
    """One candidate with the selector's score and what speaks against it."""

    evidence: Evidence
    score: float
    absent: tuple[str, ...]
    lacking: str
    covered: float


@dataclass(frozen=True)
class SentenceRoute:
    """Chooses, checks and shows the sentences that answer."""

    corpus: Corpus
    selector: Selector
    settings: AnswerSettings

    def answer(self, form: QuestionForm, found: Sequence[Evidence]) -> Draft:
        """The best supported sentence, or an abstention that says what is missing."""
        asked = ask(form, self.corpus.statistics)
        unknown = self.unknown(form)
        if not found or not form.terms:
            return nothing(0.0, self._unknown_text(unknown))
        judged = self.judge(asked, found)
        fitting = [j for j in judged if not j.absent and not j.lacking]
        best = fitting[0] if fitting else judged[0]
        probability = self.probability(asked, best, unknown)
        closest = best.evidence.heading
        if not fitting:
            return nothing(min(probability, 0.3), self._why(best, unknown), closest)
        if probability < self.settings.threshold:
            return nothing(probability, self._why(best, unknown), closest)
        parts = self._show(asked, best, fitting)
        return Draft("answered", parts, probability, (), (), closest)

    def judge(self, asked: Asked, found: Sequence[Evidence]) -> list[Judged]:
        """Candidates in order of preference; what lacks a named thing comes after what has it."""
        candidates = [e.candidate() for e in found]
        choice = choose(self.selector, asked, candidates, self.corpus.statistics)
        judged = []
        for place, score in zip(choice.order, choice.scores, strict=True):
            evidence = found[place]
            judged.append(
                Judged(
                    evidence,
                    score,
                    absent_from(asked.form, evidence, self.corpus),
                    lacks_value(asked.form, evidence.unit.text),
                    self._covered(asked, evidence),
                )
            )
        return sorted(
            judged, key=lambda j: (-(j.score * (0.35 + j.covered)), j.evidence.rank, j.evidence.at)
        )

    def _covered(self, asked: Asked, evidence: Evidence) -> float:
        stems = read_sentence(evidence.unit.text).stem_set
        wider = (
            stems
            | read_sentence(evidence.previous).stem_set
            | read_sentence(evidence.heading).stem_set
        )
        return 0.5 * soft_coverage(asked, stems) + 0.5 * soft_coverage(asked, wider)

    def unknown(self, form: QuestionForm) -> tuple[Term, ...]:
        """The question's words that stand nowhere in the documents."""
        return tuple(term for term in form.terms if not self.corpus.knows(term.stem))

    def probability(self, asked: Asked, best: Judged, unknown: Sequence[Term]) -> float:
        """How likely the sentence answers: coverage, score and what is unknown."""
        weight = sum(asked.weights[term.stem] for term in unknown) / asked.total
        named = sum(term.capital for term in unknown)
        value = -2.6 + 6.0 * best.covered + 1.6 * best.score - 2.0 * weight - 2.5 * named
        return float(1 / (1 + np.exp(-value)))

    def _why(self, best: Judged, unknown: Sequence[Term]) -> tuple[str, ...]:
        reasons = list(self._unknown_text(unknown))
        if best.absent:
            reasons.append(messages.not_beside(", ".join(best.absent)))
        elif best.lacking and not unknown:
            reasons.append(messages.no_value(messages.VALUE_NAMES[best.lacking]))
        return tuple(reasons)

    def _unknown_text(self, unknown: Sequence[Term]) -> tuple[str, ...]:
        if not unknown:
            return ()
        listed = ", ".join(f"«{term.text}»" for term in unknown[:4])
        return (messages.unknown_terms(listed, len(unknown) > 1),)

    def _show(self, asked: Asked, best: Judged, fitting: Sequence[Judged]) -> tuple[Part, ...]:
        evidence = best.evidence
        text = trimmed(evidence.unit.text, asked, 70)
        return (Part(text, (span_of(evidence),)),)


def span_of(evidence: Evidence) -> Span:
    """The whole sentence as the place to cite."""
    passage = evidence.passage
    return Span(
        passage.doc_id,
        evidence.unit.start,
        evidence.unit.end,
        passage.passage_id,
        passage.section_id,
    )

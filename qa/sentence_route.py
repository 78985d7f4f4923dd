"""Answers that are sentences of the documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.flow import shown
from qa import messages
from qa.antecedent import antecedent
from qa.asked_value import lacks_value
from qa.confidence import Confidence, Signals
from qa.constraints import absent_from, doubtful_in
from qa.corpus import Corpus
from qa.draft import Draft, Part, Span, nothing
from qa.evidence import Evidence
from qa.forms import QuestionForm, Term, find_countries
from qa.further import further
from qa.patterns import Kind
from qa.preference import Judged, preference
from qa.prose import difference_in, span_of
from qa.select.asked import Asked, ask
from qa.select.model import Selector
from qa.select.overlap import soft_coverage
from qa.select.reading import read_sentence
from qa.select.support import choose
from qa.settings import AnswerSettings
from qa.signals import signals_of
from qa.tables.lexicon import noise_stems
from qa.text import word_count
from qa.trim import ELLIPSIS, trimmed
from qa.whole_section import asks_list, merged, read_section

_ITEM = re.compile(r"\s*(?:[a-zñ]\)|[ivx]{1,4}\)|[•¶▪●*-]\s|\d{1,2}[.)]\s)")
_NEED_TEXT: tuple[Kind, ...] = (
    "figure",
    "count",
    "percent",
    "date",
    "duration",
    "yesno",
    "why",
    "procedure",
    "definition",
    "list",
    "who",
)
"""Forms that a heading cannot answer."""
_DOUBT = 0.6
_DOUBT_OF_OFFICE = 0.8


@dataclass(frozen=True, slots=True)
class Weighed:
    """The best candidate; ``fitting`` is false when even it lacks something that is named."""

    asked: Asked
    best: Judged
    fitting: bool
    signals: Signals
    others: tuple[Judged, ...] = ()

    @property
    def least(self) -> float:
        """The least probability at which what the best candidate lacks may be forgiven.

        Nothing named or of the wrong kind is; a word that may be said by another is, the verb
        of an office ("¿quién dirige…?") only when all else is met.
        """
        if self.fitting:
            return 0.0
        if not self.best.sound:
            return 1.1
        return _DOUBT_OF_OFFICE if self.asked.form.wh.startswith("quien") else _DOUBT


@dataclass(frozen=True)
class SentenceRoute:
    """Chooses, checks and shows the sentences that answer."""

    corpus: Corpus
    selector: Selector
    settings: AnswerSettings
    confidence: Confidence
    most: int = 75

    def answer(self, form: QuestionForm, found: Sequence[Evidence], blocked: bool = False) -> Draft:
        """The best supported sentence, or an abstention that says what is missing.

        ``blocked`` tells that a table about the question lacks what it names.
        """
        if form.operation is not None:
            kept = tuple(t for t in form.terms if t.stem not in noise_stems())
            form = replace(form, terms=kept or form.terms)
        unknown = self.unknown(form)
        if not found or not form.terms:
            return nothing(0.0, self._unknown_text(unknown))
        weighed = self.weigh(form, found, blocked)
        closest = weighed.best.evidence.heading
        probability = self.confidence.probability(weighed.signals)
        computed = difference_in(form, weighed.best.evidence)
        if computed is not None and not weighed.best.absent:
            return Draft("answered", (computed,), max(probability, 0.6), (), (), closest)
        if probability < weighed.least or _asks_nothing(form):
            return nothing(min(probability, 0.3), self._why(weighed.best, unknown), closest)
        if probability < self._threshold():
            return nothing(probability, self._why(weighed.best, unknown), closest)
        parts, read = self._show(weighed)
        return Draft("answered", parts, probability, (), read, closest)

    def _threshold(self) -> float:
        chosen = self.settings.threshold
        return self.confidence.threshold if chosen is None else chosen

    def weigh(self, form: QuestionForm, found: Sequence[Evidence], blocked: bool) -> Weighed:
        """The best candidate and what speaks for and against it."""
        form = self._without_kind(form)
        asked = self.corpus.near.widen(ask(form, self.corpus.statistics))
        texts = [e for e in found if not e.is_heading or e.passage.kind == "heading"] or list(found)
        if form.wants(*_NEED_TEXT):
            texts = [e for e in texts if not e.is_heading] or list(found)
        judged, support = self.judge(asked, texts)
        fitting = [j for j in judged if j.fits]
        if not fitting and form.wants("norm", "date", "duration", "definition"):
            headings = [e for e in found if e.is_heading]
            second, also = self.judge(asked, headings)
            fitting = [j for j in second if j.fits]
            judged, support = (second, also) if fitting else (judged, support)
        best = fitting[0] if fitting else next((j for j in judged if j.sound), judged[0])
        return Weighed(
            asked,
            best,
            bool(fitting),
            signals_of(asked, best, self.corpus, self.unknown(asked.form), (support, blocked)),
            tuple(fitting[1:]),
        )

    def judge(self, asked: Asked, found: Sequence[Evidence]) -> tuple[list[Judged], float]:
        """Candidates in order of preference; what lacks a named thing comes after what has it."""
        alike = self.corpus.likeness.of(asked.form.text, [e.unit.text for e in found])
        candidates = [e.candidate(cosine) for e, cosine in zip(found, alike, strict=True)]
        choice = choose(self.selector, asked, candidates, self.corpus.background)
        judged = []
        for place, score in zip(choice.order, choice.scores, strict=True):
            evidence = found[place]
            judged.append(
                Judged(
                    evidence,
                    alike[place],
                    score,
                    absent_from(asked.form, evidence, self.corpus),
                    lacks_value(asked.form, evidence.unit.text),
                    self._covered(asked, evidence),
                    doubtful_in(asked.form, evidence, self.corpus),
                )
            )
        judged.sort(key=lambda j: (-preference(asked.form, j), j.evidence.rank, j.evidence.at))
        return judged, choice.support

    def _covered(self, asked: Asked, evidence: Evidence) -> float:
        stems = read_sentence(evidence.unit.text).stem_set
        wider = (
            stems
            | read_sentence(evidence.previous).stem_set
            | read_sentence(evidence.heading).stem_set
        )
        return 0.5 * soft_coverage(asked, stems) + 0.5 * soft_coverage(asked, wider)

    def _without_kind(self, form: QuestionForm) -> QuestionForm:
        """Without the kind of place of "¿en qué país…?" where the documents never say the word.

        Nor the people asked about in a yes-or-no question, who may be meant by "toda persona".
        """
        if form.wants("yesno") and form.countries:
            own = [t for t in form.terms if self.corpus.knows(t.stem) or not find_countries(t.fold)]
            return replace(form, terms=tuple(own) or form.terms)
        if not form.wants("place") or self.corpus.knows(form.focus):
            return form
        kept = tuple(term for term in form.terms if term.stem != form.focus)
        return replace(form, terms=kept or form.terms)

    def unknown(self, form: QuestionForm) -> tuple[Term, ...]:
        """The question's words that stand nowhere in the documents."""
        return tuple(
            term
            for term in form.terms
            if not self.corpus.knows(term.stem) and not self.corpus.near.of(term.fold)
        )

    def _why(self, best: Judged, unknown: Sequence[Term]) -> tuple[str, ...]:
        reasons = list(self._unknown_text(unknown))
        if best.absent or best.doubtful:
            reasons.append(messages.not_beside(", ".join((*best.absent, *best.doubtful))))
        elif best.lacking and not unknown:
            reasons.append(messages.no_value(messages.VALUE_NAMES[best.lacking]))
        return tuple(reasons)

    def _unknown_text(self, unknown: Sequence[Term]) -> tuple[str, ...]:
        if not unknown:
            return ()
        listed = ", ".join(f"«{term.text}»" for term in unknown[:4])
        return (messages.unknown_terms(listed, len(unknown) > 1),)

    def _show(self, weighed: Weighed) -> tuple[tuple[Part, ...], tuple[str, ...]]:
        """What is shown, and for a list the note of what was read for it."""
        asked, best = weighed.asked, weighed.best
        leans_on = antecedent(asked, best.evidence, self.most)
        taken = word_count(leans_on.text) if leans_on else 0
        text = trimmed(best.evidence.unit.text, asked, self.most - taken)
        first = Part(text, (span_of(best.evidence),))
        if leans_on is not None:
            return (leans_on, first), ()
        room = self.most - word_count(text)
        if not asks_list(asked.form):
            listed = self._items(best.evidence) if asked.form.wants("list") else None
            if listed is not None:
                return (listed,), ()
            return (first, *further(asked, best, weighed.others, room)), ()
        section = read_section(self.corpus, asked, best.evidence)
        listed = self._items(best.evidence)
        if listed is not None:
            return (listed,), (section.note,)
        every = merged((best.evidence, *(j.evidence for j in weighed.others)), section.evidence)
        judged, _ = self.judge(asked, every)
        head = next(j for j in judged if j.evidence == best.evidence)
        others = [j for j in judged if j.fits and j is not head]
        return (first, *further(asked, head, others, room)), (section.note,)

    def _items(self, evidence: Evidence) -> Part | None:
        """The whole enumeration around or right after the sentence, as one quotation."""
        units, at = evidence.units, evidence.at
        first = at
        while first and _ITEM.match(units[first - 1].text):
            first -= 1
        last = at
        while last + 1 < len(units) and _ITEM.match(units[last + 1].text):
            last += 1
        if last - first < 2:
            return None
        document = self.corpus.index.documents[evidence.passage.doc_id].document
        passage = evidence.passage
        text = shown(document, units[first].start, units[last].end)
        words = text.split()
        if len(words) > self.most:
            text = " ".join(words[: self.most]) + f" {ELLIPSIS}"
        span = Span(
            passage.doc_id,
            units[first].start,
            units[last].end,
            passage.passage_id,
            passage.section_id,
        )
        return Part(text, (span,))


def _asks_nothing(form: QuestionForm) -> bool:
    """True for a word and a year alone ("Tumbes 2019"): nothing says what of them is asked."""
    return len(form.terms) == 1 and bool(form.years) and not form.wh and form.kinds == ("other",)

"""Answers that are sentences of the documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.flow import shown
from qa import messages
from qa.confidence import Confidence, Signals
from qa.constraints import absent_from, held, lacks_value, missing_verbs
from qa.corpus import Corpus
from qa.draft import Draft, Part, Span, nothing
from qa.evidence import Evidence
from qa.forms import QuestionForm, Term
from qa.lexicon import synonym_stems
from qa.patterns import Kind
from qa.prose import difference_in, span_of
from qa.select.features import CONTEXT, Asked, ask, read_sentence, soft_coverage
from qa.select.model import Selector
from qa.select.support import choose
from qa.settings import AnswerSettings
from qa.tables.lexicon import noise_stems
from qa.text import fold, stem
from qa.trim import ELLIPSIS, trimmed

_PART_OF = re.compile(r"\bdel total de (?:l[oa]s )?(?:personas )?([a-zñ]+)")
_COUNT_OF = re.compile(r"\b\d[\d.,]*(?: \d{3})* (?:de )?(?:l[oa]s )?([a-zñ]+)")
_COUNT_IS = re.compile(
    r"\b([a-zñ]+)(?: [a-zñ]+){0,2} (?:han sido|fueron|son|suman|ascienden a|fue de) \d"
)
_ITEM = re.compile(r"\s*(?:[a-zñ]\)|[ivx]{1,4}\)|[•¶▪●*-]\s|\d{1,2}[.)]\s)")
_NEAR = 4
_BESIDE = 3
_DEFINING = re.compile(
    r"[a-z]*\s*(?:\.\s?[-–]|:\s)|[a-z]*\s*(?:\([^)]*\))?\s*(?:,?\s*(?:que\s+)?(?:es|son|fue|fueron|era|eran|consiste"
    r"|significa|se define|comprende)\b"
    r"|,\s*(?:un|una|el|la|los|las|mecanismo|documento|proceso|instrumento)\b)"
)
_TYPED: tuple[Kind, ...] = ("figure", "percent", "date", "duration", "norm")
"""Forms whose answer is a value of a kind that can be recognised."""
_NEED_TEXT: tuple[Kind, ...] = (
    "figure",
    "count",
    "percent",
    "date",
    "duration",
    "yesno",
    "why",
    "procedure",
)
"""Forms that a heading cannot answer."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One candidate with the selector's score and what speaks against it."""

    evidence: Evidence
    similarity: float
    score: float
    absent: tuple[str, ...]
    lacking: str
    covered: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """The best candidate; ``fitting`` is false when even it lacks something that is named."""

    asked: Asked
    best: Judged
    fitting: bool
    signals: Signals


@dataclass(frozen=True)
class SentenceRoute:
    """Chooses, checks and shows the sentences that answer."""

    corpus: Corpus
    selector: Selector
    settings: AnswerSettings
    confidence: Confidence
    most: int = 66

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
        if not weighed.fitting:
            return nothing(min(probability, 0.3), self._why(weighed.best, unknown), closest)
        if probability < self._threshold():
            return nothing(probability, self._why(weighed.best, unknown), closest)
        return Draft(
            "answered", self._show(weighed.asked, weighed.best), probability, (), (), closest
        )

    def _threshold(self) -> float:
        chosen = self.settings.threshold
        return self.confidence.threshold if chosen is None else chosen

    def weigh(self, form: QuestionForm, found: Sequence[Evidence], blocked: bool) -> Weighed:
        """The best candidate and what speaks for and against it."""
        asked = ask(form, self.corpus.statistics)
        found = [e for e in found if not e.is_heading or e.passage.kind == "heading"] or list(found)
        if form.wants(*_NEED_TEXT):
            found = [e for e in found if not e.is_heading] or list(found)
        judged, support = self.judge(asked, found)
        fitting = [j for j in judged if not j.absent and not j.lacking]
        best = fitting[0] if fitting else judged[0]
        return Weighed(asked, best, bool(fitting), self._signals(asked, best, support, blocked))

    def _signals(self, asked: Asked, best: Judged, support: float, blocked: bool) -> Signals:
        form = asked.form
        unknown = self.unknown(form)
        stems = read_sentence(best.evidence.unit.text).stem_set
        wider = stems | read_sentence(best.evidence.previous).stem_set
        wider |= read_sentence(best.evidence.heading).stem_set
        passage = wider | read_sentence(best.evidence.passage.search_text).stem_set
        missing = [t for t in form.terms if not held(t.stem, passage)]
        counted = form.wants("figure", "count") and bool(form.focus)
        near_focus = {form.focus} | asked.near.get(form.focus, frozenset())
        return Signals(
            sentence_coverage=soft_coverage(asked, stems),
            window_coverage=soft_coverage(asked, wider),
            passage_coverage=soft_coverage(asked, passage),
            score=best.score,
            similarity=best.similarity,
            support=support,
            unknown_weight=sum(asked.weights[t.stem] for t in unknown) / asked.total,
            unknown_words=min(float(len(unknown)), 4.0),
            unknown_names=min(float(sum(_is_name(t, form) for t in unknown)), 2.0),
            missing_weight=sum(asked.weights[t.stem] for t in missing) / asked.total,
            missing_names=min(float(sum(_is_name(t, form) for t in missing)), 2.0),
            focus_missing=float(counted and not near_focus & stems),
            verb_missing=float(bool(missing_verbs(form, wider)) or _act_missing(form, wider)),
            focus_far=float(counted and _far(form, best.evidence.unit.text, near_focus)),
            blocked=float(blocked),
            short=1.0 / len(form.terms),
            context=float(CONTEXT in form.text),
            first_hit=float(best.evidence.rank == 1),
            typed=float(form.wants(*_TYPED) and not best.lacking),
        )

    def judge(self, asked: Asked, found: Sequence[Evidence]) -> tuple[list[Judged], float]:
        """Candidates in order of preference; what lacks a named thing comes after what has it."""
        alike = self.corpus.likeness.of(asked.form.text, [e.unit.text for e in found])
        candidates = [e.candidate(cosine) for e, cosine in zip(found, alike, strict=True)]
        choice = choose(self.selector, asked, candidates, self.corpus.statistics)
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
                )
            )
        judged.sort(key=lambda j: (-_preference(asked.form, j), j.evidence.rank, j.evidence.at))
        return judged, choice.support

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

    def _show(self, asked: Asked, best: Judged) -> tuple[Part, ...]:
        evidence = best.evidence
        listed = self._items(evidence) if asked.form.wants("list") else None
        if listed is not None:
            return (listed,)
        text = trimmed(evidence.unit.text, asked, self.most)
        return (Part(text, (span_of(evidence),)),)

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


def _is_name(term: Term, form: QuestionForm) -> bool:
    """A capitalised word that does not merely begin the question."""
    return term.capital and not form.text.lstrip(" ¿¡").startswith(term.text)


def _preference(form: QuestionForm, judged: Judged) -> float:
    """The selector's score, helped by coverage and by the shape of a definition or a count."""
    bonus = 1.0
    text = judged.evidence.unit.text
    if form.wants("definition"):
        bonus = 2.5 if _defines(form, text) else 0.5 if judged.evidence.is_heading else 1.0
    elif form.wants("figure", "count") and form.focus:
        bonus = _count_fit(form, text)
    return judged.score * (0.35 + judged.covered) * bonus


def _count_fit(form: QuestionForm, text: str) -> float:
    """How well a new figure counts what is asked: a part of it counts less, it itself more."""
    low = fold(text)
    near = {form.focus} | synonym_stems().get(form.focus, frozenset())
    if any(stem(m.group(1)) in near for m in _PART_OF.finditer(low)):
        return 0.45
    if any(stem(m.group(1)) in near for m in _COUNT_OF.finditer(low)):
        return 1.5
    if any(stem(m.group(1)) in near for m in _COUNT_IS.finditer(low)):
        return 1.5
    return 1.0


def _defines(form: QuestionForm, text: str) -> bool:
    """True when the last word asked about is followed by what it is."""
    low = fold(text)
    word = re.escape(form.terms[-1].fold)
    return any(_DEFINING.match(low, m.end()) for m in re.finditer(rf"\b{word}", low))


def near_stems(one: str) -> frozenset[str]:
    """A stem with those that may stand for it."""
    return synonym_stems().get(one, frozenset()) | {one}


def _far(form: QuestionForm, text: str, focus: frozenset[str] | set[str]) -> bool:
    """True when what is counted stands in the sentence, but away from every new figure."""
    reading = read_sentence(text)
    asked = {value.key for value in form.values}
    places = [at for one in focus for at in reading.places.get(one, ())]
    figures = [at for at, key in reading.figures if key not in asked]
    anchors = {one for term in form.terms for one in near_stems(term.stem)}
    beside = [at for one in anchors for at in reading.places.get(one, ())]
    if any(0 < a - b <= _BESIDE for a in beside for b in figures):
        return False
    if not places or not figures:
        return False
    return min(abs(a - b) for a in places for b in figures) > _NEAR


def _act_missing(form: QuestionForm, stems: frozenset[str]) -> bool:
    """True when the word right after "quién" ("dirige") is a content word that nothing matches."""
    asked = {term.stem for term in form.terms}
    return form.wh.startswith("quien") and form.focus in asked and not held(form.focus, stems)

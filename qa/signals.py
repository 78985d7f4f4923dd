"""The signals by which a chosen sentence's probability of being right is judged."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.confidence import Signals
from qa.constraints import missing_verbs
from qa.corpus import Corpus
from qa.forms import QuestionForm, Term
from qa.patterns import Kind
from qa.preference import Judged, counts_other, meets, near_stems
from qa.select.alignment import HIT, align
from qa.select.asked import CONTEXT, Asked
from qa.select.overlap import soft_coverage
from qa.select.reading import read_sentence
from qa.text import fold, stem

_VERBAL = re.compile(r"(?:ó|aron|ieron|jeron|aban?|ían?|[aei]r(?:l[aeo]s?|se)?)$")
"""Endings of past verbs and infinitives."""
_RANKS = re.compile(
    r"\b(?:que|cual(?:es)?|quien(?:es)?|donde)\b.*\b(?:mas|menos|(?:mayor|menor|mejor|peor)(?:es)?)\b"
    r"(?! (?:de|que|alla|adelante|tarde|o menos|en detalle)\b)(?<!adulto mayor)(?<!adultos mayores)"
)
"""The most or the least of some is asked for ("¿Qué curso eligieron más…?")."""
_RANKED = re.compile(
    r"\b(?:mas|menos|mayor(?:es|ia)?|menor(?:es)?|mejor(?:es)?|peor(?:es)?|principal\w*|maxim[oa]|minim[oa]"
    r"|primer\w*|predomin\w+|prioritari\w+|sobre todo|especialmente|lider\w*|encabez\w+"
    r"|superi?or\w*|alt[oa]s?|baj[oa]s?)\b|%"
)
_CASES = re.compile(r"\d casos? de ([a-zñ]+)")
_NEAR = 4
_BESIDE = 3
_TIMES = stem("veces")
"""What counts nothing by itself: how often."""
_TYPED: tuple[Kind, ...] = ("figure", "percent", "date", "duration", "norm")
"""Forms whose answer is a value of a kind that can be recognised."""


def signals_of(
    asked: Asked,
    best: Judged,
    corpus: Corpus,
    unknown: tuple[Term, ...],
    judged: tuple[float, bool],
) -> Signals:
    """What speaks for and against ``best``; ``judged`` is its support and whether a table blocks.

    ``unknown`` are the question's words that stand nowhere in the documents.
    """
    form = asked.form
    support, blocked = judged
    stems = read_sentence(best.evidence.unit.text).stem_set
    wider = stems | read_sentence(best.evidence.previous).stem_set
    wider |= read_sentence(best.evidence.heading).stem_set
    passage = wider | read_sentence(best.evidence.passage.search_text).stem_set
    missing = [
        t for t in form.terms if not (meets(t.stem, passage) or asked.near[t.stem] & passage)
    ]
    counted = form.wants("figure", "count") and bool(form.focus) and form.focus != _TIMES
    near_focus = near_stems(form.focus) | asked.near.get(form.focus, frozenset())
    about = bool(near_focus & stems) or meets(form.focus, stems)
    about = about or _counts_cases(form, best.evidence.unit.text)
    about = about and not counts_other(form, best.evidence.unit.text)
    lasts = form.wants("duration") and not best.lacking
    matches = _matches(asked, best, corpus)
    return Signals(
        window_coverage=soft_coverage(asked, wider),
        passage_coverage=soft_coverage(asked, passage),
        score=best.score,
        similarity=best.similarity,
        support=support,
        unknown_weight=sum(asked.weights[t.stem] for t in unknown) / asked.total,
        unknown_words=min(float(len(unknown)), 4.0),
        unknown_names=min(float(sum(_is_name(t, form) for t in unknown)), 2.0),
        missing_weight=sum(asked.weights[t.stem] for t in missing) / asked.total,
        focus_missing=float(counted and not about),
        verb_missing=float(bool(missing_verbs(form, wider)) or _act_missing(form, wider)),
        focus_far=float(counted and not lasts and _far(form, best.evidence.unit.text, near_focus)),
        blocked=float(blocked),
        short=1.0 / len(form.terms),
        context=float(CONTEXT in form.text),
        first_hit=float(best.evidence.rank == 1),
        typed=float(form.wants(*_TYPED) and not best.lacking),
        absent=min(float(len(best.absent)), 3.0),
        lacking=float(bool(best.lacking)),
        weakest=matches.weakest,
        matched=matches.matched,
        missing_things=matches.missing_things,
        strange_words=float(
            sum(not _is_name(t, form) and corpus.near.is_strange(t.fold) for t in unknown)
        ),
        passage_score=best.evidence.score,
        unranked=float(_unranked(form, best)),
    )


@dataclass(frozen=True, slots=True)
class _Matches:
    """How well the question's words are met, by themselves or by words of like meaning.

    ``weakest`` is the least match with the sentence and what stands beside it, ``matched`` the
    share of words that the passage meets and ``missing_things`` the sum of what it leaves unmet
    of the words that are no verbs by their ending.
    """

    weakest: float
    matched: float
    missing_things: float


def _matches(asked: Asked, best: Judged, corpus: Corpus) -> _Matches:
    evidence = best.evidence
    beside = (evidence.previous, evidence.unit.text, evidence.following, evidence.heading)
    texts = [" ".join(beside), evidence.passage.search_text]
    around, passage = align(asked, texts, corpus.background.vectors).best()
    written = {term.stem: term.text.lower() for term in asked.form.terms}
    things = [not _VERBAL.search(written.get(one, "")) for one in asked.weights]
    return _Matches(
        weakest=float(around.min()),
        matched=float((passage > HIT).mean()),
        missing_things=float((1.0 - passage)[things].sum()),
    )


def _unranked(form: QuestionForm, best: Judged) -> bool:
    """True when the most or the least is asked for and nothing around the sentence ranks."""
    evidence = best.evidence
    near = " ".join((evidence.unit.text, evidence.previous, evidence.heading))
    return bool(_RANKS.search(fold(form.text))) and not _RANKED.search(fold(near))


def _is_name(term: Term, form: QuestionForm) -> bool:
    """A capitalised word that does not merely begin the question."""
    return term.capital and not form.text.lstrip(" ¿¡").startswith(term.text)


def _counts_cases(form: QuestionForm, text: str) -> bool:
    """True for "17 casos de intoxicación" when it is asked how many of any kind fell ill so."""
    named = [stem(match.group(1)) for match in _CASES.finditer(fold(text))]
    return any(meets(t.stem, frozenset(named)) for t in form.terms if t.stem != form.focus)


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
    return form.wh.startswith("quien") and form.focus in asked and not meets(form.focus, stems)

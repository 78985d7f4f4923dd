"""The signals by which a chosen sentence's probability of being right is judged."""

from __future__ import annotations

from qa.confidence import Signals
from qa.constraints import missing_verbs
from qa.forms import QuestionForm, Term
from qa.patterns import Kind
from qa.preference import Judged, counts_other, meets, near_stems
from qa.select.asked import CONTEXT, Asked
from qa.select.overlap import soft_coverage
from qa.select.reading import read_sentence

_NEAR = 4
_BESIDE = 3
_TYPED: tuple[Kind, ...] = ("figure", "percent", "date", "duration", "norm")
"""Forms whose answer is a value of a kind that can be recognised."""


def signals_of(
    asked: Asked, best: Judged, unknown: tuple[Term, ...], judged: tuple[float, bool]
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
    counted = form.wants("figure", "count") and bool(form.focus)
    near_focus = near_stems(form.focus) | asked.near.get(form.focus, frozenset())
    about = bool(near_focus & stems) or meets(form.focus, stems)
    about = about and not counts_other(form, best.evidence.unit.text)
    lasts = form.wants("duration") and not best.lacking
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
        focus_missing=float(counted and not about),
        verb_missing=float(bool(missing_verbs(form, wider)) or _act_missing(form, wider)),
        focus_far=float(counted and not lasts and _far(form, best.evidence.unit.text, near_focus)),
        blocked=float(blocked),
        short=1.0 / len(form.terms),
        context=float(CONTEXT in form.text),
        first_hit=float(best.evidence.rank == 1),
        typed=float(form.wants(*_TYPED) and not best.lacking),
    )


def _is_name(term: Term, form: QuestionForm) -> bool:
    """A capitalised word that does not merely begin the question."""
    return term.capital and not form.text.lstrip(" ¿¡").startswith(term.text)


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

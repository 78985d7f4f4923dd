"""Which of several sentences answers best: the learned score and the shape of what is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.evidence import Evidence
from qa.forms import QuestionForm
from qa.lexicon import synonym_stems
from qa.patterns import MODAL
from qa.select.overlap import has_related
from qa.select.reading import read_sentence
from qa.shape import shape_factor
from qa.text import fold, stem
from qa.values import find_values

_PART_OF = re.compile(r"\bdel total de (?:l[oa]s )?(?:personas )?([a-zñ]+)")
_COUNT_OF = re.compile(
    r"\b(?:\d[\d.,]*(?: \d{3})*(?: (?:mil|millones|millon))?|un millon|medio millon|dos|tres"
    r"|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)"
    r"\s+(?:de )?(?:l[oa]s )?([a-zñ]+(?:\s+[a-zñ]+)?)"
)
_COUNT_IS = re.compile(
    r"\b([a-zñ]+)(?: [a-zñ]+){0,2} (?:han sido|fueron|son|suman|ascienden a|fue de) \d"
)
_DEFINING = re.compile(
    r"[a-z]*\s*(?:\.\s?[-–]|:\s)|[a-z]*\s*(?:\([^)]*\))?\s*(?:,?\s*(?:que\s+)?(?:es|son|fue|fueron|era|eran|consiste"
    r"|significa|se define|comprende|supone|implica)\b"
    r"|,\s*(?:un|una|el|la|los|las|mecanismo|documento|proceso|instrumento)\b)"
)
_ACTS = re.compile(r"[a-zñ]+(?:aron|ieron|jeron|aban|ian)\b|[a-zñ]+(?:an|en)\b")
_MAY = re.compile(
    r"\b(?:pued[ea]n?|podra\w*|podia\w*|permit\w+|se debe\w*|no cuenta\w*|unicamente|solo"
    r"|independientemente|sin que|incluso si|obligatori\w+|gratuit\w+|sin costo|no se)\b"
)
_MEANS = re.compile(
    r"\b(?:a traves de|mediante|por medio de|por via|con el apoyo de|deb(?:e|en|era)|coordin\w+)\b"
)
_ASKS_MEANS = re.compile(
    r"\b(?:por|con|mediante|a traves de|usando) (?:que|cuales)"
    r" (?:medios?|vias?|canal(?:es)?|mecanismos?|herramientas?)"
    r"|\bde que (?:manera|forma|modo)\b|\b(?:mediante|a traves de) que\b"
)
_THROUGH = re.compile(r"\b(?:a traves de|mediante|por medio de|por via|valiendose de|utiliza\w+)\b")
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d\b(?![.,]\d)")
_OTHER = 0.4
_BESIDE_FIGURE = 4
"""The figure itself and so many words less one after it tell what is counted."""
_LEADING = re.compile(r"de(?:l total de)? (?:l[oa]s )?[^,;]{3,80},")
_NATIONALS = frozenset(map(stem, "peruanos nacionales connacionales compatriotas".split()))
_VERB_ASKED = ("donde", "adonde", "quien", "quienes", "cuando", "como")


@dataclass(frozen=True, slots=True)
class Judged:
    """One candidate with the selector's score and what speaks against it.

    ``absent`` are named things that it lacks, ``lacking`` the kind of value that it does not give
    and ``doubtful`` asked words that it may say by others.
    """

    evidence: Evidence
    similarity: float
    score: float
    absent: tuple[str, ...]
    lacking: str
    covered: float
    doubtful: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """True when nothing that is named and no value that is asked for is missing."""
        return not self.absent and not self.lacking

    @property
    def fits(self) -> bool:
        """True when nothing that is named or asked for is missing, by whatever word."""
        return self.sound and not self.doubtful


def preference(form: QuestionForm, judged: Judged) -> float:
    """The selector's score, helped by coverage and by the shape of what is asked for."""
    text = judged.evidence.unit.text
    bonus = 1.0
    if form.wants("definition"):
        bonus = 2.5 if _defines(form, text) else 0.5 if judged.evidence.is_heading else 1.0
    elif form.wants("figure", "count") and form.focus:
        bonus = _count_fit(form, text)
    elif form.wants("yesno") and MODAL.search(fold(form.text)):
        bonus = 1.6 if _MAY.search(fold(text)) else 1.0
    elif form.wh in _VERB_ASKED and any(term.stem == form.focus for term in form.terms):
        bonus = 1.4 if meets(form.focus, read_sentence(text).stem_set) else 0.8
    if _ASKS_MEANS.search(fold(form.text)):
        bonus *= 1.8 if _THROUGH.search(fold(text)) else 0.8
    elif form.wants("procedure") and _MEANS.search(fold(text)):
        bonus *= 1.3
    if judged.evidence.is_heading and form.wants("who", "place", "why"):
        bonus *= 0.6
    bonus *= shape_factor(form, text)
    return judged.score * (0.35 + judged.covered) * bonus


def meets(one: str, stems: frozenset[str]) -> bool:
    """True when the stems hold the word, a synonym or a word of its family."""
    return one in stems or bool(near_stems(one) & stems) or has_related(one, stems)


def near_stems(one: str) -> frozenset[str]:
    """A stem with those that may stand for it."""
    return synonym_stems().get(one, frozenset()) | {one}


def _count_fit(form: QuestionForm, text: str) -> float:
    """How well a figure counts what is asked: it itself most, a part or another thing less."""
    low = fold(text)
    if _is_share_of(form, text):
        return 0.45
    near = _counted_as(form.focus)
    if any(stem(m.group(1)) in near for m in _PART_OF.finditer(low)):
        return 0.45
    if counts_asked(form, text):
        return 1.5
    if any(stem(m.group(1)) in near for m in _COUNT_IS.finditer(low)):
        return 1.5
    return _OTHER if counts_other(form, text) else 1.0


def counts_asked(form: QuestionForm, text: str) -> bool:
    """True when a figure of ``text`` stands before the noun that the question counts."""
    near = _counted_as(form.focus)
    counted = [m.group(1).split() for m in _COUNT_OF.finditer(fold(text))]
    return any(stem(word) in near for words in counted for word in words)


def _is_share_of(form: QuestionForm, text: str) -> bool:
    """True for "De los casos positivos, N…" when nothing that is asked stands beside the figure."""
    match = _LEADING.match(fold(text))
    if match is None:
        return False
    after = [one for one in read_sentence(fold(text)[match.end() :]).stems if one]
    rest = frozenset(after[:_BESIDE_FIGURE])
    head = read_sentence(match.group()).stem_set
    asked = [term.stem for term in form.terms]
    return any(meets(one, head) for one in asked) and not any(meets(one, rest) for one in asked)


def counts_other(form: QuestionForm, text: str) -> bool:
    """True when every new figure of a sentence counts something else than what is asked."""
    if form.wants("duration", "percent") or not any(t.stem == form.focus for t in form.terms):
        return False
    low = fold(text)
    near = _counted_as(form.focus)
    asked = {value.key for value in form.values}
    figures = [v for v in find_values(text) if v.kind == "figure" and v.key not in asked]
    counted = [
        m.group(1).split() for m in _COUNT_OF.finditer(low) if not _YEAR_FIRST.match(m.group())
    ]
    others = [
        words
        for words in counted
        if stem(words[0])
        and not _ACTS.fullmatch(words[0])
        and not any(
            stem(word) in near or has_related(form.focus, frozenset({stem(word)})) for word in words
        )
    ]
    return bool(counted) and len(others) == len(counted) and len(figures) <= len(counted)


def _counted_as(focus: str) -> frozenset[str]:
    """What may be counted for a focus; a country's own people are also its nationals."""
    near = near_stems(focus)
    return near | _NATIONALS if near & _NATIONALS else near


def _defines(form: QuestionForm, text: str) -> bool:
    """True when the last word asked about is followed by what it is."""
    low = fold(text)
    word = re.escape(form.terms[-1].fold)
    return any(_DEFINING.match(low, m.end()) for m in re.finditer(rf"\b{word}", low))

"""Second and third sentences for questions whose answer stands in several places."""

from __future__ import annotations

from collections.abc import Sequence

from qa.draft import Part
from qa.preference import Judged, preference
from qa.prose import span_of
from qa.select.asked import Asked
from qa.select.reading import read_sentence
from qa.trim import trimmed
from qa.whole_section import asks_list

_MOST = 2
_LEAST_WORDS = 14
_LEAST_SHOWN = 9
_LISTED = (0.8, 0.12)
_ALIKE = (0.85, 0.6)
"""Least share of the first sentence's coverage and of its preference that a further one has."""


def further(asked: Asked, best: Judged, others: Sequence[Judged], room: int) -> tuple[Part, ...]:
    """At most two more sentences that answer as well, within ``room`` words.

    For a list they may be much less preferred than the first; a question that asks for one value
    gets none.
    """
    form = asked.form
    single = form.wants("who", "place") and not asks_list(form)
    if single or form.wants("figure", "date", "norm", "percent", "duration"):
        return ()
    covered, preferred = _LISTED if form.wants("list") else _ALIKE
    top = preference(form, best)
    names = _names(asked)
    parts: list[Part] = []
    seen = {best.evidence.unit.text}
    for one in others:
        if len(parts) == _MOST or room < _LEAST_WORDS:
            break
        text = one.evidence.unit.text
        stems = read_sentence(text).stem_set
        if text in seen or one.evidence.is_heading or not names <= stems:
            continue
        if one.covered < covered * best.covered or preference(form, one) < preferred * top:
            continue
        shown = trimmed(text, asked, room)
        whole = len(shown.split()) >= min(_LEAST_SHOWN, len(text.split()))
        if shown.endswith(":") or not whole:
            continue
        seen.add(text)
        room -= len(shown.split())
        parts.append(Part(shown, (span_of(one.evidence),)))
    return tuple(parts)


def _names(asked: Asked) -> frozenset[str]:
    """The acronyms and names of the question: a further sentence must speak of the same."""
    first = asked.form.text.lstrip(" ¿¡")
    return frozenset(
        term.stem
        for term in asked.form.terms
        if term.capital and not first.startswith(term.text) and not asked.form.text.isupper()
    )

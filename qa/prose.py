"""Computations over figures that one sentence gives for two years."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import permutations

from qa import messages
from qa.draft import Part, Span
from qa.evidence import Evidence
from qa.forms import QuestionForm
from qa.values import Value, find_values

_REACH = 80
_OPERATIONS = ("difference", "growth")


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


def by_year(text: str, years: Sequence[int]) -> dict[int, Value]:
    """The figure that a sentence gives for each of two ``years``; empty when that is not plain.

    Of all ways to give each year a figure of its own, the nearest one counts ("37 218 casos en
    el 2020 frente a 18 060 casos en el 2021"); a figure farther than eighty characters is not
    the year's.
    """
    values = find_values(text)
    figures = [value for value in values if value.kind == "figure"]
    spots = {year: [v for v in values if v.year == year and v.kind != "norm"] for year in years}
    if len(years) != 2 or not all(spots.values()):
        return {}
    first, second = (spots[year][0] for year in years)
    pairs = [
        (abs(a.start - first.start) + abs(b.start - second.start), a.start, b.start, a, b)
        for a, b in permutations(figures, 2)
        if abs(a.start - first.start) <= _REACH and abs(b.start - second.start) <= _REACH
    ]
    if not pairs:
        return {}
    _, _, _, one, other = min(pairs, key=lambda pair: pair[:3])
    return {years[0]: one, years[1]: other}


def difference_in(form: QuestionForm, evidence: Evidence) -> Part | None:
    """The change between the two years asked, computed from one sentence; ``None`` otherwise."""
    if form.operation not in _OPERATIONS or len(form.years) != 2:
        return None
    first, last = sorted(form.years)
    figures = by_year(evidence.unit.text, (first, last))
    text = _change(figures, (first, last)) if figures else None
    if text is None:
        return None
    return Part(text, (span_of(evidence),), "computation")


def change_holds(text: str, sources: Sequence[str]) -> bool:
    """True when ``text`` states the change between two years that ``sources`` give.

    The two figures are read off the sources again and the change is worked out anew.
    """
    years = [value.year for value in find_values(text) if value.kind == "year" and value.year]
    if len(years) != 2:
        return False
    for source in sources:
        figures = by_year(source, sorted(years))
        if figures and text == _change(figures, sorted(years)):
            return True
    return False


def _change(figures: dict[int, Value], years: Sequence[int]) -> str | None:
    before, after = figures[years[0]], figures[years[1]]
    if not before.number or after.number is None:
        return None
    change = after.number - before.number
    percent = abs(change) / before.number * Decimal(100)
    return messages.change_in_prose(
        (before.text, years[0]), (after.text, years[1]), f"{abs(change):,f}", f"{percent:.1f}%"
    )

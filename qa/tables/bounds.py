"""The bounds that a question names ("más de mil", "entre 1000 y 2000"): no years and no ages."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from qa.forms import QuestionForm
from qa.patterns import AGES
from qa.tables.phrases import BARE_AGES, LIMIT, NEVER_A_YEAR, YEAR
from qa.text import fold
from qa.values import find_values

_ROUND = {"mil": 1000, "cien": 100}
"""Round numbers that stand as one word."""


def without_ages(form: QuestionForm) -> str:
    """The folded question without the ages that it names."""
    low = fold(form.text)
    return BARE_AGES.sub(" ", AGES.sub(" ", low)) if form.ages else low


def thresholds(form: QuestionForm) -> list[tuple[str, tuple[Decimal, ...]]]:
    """The folded words of each threshold with its numbers, which are no years and no ages."""
    low = without_ages(form)
    return [_read(low, match) for match in limits(low)]


def limits(low: str) -> list[re.Match[str]]:
    """The thresholds of a folded question: those between two years are periods, and left out."""
    return [match for match in LIMIT.finditer(low) if not _is_of_years(match)]


def _is_of_years(match: re.Match[str]) -> bool:
    numbers = [one.strip(".,") for one in re.findall(r"\d[\d.,]*", match.group())]
    years = bool(numbers) and all(YEAR.fullmatch(one) for one in numbers)
    return years and not NEVER_A_YEAR.search(match.group())


def _read(low: str, match: re.Match[str]) -> tuple[str, tuple[Decimal, ...]]:
    before = low[max(0, match.start() - 4) : match.start()]
    said = ("no " if before.endswith(" no ") else "") + match.group()
    found = find_values(low[match.start() : match.end() + 20])
    scale = [v for v in found if v.start < match.end() - match.start()]
    numbers = [v.number or Decimal(v.year or 0) for v in scale if v.kind in ("figure", "year")]
    if not numbers and match.group(1) in _ROUND:
        numbers = [Decimal(_ROUND[match.group(1)])]
    return said, tuple(numbers)


def without_bounds(form: QuestionForm, low: str) -> QuestionForm:
    """``form`` without the years that are bounds ("entre 1000 y 2000", "menos de 2000")."""
    bounds: set[int] = set()
    for match in LIMIT.finditer(low):
        numbers = [one.strip(".,") for one in re.findall(r"\d[\d.,]*", match.group())]
        years = {int(one) for one in numbers if YEAR.fullmatch(one)}
        between = match.group(2) is not None and len(years) < len(numbers)
        if between or NEVER_A_YEAR.search(match.group()):
            bounds |= years
    return replace(form, years=form.years - bounds) if bounds else form

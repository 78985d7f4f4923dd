"""Exact decimal arithmetic over the figures of cells.

One function per operation, from figures and settings alone: the answer is worded from its result,
and the same function works it out anew from the cited cells when the answer is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from qa.tables import ranks
from qa.tables.worked import Worked, every, in_order, shown_number, shown_percent


def _cells(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    return Worked(every(numbers), ())


def _listed(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """The first of a series; the setting is how many are listed."""
    size = int(settings[0])
    counts = (str(size), str(len(numbers))) if size < len(numbers) else ()
    return Worked(tuple(range(size)), counts)


def _sum(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    return Worked(every(numbers), (shown_number(sum(numbers, Decimal(0))),))


def _average(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    mean = sum(numbers, Decimal(0)) / len(numbers)
    decimals = None if mean == mean.to_integral() else 1
    return Worked(every(numbers), (str(len(numbers)), shown_number(mean, decimals)))


def _median(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """The figure in the middle, or the mean of the two there; how many figures there are."""
    ordered, half = in_order(numbers, False), len(numbers) // 2
    middle = ordered[half : half + 1] if len(numbers) % 2 else ordered[half - 1 : half + 1]
    median = sum((numbers[at] for at in middle), Decimal(0)) / len(middle)
    halved = ("2",) if len(middle) > 1 else ()
    return Worked(tuple(middle), (str(len(numbers)), shown_number(median), *halved))


def _difference(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    first, second = numbers
    return Worked((0, 1), (shown_number(first - second),))


def _change(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """From an earlier figure to a later one: the verb, the size and the percentage."""
    before, after = numbers
    verb = "aumentó" if after > before else "disminuyó" if after < before else "no varió"
    percent = shown_percent(abs((after - before) / before * 100))
    return Worked((0, 1), (verb, shown_number(abs(after - before)), percent))


def _half(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    return Worked(every(numbers), (shown_number(sum(numbers, Decimal(0)) / 2), "2"))


def _ratio(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    first, second = numbers
    return Worked((0, 1), (shown_number(first / second, 2),))


def _share(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """The last figure is the whole, the others are its parts; a lone part is its own cell."""
    *parts, whole = numbers
    part = sum(parts, Decimal(0))
    percent = shown_percent(part / whole * 100)
    return Worked(every(numbers), (shown_number(part), percent) if len(parts) > 1 else (percent,))


def _together(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """Two groups of figures set against each other; the setting is the size of the first."""
    size = int(settings[0])
    groups = (numbers[:size], numbers[size:])
    sums = [sum(group, Decimal(0)) for group in groups]
    shown = [shown_number(one) for one, group in zip(sums, groups, strict=True) if len(group) > 1]
    gap = abs(sums[0] - sums[1])
    return Worked(every(numbers), (*shown, shown_number(gap)) if gap else tuple(shown))


def _rest(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """The first figure, which is the whole, without the others."""
    return Worked(every(numbers), (shown_number(numbers[0] - sum(numbers[1:], Decimal(0))),))


def _against_rest(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """The last figure is the whole; the others, added up, are set against what is left of it."""
    *parts, whole = numbers
    part = sum(parts, Decimal(0))
    rest = whole - part
    shown = [shown_number(part)] if len(parts) > 1 else []
    shown.append(shown_number(rest))
    if part != rest:
        shown.append(shown_number(abs(part - rest)))
    return Worked(every(numbers), tuple(shown))


def _rows(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """How many rows there are."""
    return Worked((), (str(len(numbers)),))


_OPERATIONS: dict[str, Callable[[Sequence[Decimal], Sequence[str]], Worked]] = {
    "cells": _cells,
    "series": _listed,
    "sum": _sum,
    "average": _average,
    "median": _median,
    "difference": _difference,
    "change": _change,
    "ratio": _ratio,
    "half": _half,
    "share": _share,
    "extreme": ranks.extreme,
    "filter": ranks.sift,
    "compare": ranks.compare,
    "order": ranks.order,
    "sum_top": ranks.sum_top,
    "share_top": ranks.share_top,
    "together": _together,
    "moved": ranks.moved,
    "rows": _rows,
    "gap": ranks.gap,
    "over": ranks.over,
    "rest": _rest,
    "standing": ranks.standing,
    "next": ranks.come_next,
    "range": ranks.span,
    "against_rest": _against_rest,
}


def work(operation: str, numbers: Sequence[Decimal], settings: Sequence[str] = ()) -> Worked:
    """Works out one operation.

    Raises:
        KeyError: there is no such operation.
        ValueError, ZeroDivisionError, IndexError: the figures do not suit the operation.
    """
    return _OPERATIONS[operation](numbers, settings)

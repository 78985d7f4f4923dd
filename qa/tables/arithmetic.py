"""Exact decimal arithmetic over the figures of cells, and how its results are written.

One function per operation, from figures and settings alone: the answer is worded from its result,
and the same function works it out anew from the cited cells when the answer is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

MOST_LISTED = 20
"""Rows that one statement lists; further ones are counted."""


@dataclass(frozen=True, slots=True)
class Worked:
    """``chosen`` are the places (among the operands) that the result names, in its order;
    ``shown`` are the result's figures and words as the answer writes them.
    """

    chosen: tuple[int, ...]
    shown: tuple[str, ...]


def shown_number(number: Decimal, decimals: int | None = None) -> str:
    """A number in the report's own style: ``1,234,567`` and ``12.5``."""
    if decimals is not None:
        number = round(number, decimals)
        return f"{number:,.{decimals}f}"
    return f"{number:,f}" if number == number.to_integral() else f"{number.normalize():,f}"


def shown_percent(value: Decimal) -> str:
    """A percentage with one decimal, and with two where that says more."""
    short, long = f"{value:,.1f}", f"{value:,.2f}"
    return f"{short} %" if long == f"{short}0" else f"{short} % ({long} %)"


def _every(numbers: Sequence[Decimal]) -> tuple[int, ...]:
    return tuple(range(len(numbers)))


def _cells(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    return Worked(_every(numbers), ())


def _listed(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """The first of a series; the setting is how many are listed."""
    size = int(settings[0])
    counts = (str(size), str(len(numbers))) if size < len(numbers) else ()
    return Worked(tuple(range(size)), counts)


def _sum(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    return Worked(_every(numbers), (shown_number(sum(numbers, Decimal(0))),))


def _average(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    mean = sum(numbers, Decimal(0)) / len(numbers)
    decimals = None if mean == mean.to_integral() else 1
    return Worked(_every(numbers), (str(len(numbers)), shown_number(mean, decimals)))


def _median(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """The figure in the middle, or the mean of the two there; how many figures there are."""
    ordered, half = _ordered(numbers, False), len(numbers) // 2
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
    return Worked(_every(numbers), (shown_number(sum(numbers, Decimal(0)) / 2), "2"))


def _ratio(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    first, second = numbers
    return Worked((0, 1), (shown_number(first / second, 2),))


def _share(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """The last figure is the whole, the others are its parts; a lone part is its own cell."""
    *parts, whole = numbers
    part = sum(parts, Decimal(0))
    percent = shown_percent(part / whole * 100)
    return Worked(_every(numbers), (shown_number(part), percent) if len(parts) > 1 else (percent,))


def _ordered(numbers: Sequence[Decimal], largest: bool) -> list[int]:
    return sorted(_every(numbers), key=lambda at: (-numbers[at] if largest else numbers[at], at))


def _extreme(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """Settings: ``max`` or ``min``, how many, and from which place on; ties are all taken."""
    largest, count, first = settings[0] == "max", int(settings[1]), int(settings[2])
    ordered = _ordered(numbers, largest)[first - 1 :]
    limit = numbers[ordered[min(count, len(ordered)) - 1]]
    kept = [at for at in ordered if (numbers[at] >= limit if largest else numbers[at] <= limit)]
    return Worked(tuple(kept[:MOST_LISTED]), (str(len(kept)),) if len(kept) > 1 else ())


def passes(number: Decimal, settings: Sequence[str]) -> bool:
    """Whether a figure meets every condition: each its name and bounds (two for ``between``)."""
    return all(_meets(number, one) for one in conditions(settings))


def conditions(settings: Sequence[str]) -> list[tuple[str, ...]]:
    """``("more", "3", "less", "9")`` taken apart: each name with the bounds that follow it."""
    starts = [at for at, one in enumerate(settings) if one.replace("_", "").isalpha()]
    ends = [*starts[1:], len(settings)][: len(starts)]
    return [tuple(settings[a:b]) for a, b in zip(starts, ends, strict=True)]


def _meets(number: Decimal, condition: Sequence[str]) -> bool:
    first = Decimal(condition[1])
    match condition[0]:
        case "between":
            return first <= number <= Decimal(condition[2])
        case "at_least":
            return number >= first
        case "at_most":
            return number <= first
        case "less":
            return number < first
    return number > first


def _filter(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    kept = [at for at in _every(numbers) if passes(numbers[at], settings)]
    return Worked(tuple(kept[:MOST_LISTED]), (str(len(kept)),) if kept else ())


def _compare(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """All figures, the largest first, and by how much it leads; no lead where two are equal."""
    ordered = _ordered(numbers, True)
    gap = numbers[ordered[0]] - numbers[ordered[1]]
    return Worked(tuple(ordered), (shown_number(gap),) if gap else ())


def _order(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """All figures in order; the setting is ``max`` for the largest first, ``min`` otherwise."""
    return Worked(tuple(_ordered(numbers, settings[0] == "max")), ())


def _sum_top(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """The sum of the first ones in order; settings: ``max`` or ``min``, and how many."""
    chosen = _ordered(numbers, settings[0] == "max")[: int(settings[1])]
    return Worked(tuple(chosen), (shown_number(sum((numbers[at] for at in chosen), Decimal(0))),))


def _share_top(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """The share that the first ones in order have of the last figure, which is the whole."""
    *parts, whole = numbers
    worked = _sum_top(parts, settings)
    part = sum((parts[at] for at in worked.chosen), Decimal(0))
    return Worked((*worked.chosen, len(parts)), (*worked.shown, shown_percent(part / whole * 100)))


def _together(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """Two groups of figures set against each other; the setting is the size of the first."""
    size = int(settings[0])
    groups = (numbers[:size], numbers[size:])
    sums = [sum(group, Decimal(0)) for group in groups]
    shown = [shown_number(one) for one, group in zip(sums, groups, strict=True) if len(group) > 1]
    gap = abs(sums[0] - sums[1])
    return Worked(_every(numbers), (*shown, shown_number(gap)) if gap else tuple(shown))


def _moved(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """Which pairs (before, after) moved most; sizes and percentages of the chosen ones.

    Settings: ``up`` or ``down``; ``size`` or ``percent``; ``most`` or ``least``; how many, 0 for
    all; and the conditions that the move must meet, if any. Pairs that moved the other way, or
    from nothing where percentages count, are left out.
    """
    way, measure, end, count = settings[0], settings[1], settings[2], int(settings[3])
    pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
    sign = 1 if way == "up" else -1
    moves: dict[int, Decimal] = {}
    for at, (before, after) in enumerate(pairs):
        move = (after - before) * sign
        if move <= 0 or not (before or measure == "size"):
            continue
        moved = move / before if measure == "percent" else move
        if passes(moved * 100 if measure == "percent" else moved, settings[4:]):
            moves[at] = moved
    ordered = sorted(moves, key=lambda at: (-moves[at] if end == "most" else moves[at], at))
    if not count:
        ordered = sorted(ordered)
    chosen = ordered[: count or MOST_LISTED]
    shown: list[str] = []
    for at in chosen:
        before, after = pairs[at]
        shown.append(shown_number(abs(after - before)))
        shown.append(f"{abs((after - before) / before * 100):,.1f} %" if before else "")
    operands = tuple(place for at in chosen for place in (2 * at, 2 * at + 1))
    return Worked(operands, tuple(shown))


def _gap(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """The pair whose two figures lie farthest apart (``max``) or closest (``min``)."""
    gaps = [abs(a - b) for a, b in zip(numbers[::2], numbers[1::2], strict=True)]
    at = _ordered(gaps, settings[0] == "max")[0]
    return Worked((2 * at, 2 * at + 1), (shown_number(gaps[at]),))


def _over(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """The pairs whose first figure is the larger, and how many they are."""
    kept = [at for at in range(len(numbers) // 2) if numbers[2 * at] > numbers[2 * at + 1]]
    operands = tuple(place for at in kept[:MOST_LISTED] for place in (2 * at, 2 * at + 1))
    return Worked(operands, (str(len(kept)),) if kept else ())


def _rest(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """The first figure, which is the whole, without the others."""
    return Worked(_every(numbers), (shown_number(numbers[0] - sum(numbers[1:], Decimal(0))),))


def _standing(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """The place of the first figure among all; settings: ``max`` or ``min`` for who is first."""
    own, larger = numbers[0], settings[0] == "max"
    ahead = sum(one > own if larger else one < own for one in numbers)
    return Worked((0,), (str(ahead + 1), str(len(numbers))))


def _against_rest(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """The last figure is the whole; the others, added up, are set against what is left of it."""
    *parts, whole = numbers
    part = sum(parts, Decimal(0))
    rest = whole - part
    shown = [shown_number(part)] if len(parts) > 1 else []
    shown.append(shown_number(rest))
    if part != rest:
        shown.append(shown_number(abs(part - rest)))
    return Worked(_every(numbers), tuple(shown))


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
    "extreme": _extreme,
    "filter": _filter,
    "compare": _compare,
    "order": _order,
    "sum_top": _sum_top,
    "share_top": _share_top,
    "together": _together,
    "moved": _moved,
    "rows": _rows,
    "gap": _gap,
    "over": _over,
    "rest": _rest,
    "standing": _standing,
    "against_rest": _against_rest,
}


def work(operation: str, numbers: Sequence[Decimal], settings: Sequence[str] = ()) -> Worked:
    """Works out one operation.

    Raises:
        KeyError: there is no such operation.
        ValueError, ZeroDivisionError, IndexError: the figures do not suit the operation.
    """
    return _OPERATIONS[operation](numbers, settings)

"""Operations that put figures in order, sift them or find which moved most."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from qa.tables.worked import MOST_LISTED, Worked, every, in_order, shown_number, shown_percent


def extreme(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """Settings: ``max`` or ``min``, how many, and from which place on; ties are all taken."""
    largest, count, first = settings[0] == "max", int(settings[1]), int(settings[2])
    ordered = in_order(numbers, largest)[first - 1 :]
    limit = numbers[ordered[min(count, len(ordered)) - 1]]
    kept = [at for at in ordered if (numbers[at] >= limit if largest else numbers[at] <= limit)]
    return Worked(tuple(kept[:MOST_LISTED]), (str(len(kept)),) if len(kept) > 1 else ())


def order(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """All figures in order; the setting is ``max`` for the largest first, ``min`` otherwise."""
    return Worked(tuple(in_order(numbers, settings[0] == "max")), ())


def standing(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """The place of the first figure among all; settings: ``max`` or ``min`` for who is first."""
    own, larger = numbers[0], settings[0] == "max"
    ahead = sum(one > own if larger else one < own for one in numbers)
    return Worked((0,), (str(ahead + 1), str(len(numbers))))


def span(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """The largest figure, the smallest, and how far they lie apart.

    With ``max`` or ``min`` as the setting, the first two from that end.
    """
    places = in_order(numbers, settings[:1] != ("min",))
    first, last = sorted((places[0], places[1 if settings else -1]), key=lambda at: -numbers[at])
    return Worked((first, last), (shown_number(numbers[first] - numbers[last]),))


def come_next(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """Which of the others comes right ``below`` or ``above`` the first figure; ties are taken."""
    own, below = numbers[0], settings[0] == "below"
    beyond = [n for n in numbers[1:] if (n < own if below else n > own)]
    if not beyond:
        return Worked((0,), ())
    near = max(beyond) if below else min(beyond)
    chosen = [at for at in every(numbers) if at and numbers[at] == near]
    return Worked((0, *chosen[:MOST_LISTED]), ())


def moved(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
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
    if not count:
        shown.append(str(len(ordered)))
    return Worked(operands, tuple(shown))


def gap(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """The pair whose two figures lie farthest apart (``max``) or closest (``min``)."""
    gaps = [abs(a - b) for a, b in zip(numbers[::2], numbers[1::2], strict=True)]
    at = in_order(gaps, settings[0] == "max")[0]
    return Worked((2 * at, 2 * at + 1), (shown_number(gaps[at]),))


def over(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """The pairs whose first figure is the larger, and how many they are."""
    kept = [at for at in range(len(numbers) // 2) if numbers[2 * at] > numbers[2 * at + 1]]
    operands = tuple(place for at in kept[:MOST_LISTED] for place in (2 * at, 2 * at + 1))
    return Worked(operands, (str(len(kept)),) if kept else ())


def sift(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """The figures that meet every condition of the settings, and how many they are."""
    kept = [at for at in every(numbers) if passes(numbers[at], settings)]
    return Worked(tuple(kept[:MOST_LISTED]), (str(len(kept)),) if kept else ())


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


def sum_top(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """The sum of the first ones in order; settings: ``max`` or ``min``, and how many."""
    chosen = in_order(numbers, settings[0] == "max")[: int(settings[1])]
    return Worked(tuple(chosen), (shown_number(sum((numbers[at] for at in chosen), Decimal(0))),))


def share_top(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """The share that the first ones in order have of the last figure, which is the whole."""
    *parts, whole = numbers
    worked = sum_top(parts, settings)
    part = sum((parts[at] for at in worked.chosen), Decimal(0))
    return Worked((*worked.chosen, len(parts)), (*worked.shown, shown_percent(part / whole * 100)))


def compare(numbers: Sequence[Decimal], settings: Sequence[str]) -> Worked:
    """All figures, the largest first, and by how much it leads; no lead where two are equal."""
    ordered = in_order(numbers, True)
    gap = numbers[ordered[0]] - numbers[ordered[1]]
    return Worked(tuple(ordered), (shown_number(gap),) if gap else ())

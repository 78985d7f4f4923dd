"""Results over cells: the operations that gold may state and that answers may show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Literal

from eval.normalise import decimals, figures

Operation = Literal["suma", "diferencia", "porcentaje", "variacion", "razon", "promedio"]
"""``porcentaje`` is 100·a/b; ``variacion`` is 100·(a-b)/b; ``razon`` is a/b; ``diferencia`` a-b."""


def result(operation: Operation, values: Sequence[float]) -> float | None:
    """The value of ``operation`` over ``values``; ``None`` when it is not defined for them."""
    if not values:
        return None
    if operation == "suma":
        return sum(values)
    if operation == "promedio":
        return sum(values) / len(values)
    if len(values) != 2 or (operation != "diferencia" and values[1] == 0):
        return None
    first, second = values
    if operation == "diferencia":
        return first - second
    if operation == "porcentaje":
        return 100 * first / second
    return 100 * (first - second) / second if operation == "variacion" else first / second


def follows(operation: Operation, cells: Sequence[str], value: str) -> bool:
    """Whether ``value``, rounded as it is written, is ``operation`` over ``cells``."""
    numbers = [number for cell in cells for number in figures(cell)]
    stated = figures(value)
    if len(numbers) != len(cells) or len(stated) != 1:
        return False
    exact = result(operation, numbers)
    return exact is not None and rounds_to(exact, stated[0], decimals(value))


def rounds_to(exact: float, stated: float, places: int) -> bool:
    """Whether ``exact`` rounded to ``places`` decimals may be written ``stated``."""
    return abs(exact - stated) <= 0.5 * 10.0**-places + 1e-9


def derivable(stated: float, places: int, cited: Sequence[float]) -> bool:
    """Whether ``stated`` is some operation over figures of ``cited``, in their order.

    Tried are sums and means of regular runs (every figure, every second or every third one,
    as the columns of a row go) and every operation over two of the figures.
    """
    results = (*_of_runs(cited), *_of_pairs(cited))
    return any(rounds_to(abs(exact), abs(stated), places) for exact in results)


def _of_runs(cited: Sequence[float]) -> Iterator[float]:
    for step in (1, 2, 3):
        for start in range(len(cited)):
            total = 0.0
            for count, value in enumerate(cited[start::step], start=1):
                total += value
                yield total
                yield total / count


def _of_pairs(cited: Sequence[float]) -> Iterator[float]:
    pairs: tuple[Operation, ...] = ("suma", "diferencia", "porcentaje", "variacion", "razon")
    for first, second in permutations(cited, 2):
        for operation in pairs:
            exact = result(operation, (first, second))
            if exact is not None:
                yield exact

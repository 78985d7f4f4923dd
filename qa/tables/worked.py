"""The result of one operation over figures, and how figures are written."""

from __future__ import annotations

from collections.abc import Sequence
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


def every(numbers: Sequence[Decimal]) -> tuple[int, ...]:
    """The places of all figures."""
    return tuple(range(len(numbers)))


def in_order(numbers: Sequence[Decimal], largest: bool) -> list[int]:
    """The places of the figures in order, equal ones as they stand."""
    return sorted(every(numbers), key=lambda at: (-numbers[at] if largest else numbers[at], at))

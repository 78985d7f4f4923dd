"""Figures as cells write them: thousands by space, point or comma, decimals, units, note signs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from qa.values import parse_number

_CELL = re.compile(
    r"(?P<sign>-|−|\()?\s*(?:(?:S/|US\$|USD|\$|€|PEN)\.?\s*)?(?P<minus>-|−)?"
    r"(?P<n>\d[\d.,\s\u00a0\u202f']*)\s*(?P<close>\))?\s*"
    r"(?P<unit>%|(?i:soles|kg|ha|km2?|m2|m3|t|tn|°C|años|días|horas|personas|puntos))?\.?"
    r"\s*(?:/\s*\d{1,2}|\(\*+\)|\*+|\(?[a-z](?:/|\))|[¹²³⁴⁵⁶⁷⁸⁹])?$"
)
_DECIMAL_COMMA = re.compile(
    r"^\D{0,4}(?:\d{1,3}(?:[.\s\u00a0\u202f]\d{3})+|\d+),(?:\d{1,2}|\d{4,})\D{0,3}$"
)
_DECIMAL_POINT = re.compile(
    r"^\D{0,4}(?:\d{1,3}(?:[,\s\u00a0\u202f]\d{3})+|\d+)\.(?:\d{1,2}|\d{4,})\D{0,3}$"
)


_GROUPED = re.compile(r"\d(?P<mark>[.,\s\u00a0\u202f])\d{3}(?!\d)")


@dataclass(frozen=True, slots=True)
class Style:
    """How a table writes figures: its signs of thousands and decimals.

    ``sure`` is true when its cells show which sign begins decimals.
    """

    thousands: str = ","
    decimal: str = "."
    sure: bool = False

    def written(self, text: str) -> str:
        """A result written as ``1,234.5`` in the table's own style."""
        return text.translate({ord(","): self.thousands, ord("."): self.decimal})


def style_of(texts: Iterable[str]) -> Style:
    """The style of these cells.

    A figure with one, two or four and more digits after its last sign shows the sign of
    decimals; when the cells show both signs, or none, a point is taken to write results.
    """
    cells = [text.strip() for text in texts]
    comma = any(_DECIMAL_COMMA.match(cell) for cell in cells)
    point = any(_DECIMAL_POINT.match(cell) for cell in cells)
    groups = [m.group("mark") for cell in cells if (m := _GROUPED.search(cell))]
    grouped = max(sorted(set(groups)), key=groups.count, default="")
    if comma == point:
        if comma or grouped in ("", ","):
            return Style()
        return Style(grouped, ",") if grouped == "." else Style(" ", ".")
    decimal = "," if comma else "."
    spaced = grouped.isspace() and grouped
    thousands = " " if spaced else "." if comma else ","
    return Style(thousands, decimal, True)


def cell_number(text: str, mark: str = "") -> Decimal | None:
    """The value of a cell, ``None`` when it holds none; ``mark`` begins decimals where it is known.

    A minus, or brackets around the figure, make it negative. Signs of notes are left out.
    """
    match = _CELL.match(text.strip())
    if match is None:
        return None
    digits = match.group("n").strip().strip("'").replace("'", "")
    if digits.endswith((".", ",")):
        digits = digits[:-1]
    if mark:
        thousands = "." if mark == "," else ","
        plain = re.sub(r"[\s\u00a0\u202f]", "", digits)
        if plain.count(mark) > 1:
            return None
        number = Decimal(plain.replace(thousands, "").replace(mark, "."))
    else:
        number = parse_number(digits)
    bracketed = match.group("sign") == "(" and match.group("close")
    if match.group("sign") == "(" and not match.group("close"):
        return None
    negative = match.group("sign") in ("-", "−") or match.group("minus") or bracketed
    return -number if negative else number

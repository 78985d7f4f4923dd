"""Figures, percentages, dates, years and norms as typed values that compare by meaning.

``963 528``, ``963,528`` and ``963528`` have one key; so have ``84.4%`` and ``84,4 %``, or
``D.S. N° 007-2018-IN`` and ``Decreto Supremo 007-2018-IN``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from qa.text import fold

ValueKind = Literal["figure", "percent", "date", "year", "norm"]

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "enero ene",
            "febrero feb",
            "marzo mar",
            "abril abr",
            "mayo may",
            "junio jun",
            "julio jul",
            "agosto ago",
            "septiembre setiembre set sep",
            "octubre oct",
            "noviembre nov",
            "diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}
NUMBER_WORDS = {
    "cero": 0, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
    "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15,
    "dieciseis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20,
    "veintiun": 21, "veintiuno": 21, "veintidos": 22, "veintitres": 23, "veinticuatro": 24,
    "veinticinco": 25, "veintiseis": 26, "veintisiete": 27, "veintiocho": 28,
    "veintinueve": 29, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60,
    "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100, "doscientos": 200,
    "trescientos": 300, "quinientos": 500,
}  # fmt: skip
SCALES = {"mil": 10**3, "millon": 10**6, "millones": 10**6, "billon": 10**12, "billones": 10**12}
QUARTERS = {"primer": 1, "primero": 1, "segundo": 2, "tercer": 3, "tercero": 3, "cuarto": 4}

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))


def _number(separators: str) -> str:
    """A figure whose thousands are grouped by one of ``separators``, or ungrouped digits."""
    group = rf"\d{{1,3}}(?P<sep>[{separators}])\d{{3}}(?!\d)(?:(?P=sep)\d{{3}}(?!\d))*(?:[.,]\d+)?"
    return rf"(?P<n>{group}|\d+(?:[.,]\d+)?)"


_TAIL = (
    r"(?:\s*(?P<scale>mil\s+millones|millones|millon|mil|billones|billon)\b)?"
    r"(?:\s*(?P<pct>%|por\s+ciento\b|por\s+100\b))?"
)
_FIGURE = {
    False: re.compile(r"(?<![\w.,/-])" + _number(" \u00a0\u202f,.") + _TAIL),
    True: re.compile(r"(?<![\w.,/-])" + _number(",.") + _TAIL),
}
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:º|°|ro)?\s+(?:de\s+)?)?(?P<month>{_MONTH})\b\.?"
    r"(?:\s+(?:de\s+|del\s+)?(?:ano\s+)?(?P<year>(?:1[5-9]|20)\d\d))?\b"
)
_NUMERIC_DATE = re.compile(
    r"\b(?:(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>(?:19|20)\d\d)"
    r"|(?P<y2>(?:19|20)\d\d)-(?P<m2>\d{2})-(?P<d2>\d{2}))\b"
)
_QUARTER = re.compile(
    rf"\b(?P<q>{'|'.join(QUARTERS)}|[1-4](?:er|do|to|º|°)?|iv|i{{1,3}})\s+trimestre"
    r"(?:\s+(?:(?:de|del)\s+)?(?:ano\s+)?(?P<year>20\d\d|19\d\d))?"
)
_YEAR = re.compile(r"(?<![\w.,/])(?<!\d-)((?:1[5-9]\d|20[0-4])\d)(?![\w%/])(?![.,]\d)")
_RANGE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)(?!\d)")
_NORM_TYPES: tuple[tuple[str, str], ...] = (
    (r"decretos?\s+supremos?|d\.?\s?s\.?", "ds"),
    (r"decretos?\s+legislativos?|d\.?\s?leg\.?", "dleg"),
    (r"decretos?\s+de\s+urgencia|d\.?\s?u\.?", "du"),
    (r"resoluci(?:on|ones)\s+ministerial(?:es)?|r\.?\s?m\.?", "rm"),
    (r"resoluci(?:on|ones)\s+de\s+superintendencia|r\.?\s?s\.?", "rs"),
    (r"resoluci(?:on|ones)(?:\s+[a-zñ]+){0,3}", "res"),
    (r"ordenanzas?(?:\s+[a-zñ]+)?", "ord"),
    (r"directivas?", "dir"),
    (r"acuerdos?\s+de\s+concejo", "acu"),
    (r"ley(?:es)?(?:\s+organica|\s+general)?", "ley"),
    (r"decretos?", "decreto"),
)
_NORM_KIND = "|".join(f"(?P<t{i}>{pattern})" for i, (pattern, _) in enumerate(_NORM_TYPES))
_NORM = re.compile(
    rf"\b(?:{_NORM_KIND})\s*(?:n\s*(?:[.°ºo]|ro\.?|um\.?)*\s*)?"
    r"(?P<num>\d{2,7}|\d(?=\s*[-–]\s*(?:19|20)\d\d))(?:\s*[-–]\s*(?P<year>(?:19|20)\d\d)"
    r"(?:\s*[-–/]\s*(?P<issuer>[a-zñ]{2,}(?:[-/][a-zñ]{2,})*))?)?"
)
_BARE_NORM = re.compile(
    r"(?<![\w-])(?P<num>\d{2,7}|\d(?=\s*[-–]\s*(?:19|20)\d\d))\s*-\s*(?P<year>(?:19|20)\d\d)\s*[-–/]\s*"
    r"(?P<issuer>[a-zñ]{2,}(?:[-/][a-zñ]{2,})*)"
)


@dataclass(frozen=True, slots=True)
class Value:
    """One typed value; ``text == source[start:end]``; equal ``key``s mean the same value.

    ``number`` is set for figures and percentages; ``year`` for years and for dates and norms
    that say theirs.
    """

    kind: ValueKind
    text: str
    start: int
    end: int
    key: str
    number: Decimal | None = None
    year: int | None = None


def parse_number(text: str) -> Decimal:
    """The value of digits with separators: ``1.234.567,89``, ``963 528``, ``84,4``.

    A separator followed by exactly three digits groups thousands (both ``963,528`` and
    ``963.528``), unless another separator follows or the number begins with ``0``.
    """
    compact = re.sub(r"[\s\u00a0\u202f]", "", text)
    marks = [c for c in compact if c in ".,"]
    if not marks:
        return Decimal(compact)
    whole, mark, tail = compact.rpartition(marks[-1])
    grouped = len(tail) == 3 and len(set(marks)) == 1 and 1 <= len(whole.split(mark)[0]) <= 3
    if grouped and not whole.startswith("0"):
        return Decimal(re.sub(r"[.,]", "", compact))
    return Decimal(re.sub(r"[.,]", "", whole) + "." + tail)


def _norm_key(match: re.Match[str], kind: str) -> str:
    """``kind number year issuer`` with ``-`` for what is not said."""
    issuer = (match.group("issuer") or "-").replace("/", "-")
    return f"norm:{kind}:{int(match.group('num'))}:{match.group('year') or '-'}:{issuer}"


def _norms(low: str) -> Iterator[tuple[int, int, str, int | None]]:
    for match in _NORM.finditer(low):
        kind = next(k for i, (_, k) in enumerate(_NORM_TYPES) if match.group(f"t{i}"))
        year = match.group("year")
        yield match.start(), match.end(), _norm_key(match, kind), int(year) if year else None
    for match in _BARE_NORM.finditer(low):
        yield match.start(), match.end(), _norm_key(match, "-"), int(match.group("year"))


def _dates(low: str) -> Iterator[tuple[int, int, str, int | None]]:
    for match in _DATE.finditer(low):
        day, month, year = match.group("day"), MONTHS[match.group("month")], match.group("year")
        if not day and not year and len(match.group("month")) < 4:
            continue
        key = (
            f"date:{year or '-'}-{month:02d}-{int(day):02d}"
            if day
            else f"date:{year or '-'}-{month:02d}"
        )
        yield match.start(), match.end(), key, int(year) if year else None
    for match in _NUMERIC_DATE.finditer(low):
        written = match.group("y") or match.group("y2")
        numbers = (match.group("m") or match.group("m2"), match.group("d") or match.group("d2"))
        key = f"date:{written}-{int(numbers[0]):02d}-{int(numbers[1]):02d}"
        yield match.start(), match.end(), key, int(written)
    for match in _QUARTER.finditer(low):
        raw, said = match.group("q"), match.group("year")
        roman = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
        quarter = QUARTERS.get(raw) or roman.get(raw) or int(raw[0])
        yield (
            match.start(),
            match.end(),
            f"date:{said or '-'}-Q{quarter}",
            int(said) if said else None,
        )


def _figures(low: str, cells: bool) -> Iterator[tuple[int, int, ValueKind, Decimal]]:
    for match in _FIGURE[cells].finditer(low):
        number = parse_number(match.group("n"))
        for word in (match.group("scale") or "").split():
            number *= SCALES[word]
        yield match.start(), match.end(), "percent" if match.group("pct") else "figure", number
    for match in re.finditer(r"\b(medio|un)\s+millon\b", low):
        yield match.start(), match.end(), "figure", Decimal(10**6) / (1 + (match.group(1) != "un"))
    for match in re.finditer(r"\b[a-zñ]+\b(?:\s+(?:mil|millones)\b)?", low):
        word, _, scale = match.group().partition(" ")
        if word in NUMBER_WORDS:
            yield (
                match.start(),
                match.end(),
                "figure",
                Decimal(NUMBER_WORDS[word] * SCALES.get(scale.strip(), 1)),
            )


def _same_length_fold(text: str) -> str:
    """Folded character by character, so that offsets serve for both."""
    return "".join(f if len(f := fold(c)) == 1 else c for c in text)


def number_key(number: Decimal, kind: ValueKind = "figure") -> str:
    """The key of a figure or percentage: equal for equal values."""
    return f"{kind}:{number.normalize():f}"


@lru_cache(maxsize=8192)
def find_values(text: str, cells: bool = False) -> tuple[Value, ...]:
    """The typed values of ``text`` in order of place, without overlaps.

    Norms win over dates, dates over years, years over figures. With ``cells`` a space never
    joins groups of digits: a table row keeps its cells apart.
    """
    low = _same_length_fold(text)
    found: list[Value] = []
    taken: list[tuple[int, int]] = []

    def add(
        kind: ValueKind, span: tuple[int, int], key: str, rest: tuple[Decimal | None, int | None]
    ) -> None:
        start, end = span
        if any(start < b and a < end for a, b in taken):
            return
        taken.append(span)
        found.append(Value(kind, text[start:end], start, end, key, rest[0], rest[1]))

    for start, end, key, year in _norms(low):
        add("norm", (start, end), key, (None, year))
    for start, end, key, year in _dates(low):
        add("date", (start, end), key, (None, year))
    for match in _RANGE.finditer(low):
        for group in (1, 2):
            add(
                "year",
                match.span(group),
                f"year:{match.group(group)}",
                (None, int(match.group(group))),
            )
    for match in _YEAR.finditer(low):
        add("year", match.span(1), f"year:{match.group(1)}", (None, int(match.group(1))))
    for start, end, kind, number in _figures(low, cells):
        add(kind, (start, end), number_key(number, kind), (number, None))
    return tuple(sorted(found, key=lambda value: (value.start, value.end)))


def same_norm(one: str, other: str) -> bool:
    """True when two norm keys name one norm: what both say agrees, and the number is one."""
    a, b = one.split(":")[1:], other.split(":")[1:]
    if a[1] != b[1]:
        return False
    loose = {"-", "res", "decreto"}
    kinds = a[0] == b[0] or a[0] in loose or b[0] in loose
    return kinds and all(x == y or "-" in (x, y) for x, y in zip(a[2:], b[2:], strict=True))


def years_of(text: str) -> frozenset[int]:
    """Every year that ``text`` names, with the years inside a range such as ``2018-2021``."""
    found = {value.year for value in find_values(text) if value.year and value.kind != "norm"}
    for match in _RANGE.finditer(_same_length_fold(text)):
        first, last = int(match.group(1)), int(match.group(2))
        if first <= last <= first + 60:
            found.update(range(first, last + 1))
    return frozenset(found)


def missing_values(shown: str, sources: Iterable[str]) -> tuple[Value, ...]:
    """The values of ``shown`` that stand in none of ``sources``, compared by value."""
    held = [v for source in sources for cells in (False, True) for v in find_values(source, cells)]
    keys = {value.key for value in held} | {f"year:{v.year}" for v in held if v.year}
    keys |= {f"figure:{v.year}" for v in held if v.year}
    norms = [value.key for value in held if value.kind == "norm"]
    return tuple(
        value
        for value in find_values(shown)
        if value.key not in keys
        and not (value.kind == "norm" and any(same_norm(value.key, key) for key in norms))
    )

"""What a question asks of a table, read more closely than for any other answer."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from qa.forms import QuestionForm
from qa.patterns import AGES, Operation
from qa.text import fold
from qa.values import find_values

_NUMBER = (
    r"(?:\d[\d.,]*(?:\s\d{3})*|mil|cien|quinient[oa]s|doscient[oa]s|dos mil|cinco mil|diez mil)"
)
_LIMIT = re.compile(
    r"(?:super\w+|exced\w+|sobrepas\w+|rebas\w+|pas(?:an|a|aron|o|aban|en|ar) (?:de|las|los)"
    r"|mas de|por encima de|por debajo de|mayor(?:es)? (?:a|de|que)|menor(?:es)? (?:a|de|que)"
    r"|menos de|inferior(?:es)? a|superior(?:es)? a|al menos|como minimo|como maximo|a lo mas"
    r"|lleg\w+ a|alcanz\w+|igual o mayor (?:a|que)|hasta|>=?|<=?)"
    rf"\s*(?:de\s+)?(?:las|los)?\s*({_NUMBER})(?!\s*(?:anos|años))\b"
    rf"|\bentre (?:las |los )?({_NUMBER}) y (?:las |los )?{_NUMBER}\b(?!\s*(?:anos|años))"
)
_ROWS_ASKED = re.compile(
    r"\b(?:regiones|departamentos|provincias|distritos|anos|años|grupos|ciudades|paises|lugares"
    r"|categorias|filas|region|departamento|ano|año|grupo|donde|cuales|que|cuantos|cuantas)\b"
)
_BARE_AGES = re.compile(
    r"(?<![\d.,/-])(?:(?:de|entre)\s+)?(\d{1,2})\s*(?:[-–]|\b(?:a|y)\b)\s*(\d{1,2})"
    r"(?![\d/-]|[.,]\d|\s*(?:mil|dias|meses|horas|de\s|%|\d{3}\b))"
)
_JOINED = re.compile(r"\bse (?:sum|agreg|incorpor|anad|añad)\w+")
_RANKED = re.compile(
    r"\b(?:segund|tercer|cuart|quint)[oa]? (?:lugar|puesto)|\b(?:que|cual)\b[^?]*\bdespues de\b"
    r"|\b(?:que|cual)\b[^?]*\b(?:mas|mayor|menos|menor)\b"
)
_MOVED = re.compile(r"\b(?:subi|baj|crec|aument|increment|disminu|reduj|cay|vari)\w*(?:on|o|io)\b")
_NEVER_A_YEAR = re.compile(
    r"^(?:super|exced|sobrepas|rebas|mas de|por encima|por debajo|menos de|inferior"
    r"|superior|al menos|como |a lo mas|alcanz|lleg|>|<|pas\w+ l)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def for_table(form: QuestionForm) -> QuestionForm:
    """``form`` with the operation that a table is asked for, where the words are plain.

    A threshold right after a word of comparing is a filter ("con entre 1000 y 5000"), unless
    its numbers are years or ages.
    """
    bare = _BARE_AGES.search(fold(form.text)) if form.ages is None else None
    if bare is not None and int(bare.group(1)) < int(bare.group(2)):
        form = replace(form, ages=(int(bare.group(1)), int(bare.group(2))))
    low = AGES.sub(" ", fold(form.text)) if form.ages else fold(form.text)
    match = _LIMIT.search(low)
    if len(form.years) == 2 and _JOINED.search(low):
        return replace(form, operation="difference")
    if match is None and form.operation in (None, "filter"):
        return replace(form, operation=_plain_operation(low, form))
    if match is None or form.operation in ("share", "average", "ratio", "growth"):
        return form
    number = (match.group(1) or match.group(2)).strip(".,")
    if not _ROWS_ASKED.search(low):
        return form
    years = form.years
    if _YEAR.fullmatch(number):
        if not _NEVER_A_YEAR.search(match.group()):
            return form
        years = years - {int(number)}
    return replace(form, operation="filter", years=years)


def _plain_operation(low: str, form: QuestionForm) -> Operation | None:
    """The operation of a question without a threshold that the general patterns leave out."""
    if _ROWS_ASKED.search(low) and _RANKED.search(low):
        return "min" if re.search(r"\bmenos\b|\bmenor", low) else "max"
    if len(form.places) > 1 and re.search(r"\b(?:mas|menos)\b[^?]*\bque\b", low):
        return "compare"
    if len(form.years) == 2 and _MOVED.search(low):
        return "difference"
    return None


def threshold(form: QuestionForm) -> tuple[str, tuple[Decimal, ...]]:
    """The folded words of a threshold and its numbers, which are no years and no ages."""
    low = AGES.sub(" ", fold(form.text)) if form.ages else fold(form.text)
    match = _LIMIT.search(low)
    if match is None:
        return "", ()
    before = low[max(0, match.start() - 4) : match.start()]
    said = ("no " if before.endswith(" no ") else "") + match.group()
    found = find_values(low[match.start() : match.end() + 20])
    scale = [v for v in found if v.start < match.end() - match.start()]
    numbers = [v.number or Decimal(v.year or 0) for v in scale if v.kind in ("figure", "year")]
    return said, tuple(numbers)

"""What a question names that no row, column or word of a table is: kinds of rows, dates, turns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.forms import QuestionForm, Term
from qa.tables.cuts import cuts_of, other_date
from qa.tables.phrases import OLD_ON_AVERAGE
from qa.tables.rows import Absent
from qa.tables.view import TableView
from qa.text import fold
from qa.values import Value

_OF_KIND = re.compile(
    r"\b(?:que|cual(?:es)?(?: (?:es|fue|son|fueron))?|por|cada)\s+(?:el |la |l[oa]s )?"
    r"(?P<noun>[a-zñ]+)\b"
)
_OVER_ROWS = frozenset(
    "max min top bottom order average median filter moved gap over series rows".split()
)
"""Operations that rank, list or average the rows of the kind that a question names."""
_OLD = re.compile(r"\b(1\d\d)\s*(?:anos|años)\b")
_TIMES = re.compile(r"\b(?:una|dos|tres|cuatro|cinco|\d+)(?: o mas)? ve(?:z|ces)\b")
_LOST = re.compile(r"(?:perd|gan)(?:io|ieron|o|aron|ian|ia|en|an|ido|ado)$")


_LOST_THEIRS = re.compile(r"\b(?:perd|gan)(?:io|ieron|o|aron|e|en|a|an) (?:su|sus)\b")
_AFTER_PREPOSITION = r"\b(?:a|al|en|por|de|del)\s+(?:l[ao]s?\s+|el\s+)?[A-ZÁÉÍÓÚ][^,;()]*"
_STRUCK = re.compile(r"\bd(?:io|ieron|ad[oa]s?) de (?:baja|alta)\b")
_WHICH = re.compile(
    r"\b(?:que|cual)\s+(?P<noun>[a-zñ]+)\s+(?!es\b|fue\b)(?:se\s+)?[a-zñ]*(?:o|io|aron|ieron)\b"
)
_YEARS_OR_SEXES = re.compile(
    r"ano|año|sexo|genero|grupo|periodo|cifra|cantidad|numero|valor|porcentaje|tanto|parte|proporcion"
)


def elsewhere(
    view: TableView, form: QuestionForm, left: Sequence[Term]
) -> list[tuple[Absent, str]]:
    """What the question names and the table cannot tell; ``left`` are the unexplained words."""
    low = fold(form.text)
    absent = other_date(view, form, cuts_of(view.table, view.document))
    absent += [("age", match.group()) for match in _OLD.finditer(low)]
    absent += [("term", match.group()) for match in _STRUCK.finditer(low)]
    absent += [("term", match.group()) for match in _LOST_THEIRS.finditer(low)]
    absent += [("term", one) for one in _counted_places(view, form)]
    if OLD_ON_AVERAGE.search(low):
        absent.append(("term", "edad promedio"))
    if form.operation in (None, "series"):
        absent += [("term", value.text) for value in form.values if _is_stray(value, form)]
    if form.operation is None:
        absent += [("term", match.group()) for match in _TIMES.finditer(low)]
        absent += [("term", term.text) for term in form.terms if _LOST.match(term.fold)]
    noun = kind_of_rows(form, left) or _not_a_year(view, form)
    return [*absent, ("rows", noun)] if noun else absent


def _counted_places(view: TableView, form: QuestionForm) -> list[str]:
    """The acronym counted, where the caption tells by it only where or by whom things happen.

    "Ingresados a las Unidades de Protección Especial (UPE)" counts no units.
    """
    if not form.wh.startswith("cuant"):
        return []
    short = next((t.text for t in form.terms if t.stem == form.focus and t.text.isupper()), "")
    after = (
        rf"\b(?:a|al|en|por|de|del)\s+(?:l[ao]s?\s+|el\s+)?[A-ZÁÉÍÓÚ][^,;()]*\({re.escape(short)}\)"
    )
    return [short] if len(short) > 1 and re.search(after, view.table.caption) else []


def kind_of_rows(form: QuestionForm, left: Sequence[Term]) -> str:
    """The noun of the rows that are to be ranked or listed, when the table does not know it."""
    if form.operation not in _OVER_ROWS:
        return ""
    unknown = {term.fold for term in left}
    nouns = (match.group("noun") for match in _OF_KIND.finditer(fold(form.text)))
    return next((noun for noun in nouns if noun in unknown), "")


def _not_a_year(view: TableView, form: QuestionForm) -> str:
    """The noun of what is to be ranked, where the rows are years and it is none ("¿Qué sede…?")."""
    if not view.year_rows or form.operation not in ("max", "min", "top", "bottom"):
        return ""
    match = _WHICH.search(fold(form.text))
    if match is None or _YEARS_OR_SEXES.match(match.group("noun")):
        return ""
    return match.group("noun")


def _is_stray(value: Value, form: QuestionForm) -> bool:
    """True for a figure of the question that is no age, year or small count."""
    if value.kind in ("percent", "norm"):
        return True
    return value.kind == "figure" and value.number is not None and value.number > 200

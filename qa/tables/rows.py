"""Which rows of a table a question names, and what it names that no row is."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from typing import Literal

from index.spelling import sounds
from qa.forms import QuestionForm, find_ages, find_countries
from qa.patterns import AGES
from qa.tables.ask import asked_years
from qa.tables.lexicon import ALIASES
from qa.tables.phrases import BARE_AGES, EVERY_ROW, ROW_NOUN
from qa.tables.view import RowView, TableView
from qa.text import fold, stem

Absent = Literal["year", "place", "country", "sex", "age", "term", "rows"]
_NATIONAL = re.compile(
    r"\bnivel nacional\b|\btodo el (?:pais|peru)\b|\btotal (?:nacional|general)\b"
    r"|\bnacionalmente\b"
)
_DESCRIBED = re.compile(
    r"\b(?:segun|en) (?:el |la |los |este |esta )?(?:cuadro|tabla|anexo|grafico)s?\b[^,;?]*"
)
_CHILDREN = frozenset(stem(word) for word in "niño niña nna adolescente menor infante".split())
_TIME_ROWS = re.compile(
    r"\b(?:que|cual(?:es)?|en que|cada|por)\s+(?:l[oa]s\s+)?"
    r"(?P<noun>mes(?:es)?|trimestres?|semestres?|bimestres?|semanas?|dias?|quincenas?)\b"
)
_NATION_ROWS = re.compile(
    r"\b(?:que|cual(?:es)?|de que|cada|por)\s+(?:es |son |fue |fueron )?(?:el |la |l[oa]s )?"
    r"(?P<noun>nacionalidad(?:es)?|paises|pais)\b"
)
_GROUP = re.compile(r"\bgrupos?\b(?! de trabajo)|\brangos? de edad\b")
_ROW_KIND = re.compile(
    r"\b(?:que|cual(?:es)?|cuant[oa]s|las|los|top \d+|cada|por)\s+(?:\w+\s+){0,2}?"
    r"(?:(?P<ages>grupos? (?:de edad|etarios?|edad))"
    r"|region(?:es)?\b|departamentos?|provincias?|distritos?|ciudad)"
    r"|\b(?:por|cada) (?:pais|nacionalidad)(?:es)?\b"
)


def alias(text: str) -> str:
    """The name by which tables know a place ("cuzco" is "cusco")."""
    return {"cuzco": "cusco"}.get(text, text)


def spaced(text: str) -> str:
    """Folded words of ``text`` between single spaces, with one before and one after."""
    asked = ALIASES.sub(lambda m: alias(m.group()), fold(text))
    return f" {re.sub(r'[^a-zñ0-9]+', ' ', asked)} "


def labels_named(views: Iterable[TableView], text: str) -> tuple[str, ...]:
    """The labels of rows, totals aside, that ``text`` names in the table of which it names most."""
    low = spaced(text)
    best: tuple[str, ...] = ()
    for view in views:
        found = tuple(row.low for row in _exactly_named(view, low) if not row.row.total)
        best = found if len(found) > len(best) else best
    return best


def _exactly_named(view: TableView, low: str) -> tuple[RowView, ...]:
    """The rows whose whole label stands in a spaced question, no part of a longer one."""
    exact = [
        row
        for row in view.rows
        if row.year is None and row.ages is None and row.low and f" {row.low} " in low
    ]
    return tuple(
        r for r in exact if not any(r is not o and f" {r.low} " in f" {o.low} " for o in exact)
    )


def _named_rows(view: TableView, form: QuestionForm) -> tuple[RowView, ...]:
    return _exactly_named(view, spaced(form.text)) or _loosely_named(view, form)


def _loosely_named(view: TableView, form: QuestionForm) -> tuple[RowView, ...]:
    """Rows of which the question holds a word that is theirs alone, in another form or misspelt."""
    known = view.topic | view.notes
    counts: dict[str, int] = {}
    for row in view.parts:
        for word in set(row.words):
            counts[word] = counts.get(word, 0) + 1
    found = []
    for row in view.parts:
        if row.year is not None or row.ages is not None:
            continue
        own = [word for word in row.words if counts[word] == 1 and len(word) >= 4]
        whole = len(row.words) == 1
        for term in form.terms:
            if any(_same_word(term.fold, word, whole and term.stem not in known) for word in own):
                found.append(row)
                break
    return tuple(found)


def _same_word(asked: str, word: str, misspelt: bool) -> bool:
    from rapidfuzz.distance import OSA

    if len(asked) < 4 or asked in ("total", "region"):
        return False
    if asked == word or stem(asked) == stem(word) != "":
        return True
    return misspelt and len(word) >= 5 and OSA.distance(sounds(asked), sounds(word)) <= 1


def _age_rows(view: TableView, ages: tuple[int, int]) -> tuple[RowView, ...]:
    """The rows whose ranges make up exactly ``ages``; empty when they do not tile it."""
    first, last = ages
    inside = [
        row for row in view.parts if row.ages and first <= row.ages[0] and row.ages[1] <= last
    ]
    inside.sort(key=lambda row: row.ages or (0, 0))
    spans = [row.ages for row in inside if row.ages]
    if not spans or spans[0][0] != first or (last < 200 and spans[-1][1] != last):
        return ()
    whole = all(a[1] + 1 == b[0] for a, b in itertools.pairwise(spans))
    return tuple(inside) if whole and (last < 200 or spans[-1][1] == 200) else ()


def _near_ages(view: TableView, ages: tuple[int, int]) -> tuple[RowView, ...]:
    """The rows of ``ages``, or of the range that its words also mean ("mayores de 60": from 60)."""
    return (
        _age_rows(view, ages)
        or _age_rows(view, (ages[0] - 1 if ages[1] == 200 else ages[0], ages[1]))
        or (_age_rows(view, (0, ages[1] + 1)) if ages[0] == 0 else ())
    )


def _several_ages(view: TableView, form: QuestionForm) -> tuple[RowView, ...]:
    """The rows of two or more ranges of ages that a question sets together; empty for one range."""
    low = fold(form.text)
    named: dict[int, tuple[int, int]] = {}
    taken: list[tuple[int, int]] = []
    for match in AGES.finditer(low):
        ages = find_ages(low[match.start() :])
        if ages is not None:
            named[match.start()] = ages
            taken.append(match.span())
    for match in BARE_AGES.finditer(low):
        first, last = int(match.group(1)), int(match.group(2))
        if first < last and not any(a < match.end() and match.start() < b for a, b in taken):
            named[match.start()] = (first, last)
    found = [_near_ages(view, ages) for ages in dict.fromkeys(named[at] for at in sorted(named))]
    return tuple(row for rows in found for row in rows) if len(found) > 1 and all(found) else ()


def ages_text(ages: tuple[int, int]) -> str:
    """A range of ages in words."""
    return f"{ages[0]} a {ages[1]} años" if ages[1] < 200 else f"{ages[0]} años a más"


def pick_rows(
    view: TableView, form: QuestionForm
) -> tuple[tuple[RowView, ...], bool, list[tuple[Absent, str]]]:
    """Rows, whether the question named them, and what it names that no row is."""
    absent: list[tuple[Absent, str]] = []
    other = other_rows(view, fold(form.text))
    if other:
        absent.append(("rows", other))
    ages = None if _means_children(view, form) else form.ages
    if ages is not None and not view.year_rows:
        rows = _several_ages(view, form) or _near_ages(view, ages)
        absent += _places_absent(view, form, ())
        if not rows:
            absent.append(("age", ages_text(ages)))
        return rows, bool(rows), absent
    if ages is not None:
        absent.append(("age", ages_text(ages)))
    if view.year_rows:
        absent += _places_absent(view, form, ())
        years = asked_years(form)
        rows = tuple(row for row in view.parts if row.year in years)
        missing = sorted(years - {row.year for row in rows if row.year})
        absent += [("year", str(year)) for year in missing]
        return rows, bool(rows), absent
    rows = _named_rows(view, form)
    if form.operation is None and view.total is not None and _NATIONAL.search(fold(form.text)):
        return (view.total,), True, absent
    return rows, bool(rows), absent + _places_absent(view, form, rows)


def _means_children(view: TableView, form: QuestionForm) -> bool:
    """True for "menores de edad" where the whole table is about children and tells no ages."""
    if form.ages != (0, 17) or any(row.ages for row in view.parts):
        return False
    return bool(_CHILDREN & view.own)


def _places_absent(
    view: TableView, form: QuestionForm, rows: tuple[RowView, ...]
) -> list[tuple[Absent, str]]:
    caption = fold(" ".join((view.table.caption, *view.section.heading_path)))
    meant = [alias(place) for place in sorted(form.places)]
    return [("place", p) for p in meant if p not in caption and not any(p in r.low for r in rows)]


def asks_age_groups(low: str) -> bool:
    """True when a folded question asks which group of ages."""
    kind = _ROW_KIND.search(low)
    return (kind is not None and kind.group("ages") is not None) or bool(_GROUP.search(low))


def other_rows(view: TableView, low: str) -> str:
    """What a question wants ranked or listed when this table's rows are something else."""
    timed = _TIME_ROWS.search(low)
    if timed is not None and stem(timed.group("noun")) not in view.topic | view.notes:
        return timed.group("noun")
    nation = _NATION_ROWS.search(low)
    if nation is not None and not any(find_countries(row.low) for row in view.parts):
        return nation.group("noun")
    kind = _ROW_KIND.search(low)
    if kind is None or not view.parts:
        return ""
    noun = ROW_NOUN.search(kind.group())
    said = (
        "grupo de edad"
        if kind.group("ages")
        else noun.group()
        if noun
        else kind.group().split()[-1]
    )
    grouped = all(row.ages is not None for row in view.parts)
    if kind.group("ages"):
        return "" if any(row.ages is not None for row in view.parts) else said
    return said if grouped or view.year_rows else ""


def wants_every_row(view: TableView, text: str) -> bool:
    """True for "por región"; "por año" asks for every column where the columns are years.

    What describes a table ("según el cuadro del SIS por región") asks for no list of rows.
    """
    low = _DESCRIBED.sub(" ", fold(text))
    found = (match.group() for match in EVERY_ROW.finditer(low))
    return any(view.year_rows or not re.search(r"(?:ano|año)s?$", one) for one in found)


def in_order_of_mention(rows: tuple[RowView, ...], form: QuestionForm) -> tuple[RowView, ...]:
    """``rows`` as the question names them, those that it names in other words at the end."""
    low = spaced(form.text)

    def place(row: RowView) -> int:
        at = low.find(f" {row.low} ")
        if at < 0:
            at = min((p for w in row.words if (p := low.find(f" {w[:5]}")) >= 0), default=-1)
        return at if at >= 0 else len(low)

    return tuple(sorted(rows, key=lambda row: (place(row), row.row.start)))

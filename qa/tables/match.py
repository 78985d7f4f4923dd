"""Which table, rows and columns a question asks for; nothing near is taken for what is named."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from index.spelling import sounds
from qa.forms import QuestionForm, find_ages, find_countries
from qa.lexicon import synonym_stems
from qa.patterns import AGES
from qa.tables import messages
from qa.tables.lexicon import ALIASES, NOISE, noise_stems
from qa.tables.view import RowView, TableView
from qa.text import fold, stem, tokens
from qa.values import Value

_PERIOD = re.compile(
    r"(?:\bentre|\bdesde|\bde|\bdel)\s+(?:el\s+)?((?:19|20)\d\d)\s+(?:y|a|al|hasta)\s+(?:el\s+)?((?:19|20)\d\d)\b"
    r"|\b((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)\b"
)
_AGE_NOUNS = frozenset(
    stem(word)
    for word in (
        "niños niñas niño niña adolescentes adultos jovenes menores mayores bebes ancianos edad"
    ).split()
)
Absent = Literal["year", "place", "country", "sex", "age", "term"]
_CONTEXT = "(sobre:"
_NATIONAL = re.compile(r"\bnivel nacional\b|\btodo el (?:pais|peru)\b")
_VERB = re.compile(r"(?:io|ieron|aron|o)$")
_RECENT = re.compile(r"\bultim[oa]\b|\bmas reciente|\bactual(?:mente)?\b|\bhoy\b")
_ALL_ROWS = re.compile(
    r"\btodas las (?:region|fila|categor)|\bcada (?:region|departamento|grupo|año|ano)"
)
_SEX_LIST = re.compile(r"niñ[oa]s\s*(?:,|y|e|/)\s*(?:las\s+|los\s+)?niñ[oa]s")


@dataclass(frozen=True, slots=True)
class Selection:
    """The rows and columns of one table that a question is about.

    ``named`` tells whether rows were named by the question; ``fit`` is the share of the
    question's words that the table explains, 0 to 1; ``absent`` says what the question names
    that the table does not hold (then nothing may be answered from it).
    """

    view: TableView
    rows: tuple[RowView, ...]
    columns: tuple[int, ...]
    named: bool
    fit: float
    absent: tuple[tuple[Absent, str], ...] = ()
    unexplained: tuple[str, ...] = ()


def period(form: QuestionForm) -> tuple[int, int] | None:
    """The period that the question spans ("de 2018 a 2021"), ``None`` when it names no two ends."""
    match = _PERIOD.search(fold(form.text))
    if match is None:
        return None
    return int(match.group(1) or match.group(3)), int(match.group(2) or match.group(4))


def asked_years(form: QuestionForm) -> frozenset[int]:
    """The years asked about: a period counts whole unless its two ends are to be compared."""
    span = period(form)
    if span is None or form.operation in ("difference", "growth", "ratio", "compare"):
        return form.years
    return form.years | frozenset(range(span[0], min(span[1], span[0] + 60) + 1))


def _named_rows(view: TableView, form: QuestionForm) -> tuple[RowView, ...]:
    asked = ALIASES.sub(lambda m: _alias(m.group()), fold(form.text))
    low = f" {re.sub(r'[^a-zñ0-9]+', ' ', asked)} "
    exact = [
        row
        for row in view.rows
        if row.year is None and row.ages is None and row.low and f" {row.low} " in low
    ]
    kept = [r for r in exact if not any(r is not o and f" {r.low} " in f" {o.low} " for o in exact)]
    if kept:
        return tuple(kept)
    return _misspelt_rows(view, form)


def _alias(text: str) -> str:
    return {"cuzco": "cusco"}.get(text, text)


def _misspelt_rows(view: TableView, form: QuestionForm) -> tuple[RowView, ...]:
    from rapidfuzz.distance import OSA

    known = view.topic | view.notes
    found = []
    for row in view.parts:
        if row.year is not None or row.ages is not None or len(row.low) < 5 or len(row.words) > 1:
            continue
        if any(
            len(term.fold) >= 4
            and (term.stem not in known)
            and term.fold not in form.places
            and OSA.distance(sounds(term.fold), sounds(row.low)) <= 1
            for term in form.terms
        ):
            found.append(row)
    return tuple(found)


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


def _several_ages(view: TableView, form: QuestionForm) -> tuple[RowView, ...]:
    """The rows of two or more ranges of ages that a question compares; empty for one range."""
    low = fold(form.text)
    named = [find_ages(low[match.start() :]) for match in AGES.finditer(low)]
    found = [_age_rows(view, ages) for ages in dict.fromkeys(named) if ages is not None]
    return tuple(row for rows in found for row in rows) if len(found) > 1 and all(found) else ()


def _pick_rows(
    view: TableView, form: QuestionForm
) -> tuple[tuple[RowView, ...], bool, list[tuple[Absent, str]]]:
    """Rows, whether the question named them, and what it names that no row is."""
    absent: list[tuple[Absent, str]] = []
    ages = form.ages
    if ages is not None and not view.year_rows:
        rows = (
            _several_ages(view, form)
            or _age_rows(view, ages)
            or _age_rows(view, (ages[0] - 1 if ages[1] == 200 else ages[0], ages[1]))
            or (_age_rows(view, (0, ages[1] + 1)) if ages[0] == 0 else ())
        )
        return (rows, True, absent) if rows else ((), False, [("age", _ages_text(ages))])
    if ages is not None:
        absent.append(("age", _ages_text(ages)))
    caption = fold(" ".join((view.table.caption, *view.section.heading_path)))
    if view.year_rows:
        absent += [("place", p) for p in sorted(form.places) if _alias(p) not in caption]
        years = asked_years(form)
        rows = tuple(row for row in view.parts if row.year in years)
        missing = sorted(years - {row.year for row in rows if row.year})
        absent += [("year", str(year)) for year in missing]
        return rows, bool(rows), absent
    rows = _named_rows(view, form)
    if form.operation is None and view.total is not None and _NATIONAL.search(fold(form.text)):
        return (view.total,), True, absent
    for place in sorted(form.places):
        meant = _alias(place)
        if meant not in caption and not any(meant in row.low for row in rows):
            absent.append(("place", meant))
    return rows, bool(rows), absent


def _ages_text(ages: tuple[int, int]) -> str:
    return f"{ages[0]} a {ages[1]} años" if ages[1] < 200 else f"{ages[0]} años a más"


def _sex_of(label: str) -> str | None:
    low = fold(label)
    if re.search(r"\bmujer|\bfemenin", low):
        return "f"
    return "m" if re.search(r"\bhombre|\bvaron|\bmasculin", low) else None


def _both_sexes_as_one(form: QuestionForm) -> bool:
    low = fold(form.text)
    if form.operation in ("difference", "compare", "ratio", "max", "min"):
        return False
    return bool(_SEX_LIST.search(low)) and not re.search(r"cuant\w+[^?]*\by\s+cuant", low)


def _sex_columns(view: TableView, form: QuestionForm, columns: list[int]) -> list[int]:
    sexes = {at: _sex_of(view.table.columns[at].label) for at in columns}
    if not any(sexes.values()):
        return columns
    wanted = set() if _both_sexes_as_one(form) else set(form.sexes)
    if form.operation in ("compare", "max", "min") and not wanted and "sexo" in fold(form.text):
        wanted = {"f", "m"}
    if wanted:
        return [at for at in columns if sexes[at] in wanted]
    return [at for at in columns if sexes[at] is None] or columns


def _asked_measures(view: TableView, form: QuestionForm) -> set[str]:
    """Stems of the measures asked for; a verb stands for its participle ("atendió", "atendidos").

    What a follow-up asks comes before what it takes over from the conversation.
    """
    every = set().union(*view.measures)
    own = form.text.split(_CONTEXT)[0]
    asked = {token.stem for token in tokens(own)} & every
    if not asked:
        asked = {term.stem for term in form.terms}
    for token in tokens(own):
        if _VERB.search(token.fold) and len(token.stem) >= 5:
            asked |= {one for one in every if one == token.stem[:-1] or one == token.stem}
    return asked


def _names_measure(view: TableView, form: QuestionForm, columns: list[int]) -> bool:
    measures = [view.measures[at] for at in columns]
    if not measures:
        return False
    return bool(
        (set().union(*measures) - frozenset.intersection(*measures)) & _asked_measures(view, form)
    )


def _measure_columns(view: TableView, form: QuestionForm, columns: list[int]) -> list[int]:
    """Keeps the columns whose measure the question names, when the measures differ."""
    common = (
        frozenset.intersection(*(view.measures[at] for at in columns)) if columns else frozenset()
    )
    asked = _asked_measures(view, form)
    named = [at for at in columns if (view.measures[at] - common) & asked]
    if named:
        return named
    synonyms = synonym_stems()
    near = set().union(*(synonyms.get(one, frozenset()) for one in asked)) if asked else set()
    return [at for at in columns if (view.measures[at] - common) & near] or columns


def _pick_columns(
    view: TableView, form: QuestionForm
) -> tuple[list[int], list[tuple[Absent, str]]]:
    columns = list(range(len(view.table.columns)))
    absent: list[tuple[Absent, str]] = []
    dated = {c.year for c in view.table.columns if c.year}
    if dated and not view.year_rows:
        if form.years:
            years = asked_years(form)
            columns = [at for at in columns if view.table.columns[at].year in years]
            absent += [("year", str(year)) for year in sorted(years - dated)]
        elif _RECENT.search(fold(form.text)):
            columns = [at for at in columns if view.table.columns[at].year == max(dated)]
    chosen = _sex_columns(view, form, columns)
    if chosen != columns:
        return chosen, absent
    chosen = _measure_columns(view, form, columns)
    if (
        chosen == columns
        and not _names_measure(view, form, columns)
        and len({view.measures[at] for at in columns}) > 1
        and not view.sexes
    ):
        absent.append(
            ("term", messages.measures(sorted({c.measure or c.label for c in view.table.columns})))
        )
    return chosen, absent


def _unexplained(view: TableView, form: QuestionForm, rows: Sequence[RowView]) -> list[str]:
    """The question's words that neither the table nor its selected rows account for."""
    synonyms = synonym_stems()
    noise = noise_stems()
    words = {word for row in rows for word in row.words}
    held = view.topic | view.notes
    named = {word for place in form.places for word in place.split()}
    left = []
    for term in form.terms:
        if (
            term.stem in noise
            or (form.ages is not None and term.stem in _AGE_NOUNS)
            or term.stem in held
            or term.fold in named
            or find_countries(term.fold)
            or sounds(term.fold) in _noise_sounds()
            or (_VERB.search(term.fold) and len(term.stem) > 5 and term.stem[:-1] in held)
            or term.fold in words
            or _alias(term.fold) in words
        ):
            continue
        if synonyms.get(term.stem, frozenset()) & view.topic:
            continue
        if any(_one_letter_off(term.fold, word) for word in words):
            continue
        left.append(term.text)
    return left


@lru_cache(maxsize=1)
def _noise_sounds() -> frozenset[str]:
    """How the words of asking sound: "ubo", "rejiones"."""
    return frozenset(
        sounds(word) for word in (*NOISE, "hubo", "cuantos", "cuantas") if len(word) > 3
    )


def _is_stray(value: Value, form: QuestionForm) -> bool:
    """True for a figure of the question that is no age, year or small count."""
    if value.kind in ("percent", "norm"):
        return True
    return value.kind == "figure" and value.number is not None and value.number > 200


def _one_letter_off(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    return min(len(one), len(other)) >= 5 and OSA.distance(sounds(one), sounds(other)) <= 1


def select_in(view: TableView, form: QuestionForm) -> Selection:
    """What of one table the question asks for, and what it names that the table lacks."""
    rows, named, absent = _pick_rows(view, form)
    columns, missing = _pick_columns(view, form)
    absent += missing
    absent += [("country", country) for country in sorted(form.countries - view.countries)]
    if form.sexes and not view.sexes and not _both_sexes_as_one(form):
        absent.append(("sex", "mujeres" if "f" in form.sexes else "hombres"))
    if form.operation is None:
        absent += [("term", value.text) for value in form.values if _is_stray(value, form)]
    left = _unexplained(view, form, rows)
    topical = [t for t in form.terms if t.stem not in noise_stems()]
    fit = 1.0 - len(left) / len(topical) if topical else 0.0
    on_topic = any(
        t.stem in view.topic or synonym_stems().get(t.stem, frozenset()) & view.topic
        for t in topical
    )
    if not named and not _ALL_ROWS.search(fold(form.text)) and view.total is not None:
        rows = (view.total,)
    elif not rows:
        rows = view.parts
    return Selection(
        view, rows, tuple(columns), named, fit if on_topic else 0.0, tuple(absent), tuple(left)
    )


def select_tables(views: Sequence[TableView], form: QuestionForm) -> tuple[Selection, ...]:
    """The tables that the question may be about, best first: fit, then fewest things absent.

    Ties go to the table with the shorter caption, then to the earlier one.
    """
    found = [select_in(view, form) for view in views]
    kept = [one for one in found if one.fit > 0.7]
    order = {id(one): at for at, one in enumerate(kept)}
    return tuple(
        sorted(
            kept,
            key=lambda one: (
                len(one.absent),
                -round(one.fit, 3),
                not one.named,
                -_caption_match(one, form),
                len(one.view.rows),
                order[id(one)],
            ),
        )
    )


def _caption_match(selection: Selection, form: QuestionForm) -> float:
    asked = {term.stem for term in form.terms}
    return len(asked & selection.view.topic)

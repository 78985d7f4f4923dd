"""Which table, rows and columns a question asks for; nothing near is taken for what is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.spelling import sounds
from qa.forms import QuestionForm, Term, find_countries
from qa.lexicon import FEMALE, MALE, synonym_stems
from qa.tables.columns import both_sexes_as_one, pick_columns, plurals
from qa.tables.elsewhere import elsewhere, kind_of_rows
from qa.tables.lexicon import NOISE, akin, measures_in, noise_stems, row_stems
from qa.tables.phrases import COMPUTING_WORD, LIGHT_WORD
from qa.tables.rows import Absent, alias, asks_age_groups, pick_rows, wants_every_row
from qa.tables.view import RowView, TableView, named_tables
from qa.text import fold, stem
from qa.values import MONTHS

_AGE_NOUNS = frozenset(
    stem(word)
    for word in (
        "niños niñas niño niña adolescentes adultos jovenes menores mayores bebes ancianos edad"
        " chicos chicas chico chica niñitos niñitas chiquitos chiquitas chibolos chibolas muchachos"
        " muchachas peques pequeños pequeñas infantes criaturas jovencitos viejitos abuelos"
        " abuelitos señores señoras recien nacidos"
    ).split()
)
_BARE_FIT = 0.85
"""The fit of a question that names nothing but rows, years and an operation."""
_OTHER_COUNTED = 0.7
"""The most that a table explains of a question that counts what the table does not speak of."""
_NUMBERED = re.compile(r"\b(?:anexo|cuadro|tabla|grafico|figura)s?\b")


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


def _is_noise(term: Term) -> bool:
    """True for a word of asking, comparing or computing, however it is inflected or spelt."""
    return (
        term.stem in noise_stems()
        or COMPUTING_WORD.match(term.fold) is not None
        or _NUMBERED.fullmatch(term.fold) is not None
        or sounds(term.fold) in _noise_sounds()
    )


def _is_topical(term: Term, view: TableView) -> bool:
    """True for a word of content; a word of computing is one where the table is about it."""
    if not _is_noise(term):
        return True
    return term.stem in view.own and term.stem not in row_stems()


def _unexplained(view: TableView, form: QuestionForm, rows: Sequence[RowView]) -> list[Term]:
    """The question's words that neither the table nor its selected rows account for."""
    words = {word for row in rows for word in row.words}
    named = {word for place in form.places for word in place.split()}
    return [
        term
        for term in form.terms
        if term.fold not in named
        and not (form.sexes and term.fold in FEMALE | MALE)
        and not _is_noise(term)
        and not (form.operation is not None and LIGHT_WORD.match(term.fold))
        and not (form.operation == "median" and term.fold == "mediana")
        and not (form.ages is not None and term.stem in _AGE_NOUNS)
        and term.fold not in MONTHS
        and not _held(view, term, words)
    ]


def _held(view: TableView, term: Term, words: set[str]) -> bool:
    """Whether the table's topic, its notes or the selected rows account for one word."""
    held = view.topic | view.notes
    if term.stem in held or plurals(term.fold) & held or find_countries(term.fold):
        return True
    if akin(term.fold, held):
        return True
    if measures_in(term.fold, _heads(view)):
        return True
    if term.fold in words or alias(term.fold) in words or term.stem in map(stem, words):
        return True
    if synonym_stems().get(term.stem, frozenset()) & view.topic:
        return True
    return any(_one_letter_off(term.fold, word) for word in words)


def _heads(view: TableView) -> str:
    """The folded words that tell in what unit a table's figures are."""
    return fold(" ".join((view.table.caption, *(column.label for column in view.table.columns))))


@lru_cache(maxsize=1)
def _noise_sounds() -> frozenset[str]:
    """How the words of asking sound: "ubo", "rejiones"."""
    return frozenset(
        sounds(word) for word in (*NOISE, "hubo", "cuantos", "cuantas") if len(word) > 3
    )


def _one_letter_off(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    return min(len(one), len(other)) >= 5 and OSA.distance(sounds(one), sounds(other)) <= 1


def select_in(view: TableView, form: QuestionForm) -> Selection:
    """What of one table the question asks for, and what it names that the table lacks."""
    rows, named, absent = pick_rows(view, form)
    columns, missing = pick_columns(view, form)
    absent += missing
    absent += [("country", country) for country in sorted(form.countries - view.countries)]
    if form.sexes and not view.sexes and not both_sexes_as_one(form):
        absent.append(("sex", "mujeres" if "f" in form.sexes else "hombres"))
    left = _unexplained(view, form, rows)
    absent += elsewhere(view, form, left)
    left = [term for term in left if term.fold != kind_of_rows(form, left)]
    if not form.text.isupper():
        absent += [("term", term.text) for term in left if _is_name(term, form)]
    topical = [t for t in form.terms if _is_topical(t, view)]
    if form.operation == "median":
        topical = [t for t in topical if t.fold != "mediana"]
    fit = 1.0 - len(left) / len(topical) if topical else _BARE_FIT
    if form.wh.startswith("cuant") and any(term.stem == form.focus for term in left):
        fit = min(fit, _OTHER_COUNTED)
    rows_alone = named and _names_rows_alone(form, rows, topical)
    if rows_alone:
        fit = min(fit, _BARE_FIT)
    on_topic = (
        rows_alone
        or any(
            t.stem in view.topic
            or synonym_stems().get(t.stem, frozenset()) & view.topic
            or akin(t.fold, view.own)
            for t in topical
        )
        or _is_numbered(view, form)
        or _is_about_rows(view, form, named)
    )
    rows = _rows_or_all(view, form, rows, named)
    words = tuple(term.text for term in left)
    return Selection(
        view, rows, tuple(columns), named, fit if on_topic else 0.0, tuple(absent), words
    )


def _rows_or_all(
    view: TableView, form: QuestionForm, rows: tuple[RowView, ...], named: bool
) -> tuple[RowView, ...]:
    """The named rows; without one the total, or every row where these are wanted."""
    if not named and not wants_every_row(view, form.text) and view.total is not None:
        return (view.total,)
    return rows or view.parts


def _names_rows_alone(form: QuestionForm, rows: Sequence[RowView], topical: Sequence[Term]) -> bool:
    """Whether the question computes with rows and says nothing else of what it is about."""
    words = {stem(word) for row in rows for word in row.words}
    if form.operation is None or not form.rows or form.countries:
        return False
    return all(term.stem in words for term in topical)


def _is_numbered(view: TableView, form: QuestionForm) -> bool:
    """Whether the question names the table by its number."""
    return bool(named_tables((view,), form.text))


def _is_about_rows(view: TableView, form: QuestionForm, named: bool) -> bool:
    """Whether the question computes over groups of ages, and these are the table's rows."""
    if form.operation is None or not any(row.ages for row in view.parts):
        return False
    return (named and form.ages is not None) or asks_age_groups(fold(form.text))


def _is_name(term: Term, form: QuestionForm) -> bool:
    """A capitalised word that does not merely begin the question, and no acronym."""
    begins = form.text.lstrip(" ¿¡").startswith(term.text)
    return term.capital and not term.text.isupper() and not begins


def select_tables(views: Sequence[TableView], form: QuestionForm) -> tuple[Selection, ...]:
    """The tables that the question may be about, best first: fit, then fewest things absent.

    A question that names a table by its number is about that one. Ties go to the table with the
    shorter caption, then to the earlier one.
    """
    named = named_tables(views, form.text)
    found = [select_in(view, form) for view in named or views]
    kept = [one for one in found if one.fit > 0.7 or (named and one.fit >= 0.5)]
    order = {id(one): at for at, one in enumerate(kept)}
    return tuple(
        sorted(kept, key=lambda one: (*rank_of(one, form), len(one.view.rows), order[id(one)]))
    )


def rank_of(selection: Selection, form: QuestionForm) -> tuple[float, ...]:
    """By what tables are preferred, the smaller the better: equal for tables that serve as well."""
    asked = {term.stem for term in form.terms}
    return (
        len(selection.absent),
        -round(selection.fit, 3),
        not selection.named,
        -len(asked & frozenset().union(*selection.view.measures)),
        -len(asked & selection.view.own),
        -len(asked & selection.view.topic),
    )

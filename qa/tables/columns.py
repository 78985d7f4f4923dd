"""Which columns of a table a question is about: years, sexes, measures, percentages."""

from __future__ import annotations

import re
from functools import lru_cache

from qa.forms import QuestionForm
from qa.lexicon import FEMALE, MALE, synonym_stems
from qa.tables import notices
from qa.tables.ask import asked_years
from qa.tables.lexicon import akin
from qa.tables.phrases import PER_PERSON
from qa.tables.rows import Absent
from qa.tables.view import TableView
from qa.text import fold, stem, stems, tokens

_CONTEXT = "(sobre:"
_ALTOGETHER = re.compile(r"\ben total\b|\bentre tod[oa]s\b|\bsumad[oa]s\b|\bjunt[oa]s\b")
_RECENT = re.compile(r"\bultim[oa]\b|\bmas reciente|\bactual(?:mente)?\b|\bhoy\b")
_YOUNG = r"(?:niñ|chic|chibol|muchach)"
_JOINED = r"\s*(?:,|y|e|/)\s*(?:las\s+|los\s+)?"
_SEX_LIST = re.compile(rf"{_YOUNG}os{_JOINED}{_YOUNG}as|{_YOUNG}as{_JOINED}{_YOUNG}os")
_WHEN = re.compile(r"\b(?:que|cual) (?:ano|año)|\bcuando\b")
_PERCENT = re.compile(r"%|\bporcentaje|\bproporcion\b|\bporcentual")


def _sex_of(label: str) -> str | None:
    low = fold(label)
    if re.search(r"\bmujer|\bfemenin", low):
        return "f"
    return "m" if re.search(r"\bhombre|\bvaron|\bmasculin", low) else None


def both_sexes_as_one(form: QuestionForm) -> bool:
    """True when "niños, niñas y adolescentes" means children and asks for no sex alone."""
    low = fold(form.text)
    if form.operation in ("difference", "compare", "ratio", "gap", "over"):
        return False
    if form.operation in ("max", "min") and not _WHEN.search(low):
        return False
    if len(form.sexes) == 2 and _ALTOGETHER.search(low) and form.operation in (None, "sum"):
        return True
    return bool(_SEX_LIST.search(low)) and not re.search(r"cuant\w+[^?]*\by\s+cuant", low)


def _sex_columns(view: TableView, form: QuestionForm, columns: list[int]) -> list[int]:
    sexes = {at: _sex_of(view.table.columns[at].label) for at in columns}
    if not any(sexes.values()):
        return columns
    wanted = set() if both_sexes_as_one(form) else set(form.sexes)
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
    asked = {one for token in tokens(own) for one in plurals(token.fold)} & every
    if not asked:
        asked = {term.stem for term in form.terms}
    for token in tokens(own):
        asked |= {one for one in every if akin(token.fold, {one})}
    return asked


def plurals(word: str) -> frozenset[str]:
    """The stem of a folded word and those of its plurals, which the stemmer may cut otherwise."""
    return frozenset((stem(word), stem(f"{word}s"), stem(f"{word}es")))


def _names_measure(view: TableView, form: QuestionForm, columns: list[int]) -> bool:
    measures = [view.measures[at] for at in columns]
    if not measures:
        return False
    apart = set().union(*measures) - frozenset.intersection(*measures)
    return bool(apart & _asked_measures(view, form))


@lru_cache(maxsize=1)
def _sex_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in FEMALE | MALE)


def _measure_columns(view: TableView, form: QuestionForm, columns: list[int]) -> list[int]:
    """Keeps the columns whose measure the question names, when the measures differ.

    The words of sexes have chosen columns already. "Por persona" takes the two measures of a table
    that counts people and something else.
    """
    if form.operation == "ratio" and PER_PERSON.search(fold(form.text)):
        return columns
    common = (
        frozenset.intersection(*(view.measures[at] for at in columns)) if columns else frozenset()
    )
    common |= _sex_stems()
    asked = _asked_measures(view, form)
    captioned = frozenset(stems(view.table.caption))
    apart = [at for at in columns if (view.measures[at] - common - captioned) & asked]
    hits = {at: len((view.measures[at] - common) & asked) for at in apart or columns}
    columns = apart or columns
    named = [at for at in columns if hits[at]]
    if named:
        return _closest(view, named, hits)
    synonyms = synonym_stems()
    near = set().union(*(synonyms.get(one, frozenset()) for one in asked)) if asked else set()
    return [at for at in columns if (view.measures[at] - common) & near] or columns


def _closest(view: TableView, named: list[int], hits: dict[int, int]) -> list[int]:
    """Of columns that the question names in part, those that it names best, if it tells them apart.

    "mujeres nombradas" takes "Nombrados Mujeres" and leaves "Nombrados Hombres"; two heads of
    which each has its own word stay both.
    """
    most = max(hits[at] for at in named)
    best = [at for at in named if hits[at] == most]
    held = set().union(*(view.measures[at] for at in best))
    lesser = [at for at in named if hits[at] < most]
    return best if all(view.measures[at] & held for at in lesser) else named


def is_percent(view: TableView, column: int) -> bool:
    """True for a column of percentages, by its head or by its cells."""
    if _PERCENT.search(fold(view.table.columns[column].label)):
        return True
    cells = [cell for row in view.rows if (cell := row.cell(column)) is not None]
    return bool(cells) and all(cell.text.rstrip().endswith("%") for cell in cells)


def _percent_columns(view: TableView, form: QuestionForm, columns: list[int]) -> list[int]:
    """Percentages for who asks a percentage, counts for who asks a count, where there are both."""
    percent = [at for at in columns if is_percent(view, at)]
    if not percent or len(percent) == len(columns):
        return columns
    wanted = form.wants("percent") or form.operation == "share"
    return percent if wanted else [at for at in columns if at not in percent]


def pick_columns(view: TableView, form: QuestionForm) -> tuple[list[int], list[tuple[Absent, str]]]:
    """Columns, and what the question names or leaves open that no column is."""
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
    elif form.years and not view.year_rows:
        said = view.caption_years
        absent += [("year", str(year)) for year in sorted(form.years - said) if said]
    chosen = _sex_columns(view, form, columns)
    sexed = chosen != columns
    columns, chosen = chosen, _measure_columns(view, form, chosen)
    chosen = _percent_columns(view, form, chosen)
    if form.operation == "rows":
        return columns, absent
    if chosen == columns and not sexed and not view.sexes and _undecided(view, form, columns):
        totals = [at for at in columns if fold(view.table.columns[at].label).startswith("total")]
        if len(totals) == 1:
            return totals, absent
        heads = sorted({c.measure or c.label for c in view.table.columns})
        absent.append(("term", notices.measures(heads)))
    return chosen, absent


def _undecided(view: TableView, form: QuestionForm, columns: list[int]) -> bool:
    several = len({view.measures[at] for at in columns}) > 1
    return several and not _names_measure(view, form, columns)

"""At what date a table's figures were taken, and whether that is the date that a question names."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ingest.records import ParsedDocument, Table
from qa.forms import QuestionForm
from qa.tables.everyday import YEAR_END, YEAR_MIDDLE, YEAR_START
from qa.tables.rows import Absent
from qa.tables.view import TableView
from qa.text import fold, stem
from qa.values import MONTHS, find_values

_MONTH_KEY = re.compile(r"date:(?:\d{4}|-)-(\d\d)")
_AT = {YEAR_END: (None, 12), YEAR_START: (1,), YEAR_MIDDLE: (6, 7)}
"""The months of a cut that are the end, the beginning or the middle of a year."""
_EDGE = re.compile(rf"\b(?P<edge>{YEAR_END}|{YEAR_START}|{YEAR_MIDDLE}) (?P<year>(?:19|20)\d\d)\b")


def cuts_of(table: Table, document: ParsedDocument) -> dict[int, int]:
    """The month at which the figures of a year were taken, for the years that a note tells of.

    A sign in a column's head or beside a row is explained by the table's own notes, or else by
    those of the document's other tables where they all give the sign one month.
    """
    marked = [(column.year, column.marks) for column in table.columns]
    for row in table.rows:
        years = {v.year for v in find_values(row.shown or row.label) if v.kind == "year"}
        marked += [(year, row.marks) for year in years if len(years) == 1]
    found: dict[int, int] = {}
    for year, marks in marked:
        months = {m for mark in marks for m in _months(mark, table, document)}
        if year is not None and len(months) == 1:
            found[year] = months.pop()
    return found


def _months(mark: str, table: Table, document: ParsedDocument) -> set[int]:
    for tables in ((table,), document.tables):
        said = {
            int(match.group(1))
            for one in tables
            for note in one.notes
            if note.mark == mark
            for value in find_values(note.text)
            if (match := _MONTH_KEY.match(value.key))
        }
        if said:
            return said
    return set()


def other_date(
    view: TableView, form: QuestionForm, cuts: Mapping[int, int]
) -> list[tuple[Absent, str]]:
    """The dates that the question names and at which the table's figures were not taken.

    The end of a year is every figure of the year that no note dates otherwise; a month must be
    the one that a note gives for the year, or stand in the table's words.
    """
    absent: list[tuple[Absent, str]] = []
    for match in _EDGE.finditer(fold(form.text)):
        if cuts.get(int(match.group("year"))) not in _AT[match.group("edge")]:
            absent.append(("term", match.group()))
    held = view.topic | view.notes
    for value in form.values:
        month = _MONTH_KEY.match(value.key) if value.kind == "date" else None
        if month is None:
            continue
        names = {stem(name) for name, number in MONTHS.items() if number == int(month.group(1))}
        dated = cuts.get(value.year) if value.year else None
        if dated != int(month.group(1)) and (cuts or not names & held):
            absent.append(("term", value.text))
    return absent

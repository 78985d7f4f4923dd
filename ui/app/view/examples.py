"""Example questions drawn from the documents themselves, kept only when they are answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from ingest.records import ParsedDocument, Table
from qa.api import AnswerService
from qa.records import Question
from ui.app import messages

WANTED = 4
TRIED = 8
_ACRONYM = re.compile(r"[a-záéíóúñ]\s+\(([A-ZÑ]{3,9})\)")
_NUMBERING = re.compile(r"^[\dIVXLC.]+[.)-]?\s+")
_HEADING_WORDS = (2, 9)


def example_questions(service: AnswerService) -> tuple[str, ...]:
    """At most ``WANTED`` questions of different kinds that this index answers with evidence."""
    found: list[str] = []
    for tried, text in enumerate(candidates(list(service.index.documents.values()))):
        if tried >= TRIED or len(found) >= WANTED:
            break
        if text not in found and not service.ask(Question(text)).abstained:
            found.append(text)
    return tuple(found)


def candidates(documents: Sequence[ParsedDocument]) -> Iterator[str]:
    """Possible questions, the kinds and the documents taking turns."""
    by_document = [list(_of_document(parsed)) for parsed in documents]
    for round_ in zip_longest(*by_document):
        yield from (text for text in round_ if text)


def _of_document(parsed: ParsedDocument) -> Iterator[str]:
    kinds: list[Iterable[str]] = [
        _acronyms(parsed),
        _cells(parsed.tables),
        _series(parsed.tables),
        _headings(parsed),
    ]
    for round_ in zip_longest(*kinds):
        yield from (text for text in round_ if text)


def _acronyms(parsed: ParsedDocument) -> Iterator[str]:
    seen = dict.fromkeys(found[1] for found in _ACRONYM.finditer(parsed.document.repaired))
    return (messages.example_acronym(acronym) for acronym in seen)


def _cells(tables: Sequence[Table]) -> Iterator[str]:
    for table in tables:
        for column in table.columns:
            if column.measure and column.year and table.rows:
                row = next((r for r in table.rows if not r.total), table.rows[0])
                name = (row.shown or row.label).title()
                yield messages.example_cell(column.measure.lower(), name, column.year)
                break


def _series(tables: Sequence[Table]) -> Iterator[str]:
    for table in tables:
        measures = [c.measure for c in table.columns if c.measure and c.year]
        whole = [r for r in table.rows if r.complete and not r.total]
        if len(measures) > 1 and len(set(measures)) < len(measures) and whole:
            row = whole[len(whole) // 2]
            yield messages.example_series(measures[0].lower(), (row.shown or row.label).title())


def _headings(parsed: ParsedDocument) -> Iterator[str]:
    for section in parsed.sections:
        name = _NUMBERING.sub("", section.heading).strip(" .:")
        length = len(name.split())
        body = section.body_end - section.body_start
        if _HEADING_WORDS[0] <= length <= _HEADING_WORDS[1] and body > 300 and not name.isupper():
            yield messages.example_heading(name)

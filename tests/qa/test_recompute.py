"""A computation is worked out anew from its cells before it is shown."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.records import ParsedDocument
from qa.api import AnswerService
from qa.records import Computation, Question, Statement
from qa.tables.arithmetic import work
from qa.tables.ranks import passes
from qa.tables.recompute import computation_holds, recompute

QUESTIONS = [
    "¿Cuántos préstamos hubo en Lampa en 2019?",
    "¿Cuántos préstamos suman Azángaro y Carabaya en 2019?",
    "¿Cuál fue el promedio de préstamos de Azángaro y Carabaya en 2019?",
    "¿Cuál es la diferencia de préstamos entre Lampa y Azángaro en 2018?",
    "¿En qué porcentaje crecieron los préstamos en Azángaro de 2018 a 2019?",
    "¿Cuántas veces más préstamos tuvo Lampa que Carabaya en 2018?",
    "¿Qué porcentaje de los préstamos de 2018 fue en Lampa?",
    "¿Qué provincia tuvo más préstamos en 2019?",
    "¿Cuál fue la segunda provincia con más préstamos en 2019?",
    "¿Cuáles son las dos provincias con más préstamos en 2019?",
    "¿Qué provincias superaron los 900 préstamos en 2019?",
    "¿Qué provincias superaron los 90 000 préstamos en 2019?",
    "¿Dónde hubo más préstamos en 2018, en Lampa o en Carabaya?",
    "¿Cuántos lectores hubo en Lampa en 2018 y 2019?",
]


def computed(service: AnswerService, question: str) -> tuple[Statement, ParsedDocument]:
    answer = service.ask(Question(question))
    statement = next(s for s in answer.statements if s.computation)
    assert statement.computation is not None
    return statement, service.index.documents[statement.computation.doc_id]


def holds(statement: Statement, parsed: ParsedDocument) -> bool:
    assert statement.computation is not None
    return computation_holds(statement.text, statement.computation, parsed)


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_answered_is_what_the_cells_give(service: AnswerService, question: str) -> None:
    assert holds(*computed(service, question))


def test_another_figure_does_not_hold(service: AnswerService) -> None:
    statement, parsed = computed(service, QUESTIONS[1])
    assert "2,150" in statement.text
    assert not holds(replace(statement, text=statement.text.replace("2,150", "2,151")), parsed)
    assert not holds(replace(statement, text=f"{statement.text} Además, 77."), parsed)


def test_another_row_does_not_hold(service: AnswerService) -> None:
    statement, parsed = computed(service, QUESTIONS[7])
    assert "LAMPA" in statement.text
    swapped = statement.text.replace("LAMPA", "CARABAYA").replace("2,500", "650")
    assert not holds(replace(statement, text=swapped), parsed)


def test_cells_that_are_not_in_the_table_do_not_hold(service: AnswerService) -> None:
    statement, parsed = computed(service, QUESTIONS[1])
    record = statement.computation
    assert record is not None
    assert recompute(record, parsed) is not None
    moved = replace(record, cells=tuple((a + 1, b + 1) for a, b in record.cells))
    for broken in (
        moved,
        replace(record, cells=()),
        replace(record, operation="raíz"),
        replace(record, operation="difference", cells=record.cells[:1]),
        replace(record, table_id="otra"),
        replace(record, doc_id="otro"),
    ):
        assert recompute(broken, parsed) is None
        assert not computation_holds(statement.text, broken, parsed)


def test_a_changed_document_does_not_hold(service: AnswerService) -> None:
    statement, parsed = computed(service, QUESTIONS[1])
    record = statement.computation
    assert isinstance(record, Computation)
    start, end = record.cells[0]
    text = parsed.document.text
    changed = f"{text[:start]}{'9' * (end - start)}{text[end:]}"
    edited = replace(parsed, document=replace(parsed.document, text=changed))
    assert not computation_holds(statement.text, record, edited)


FIGURES = st.lists(st.decimals(0, 10**7, places=1), min_size=2, max_size=12)


@given(FIGURES, st.integers(1, 5))
def test_the_largest_are_at_least_as_large_as_the_rest(figures: list[Decimal], count: int) -> None:
    chosen = work("extreme", figures, ("max", str(count), "1")).chosen
    rest = [value for at, value in enumerate(figures) if at not in chosen]
    assert len(chosen) >= min(count, len(figures))
    assert all(figures[at] > other for at in chosen for other in rest)


@given(FIGURES, st.decimals(0, 10**7, places=1))
def test_a_filter_parts_the_rows(figures: list[Decimal], bound: Decimal) -> None:
    over = work("filter", figures, ("more", str(bound))).chosen
    under = work("filter", figures, ("at_most", str(bound))).chosen
    assert sorted((*over, *under)) == list(range(len(figures)))
    assert all(passes(figures[at], ("more", str(bound))) for at in over)

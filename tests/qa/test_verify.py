from __future__ import annotations

from dataclasses import replace

import pytest

from qa.api import AnswerService
from qa.records import Answer, Question
from qa.verify import verified


@pytest.fixture
def answer(service: AnswerService) -> Answer:
    return service.ask(Question("¿Cuándo se creó el Programa Nacional de Bibliotecas?"))


def test_a_sound_answer_passes_untouched(service: AnswerService, answer: Answer) -> None:
    assert verified(answer, service.index.documents) is answer


@pytest.mark.parametrize("change", ["offset", "quote", "text", "document"])
def test_what_was_tampered_with_is_withheld(
    service: AnswerService, answer: Answer, change: str
) -> None:
    citation = answer.citations[0]
    bad = {
        "offset": replace(citation, start=citation.start + 1),
        "quote": replace(citation, quote=citation.quote.replace("2015", "2016")),
        "text": citation,
        "document": replace(citation, doc_id="otro"),
    }[change]
    statement = answer.statements[0]
    if change == "text":
        statement = replace(statement, text=statement.text.replace("2015", "2016"))
    forged = replace(answer, citations=(bad,), statements=(statement,))
    shown = verified(forged, service.index.documents)
    assert shown.abstained
    assert "2016" not in shown.text
    assert shown.notices


def test_a_computation_is_worked_out_anew(service: AnswerService) -> None:
    question = Question("¿Cuántos préstamos suman Azángaro y Carabaya en 2019?")
    answer = service.ask(question)
    assert "2,150" in answer.text
    statement = answer.statements[0]
    forged = replace(statement, text=statement.text.replace("2,150", "2,160"))
    shown = verified(replace(answer, statements=(forged,)), service.index.documents)
    assert shown.abstained
    assert "2,160" not in shown.text


def test_a_change_told_in_prose_is_worked_out_anew(service: AnswerService) -> None:
    question = Question("¿Cuánto aumentaron los libros entregados de 2020 a 2021?")
    answer = service.ask(question)
    assert "820" in answer.text
    assert verified(answer, service.index.documents) is answer
    statement = answer.statements[0]
    forged = replace(statement, text=statement.text.replace("820", "830"))
    assert verified(replace(answer, statements=(forged,)), service.index.documents).abstained

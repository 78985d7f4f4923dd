from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa.api import AnswerService
from qa.records import Question


def ask(service: AnswerService, text: str, *history: str):
    return service.ask(Question(text, tuple(history)))


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("¿Cuándo se creó el Programa Nacional de Bibliotecas?", "4 de marzo de 2015"),
        ("cuando se creo el programa nacional de vibliotecas", "4 de marzo de 2015"),
        ("¿Qué es la DLP?", "Dirección de Lectura Pública"),
        ("¿Cuántos lectores se registraron en el primer semestre de 2019?", "12 450"),
        ("¿Qué decreto aprobó el reglamento de préstamos?", "014-2016-MC"),
        ("¿Cuántos libros se entregaron en 2021?", "9 120"),
        ("¿Cuántos préstamos hubo en Carabaya en 2019?", "650"),
        ("¿Cuántas mujeres se inscribieron como lectores en 2019?", "220"),
        ("¿Qué dice el artículo 12?", "devuelve el libro en buen estado"),
        ("¿Qué provincia tuvo más préstamos en 2018?", "LAMPA"),
        ("¿Cuántos préstamos suman Azángaro y Carabaya en 2019?", "2,150"),
    ],
)
def test_answers_with_verbatim_citations(service: AnswerService, question: str, held: str) -> None:
    answer = ask(service, question)
    assert held in answer.text
    assert answer.citations
    assert len(answer.text.split()) <= 80
    for citation in answer.citations:
        document = service.index.documents[citation.doc_id].document
        assert document.text[citation.start : citation.end] == citation.quote
    assert answer.hits[0].passage.passage_id == answer.citations[0].passage_id


@pytest.mark.parametrize(
    "question",
    [
        "¿Cuál es la capital de Mongolia?",
        "¿Cuántos préstamos hubo en Melgar en 2019?",
        "¿Cuántos préstamos hubo en Carabaya en 2012?",
        "¿Cuántos libros se entregaron en 2017?",
        "¿Cuántos lectores chilenos se registraron en 2019?",
        "receta de ceviche",
    ],
)
def test_what_is_not_there_is_refused(service: AnswerService, question: str) -> None:
    answer = ask(service, question)
    assert answer.abstained
    assert not answer.citations
    assert "No consta" in answer.text


def test_a_forbidden_sum_is_not_computed(service: AnswerService) -> None:
    answer = ask(service, "¿Cuántos lectores suman Azángaro y Carabaya en 2018 según provincia?")
    assert "no son sumables" in answer.text
    assert "550" not in answer.text
    assert answer.outcome == "partial"


def test_a_cut_row_gives_what_it_holds(service: AnswerService) -> None:
    answer = ask(service, "lectores según provincia en Lampa")
    assert "420" in answer.text
    assert answer.outcome == "partial"
    assert "Lectores 2019" in answer.missing


def test_follow_up(service: AnswerService) -> None:
    answer = ask(service, "¿y en 2021?", "¿Cuántos libros se entregaron en 2020?")
    assert "9 120" in answer.text
    assert "2021" in answer.understood_as


def test_the_id_repeats_and_tells_questions_apart(service: AnswerService) -> None:
    first, again = (ask(service, "¿Qué es la DLP?") for _ in range(2))
    assert (first.answer_id, first.text) == (again.answer_id, again.text)
    assert first.answer_id != ask(service, "¿Qué es el PNB?").answer_id


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=200))
def test_odd_text_never_raises(service: AnswerService, text: str) -> None:
    answer = ask(service, text)
    assert answer.text


def test_very_long_question_is_refused(service: AnswerService) -> None:
    assert "demasiado larga" in ask(service, "a" * 10_000).text


@pytest.mark.parametrize(
    "question",
    [
        "PNB: nombre completo, por favor",
        "¿Qué quiere decir PNB en los cuadros de lectores?",
        "¿Qué es el PNB de la región?",
    ],
)
def test_an_acronym_is_told_whatever_else_the_question_says_of_it(service, question):
    answer = service.ask(Question(question))
    assert "Programa Nacional de Bibliotecas" in answer.text


def test_what_is_asked_of_an_acronym_at_a_place_is_no_definition(service):
    answer = service.ask(Question("¿Qué es el PNB de Tumbes?"))
    assert answer.abstained or "Tumbes" in answer.text

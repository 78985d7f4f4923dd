from __future__ import annotations

import pytest

from qa.asked_value import lacks_value
from qa.entities import named
from qa.forms import analyse_question
from qa.spelling import Speller
from qa.values import find_values
from qa.wording import expand_shorthand, plain


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("q dice el informe x favor", "que dice el informe por favor"),
        ("xq bajaron los casos", "por qué bajaron los casos"),
        ("anexo x", "anexo x"),
        ("literal d)", "literal d)"),
        ("Plan K y Plan Q", "Plan K y Plan Q"),
    ],
)
def test_shorthand_is_written_out_and_labels_are_left(written: str, meant: str) -> None:
    assert expand_shorthand(written)[0] == meant


def test_question_words_are_heard() -> None:
    speller = Speller({"libros": 3}, {"libr"})
    assert speller.correct("kuantos libros")[0] == "cuántos libros"


def test_set_phrases_are_read_as_reports_write() -> None:
    assert plain("cuántos viven fuera del país") == "cuántos viven en el exterior"


@pytest.mark.parametrize(
    ("question", "kind", "focus"),
    [
        ("¿Cuál es la población de Lima?", "figure", "poblacion"),
        ("numero de lectores que devolvieron", "figure", "lector"),
        ("%mujeres lectoras 2019", "percent", ""),
        ("¿En qué consiste el préstamo?", "definition", "cons"),
    ],
)
def test_forms_of_everyday_wordings(question: str, kind: str, focus: str) -> None:
    form = analyse_question(question)
    assert form.wants(kind)  # type: ignore[arg-type]
    assert form.focus == focus


def test_why_is_it_is_no_definition() -> None:
    assert not analyse_question("¿Por qué es difícil prestar libros?").wants("definition")


def test_a_quarter_without_a_preposition_has_its_year() -> None:
    assert find_values("tercer trimestre 2019")[0].key == "date:2019-Q3"


def test_names_are_read_whole() -> None:
    assert [text for text, _ in named("¿Qué decreto aprobó la Política Nacional de Lectura?")] == [
        "Política Nacional de Lectura"
    ]
    assert not list(named("QUE APROBO LA POLITICA NACIONAL"))


def test_a_word_that_is_only_used_is_not_defined() -> None:
    form = analyse_question("¿Qué es el triaje?")
    assert lacks_value(form, "La nacionalidad se detalla durante el triaje.") == "definition"
    assert lacks_value(form, "El triaje es una evaluación breve.") == ""


def test_an_office_is_not_read_off_another_act(service) -> None:
    from qa.records import Question

    answer = service.ask(Question("¿Quién dirige la Universidad de Puno?"))
    assert answer.abstained


@pytest.mark.parametrize(
    "question",
    [
        "¿Qué universidad rechazó el Programa Nacional de Bibliotecas?",
        "¿Qué presupuesto tiene el Programa Nacional de Bibliotecas?",
        "¿Cuál es el teléfono de la Dirección de Lectura Pública?",
    ],
)
def test_what_the_place_does_not_say_is_refused(service, question: str) -> None:
    from qa.records import Question

    assert service.ask(Question(question)).abstained


def test_the_number_of_a_norm_is_no_count() -> None:
    form = analyse_question("¿Cuál es el número de la ley que creó el sistema?")
    assert form.wants("norm")
    assert not form.wants("figure", "count")


def test_misspelt_words_of_asking_set_the_form() -> None:
    speller = Speller({"libros": 3}, {"libr"})
    assert analyse_question(speller.correct("que porsentaje de libros")[0]).wants("percent")


def test_a_share_of_what_is_asked_is_not_the_whole() -> None:
    from qa.preference import _count_fit

    form = analyse_question("¿Cuántos préstamos vencidos hubo?")
    part = "De los préstamos vencidos, 40 fueron devueltos."
    whole = "Del total de libros, 95 son préstamos vencidos."
    assert _count_fit(form, part) < _count_fit(form, whole)

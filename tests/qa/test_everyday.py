"""Everyday words are read as the documents write them, and only where these lack them."""

from __future__ import annotations

import pytest

from qa.entities import content_line
from qa.everyday import Wording, official, spoken
from qa.records import Question
from qa.text import stems

LINES = (
    "El programa brinda financiamiento a niños y adolescentes de la cuenca.",
    "La directiva se amplió por dos años y se condonaron las multas de los regantes.",
    "Los traductores atienden a quien se comunica en otro idioma.",
    "Los nacionales radicados en el exterior firmaron convenios bilaterales.",
    "El juzgado dispuso el traslado de las personas privadas de la libertad.",
    "Los residuos contaminan el agua; la sanción ambiental es una multa.",
)
HELD = frozenset(one for line in LINES for one in stems(line))
WORDING = Wording(HELD.__contains__, [content_line(line) for line in LINES])


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("¿Cuánta plata hay para los chicos?", "¿Cuánta financiamiento hay para los niños?"),
        ("¿Qué norma estiró la directiva?", "¿Qué norma amplió la directiva?"),
        ("¿Les perdonan las multas?", "¿Les condonan las multas?"),
        ("¿Cuánta platita hay para los chiquitos?", "¿Cuánta financiamiento hay para los niños?"),
        ("si no habla castellano", "si no habla idioma"),
        ("pactos de dos países", "convenios bilaterales"),
        ("cuántos compatriotas viven afuera", "cuántos nacionales radican exterior"),
        ("¿A dónde llevan a los presos?", "¿A dónde llevan a personas privadas de la libertad?"),
        ("¿Cuánta gente bota basura?", "¿Cuánta personas bota residuo?"),
    ],
)
def test_everyday_words_are_read_as_the_documents_write(asked: str, read: str) -> None:
    assert official(asked, WORDING) == read


@pytest.mark.parametrize(
    "asked",
    [
        "¿Cuántos niños hay en la cuenca?",
        "¿Por qué rechazó el convenio?",
        "¿Quién abandonó el programa?",
        "¿Qué dice Plata Quemada?",
        "receta de ceviche",
        "¿Qué decreto lo dispuso?",
    ],
)
def test_other_words_are_left(asked: str) -> None:
    assert official(asked, WORDING) == asked


def test_a_word_that_the_documents_hold_is_left() -> None:
    held = Wording((HELD | {"plat"}).__contains__, ())
    assert official("la plata", held) == "la plata"


def test_what_stands_beside_the_other_words_is_chosen() -> None:
    lines = ["La cartera dio recursos al censo.", "El fondo dio presupuesto a la escuela."]
    both = Wording(
        frozenset(one for line in lines for one in stems(line)).__contains__,
        [content_line(line) for line in lines],
    )
    assert official("plata del censo", both) == "recursos del censo"
    assert official("plata de la escuela", both) == "presupuesto de la escuela"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("¿Cuántos peruanos viven afuera?", "3 millones"),
        ("¿Cuál fue el último decreto que estiró el permiso temporal?", "007-2018-IN"),
        ("Si la extranjera no habla castellano, ¿a quién se recurre?", "Colegio de traductores"),
        ("¿Cuántos pactos de dos países hay sobre trata?", "5 acuerdos"),
        ("¿Cuántos paquetes de aseo recibieron las venezolanas?", "2055"),
        ("¿A cuántos contagiados les hicieron control médico?", "43,118"),
    ],
)
def test_everyday_questions_reach_the_report(report, question: str, answer: str) -> None:
    asked = report.ask(Question(question))
    assert answer in asked.text


@pytest.mark.parametrize(
    "question",
    ["¿Por qué el Perú rechazó el Pacto?", "¿Cuál es el celular de ACNUR?", "¿Quién cocina?"],
)
def test_what_the_report_does_not_say_stays_refused(report, question: str) -> None:
    assert report.ask(Question(question)).abstained


def test_what_speech_shortens_is_written_out() -> None:
    assert spoken("el decreto pal PTP y pa los niños") == "el decreto para el PTP y para los niños"
    assert spoken("el PA de la zona") == "el PA de la zona"

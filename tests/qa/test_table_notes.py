"""What a table's notes say: what its figures include, what a sign means, why not to add."""

from __future__ import annotations

import pytest

from qa.api import AnswerService
from qa.records import Question


def answered(service: AnswerService, question: str) -> str:
    answer = service.ask(Question(question))
    return "NO" if answer.outcome == "no_evidence" else answer.text


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("¿Qué incluyen los préstamos del anexo 1?", "préstamos a domicilio"),
        ("¿Qué abarcan las cifras del anexo 1?", "préstamos a domicilio"),
        ("¿Qué significa la nota a/ del anexo 1?", "préstamos a domicilio"),
        ("¿Qué quiere decir la llamada a del cuadro de préstamos?", "préstamos a domicilio"),
        ("¿Por qué está mal juntar los lectores de varias provincias?", "más de una provincia"),
        ("¿Por qué no se pueden sumar los lectores?", "más de una provincia"),
        ("¿Qué aclara el anexo 1 sobre los lectores?", "no son sumables"),
        ("¿Qué notas trae el anexo 1?", "préstamos a domicilio"),
    ],
)
def test_a_table_says_what_its_notes_say(service: AnswerService, question: str, held: str) -> None:
    assert held in answered(service, question)


@pytest.mark.parametrize(
    "question",
    [
        "¿Los datos del anexo 1 incluyen computadoras?",
        "¿Qué significa la nota c/ del anexo 1?",
        "¿Qué significa el asterisco del anexo 1?",
    ],
)
def test_what_no_note_says_is_refused(service: AnswerService, question: str) -> None:
    assert answered(service, question) == "NO"


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("¿Quién armó la tabla de menores ingresados a las UPE?", "Dirección de Protección"),
        ("¿Qué incluyen las atenciones del anexo 16?", "SIS, FISAL y Mixto"),
        ("¿Qué significa el asterisco del anexo 41?", "diciembre del año 2021"),
        ("¿Qué quiere decir la /2 del anexo 21?", "31 de enero de 2022"),
    ],
)
def test_the_report_says_what_its_notes_say(
    report: AnswerService, question: str, held: str
) -> None:
    assert held in answered(report, question)

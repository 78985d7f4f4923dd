from __future__ import annotations

import pytest

from qa.api import AnswerService
from qa.parts import take_apart
from qa.records import Question

KNOWN = {"dlp", "pnb"}


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        (
            "¿Qué hicieron la DLP y el PNB por los lectores?",
            ("¿Qué hicieron la DLP por los lectores?", "¿Qué hicieron la PNB por los lectores?"),
        ),
        (
            "¿Cuáles son los retos en salud y en lectura?",
            ("¿Cuáles son los retos en salud?", "¿Cuáles son los retos en lectura?"),
        ),
        ("Compare la DLP con el PNB", ("¿Qué es DLP?", "¿Qué es PNB?")),
        ("¿Cuándo se creó y qué coordina?", ("¿Cuándo se creó", "qué coordina?")),
    ],
)
def test_a_question_of_two_things_is_taken_apart(question: str, texts: tuple[str, ...]) -> None:
    parts = take_apart(question, KNOWN)
    assert parts is not None
    assert parts.texts == texts


@pytest.mark.parametrize(
    "question",
    ["¿Qué es la DLP?", "¿QUE HICIERON LA DLP Y EL PNB?", "¿Qué libros y revistas hay?"],
)
def test_a_question_of_one_thing_stays_whole(question: str) -> None:
    assert take_apart(question, KNOWN) is None


def test_both_things_are_answered_from_their_own_places(service: AnswerService) -> None:
    answer = service.ask(Question("Compare el Programa Nacional de Bibliotecas con la DLP"))
    assert "2015" in answer.text
    assert "coordina" in answer.text
    assert len(answer.citations) == 2


def test_a_name_with_y_inside_is_one_thing(report: AnswerService) -> None:
    answer = report.ask(
        Question("¿Con qué cuenta el Ministerio de la Mujer y Poblaciones Vulnerables?")
    )
    assert len(answer.citations) == 1


def test_a_part_with_a_verb_of_its_own_takes_no_end_over() -> None:
    parts = take_apart("¿Cuánto dinero recibió Lima de la UCCI y cuánto hacía falta para 2022?", ())
    assert parts is not None
    assert parts.texts[0] == "¿Cuánto dinero recibió Lima de la UCCI"
    assert not parts.shared

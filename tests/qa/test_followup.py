from __future__ import annotations

import pytest

from qa.followup import resolve

LIMA = "¿Cuántas atenciones hubo en Lima en 2019?"


@pytest.mark.parametrize(
    ("question", "understood"),
    [
        ("¿y en 2021?", "¿Cuántas atenciones hubo en Lima en 2021?"),
        ("¿Y en Cusco?", "¿Cuántas atenciones hubo en Cusco en 2019?"),
        ("¿y el año anterior?", "¿Cuántas atenciones hubo en Lima en 2018?"),
        ("¿Qué es el CEBAF?", "¿Qué es el CEBAF?"),
        ("¿Cuándo adoptó el Perú el Pacto Mundial?", "¿Cuándo adoptó el Perú el Pacto Mundial?"),
    ],
)
def test_what_is_lacking_comes_from_the_question_before(question: str, understood: str) -> None:
    assert resolve(question, [LIMA]) == understood


def test_sex_and_number_are_replaced() -> None:
    assert resolve("¿y los hombres?", ["¿Cuántas niñas ingresaron en 2020?"]).count("hombres") == 1
    assert resolve("¿Y el 229?", ["¿Qué dice el artículo 228?"]) == "¿Qué dice el artículo 229?"


def test_another_question_on_the_same_matter_keeps_the_topic() -> None:
    understood = resolve("¿Cuánto dura?", ["¿Qué es el Permiso Temporal de Permanencia?"])
    assert understood.startswith("¿Cuánto dura?")
    assert "Permiso Temporal de Permanencia" in understood


def test_several_turns_are_followed() -> None:
    assert "Junín" in resolve("¿Y en Junín?", [LIMA, "¿y en 2020?"])
    assert "2020" in resolve("¿Y en Junín?", [LIMA, "¿y en 2020?"])


def test_a_question_with_its_own_measure_and_place_drops_the_context() -> None:
    question = "¿Cuántas atenciones hubo en Lima por año?"
    assert resolve(question, ["¿Cuántas venezolanas fueron vacunadas?"]) == question


def test_without_history_nothing_changes() -> None:
    assert resolve("¿y en 2021?", []) == "¿y en 2021?"

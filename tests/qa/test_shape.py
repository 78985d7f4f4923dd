"""Sentences made as the question asks, and what somebody may do."""

from __future__ import annotations

import pytest

from qa.forms import analyse_question
from qa.permission import may_do, said_closely, speaks_of_everybody
from qa.shape import shape_factor
from qa.signals import _counts_cases
from qa.text import stems


@pytest.mark.parametrize(
    ("question", "better", "worse"),
    [
        ("¿Cómo se cuida el pozo?", "Se cuida con una reja.", "El pozo se cuida así:"),
        ("¿Cómo se cuida el pozo?", "Se cuida con una reja.", "b) Cuidado del pozo"),
        ("¿A quién se pide ayuda?", "Coordinar con la posta del valle.", "La ayuda llega tarde."),
        ("¿A dónde acudo?", "Debe acudir a la posta.", "La posta es nueva."),
        (
            "¿Dónde atiende la junta?",
            "La junta funciona en el local azul.",
            "La junta atiende bien.",
        ),
        ("¿Cuántas veces los llamaron?", "Hubo 4 llamadas a cada uno.", "Llamaron a 40 socios."),
        ("¿Por qué cuesta regar?", "Debido a la falta de agua no se riega.", "Regar es un arte."),
        ("¿Puede un socio votar?", "Toda persona puede votar.", "Los socios votan los lunes."),
    ],
)
def test_what_is_made_as_an_answer_comes_first(question, better, worse):
    form = analyse_question(question)
    assert shape_factor(form, better) > shape_factor(form, worse)


def test_an_introduction_serves_a_list():
    form = analyse_question("¿Cuáles son los pozos?")
    assert shape_factor(form, "Los pozos son los siguientes:") == 1.0


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("¿Puede un socio vender su llama?", ["vender"]),
        ("¿Pueden las socias inscribirse?", ["inscribir"]),
        ("¿Puede un socio tener llamas?", []),
        ("¿Quién puede vender llamas?", []),
    ],
)
def test_what_somebody_may_do_is_read(question, asked):
    assert may_do(analyse_question(question)) == asked


def test_what_holds_for_all_holds_for_a_foreigner():
    form = analyse_question("¿Puede un haitiano inscribirse?")
    assert speaks_of_everybody(form, "Toda persona puede inscribirse.")
    assert not speaks_of_everybody(form, "Los socios pueden inscribirse.")
    assert not speaks_of_everybody(
        analyse_question("¿Cuántos haitianos se inscribieron?"), "Toda persona puede inscribirse."
    )


@pytest.mark.parametrize(
    ("one", "text", "met"),
    [
        ("compr", "El compromiso de los socios.", False),
        ("compr", "Se compró una llama.", True),
        ("vacun", "La vacunación de las llamas.", True),
        ("inscrib", "Los socios votan.", False),
    ],
)
def test_what_is_allowed_is_said_closely(one, text, met):
    assert said_closely(one, frozenset(stems(text))) is met


def test_cases_of_an_illness_count_who_fell_ill():
    form = analyse_question("¿Cuántos socios se intoxicaron?")
    assert _counts_cases(form, "Hubo 17 casos de intoxicación.")
    assert not _counts_cases(form, "Hubo 17 casos de robo.")


def test_a_question_of_oneself_is_yes_or_no():
    assert "yesno" in analyse_question("¿Si soy extranjero me atienden?").kinds

"""What an asker takes back, newcomers of a year, and the section after the one asked about."""

from __future__ import annotations

import pytest

from qa.followup import resolve
from qa.forms import analyse_question
from qa.wording import as_gain, corrected_by_asker


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("¿Cuánto llovió en 2019, perdón, 2020?", "¿Cuánto llovió 2020?"),
        ("¿Cuánto llovió en 2019... no, mejor dicho en 2020?", "¿Cuánto llovió en 2020?"),
        ("¿Cuántas llamas hay en Puno, digo, en Tacna?", "¿Cuántas llamas hay en Tacna?"),
        (
            "¿Cuántas llamas hay en Ica, perdón, Tacna en 2020?",
            "¿Cuántas llamas hay en Tacna en 2020?",
        ),
        ("Perdón, ¿cuántas llamas hay en Ica?", "Perdón, ¿cuántas llamas hay en Ica?"),
        ("¿Qué digo en la reunión de 2020?", "¿Qué digo en la reunión de 2020?"),
    ],
)
def test_what_is_taken_back_is_not_asked(asked, meant):
    assert corrected_by_asker(asked) == meant


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        (
            "¿Cuántos socios se sumaron en 2021?",
            "¿en cuánto aumentaron socios entre 2020 y 2021?",
        ),
        (
            "¿Cuántas socias nuevas hubo en 2020?",
            "¿en cuánto aumentaron socias entre 2019 y 2020?",
        ),
        (
            "¿Cuántos se incorporaron al club durante 2020?",
            "¿en cuánto aumentaron al club entre 2019 y 2020?",
        ),
        ("¿Cuántos socios hubo en 2021?", "¿Cuántos socios hubo en 2021?"),
        ("¿Cuántos niños nuevos ingresaron en 2021?", "¿Cuántos niños nuevos ingresaron en 2021?"),
        (
            "¿Cuántos se sumaron en 2021 más que en 2020?",
            "¿Cuántos se sumaron en 2021 más que en 2020?",
        ),
    ],
)
def test_newcomers_are_a_growth_of_totals(asked, meant):
    assert as_gain(asked) == meant


@pytest.mark.parametrize(
    ("asked", "before", "meant"),
    [
        ("¿Y el artículo siguiente?", "¿Qué dice el artículo 12?", "¿Qué dice el artículo 13?"),
        ("¿y el que sigue?", "¿De qué trata el anexo 3?", "¿De qué trata el anexo 4?"),
        ("¿Y el anterior?", "¿Qué dice el artículo 12?", "¿Qué dice el artículo 11?"),
        (
            "¿Y el artículo siguiente, de qué trata?",
            "¿De qué trata el artículo 12?",
            "¿De qué trata el artículo 13?",
        ),
    ],
)
def test_the_section_beside_the_one_asked_about(asked, before, meant):
    assert resolve(asked, [before]) == meant


def test_a_section_beside_none_is_not_guessed():
    assert "artículo 0" not in resolve("¿Y el anterior?", ["¿Qué dice el artículo 1?"])
    assert (
        resolve("¿Y el anexo siguiente?", ["¿Qué dice el artículo 7?"])
        != "¿Qué dice el artículo 8?"
    )


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("¿por qué orden los llamaban?", "why"),
        ("¿por qué vía se pide el agua?", "why"),
    ],
)
def test_a_way_or_an_order_is_no_motive(question, kind):
    assert kind not in analyse_question(question).kinds


@pytest.mark.parametrize(
    "question",
    [
        "¿Se necesita estar inscrito para que el club dé acceso al pozo?",
        "si una socia que llega tarde no trae papel, la tienen que atender?",
        "un niño que no es socio puede entrar al pozo?",
    ],
)
def test_a_que_that_joins_asks_nothing(question):
    assert "yesno" in analyse_question(question).kinds

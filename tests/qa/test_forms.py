from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.forms import analyse_question


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("¿Cuántos libros hubo?", "figure"),
        ("CUANTOS LIBROS HUBO", "figure"),
        ("¿Cuándo se creó?", "date"),
        ("¿Qué decreto aprobó el reglamento?", "norm"),
        ("¿Quién coordina?", "who"),
        ("¿Dónde funciona?", "place"),
        ("que significa PNB", "definition"),
        ("¿Qué porcentaje eran mujeres?", "percent"),
        ("¿Cuánto tiempo dura el préstamo?", "duration"),
        ("vigencia carné lectores", "duration"),
        ("¿Por qué cerró?", "why"),
        ("¿Cómo se renueva el préstamo?", "procedure"),
        ("¿Puede renovarse el préstamo?", "yesno"),
    ],
)
def test_forms(question: str, kind: str) -> None:
    assert kind in analyse_question(question).kinds


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("¿Qué provincia tuvo más préstamos en 2019?", "max"),
        ("¿Qué regiones superaron los 10 000 préstamos en 2019?", "filter"),
        ("¿Cuántas regiones tuvieron más de 10 000 préstamos?", "filter"),
        ("las tres regiones con más préstamos", "top"),
        ("¿Cuál es la diferencia entre Lima y Callao?", "difference"),
        ("¿En qué porcentaje aumentaron los préstamos?", "growth"),
        ("¿Qué porcentaje representa Lima?", "share"),
        ("¿Cuántos préstamos suman Lima y Callao?", "sum"),
        ("promedio anual de préstamos", "average"),
        ("¿Cuántos lectores hay?", None),
        ("¿Cuántas personas de 60 años a más?", None),
    ],
)
def test_operations(question: str, operation: str | None) -> None:
    assert analyse_question(question).operation == operation


def test_what_is_named() -> None:
    form = analyse_question("¿Cuántas mujeres colombianas de 18 a 29 años había en Tacna en 2019?")
    assert form.sexes == {"f"}
    assert form.countries == {"colombia"}
    assert form.ages == (18, 29)
    assert form.places == {"tacna"}
    assert form.years == {2019}


@given(st.text(max_size=120))
def test_any_text_has_a_form(text: str) -> None:
    assert analyse_question(text).kinds

"""What happened must be said of whoever is asked about."""

from __future__ import annotations

import pytest

from qa.asked_value import lacks_value
from qa.events import unled, unsaid_events
from qa.forms import analyse_question
from qa.select.reading import read_sentence
from qa.text import fold


@pytest.mark.parametrize(
    ("question", "text", "lacking"),
    [
        ("¿Cuántas llamas nacieron en Lampa?", "Se vacunó a 300 llamas en Lampa.", ["nacieron"]),
        ("¿Cuántas llamas nacieron en Lampa?", "En Lampa nacieron 300 llamas.", []),
        (
            "¿Cuánto llovió en el segundo trimestre?",
            "En el tercer trimestre llovió 30 mm.",
            ["segundo trimestre"],
        ),
        ("¿Cuánto llovió en el segundo trimestre?", "El segundo trimestre llovió 30 mm.", []),
        ("¿Quién firmó el Convenio Azul?", "Puno adoptó el Convenio Azul.", ["firmo"]),
        ("¿Quién firmó el Convenio Azul?", "Rosa Quispe firmó el Convenio Azul.", []),
        ("¿Cuántos salieron del valle?", "Entraron 300 al valle.", ["salieron del"]),
        ("¿De dónde salieron los datos?", "Los datos son de la Oficina de Obras.", []),
        ("¿Con qué norma salió el plan?", "El plan se aprobó con la Ley 123.", []),
    ],
)
def test_an_event_is_said_or_lacking(question, text, lacking):
    form = analyse_question(question)
    assert unsaid_events(form, read_sentence(text).stem_set, fold(text)) == lacking


@pytest.mark.parametrize(
    ("question", "text", "lacking"),
    [
        ("¿Cuántos vecinos había?", "Ganaron un premio de 12,000 euros.", "figure"),
        ("¿Cuánto dinero ganaron?", "Ganaron un premio de 12,000 euros.", ""),
        ("¿Cuántas enfermeras había?", "Vacunaron a los niños menores de 5 años.", "figure"),
        ("¿Hasta qué edad y cuántos años?", "Vacunaron a los menores de 5 años.", ""),
    ],
)
def test_figures_of_time_and_money_count_no_other_thing(question, text, lacking):
    assert lacks_value(analyse_question(question), text) == lacking


@pytest.mark.parametrize(
    ("question", "text", "lacking"),
    [
        ("¿Quién dirige la Oficina Azul?", "La Oficina Azul colaboró con Puno.", ["dirige"]),
        (
            "¿Quién dirige la Oficina Azul?",
            "Hubo una encuesta dirigida a la Oficina Azul.",
            ["dirige"],
        ),
        ("¿Quién dirige la Oficina Azul?", "La Oficina Azul está a cargo de Rosa Quispe.", []),
        ("¿Quién preside la Mesa?", "La Mesa es liderada por Salud.", []),
        ("¿Quién atiende la Mesa?", "La Mesa es de Salud.", []),
    ],
)
def test_who_leads_must_be_said_of_the_body(question, text, lacking):
    assert unled(analyse_question(question), text) == lacking

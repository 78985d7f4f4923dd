"""A question for a name is not answered by a sentence that names nothing."""

from __future__ import annotations

import pytest

from qa.asked_instance import lacks_instance
from qa.asked_value import lacks_value
from qa.forms import analyse_question


@pytest.mark.parametrize(
    ("question", "text", "lacking"),
    [
        (
            "¿De qué tres países venían las obreras?",
            "Eran obreras de tres países distintos.",
            "place",
        ),
        ("¿De qué tres países venían las obreras?", "Venían de Chile, Bolivia y Luxemburgo.", ""),
        ("¿En qué ciudad se firmó?", "Se firmó en la ciudad de Huaraz el martes.", ""),
        ("¿En qué ciudad se firmó?", "La carta se firmó en la ciudad el martes.", "place"),
        (
            "¿Qué universidad hizo el estudio?",
            "Participaron universidades y el Colegio Médico.",
            "named",
        ),
        ("¿Qué universidad hizo el estudio?", "La Universidad de Piura hizo el estudio.", ""),
        ("nombre del director del museo", "El director del Museo abre la sala.", "person"),
        ("¿Quién es la ministra de Salud?", "La ministra Rosa Quispe visitó el hospital.", ""),
        (
            "¿Quién es la ministra de Salud?",
            "El Ministerio de Salud y el Padrón Nacional.",
            "person",
        ),
        ("nombre del director", "Se incluyó en el Padrón Nacional de Vacunación.", "person"),
        ("¿Cómo se llama el alcalde?", "Rosa Quispe es la alcaldesa desde 2019.", ""),
        (
            "¿Cómo se llama la aplicación?",
            "Hizo una aplicación para todos los barrios que atiende la Oficina Central de Obras.",
            "named",
        ),
        ("¿Cómo se llama la aplicación?", "La aplicación Yatiri ayuda a los barrios.", ""),
        ("¿Cómo se llama la aplicación?", "Hizo una aplicación denominada Yatiri.", ""),
        (
            "¿Con qué países tiene acuerdos?",
            "Tiene acuerdos mediante las Hojas de Ruta y los Planes de trabajo.",
            "place",
        ),
        ("¿Cuántos países firmaron?", "Firmaron tres países.", ""),
    ],
)
def test_a_name_asked_for_must_be_given(question, text, lacking):
    assert lacks_instance(analyse_question(question), text) == lacking


@pytest.mark.parametrize(
    ("question", "text", "lacking"),
    [
        ("¿Qué vacuna usaron más?", "La Vacunación contra la polio se usó más.", "named"),
        ("¿Qué vacuna usaron más?", "Las dosis de vacunas contra la polio llegaron.", "named"),
        ("¿Qué vacuna usaron más?", "La vacuna Lumivac fue la más usada.", ""),
        ("¿Qué vacunas dieron?", "Se dieron vacunas contra la polio.", ""),
        ("¿Qué aerolínea los llevó?", "La empresa de transportes los llevó a Puno.", "named"),
        ("¿Qué aerolínea los llevó?", "Los llevó la aerolínea Alas del Sur.", ""),
        ("¿Qué pena hay por robo?", "El robo es perseguido con firmeza.", "penalty"),
        ("¿Qué pena hay por robo?", "La pena por robo es de cuatro años.", ""),
        ("¿Cuántos años de cárcel dan?", "El robo dura 3 años en promedio.", "prison"),
    ],
)
def test_kinds_that_have_names_of_their_own(question, text, lacking):
    assert lacks_value(analyse_question(question), text) == lacking


def test_a_country_that_opens_a_sentence_is_no_person():
    form = analyse_question("¿Qué presidente firmó el convenio?")
    assert lacks_instance(form, "El Perú adoptó el Convenio Azul.") == "person"

"""What a question names must be met by name: no sister body, no other norm, no softer verb."""

from __future__ import annotations

import pytest

from index.pipeline import index_paths
from qa.records import Question
from qa.service import open_service

_TEXT = """1. Salud

El Ministerio de Salud aprobó con la Resolución Ministerial N° 120-2019/MINSA el plan de vacunas.
La agencia rechaza toda forma de odio. El Perú adoptó el Convenio Marco en 2018.
El Fondo de Desarrollo entregó 300 mil soles a la Municipalidad de Lampa en 2020.

2. Bibliotecas

La cultura viva recibe apoyo de los municipios.
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nombres")
    (folder / "informe.txt").write_text(_TEXT, encoding="utf-8")
    index_paths([folder / "informe.txt"], folder / "indice")
    return open_service(folder / "indice")


@pytest.mark.parametrize(
    "question",
    [
        "¿Qué decreto aprobó el plan de vacunas?",
        "¿Con qué resolución aprobó el Ministerio de Cultura el plan de vacunas?",
        "¿Cuánto entregó el Fondo de Ciudades Globales a la Municipalidad de Lampa?",
        "¿Por qué el Perú rechazó el Convenio Marco?",
        "¿Cuándo se salió el Perú del Convenio Marco?",
        "¿Cuándo fue que el Perú se salió del Convenio Marco?",
    ],
)
def test_another_thing_of_the_kind_does_not_answer(small, question):
    assert small.ask(Question(question)).abstained


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("¿Con qué resolución aprobó el Ministerio de Salud el plan de vacunas?", "120-2019"),
        ("¿Cuánto entregó el Fondo de Desarrollo a la Municipalidad de Lampa?", "300 mil"),
    ],
)
def test_the_thing_itself_does(small, question, said):
    assert said in small.ask(Question(question)).text

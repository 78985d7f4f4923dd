"""Lists that need a whole section: enumerations, cited norms, and further sentences."""

from __future__ import annotations

import pytest

from index.pipeline import index_paths
from qa.inventory import count_holds, points
from qa.records import Question
from qa.service import Service, open_service

RULES = """1. Socios

Artículo 7.- Personas con tarifa reducida

Tienen tarifa reducida en la biblioteca comunal:

a) Personas jubiladas
b) Personas con discapacidad visual
c) Estudiantes de escuelas públicas
d) Personas sin empleo

2. Normas

La Ley N° 30034 creó el sistema de bibliotecas. El Decreto Supremo N° 002-2014-MC la reglamentó.
Según la Ley N° 30570, la lectura es un derecho.

3. Trabajo

La Dirección de Lectura Pública (DLP) capacita a bibliotecarios en las provincias altas.
La DLP reparte libros en las escuelas rurales.
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Service:
    folder = tmp_path_factory.mktemp("reglas")
    (folder / "reglas.txt").write_text(RULES, encoding="utf-8")
    index_paths([folder], folder / "indice")
    return open_service(folder / "indice")


def test_an_enumeration_is_given_whole_and_what_was_read_is_said(rules: Service) -> None:
    answer = rules.ask(Question("¿Qué personas tienen tarifa reducida?"))
    assert "a) Personas jubiladas" in answer.text
    assert "d) Personas sin empleo" in answer.text
    assert any("4 puntos" in notice for notice in answer.notices)


def test_its_points_are_counted_and_counted_again_when_shown(rules: Service) -> None:
    answer = rules.ask(Question("¿Cuántos grupos de personas tienen tarifa reducida?"))
    assert "4 puntos" in answer.text
    source = answer.citations[0].shown
    assert points(source) == 4
    assert count_holds("La enumeración tiene 4 puntos.", [source])
    assert not count_holds("La enumeración tiene 5 puntos.", [source])


@pytest.mark.parametrize(
    ("question", "norms", "others"),
    [
        ("¿Qué leyes menciona el documento?", ("30034", "30570"), ("002-2014",)),
        ("¿Qué decretos se citan?", ("002-2014-MC",), ("30034",)),
    ],
)
def test_the_norms_cited_are_gathered_from_the_whole_document(
    rules: Service, question: str, norms: tuple[str, ...], others: tuple[str, ...]
) -> None:
    answer = rules.ask(Question(question))
    assert all(norm in answer.text for norm in norms)
    assert not any(other in answer.text for other in others)
    assert any("por completo" in notice for notice in answer.notices)


def test_a_law_on_a_matter_is_no_inventory(rules: Service) -> None:
    answer = rules.ask(Question("¿Qué leyes tratan del sistema de bibliotecas?"))
    assert "Se citan" not in answer.text


def test_what_a_body_does_comes_from_several_sentences(rules: Service) -> None:
    answer = rules.ask(Question("¿Qué acciones hace la DLP?"))
    assert "capacita" in answer.text
    assert "reparte" in answer.text

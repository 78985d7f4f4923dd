"""Lists read the whole section of their best sentence, cite each sentence and say what was read."""

from __future__ import annotations

import pytest

from index.pipeline import index_paths
from qa import messages
from qa.records import Question
from qa.service import Service, open_service

FILLER = (
    "La sala principal abre por la mañana y cierra al caer la tarde en todos los meses del año. "
    "Los muebles fueron donados por los vecinos y se reparan cada invierno en el taller comunal. "
)
WORKS = f"""1. Presentación

El informe resume un año de trabajo de las bibliotecas.

2. Trabajo en las provincias

La Dirección de Lectura Pública (DLP) capacitó a los bibliotecarios de las provincias altas.

{FILLER * 6}

La DLP repartió libros nuevos en las escuelas rurales.

{FILLER * 6}

La DLP instaló carpas de lectura en los mercados.

3. Cierre

La jornada terminó en diciembre con una feria.
"""


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> Service:
    folder = tmp_path_factory.mktemp("obras")
    (folder / "obras.txt").write_text(WORKS, encoding="utf-8")
    index_paths([folder], folder / "indice")
    return open_service(folder / "indice")


def test_actions_are_gathered_from_the_whole_section(works: Service) -> None:
    answer = works.ask(Question("¿Qué acciones hizo la DLP?"))
    for verb in ("capacitó", "repartió", "instaló"):
        assert verb in answer.text
    assert len(answer.citations) == 3
    assert len(answer.text.split()) <= 80
    document = works.index.documents[answer.citations[0].doc_id].document
    assert all(document.text[c.start : c.end] == c.quote for c in answer.citations)


def test_the_notice_says_which_section_was_read_and_how_much(works: Service) -> None:
    answer = works.ask(Question("¿Qué acciones hizo la DLP?"))
    parsed = works.index.documents[answer.citations[0].doc_id]
    section = answer.citations[0].section_id
    count = sum(p.section_id == section and p.kind != "heading" for p in parsed.passages)
    assert count > 1
    assert messages.section_read("2. Trabajo en las provincias", count) in answer.notices
    assert "Leí" not in answer.text


def test_one_value_needs_no_reading_of_the_section(works: Service) -> None:
    answer = works.ask(Question("¿Cuándo terminó la jornada?"))
    assert not any("Leí" in notice for notice in answer.notices)


def test_a_cut_sentence_that_says_nothing_is_not_added(works: Service) -> None:
    answer = works.ask(Question("¿Qué acciones hizo la DLP?"))
    for statement in answer.statements:
        assert len(statement.text.split()) >= 7

from __future__ import annotations

import pytest

from qa.api import AnswerService
from qa.forms import analyse_question
from qa.records import Question
from qa.tables.compute import compute
from qa.tables.match import select_tables
from qa.tables.view import TableView, views_of
from qa.tables.worked import shown_percent


@pytest.fixture
def views(service: AnswerService) -> tuple[TableView, ...]:
    return views_of(service.index.documents.values())


def said(views: tuple[TableView, ...], question: str) -> str:
    form = analyse_question(question)
    selection = select_tables(views, form)[0]
    assert not selection.absent
    result = compute(selection, form)
    assert result is not None
    return result.text


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("¿Cuántos préstamos hubo en Lampa en 2019?", "2,500"),
        ("¿Cuántos préstamos hubo en toda la región en 2018?", "3,100"),
        ("¿Qué provincia tuvo más préstamos en 2019?", "LAMPA"),
        ("¿Qué provincia tuvo menos préstamos en 2019?", "CARABAYA"),
        (
            "¿Cuál fue la segunda provincia con más préstamos en 2019?",
            "2.º mayor valor es AZANGARO",
        ),
        ("¿Qué provincia tuvo más préstamos en 2019 después de Lampa?", "sin contar LAMPA"),
        ("¿Cuál es la diferencia de préstamos entre Lampa y Azángaro en 2018?", "500"),
        ("¿En qué porcentaje crecieron los préstamos en Azángaro de 2018 a 2019?", "50.0 %"),
        ("¿Qué porcentaje de los préstamos de 2018 fue en Lampa?", "48.4 %"),
        ("¿Qué provincias superaron los 900 préstamos en 2019?", "2 filas cumplen"),
        ("¿Dónde hubo más préstamos en 2018, en Lampa o en Carabaya?", "Es mayor LAMPA, por 900"),
        ("¿Cuántas veces más préstamos tuvo Lampa que Carabaya en 2018?", "2.50 veces"),
        ("¿Cuántos lectores inscritos hubo entre 2018 y 2019?", "700"),
        ("¿En qué año se inscribieron más lectores mujeres?", "Año 2019"),
        ("¿Cuántas mujeres más que hombres se inscribieron en 2018?", "60"),
    ],
)
def test_cells_and_computations(views: tuple[TableView, ...], question: str, held: str) -> None:
    assert held in said(views, question)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("¿Cuántos préstamos hubo en Lampa en 2012?", "year"),
        ("¿Cuántos préstamos hubo en Tacna en 2019?", "place"),
        ("¿Cuántos lectores inscritos chilenos hubo en 2019?", "country"),
    ],
)
def test_what_a_table_lacks_blocks_it(
    views: tuple[TableView, ...], question: str, kind: str
) -> None:
    selections = select_tables(views, analyse_question(question))
    assert selections
    assert all(kind in {absent for absent, _ in one.absent} for one in selections)


def test_a_computation_cites_each_row(service: AnswerService) -> None:
    answer = service.ask(Question("¿Cuántos préstamos suman Azángaro y Carabaya en 2019?"))
    assert {c.cell.row for c in answer.citations if c.cell} == {"AZANGARO", "CARABAYA"}
    assert all(c.quote.split()[1] in ("AZANGARO", "CARABAYA") for c in answer.citations)


def test_percentages_say_both_roundings() -> None:
    from decimal import Decimal

    assert shown_percent(Decimal("266.957")) == "267.0 % (266.96 %)"
    assert shown_percent(Decimal("50")) == "50.0 %"

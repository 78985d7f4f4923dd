"""Tables asked to compare in everyday words: places in order, the rest, moves, per each."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.pipeline import index_paths
from qa.api import AnswerService
from qa.records import Question
from qa.service import open_service
from qa.tables.arithmetic import work
from qa.tables.comparing import plainly

FAIR = """1. Feria escolar

1.1 Cuadro 1: Alumnos y talleres de las escuelas de la provincia, según distrito, periodo
2019-2021

ALUMNOS TALLERES ALUMNOS TALLERES ALUMNOS TALLERES

00 TOTAL 10,000 500 12,000 480 9,000 450
01 COLQUE 4,000 200 5,000 180 4,200 160
02 HUAYRA 3,000 150 2,500 140 2,600 150
03 SUMAQ 2,000 100 3,000 110 1,400 90
04 TINTAY 1,000 50 1,500 50 800 50

1.2 Cuadro 2: Inscritos en el coro municipal por año de inscripción según sexo, 2019-2021

AÑO DE INSCRIPCION TOTAL
SEXO

MUJER HOMBRE

TOTAL 900 500 400

Año 2019 300 180 120

Año 2020 400 200 200

Año 2021 200 120 80

Fuente: Registro del coro
Elaboración: Oficina de Cultura
"""


@pytest.fixture(scope="module")
def fair(tmp_path_factory: pytest.TempPathFactory) -> AnswerService:
    folder = tmp_path_factory.mktemp("feria")
    (folder / "feria.txt").write_text(FAIR, encoding="utf-8")
    index_paths([folder], folder / "indice")
    return open_service(folder / "indice")


def answered(service: AnswerService, question: str, *history: str) -> str:
    answer = service.ask(Question(question, history=history))
    return "NO" if answer.outcome == "no_evidence" else answer.text


def holds(text: str, figure: str) -> bool:
    return re.search(rf"(?<![\d.,]){re.escape(figure)}(?!\d|[.,]\d)", text) is not None


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("¿Qué puesto ocupa Sumaq por alumnos en 2020?", "puesto 2 de 4"),
        ("¿En qué lugar quedó Huayra en talleres en 2021?", "puesto 2 de 4"),
        ("posición de Tintay según alumnos 2019", "puesto 4 de 4"),
        ("¿Cuántos alumnos más tuvo Colque que el resto en 2019?", "6,000"),
        ("diferencia de talleres entre Colque y los demás distritos, 2020", "300"),
        ("Súmame los alumnos de Huayra y Sumaq en 2021", "4,000"),
        ("De cada 100 alumnos de 2019, ¿cuántos eran de Colque?", "40.0%"),
        ("¿Con cuánta ventaja superó Colque a Huayra en alumnos en 2019?", "1,000"),
        ("¿Cuánto le faltó a Sumaq para igualar a Huayra en alumnos en 2019?", "1,000"),
        ("¿Qué distancia separa a Colque de Tintay en talleres de 2019?", "150"),
        ("¿Cuánto se desplomaron los alumnos de Sumaq de 2020 a 2021?", "1,600"),
        ("¿Cuántos alumnos quedan en 2021 si le quitamos Colque al total?", "4,800"),
        ("total menos Colque, talleres 2020", "300"),
        ("alumnos por taller en Colque 2019", "20.00"),
        ("¿Cuánto subieron los alumnos en 2020 respecto al año anterior?", "2,000"),
        ("¿Huayra vs Sumaq, alumnos 2020?", "500"),
        ("¿Cuántos alumnos hay por taller en Tintay en 2021?", "16.00"),
        ("¿Qué distrito le sigue a Colque en alumnos en 2020?", "SUMAQ, con 3,000"),
        ("¿Quién va después de Sumaq en alumnos 2020?", "HUAYRA, con 2,500"),
        ("¿Qué distrito va antes de Tintay en talleres 2021?", "SUMAQ, con 90"),
        ("¿Qué distritos tuvieron más alumnos en 2021 que en 2020?", "HUAYRA"),
        ("¿En cuántos distritos hubo menos alumnos en 2021 que en 2020?", "3 filas"),
        ("¿Cuál fue el peor año para Sumaq en alumnos?", "1,400"),
        ("todos menos Colque, talleres 2021", "290"),
        ("¿En cuánto excede Huayra a Sumaq en talleres en 2021?", "60"),
        ("¿Qué participación tuvo Colque en los talleres de 2019?", "40.0%"),
        ("¿Cuál fue el segundo distrito con más alumnos en 2021?", "2,600"),
        ("¿Cuántas mujeres y hombres en total se inscribieron en el coro en 2020?", "400"),
    ],
)
def test_everyday_comparisons(fair: AnswerService, question: str, held: str) -> None:
    assert held in (text := answered(fair, question)), text


@pytest.mark.parametrize(
    "question",
    [
        "¿En qué puesto quedó Arequipa en alumnos en 2019?",
        "¿Cuántos alumnos más que el resto tuvo Colque en 2018?",
        "¿Cuál es la diferencia de alumnos entre Colque y Puno en 2019?",
        "¿Cuánto aumentaron los alumnos de Colque en 2019?",
        "¿Cuántos talleres perdieron su local entre 2019 y 2020?",
    ],
)
def test_a_row_that_is_not_there_is_not_compared(fair: AnswerService, question: str) -> None:
    assert answered(fair, question) == "NO"


@pytest.mark.parametrize(
    ("question", "history", "held"),
    [
        ("¿cuánto subió frente al año anterior?", "alumnos de Colque en 2020", "1,000"),
        ("¿y si le quito Colque?", "¿Cuántos alumnos hubo en total en 2021?", "4,800"),
        ("¿y las de menos?", "¿Cuáles son los dos distritos con más alumnos en 2021?", "800"),
        ("¿y comparado con Huayra?", "¿Cuántos alumnos tuvo Colque en 2019?", "3,000"),
        ("¿y el promedio de los tres años?", "¿Cuántos alumnos tuvo Colque en 2019?", "4,400"),
        (
            "¿y entre Sumaq y Tintay?",
            "¿Qué diferencia hay entre Colque y Huayra en alumnos en 2020?",
            "1,500",
        ),
        ("¿y sumando Huayra?", "¿Cuántos alumnos tuvo Colque en 2021?", "6,800"),
        (
            "¿y en 2021 cuánto fue la diferencia?",
            "¿Cuál fue la diferencia entre mujeres y hombres en el coro en 2019?",
            "40",
        ),
    ],
)
def test_follow_ups_that_compute(
    fair: AnswerService, question: str, history: str, held: str
) -> None:
    assert holds(text := answered(fair, question, history), held), text


def test_many_moves_are_told_shortly(report: AnswerService) -> None:
    text = answered(report, "¿Dónde aumentaron las atenciones entre 2020 y 2021?")
    assert "CUSCO: 2,657 → 2,871 (214; " in text
    assert "ÁNCASH" not in text


def test_a_note_that_forbids_adding_holds_for_the_rest(service: AnswerService) -> None:
    question = "¿Cuántos lectores más tuvo Azángaro que el resto en 2018?"
    assert "no son sumables" in answered(service, question)


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("¿Quién armó la tabla de menores?", "¿quién elaboró la tabla de menores?"),
        ("¿En qué año hubo más chicos y chicas?", "¿En qué año hubo más chicos y chicas?"),
        ("¿Cuánto se multiplicó?", "¿Cuánto se multiplicó?"),
        (
            "¿cuánto subió en 2020 respecto del año previo?",
            "¿cuánto subió en 2020 respecto del2019?",
        ),
    ],
)
def test_plain_wordings(said: str, plain: str) -> None:
    assert plainly(said).replace(" ", "") == plain.replace(" ", "")


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=30))
def test_standing_is_one_more_than_those_ahead(figures: list[int]) -> None:
    from decimal import Decimal

    numbers = [Decimal(one) for one in figures]
    place = int(work("standing", numbers, ("max",)).shown[0])
    assert sorted(figures, reverse=True)[place - 1] == figures[0]
    assert place == 1 or sorted(figures, reverse=True)[place - 2] > figures[0]

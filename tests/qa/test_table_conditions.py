"""Two conditions at once, amounts by which rows moved, places from the end, medians, two counts."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.pipeline import index_paths
from qa.api import AnswerService
from qa.parts import take_apart
from qa.records import Question
from qa.service import open_service
from qa.tables.arithmetic import work
from qa.tables.worked import shown_number

ASKED = [
    (
        "¿Qué regiones tuvieron más de 3 mil pero menos de 10 mil atenciones en 2019?",
        ["4,088", "6,492", "9,045"],
        ["16,255", "1,993"],
    ),
    (
        "regiones con atendidos entre 1000 y 2000 en 2020",
        ["1,446", "1,656", "1,828", "1,272"],
        ["2,929", "706"],
    ),
    (
        "¿Qué grupos de edad aumentaron en más de 1000 asegurados entre 2019 y 2020?",
        ["1,347", "1,291", "5,543", "18,115", "1,282"],
        ["33,714"],
    ),
    (
        "¿Qué regiones disminuyeron sus atenciones en más de 5000 entre 2019 y 2020?",
        ["8,701", "7,637", "22,817", "18,376"],
        ["3,721"],
    ),
    (
        "¿Qué regiones crecieron más de 10 % en atenciones entre 2020 y 2021?",
        ["APURÍMAC", "LAMBAYEQUE", "LORETO"],
        ["CAJAMARCA"],
    ),
    ("¿Cuál fue la penúltima región en atenciones en 2020?", ["APURÍMAC", "428"], []),
    ("¿Cuál es la mediana de atendidos por región en 2019?", ["436", "CUSCO"], []),
    ("¿cuántas niñas y cuántos niños ingresaron en 2020?", ["296", "240"], ["536", "1,542"]),
    ("¿Cuántas atenciones y cuántos atendidos hubo en Lima en 2019?", ["311,675", "39,865"], []),
]


@pytest.mark.parametrize(("question", "held", "never"), ASKED)
def test_asked(report: AnswerService, question: str, held: list[str], never: list[str]) -> None:
    answer = report.ask(Question(question))
    assert not answer.abstained, answer.text
    for one in held:
        assert one in answer.text, answer.text
    for one in never:
        assert one not in answer.text, answer.text


@given(st.lists(st.integers(-999, 999).map(Decimal), min_size=1, max_size=15))
def test_the_median_is_the_one_of_statistics(figures: list[Decimal]) -> None:
    worked = work("median", figures)
    assert worked.shown[:2] == (str(len(figures)), shown_number(Decimal(median(figures))))
    assert len(worked.chosen) == (1 if len(figures) % 2 else 2)


@given(
    st.lists(st.integers(0, 50).map(Decimal), min_size=1), st.integers(0, 50), st.integers(0, 50)
)
def test_two_conditions_are_both_met(figures: list[Decimal], low: int, high: int) -> None:
    kept = work("filter", figures, ("more", str(low), "less", str(high))).chosen
    assert all(low < figures[at] < high for at in kept)
    assert len(kept) == min(20, sum(low < figure < high for figure in figures))


def test_parts_that_only_count_share_the_end_of_the_last() -> None:
    parts = take_apart("¿Cuántos libros y cuántas revistas se prestaron en 2020?", ())
    assert parts is not None
    assert parts.shared
    assert parts.texts[0] == "¿Cuántos libros se prestaron en 2020?"


def test_a_year_of_the_caption_alone_stands_in_the_citation(tmp_path: Path) -> None:
    source = tmp_path / "memoria.md"
    source.write_text(
        "# Memoria\n\n## 1. Préstamos\n\nCuadro 1. Préstamos por sala, 2021\n\n"
        "| Sala | Préstamos |\n|---|---:|\n| Infantil | 120 |\n| General | 340 |\n",
        encoding="utf-8",
    )
    index_paths([source], tmp_path / "indice")
    answer = open_service(tmp_path / "indice").ask(
        Question("¿Cuántos préstamos hubo en la sala General?")
    )
    cells = [c.cell for c in answer.citations if c.cell is not None]
    assert cells
    assert any("2021" in note for note in cells[0].notes)

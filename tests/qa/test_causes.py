"""A cause that a question names must be said where the figure is."""

from __future__ import annotations

import pytest

from index.pipeline import index_paths
from qa.records import Question
from qa.service import Service, open_service

CLINIC = """1. Salud

De las personas con diagnóstico de gripe, 452 fueron hospitalizadas, de las cuales 21 fallecieron.

2. Campañas

La campaña contra la tuberculosis se inició en el 2019 en los mercados del distrito.
"""


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Service:
    folder = tmp_path_factory.mktemp("posta")
    (folder / "posta.txt").write_text(CLINIC, encoding="utf-8")
    index_paths([folder], folder / "indice")
    return open_service(folder / "indice")


@pytest.mark.parametrize("cause", ["tuberculosis", "malaria", "la tuberculosis"])
def test_figures_of_another_cause_are_refused(clinic: Service, cause: str) -> None:
    for asked in (
        "¿Cuántas personas fueron hospitalizadas por",
        "¿Cuántas personas fallecieron por",
    ):
        answer = clinic.ask(Question(f"{asked} {cause}?"))
        assert answer.abstained


def test_figures_of_the_cause_that_is_said_are_given(clinic: Service) -> None:
    assert "452" in clinic.ask(Question("¿Cuántas personas fueron hospitalizadas por gripe?")).text


def test_how_long_after_a_question_is_answered(report: Service) -> None:
    answer = report.ask(Question("¿Cuánto duró?", ("¿Qué es el PTP?",)))
    assert "un año" in answer.text

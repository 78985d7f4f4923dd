"""An answer that only points at its subject brings the sentence that names it."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.pipeline import index_paths
from qa.api import AnswerService
from qa.records import Question
from qa.service import open_service

TEXT = """1. Cooperación

La Fundación Horizonte financia las bibliotecas de la sierra desde hace diez años.
Esta entidad también compró un bus con libros para las escuelas de Azángaro.

El municipio de Lampa pintó el local de la biblioteca comunal.
El alcalde Raúl Quispe donó cuarenta sillas.
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> AnswerService:
    folder: Path = tmp_path_factory.mktemp("antecedent")
    (folder / "informe.txt").write_text(TEXT, encoding="utf-8")
    index_paths([folder / "informe.txt"], folder / "indice")
    return open_service(folder / "indice")


def test_the_name_stands_before_the_sentence_that_points_at_it(small: AnswerService) -> None:
    answer = small.ask(Question("¿Quién compró un bus con libros?"))
    assert "Fundación Horizonte" in answer.text
    assert "bus con libros" in answer.text
    assert len(answer.citations) == 2


def test_a_sentence_that_names_its_subject_stands_alone(small: AnswerService) -> None:
    answer = small.ask(Question("¿Quién donó cuarenta sillas?"))
    assert "Raúl Quispe" in answer.text
    assert "Lampa" not in answer.text

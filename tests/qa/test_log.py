from __future__ import annotations

from pathlib import Path

import pytest

from index.pipeline import index_paths
from qa.errors import AnswerLogError
from qa.log import LOG_NAME
from qa.records import Question
from qa.service import Service, open_service


@pytest.fixture
def directory(tmp_path: Path, report_text: str) -> Path:
    source = tmp_path / "bibliotecas.txt"
    source.write_text(report_text, encoding="utf-8")
    index_paths([source], tmp_path / "indice")
    return tmp_path / "indice"


def test_a_logged_answer_repeats_to_the_letter(directory: Path) -> None:
    first = open_service(directory).ask(
        Question("¿y en 2021?", ("¿Cuántos libros se entregaron en 2020?",))
    )
    again, same = open_service(directory).repeat(first.answer_id)
    assert same
    assert (again.text, again.citations) == (first.text, first.citations)


def test_an_unknown_id_is_told_in_spanish(directory: Path) -> None:
    with pytest.raises(AnswerLogError, match="No hay ninguna respuesta"):
        open_service(directory).repeat("0123456789abcdef")


def test_another_build_is_noticed(directory: Path, report_text: str) -> None:
    first = open_service(directory).ask(Question("¿Qué es la DLP?"))
    source = directory.parent / "bibliotecas.txt"
    source.write_text(
        report_text + "\nLa biblioteca abre los lunes de cada semana.\n", encoding="utf-8"
    )
    index_paths([source], directory)
    with pytest.raises(AnswerLogError, match="el índice"):
        open_service(directory).repeat(first.answer_id)


def test_a_damaged_line_or_an_unwritable_log_never_stops_an_answer(directory: Path) -> None:
    (directory / LOG_NAME).write_bytes(b"{roto\n")
    service: Service = open_service(directory)
    (directory / LOG_NAME).unlink()
    (directory / LOG_NAME).mkdir()
    assert service.ask(Question("¿Qué es la DLP?")).text


def test_the_command_repeats_and_tells_an_unknown_id(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from ui.cli import main

    answer = open_service(directory).ask(Question("¿Qué es la DLP?"))
    assert main(["repetir", answer.answer_id, "--indice", str(directory)]) == 0
    assert "Dirección de Lectura Pública" in " ".join(capsys.readouterr().out.split())
    assert main(["repetir", "nada", "--indice", str(directory)]) == 1

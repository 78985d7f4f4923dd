"""Questions on norms in PDFs: the article of the norm that is named, and a value of its table."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from index.pipeline import index_paths
from ingest.metadata import norm_numbers, same_norm
from qa.records import Question
from qa.service import open_service

HEIGHT = A4[1]
NORMS = [
    ("Aprueban el plan de la calidad del agua", "N° 007-2031-MINAM", "El agua se vigila en enero."),
    ("Aprueban el plan de la calidad del suelo", "N° 008-2031-MINAM", "El suelo se mide en junio."),
]
ROWS = [
    ["Sustancia", "Periodo", "Valor (mg/l)"],
    ["Plomo (Pb)", "Anual", "0,5"],
    ["Plomo (Pb)", "24 horas", "1,5"],
    ["Cadmio (Cd)", "Anual", "0,2"],
    ["Arsenio (As) disuelto", "Anual", "0,7"],
    ["Arsenio (As) disuelto", "Mensual", "0,9"],
]


def draw(path: Path) -> None:
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    y = 80

    def write(text: str, bold: bool = False) -> None:
        nonlocal y
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 10)
        canvas.drawString(60, HEIGHT - y, text)
        y += 24

    for summary, number, article in NORMS:
        for line in (summary, "DECRETO SUPREMO", number):
            write(line, bold=True)
        write("DECRETA:")
        write("Artículo 1.- Objeto", bold=True)
        write("El presente decreto rige en todo el territorio nacional.")
        write("Artículo 2.- Vigilancia", bold=True)
        write(article)
    write("DISPOSICIÓN COMPLEMENTARIA DEROGATORIA", bold=True)
    write("ÚNICa.- Norma que se deroga", bold=True)
    write("Se deroga la norma anterior sobre la materia.")
    write("ANEXO", bold=True)
    top = y
    for number, row in enumerate(ROWS):
        for column, cell in enumerate(row):
            canvas.drawString(64 + 120 * column, HEIGHT - (top + 20 * number + 14), cell)
    for number in range(len(ROWS) + 1):
        level = HEIGHT - top - 20 * number
        canvas.line(60, level, 420, level)
    for column in range(4):
        left = 60 + 120 * column
        canvas.line(left, HEIGHT - top, left, HEIGHT - top - 20 * len(ROWS))
    canvas.showPage()
    canvas.save()


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("normas")
    draw(folder / "gaceta.pdf")
    index_paths([folder / "gaceta.pdf"], folder / "indice")
    return open_service(folder / "indice")


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("¿Qué dice el artículo 2 del DS 007-2031-MINAM?", "El agua se vigila en enero."),
        ("¿Qué dice el artículo 2 del Decreto Supremo N° 008-2031-MINAM?", "se mide en junio"),
        (
            "¿Qué dice la única disposición complementaria derogatoria del DS 008-2031-MINAM?",
            "Se deroga la norma anterior sobre la materia",
        ),
        ("¿Cuál es el valor anual del cadmio?", "0,2"),
        ("¿Cuál es el valor del plomo en 24 horas?", "1,5"),
        ("¿Qué valor tiene el arsenio anual?", "0,7"),
    ],
)
def test_the_norm_and_the_cell_that_are_named(service, question: str, words: str) -> None:
    answer = service.ask(Question(question))
    assert answer.outcome == "answered"
    assert words in answer.text


def test_an_article_of_a_norm_that_is_not_there_is_not_taken_from_another(service) -> None:
    answer = service.ask(Question("¿Qué dice el artículo 2 del DS 099-2040-MINAM?"))
    assert "enero" not in answer.text
    assert "junio" not in answer.text


def test_numbers_of_norms() -> None:
    text = "el DS N° 003-2017-MINAM, la Ley Nº 28611 y el Decreto Legislativo 1013"
    assert norm_numbers(text) == ("003-2017-MINAM", "28611", "1013")
    assert same_norm("3-2017-minam", "003-2017-MINAM")
    assert same_norm("003-2017", "003-2017-MINAM")
    assert not same_norm("003-2017-MINAM", "003-2017-PCM")
    assert not same_norm("28611", "28612")

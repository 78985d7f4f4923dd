"""``--documento``, ``--tipo`` and ``--desde`` on PDFs, whose facts are read from their pages."""

from __future__ import annotations

import io
import json

import pytest
from reportlab.pdfgen.canvas import Canvas

from ui.cli import main


def norm(kind: str, number: str, day: str, matter: str) -> bytes:
    """One page of a gazette with one norm."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    lines = [
        (f"El Boletín / Lunes {day} GACETA 5", False),
        ("", False),
        (f"Aprueban medidas sobre {matter}", True),
        (kind, True),
        (f"N° {number}", True),
        ("Artículo 1.- Objeto", True),
        (f"La norma regula {matter} en todas las regiones del país.", False),
        ("Artículo 2.- Financiamiento", True),
        (f"El gasto de {matter} se atiende con el presupuesto de la entidad.", False),
        (f"La Autoridad Regional del Riego (ARR{number[:2]}) vigila {matter}.", False),
        ("Artículo 3.- Requisitos", True),
        (f"Los requisitos de {matter} son los siguientes:", False),
        ("a) Solicitud firmada por el titular.", False),
        ("b) Plano del predio y de la toma.", False),
        ("c) Recibo del pago de la tasa.", False),
    ]
    for at, (line, bold) in enumerate(lines):
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 10)
        canvas.drawString(60, 800 - 24 * at, line)
    canvas.save()
    return buffer.getvalue()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("normas")
    files = {
        "a.pdf": norm("DECRETO SUPREMO", "004-2021-XY", "3 de mayo de 2021", "el agua potable"),
        "b.pdf": norm("LEY", "31999", "7 de junio de 2023", "el agua de riego"),
        "c.pdf": norm("RESOLUCIÓN MINISTERIAL", "77-2024-XY", "9 de abril de 2024", "el agua"),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    directory = str(folder.parent / "indice-normas")
    assert main(["indexar", str(folder), "--indice", directory]) == 0
    return directory


def found(capsys: pytest.CaptureFixture[str], index: str, *options: str) -> set[str]:
    capsys.readouterr()
    assert main(["buscar", "agua", "--indice", index, "--json", *options]) == 0
    return {row["document"] for row in json.loads(capsys.readouterr().out)["passages"]}


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ((), {"a.pdf", "b.pdf", "c.pdf"}),
        (("--documento", "b.pdf"), {"b.pdf"}),
        (("--tipo", "ley"), {"b.pdf"}),
        (("--tipo", "decreto supremo", "--tipo", "resolución"), {"a.pdf", "c.pdf"}),
        (("--desde", "2023-01-01"), {"b.pdf", "c.pdf"}),
        (("--desde", "2023-01-01", "--tipo", "resolución"), {"c.pdf"}),
    ],
)
def test_filters_hold(
    capsys: pytest.CaptureFixture[str], index: str, options: tuple[str, ...], names: set[str]
) -> None:
    assert found(capsys, index, *options) == names


def test_documents_show_what_was_read(capsys: pytest.CaptureFixture[str], index: str) -> None:
    capsys.readouterr()
    assert main(["documentos", "--indice", index, "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["kind"], row["number"], row["date"]) for row in rows] == [
        ("decreto supremo", "004-2021-XY", "2021-05-03"),
        ("ley", "31999", "2023-06-07"),
        ("resolución", "77-2024-XY", "2024-04-09"),
    ]
    assert main(["documentos", "--indice", index]) == 0
    said = capsys.readouterr().out
    assert "decreto supremo" in said
    assert "004-2021-XY" in said


def cited(capsys: pytest.CaptureFixture[str], index: str, text: str, *options: str) -> set[str]:
    capsys.readouterr()
    main(["preguntar", text, "--indice", index, "--json", *options])
    return {row["document"] for row in json.loads(capsys.readouterr().out)["citations"]}


QUESTIONS = (
    "¿Qué dice el artículo 2?",
    "¿Qué artículo trata del financiamiento?",
    "¿Qué es la ARR00?",
    "¿Qué es la ARR31?",
    "¿Qué es la ARR77?",
    "¿Cuáles son los requisitos del agua?",
    "¿Con qué se atiende el gasto del agua?",
    "¿Qué normas cita el documento?",
)


@pytest.mark.parametrize("text", QUESTIONS)
def test_every_answer_keeps_to_the_filter(
    capsys: pytest.CaptureFixture[str], index: str, text: str
) -> None:
    for name, options in (
        ("b.pdf", ("--tipo", "ley")),
        ("c.pdf", ("--documento", "c.pdf")),
        ("c.pdf", ("--desde", "2024-01-01")),
        ("a.pdf", ("--hasta", "2021-12-31")),
    ):
        assert cited(capsys, index, text, *options) <= {name}


def test_articles_and_acronyms_answer_from_the_document_asked(
    capsys: pytest.CaptureFixture[str], index: str
) -> None:
    assert cited(capsys, index, "¿Qué dice el artículo 2?", "--tipo", "ley") == {"b.pdf"}
    assert cited(capsys, index, "¿Qué dice el artículo 2?", "--documento", "c.pdf") == {"c.pdf"}
    assert cited(capsys, index, "¿Qué dice el artículo 2?", "--tipo", "informe") == set()
    assert cited(capsys, index, "¿Qué es la ARR77?") == {"c.pdf"}
    assert cited(capsys, index, "¿Qué dice el artículo 2?", "--seccion", "Objeto") == set()

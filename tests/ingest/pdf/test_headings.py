"""Headings and paragraphs of PDFs: what splits, what runs on, what is no heading."""

from __future__ import annotations

import pytest

from ingest.pdf.glyphs import is_bold
from ingest.pdf.title_text import goes_on

LEFT = 60
LONG = "El contratista presta el servicio en todos los municipios de la provincia conforme"


def headings(parsed) -> list[str]:
    return [section.heading for section in parsed.sections if section.heading]


@pytest.mark.parametrize(
    ("name", "weight", "bold"),
    [
        ("ArialMT", 695, False),
        ("CMR10", 744, False),
        ("Arial,Bold", 400, True),
        ("NimbusRomNo9L-Medi", 400, True),
        ("ABCDEF+CIDFont+F2", 700, True),
        ("CIDFont+F1", 400, False),
        ("F7", 1340, False),
    ],
)
def test_a_font_is_bold_by_its_name_and_only_then_by_weight(
    name: str, weight: int, bold: bool
) -> None:
    assert is_bold(name, weight) is bold


@pytest.mark.parametrize(
    ("known", "text", "follows"),
    [
        ("1", "1.1. Acceso", True),
        ("1.1", "1.2 Alta", True),
        ("1.1", "1.3 Baja", True),
        ("1.1.4", "1.2 Alta", True),
        ("1.2", "1.1 Acceso", False),
        ("1", "2.1 Otro", False),
        ("", "1.1 Acceso", False),
        ("1", "2. Otro", False),
    ],
)
def test_numbering_goes_on(known: str, text: str, follows: bool) -> None:
    assert goes_on(known, text) is follows


def test_a_figure_at_the_start_of_a_full_line_begins_nothing(make_pdf, read_bytes) -> None:
    def page(p) -> None:
        p.lines(LEFT, 100, [f"{LONG} al numeral", "20.1 del artículo 20 del reglamento."])
        p.lines(LEFT, 200, [f"{LONG} a los ciento", "(120) días calendario desde la firma."])

    text = read_bytes(make_pdf([page])).document.text
    assert "al numeral 20.1 del artículo 20" in text
    assert "a los ciento (120) días" in text


def test_short_lines_of_a_list_without_marks_stay_apart(make_pdf, read_bytes) -> None:
    lines = [f"{LONG} a la ley.", "Zona de Aranda", "Zona de Belorado", "Zona de Briviesca"]
    text = read_bytes(make_pdf([lambda p: p.lines(LEFT, 100, lines)])).document.text
    assert "Zona de Aranda\n\nZona de Belorado\n\nZona de Briviesca" in text


def test_plain_numbered_headings_that_follow_each_other(make_pdf, read_bytes) -> None:
    def page(p) -> None:
        p.text(LEFT, 80, "4. PROCEDIMIENTO", 10, bold=True)
        for number, name in enumerate(("Acceso.", "Alta", "Suspensión"), 1):
            p.text(LEFT, 40 + 80 * number, f"4.{number}. {name}")
            p.lines(LEFT, 54 + 80 * number, [f"{LONG} a", "lo dispuesto en la ley."])

    assert headings(read_bytes(make_pdf([page]))) == [
        "4. PROCEDIMIENTO",
        "4.1. Acceso.",
        "4.2. Alta",
        "4.3. Suspensión",
    ]


def test_contents_without_page_numbers_are_no_headings(make_pdf, read_bytes) -> None:
    names = ["OBJETO", "CONTENIDO", "MODALIDADES", "PROCESO", "CALIDAD", "SANCIONES"]
    entries = [f"{number}. {name}" for number, name in enumerate(names, 1)]

    def contents(p) -> None:
        for at, entry in enumerate(entries):
            p.text(LEFT, 100 + 40 * at, entry)

    def body(p) -> None:
        for at, entry in enumerate(entries):
            p.text(LEFT, 80 + 80 * at, entry, 10, bold=True)
            p.lines(LEFT, 100 + 80 * at, [f"{LONG} a", "lo dispuesto en la ley."])

    parsed = read_bytes(make_pdf([contents, body]))
    assert headings(parsed) == entries
    first = next(section for section in parsed.sections if section.heading == entries[0])
    assert parsed.document.text[: first.start].count("OBJETO") == 1


def test_a_raised_figure_is_no_part_of_its_heading(make_pdf, read_bytes) -> None:
    def page(p) -> None:
        p.text(LEFT, 80, "ANEXO 5", 12, bold=True)
        width = p.canvas.stringWidth("ANEXO 5", "Helvetica-Bold", 12)
        p.text(LEFT + width, 76, "1", 6, bold=True)
        p.lines(LEFT, 120, [f"{LONG} a", "lo dispuesto en la ley."])

    assert headings(read_bytes(make_pdf([page]))) == ["ANEXO 5"]


def test_provisions_named_in_full(make_pdf, read_bytes) -> None:
    def page(p) -> None:
        for at, heading in enumerate(
            (
                "DISPOSICIONES COMPLEMENTARIAS FINALES",
                "PRIMERA DISPOSICIÓN COMPLEMENTARIA FINAL.- VIGENCIA",
                "ÚNICA DISPOSICIÓN COMPLEMENTARIA DEROGATORIA",
            )
        ):
            p.text(LEFT, 80 + 80 * at, heading, 10, bold=True)
            p.lines(LEFT, 100 + 80 * at, [f"{LONG} a", "lo dispuesto en la ley."])

    parsed = read_bytes(make_pdf([page]))
    assert [section.heading_path for section in parsed.sections if section.heading] == [
        ("DISPOSICIONES COMPLEMENTARIAS FINALES",),
        (
            "DISPOSICIONES COMPLEMENTARIAS FINALES",
            "PRIMERA DISPOSICIÓN COMPLEMENTARIA FINAL.- VIGENCIA",
        ),
        ("ÚNICA DISPOSICIÓN COMPLEMENTARIA DEROGATORIA",),
    ]

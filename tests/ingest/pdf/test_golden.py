"""Small PDFs with known content: every part of reading them, compared word for word."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from ingest.pdf import locate, render_page
from ingest.readers import Unreadable

LEFT, RIGHT = 60, 320
BODY = [
    "El ministerio dispuso la entrega de los permisos en el plazo",
    "de treinta días. La entrega se hizo en todas las regiones del",
    "país y alcanzó a las personas que la pidieron por escrito.",
]


def paths(parsed) -> list[tuple[str, ...]]:
    return [section.heading_path for section in parsed.sections if section.heading]


def body(parsed) -> str:
    return "\n".join(passage.search_text for passage in parsed.passages)


def test_numbered_headings_by_look_become_a_tree(make_pdf, read_bytes) -> None:
    def page(p) -> None:
        p.text(LEFT, 80, "Informe anual de migraciones", 20, bold=True)
        p.text(LEFT, 130, "1. Objeto", 13, bold=True)
        p.lines(LEFT, 150, BODY)
        p.text(LEFT, 220, "1.1 Alcance", 11, bold=True)
        p.lines(LEFT, 240, BODY)
        p.text(LEFT, 310, "2. Resultados", 13, bold=True)
        p.lines(LEFT, 330, BODY)

    parsed = read_bytes(make_pdf([page]))
    title = "Informe anual de migraciones"
    assert parsed.document.title == title
    assert parsed.document.info.kind == "informe"
    assert paths(parsed) == [
        (title,),
        (title, "1. Objeto"),
        (title, "1. Objeto", "1.1 Alcance"),
        (title, "2. Resultados"),
    ]
    for passage in parsed.passages:
        assert parsed.document.text[passage.start : passage.end] == passage.text


def test_bookmarks_go_before_headings_and_labels_are_kept(make_pdf, read_bytes) -> None:
    def prepare(canvas) -> None:
        canvas.addPageLabel(0, style="ROMAN_LOWER", start=3)
        canvas.addPageLabel(1, style="ARABIC", start=41)

    def page(title: str):
        def draw(p) -> None:
            p.text(LEFT, 100, title, 10)
            p.lines(LEFT, 140, BODY)
            p.canvas.addOutlineEntry(title, title, 0)
            p.canvas.bookmarkPage(title)

        return draw

    parsed = read_bytes(make_pdf([page("Presentación"), page("Diagnóstico")], prepare))
    assert paths(parsed) == [("Presentación",), ("Diagnóstico",)]
    assert [(q.number, q.label, q.pdf_index) for q in parsed.document.pages] == [
        (None, "iii", 0),
        (41, None, 1),
    ]
    assert [(entry.title, entry.page) for entry in parsed.document.outline] == [
        ("Presentación", None),
        ("Diagnóstico", None),
    ]


def test_columns_drawn_to_and_fro_are_read_one_after_the_other(make_pdf, read_bytes) -> None:
    left = [f"columna izquierda renglón número {n} sigue" for n in range(12)]
    right = [f"columna derecha renglón número {n} sigue" for n in range(12)]

    def page(p) -> None:
        for number, (one, other) in enumerate(zip(left, right, strict=True)):
            p.text(LEFT, 100 + number * 14, one)
            p.text(RIGHT, 100 + number * 14, other)

    text = " ".join(read_bytes(make_pdf([page])).document.text.split())
    assert " ".join([*left, *right]) in text


def test_headers_footers_and_page_numbers_stay_out_of_passages(make_pdf, read_bytes) -> None:
    def page(number: int):
        def draw(p) -> None:
            p.text(LEFT, 40, "Memoria institucional del sector", 8)
            p.lines(LEFT, 100, [f"Hecho {number} del periodo.", *BODY])
            p.text(300, 800, str(number + 17), 8)

        return draw

    parsed = read_bytes(make_pdf([page(n) for n in range(4)]))
    assert "Memoria institucional" not in body(parsed)
    assert parsed.document.text.count("Memoria institucional") == 4
    assert [page.number for page in parsed.document.pages[:4]] == [17, 18, 19, 20]
    assert "18" not in body(parsed)


def test_annexes_that_head_page_after_page_are_no_furniture(make_pdf, read_bytes) -> None:
    def page(number: int):
        def draw(p) -> None:
            p.text(LEFT, 60, f"ANEXO {number + 1}", 12, bold=True)
            p.lines(LEFT, 300, BODY)

        return draw

    parsed = read_bytes(make_pdf([page(n) for n in range(4)]))
    assert paths(parsed) == [(f"ANEXO {n}",) for n in range(1, 5)]


def test_a_sentence_runs_on_over_the_page(make_pdf, read_bytes) -> None:
    def first(p) -> None:
        p.text(LEFT, 40, "Boletín oficial", 8)
        p.lines(LEFT, 720, ["El acuerdo fue aprobado por el consejo de", "ministros en la sesión"])

    def second(p) -> None:
        p.text(LEFT, 40, "Boletín oficial", 8)
        p.lines(LEFT, 100, ["ordinaria del mes de marzo."])

    text = read_bytes(make_pdf([first, second])).document.text
    assert "en la sesión ordinaria del mes de marzo." in text


def test_hyphens_are_undone_in_words_and_kept_in_norms(make_pdf, read_bytes) -> None:
    lines = [
        "La resolución de la superintendencia N° 000009-",
        "2021-MIGRACIONES regula la presen-",
        "tación de las solicitudes de regularización.",
    ]
    text = read_bytes(make_pdf([lambda p: p.lines(LEFT, 100, lines)])).document.text
    assert "N° 000009-2021-MIGRACIONES regula la presentación de las" in text


def test_a_table_keeps_rows_cells_and_boxes(make_pdf, read_bytes) -> None:
    rows = [
        ["Región", "2019", "2020"],
        ["Lima", "13,886", "9 120"],
        ["Tacna", "402", "77"],
        ["Total", "14,288", "9 197"],
    ]

    def page(p) -> None:
        p.text(LEFT, 90, "Cuadro 3. Atenciones por región", 10, bold=True)
        p.grid(LEFT, 110, rows)
        p.text(LEFT, 205, "Fuente: registro administrativo.", 8)
        p.lines(LEFT, 260, BODY)

    parsed = read_bytes(make_pdf([page]))
    (table,) = parsed.tables
    assert [column.label for column in table.columns] == ["2019", "2020"]
    assert [column.year for column in table.columns] == [2019, 2020]
    assert table.row_header == "Región"
    assert [row.label for row in table.rows] == ["Lima", "Tacna", "Total"]
    assert [cell.text for cell in table.rows[0].cells] == ["13,886", "9 120"]
    assert table.rows[2].total
    assert "Atenciones por región" in table.caption
    assert [note.text for note in table.notes] == ["Fuente: registro administrativo."]
    cell = table.rows[1].cells[1]
    assert parsed.document.text[cell.start : cell.end] == "77"
    assert cell.pdf_index == 0
    assert cell.box is not None
    assert cell.box == pytest.approx((LEFT + 220, 150, LEFT + 330, 170), abs=1)


def test_a_table_goes_on_over_the_page(make_pdf, read_bytes) -> None:
    head = ["Región", "Casos", "Resueltos"]

    def page(first: int):
        rows = [[f"Zona {n}", str(10 * n), str(9 * n)] for n in range(first, first + 3)]
        return lambda p: p.grid(LEFT, 110, [head, *rows])

    (table,) = read_bytes(make_pdf([page(1), page(4)])).tables
    assert [row.label for row in table.rows] == [f"Zona {n}" for n in range(1, 7)]
    assert [row.cells[0].pdf_index for row in table.rows] == [0, 0, 0, 1, 1, 1]


GAZETTE = [
    ("AMBIENTE", 14, True),
    ("Aprueban estándares de calidad del agua", 11, True),
    ("DECRETO SUPREMO", 9, True),
    ("N° 007-2031-MINAM", 9, True),
    ("EL PRESIDENTE DE LA REPÚBLICA", 9, False),
    ("DECRETA:", 9, False),
    ("Artículo 1.- Aprobación", 9, True),
    ("Apruébanse los estándares que constan en el anexo de la norma.", 9, False),
    ("Artículo 2.- Financiamiento", 9, True),
    ("El gasto se atiende con cargo al presupuesto de cada entidad.", 9, False),
    ("DISPOSICIONES COMPLEMENTARIAS FINALES", 9, True),
    ("Primera.- Monitoreo", 9, True),
    ("El monitoreo sigue el protocolo nacional que apruebe el sector.", 9, False),
    ("Regístrese y publíquese a los 5 de abril de 2031.", 9, False),
]


def test_norms_articles_and_provisions(make_pdf, read_bytes) -> None:
    def page(p) -> None:
        for number, (line, size, bold) in enumerate(GAZETTE):
            p.text(LEFT, 100 + 24 * number, line, size, bold)

    parsed = read_bytes(make_pdf([page]))
    norm = "Decreto Supremo N° 007-2031-MINAM: Aprueban estándares de calidad del agua"
    assert ("AMBIENTE", norm, "Artículo 2.- Financiamiento") in paths(parsed)
    final = ("AMBIENTE", norm, "DISPOSICIONES COMPLEMENTARIAS FINALES", "Primera.- Monitoreo")
    assert final in paths(parsed)
    info = parsed.document.info
    assert (info.kind, info.number, info.date) == (
        "decreto supremo",
        "007-2031-MINAM",
        "2031-04-05",
    )
    assert parsed.document.title == norm


def test_footnotes_stand_apart(make_pdf, read_bytes) -> None:
    def page(p) -> None:
        p.lines(LEFT, 100, BODY)
        p.text(LEFT, 760, "1 Cifra tomada del registro de extranjería.", 7)

    parsed = read_bytes(make_pdf([page]))
    assert parsed.sections[-1].heading == "Notas al pie"
    note = parsed.passages[-1]
    assert note.text == "1 Cifra tomada del registro de extranjería."
    assert note.section_id == parsed.sections[-1].section_id


def test_encryption_asks_for_the_password(make_pdf, read_bytes) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    secret = StandardEncryption("abre", ownerPassword="dueño", strength=128)
    data = make_pdf([lambda p: p.lines(LEFT, 100, BODY)], encrypt=secret)
    with pytest.raises(Unreadable, match="--clave") as refused:
        read_bytes(data)
    assert refused.value.code == "clave"
    with pytest.raises(Unreadable, match="no lo abre"):
        read_bytes(data, password="otra")
    assert "treinta días" in read_bytes(data, password="abre").document.text


def test_pages_and_text_are_capped(make_pdf, read_bytes) -> None:
    data = make_pdf([lambda p: p.lines(LEFT, 300, BODY)] * 4)
    parsed = read_bytes(data, max_pages=2)
    assert [page.pdf_index for page in parsed.document.pages] == [0, 1]
    assert [warning.code for warning in parsed.warnings] == ["paginas"]
    assert parsed.document.info.page_count == 4


def test_empty_pages_and_strangers_are_refused(make_pdf, read_bytes) -> None:
    with pytest.raises(Unreadable, match="no contiene texto"):
        read_bytes(make_pdf([lambda p: None]))
    with pytest.raises(Unreadable, match="No es un PDF") as stranger:
        read_bytes(b"<html>hola</html>" * 100)
    assert stranger.value.code == "no-pdf"


def test_pages_sections_and_passages_cover_the_text_in_order(make_pdf, read_bytes) -> None:
    parsed = read_bytes(make_pdf([lambda p: p.lines(LEFT, 300, BODY)] * 3))
    text = parsed.document.text
    for before, after in pairwise(parsed.document.pages):
        assert before.end <= after.start
    covered = "".join(passage.text for passage in parsed.passages)
    assert "".join(covered.split()) == "".join(text[: parsed.sections[-1].end].split())


def test_a_quotation_is_drawn_on_its_page(make_pdf, read_bytes, tmp_path: Path) -> None:
    data = make_pdf([lambda p: p.lines(LEFT, 100, BODY), lambda p: p.lines(LEFT, 300, BODY)])
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    document = read_bytes(data).document
    quote = "La entrega se hizo en todas las regiones del país"
    start = document.text.rindex(quote)
    boxes = locate(path, document, start, start + len(quote))
    assert [box.pdf_index for box in boxes] == [1, 1]
    first, second = boxes
    assert first.left > LEFT + 60
    assert first.top == pytest.approx(300 + 14 - 8, abs=3)
    assert second.left == pytest.approx(LEFT, abs=2)
    assert second.top > first.top
    picture = render_page(path, 1, boxes, scale=1.0)
    assert picture.startswith(b"\x89PNG")
    assert picture != render_page(path, 1, (), scale=1.0)
    path.write_bytes(data + b"\n%")
    with pytest.raises(Unreadable, match="cambió"):
        locate(path, document, start, start + len(quote))


def test_text_without_a_place_says_so(make_pdf, read_bytes, tmp_path: Path) -> None:
    """As that of the second engine, whose characters no page of the first one has."""
    data = make_pdf([lambda p: p.lines(LEFT, 100, BODY)])
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    document = read_bytes(data).document
    stranger = replace(document, text="x" * len(document.text))
    with pytest.raises(Unreadable, match="no se puede marcar"):
        locate(path, stranger, 0, 20)

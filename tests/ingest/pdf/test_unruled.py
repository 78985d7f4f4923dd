"""Tables without ruling lines, and what looks like one and is none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

LEFT = 60
COLUMNS = (60, 260, 340, 420)
BODY = [
    "El ministerio dispuso la entrega de los permisos en el plazo de treinta días. La entrega",
    "se hizo en todas las regiones del país y alcanzó a quienes la pidieron por escrito.",
]


def draw(p, y: float, rows: Sequence[Sequence[str]], columns: Sequence[float] = COLUMNS) -> None:
    """Rows of words at fixed columns, without a line."""
    for number, row in enumerate(rows):
        for x, text in zip(columns, row, strict=False):
            if text:
                p.text(x, y + 14 * number, text, 9)


def cells(table) -> list[tuple[str, list[str]]]:
    return [(row.label, [cell.text for cell in row.cells]) for row in table.rows]


ROWS = [
    ["Región", "2019", "2020", "Variación"],
    ["Lima Metropolitana", "13,886", "9 120", "-34,3 %"],
    ["Tacna", "402", "77", "-80,8 %"],
    ["Madre de Dios", "65", "-", "s/d"],
    ["Total", "14,353", "9 197", "-35,9 %"],
]


def test_words_in_columns_are_a_table(make_pdf, read_bytes) -> None:
    def page(p) -> None:
        p.lines(LEFT, 80, BODY)
        p.text(LEFT, 140, "Cuadro 3. Atenciones por región", 10, bold=True)
        draw(p, 160, ROWS)
        p.text(LEFT, 240, "Fuente: registro administrativo.", 8)
        p.lines(LEFT, 280, BODY)

    parsed = read_bytes(make_pdf([page]))
    (table,) = parsed.tables
    assert [column.label for column in table.columns] == ["2019", "2020", "Variación"]
    assert [column.year for column in table.columns] == [2019, 2020, None]
    assert table.row_header == "Región"
    assert cells(table) == [(row[0], row[1:]) for row in ROWS[1:]]
    assert table.rows[-1].total
    assert "Atenciones por región" in table.caption
    assert [note.text for note in table.notes] == ["Fuente: registro administrativo."]
    cell = table.rows[1].cells[1]
    assert parsed.document.text[cell.start : cell.end] == "77"
    assert cell.pdf_index == 0
    assert cell.box is not None
    left, top, right, bottom = cell.box
    assert 300 < left < 340 < right < 421
    assert top < 160 + 28 < bottom + 3
    assert parsed.document.text.count("se hizo en todas las regiones") == 2


def test_cells_over_two_lines_and_heads_over_two_columns(make_pdf, read_bytes) -> None:
    rows = [
        ["", "Mujeres", "", "Varones"],
        ["Calidad", "Casos", "Cupos", "Casos"],
        ["Calidad migratoria", "120", "130", "140"],
        ["humanitaria", "", "", ""],
        ["Residente", "7", "8", "9"],
        ["Turista", "17", "18", "19"],
    ]

    def page(p) -> None:
        p.lines(LEFT, 80, BODY)
        draw(p, 140, rows)
        p.canvas.setFont("Helvetica", 9)

    (table,) = read_bytes(make_pdf([page])).tables
    assert cells(table)[0] == ("Calidad migratoria humanitaria", ["120", "130", "140"])
    assert [row.label for row in table.rows] == [
        "Calidad migratoria humanitaria",
        "Residente",
        "Turista",
    ]
    assert "Cupos" in table.columns[1].label


def test_it_goes_on_over_the_page(make_pdf, read_bytes) -> None:
    head = ["Distrito", "Casos", "Resueltos"]

    def page(first: int):
        rows = [[f"Zona {n}", str(10 * n), str(9 * n)] for n in range(first, first + 4)]
        return lambda p: draw(p, 140, [head, *rows])

    (table,) = read_bytes(make_pdf([page(1), page(5)])).tables
    assert [row.label for row in table.rows] == [f"Zona {n}" for n in range(1, 9)]
    assert {cell.pdf_index for row in table.rows for cell in row.cells} == {0, 1}


TRAPS = {
    "prosa en dos columnas": [
        [f"columna izquierda del renglón {n}", "", f"y la columna derecha del {n}"]
        for n in range(8)
    ],
    "lista con letras": [[f"{mark})", "presentar la solicitud"] for mark in "abcdef"],
    "firmas": [["Ana Ruiz", "", "Luis Paz"], ["Ministra", "", "Director"], ["DNI", "", "DNI"]],
    "índice": [[name, "", "", str(7 * at)] for at, name in enumerate(("Uno", "Dos y", "Tres"), 1)],
    "fórmulas": [["x + y", "=", "4"], ["2x", "=", "7"], ["z", "=", "12"], ["w", "=", "3"]],
    "dos renglones": ROWS[1:3],
}


@pytest.mark.parametrize("name", TRAPS)
def test_what_is_no_table(name: str, make_pdf, read_bytes) -> None:
    def page(p) -> None:
        p.lines(LEFT, 80, BODY)
        draw(p, 160, TRAPS[name])
        p.lines(LEFT, 360, BODY)

    assert read_bytes(make_pdf([page])).tables == ()


def test_rows_under_one_label_are_told_apart(make_pdf, read_bytes) -> None:
    """A cell over two rows, as gazettes set the periods of one substance."""

    def page(p) -> None:
        for x, top, bottom in ((60, 100, 180), (200, 100, 180), (300, 100, 180), (400, 100, 180)):
            p.canvas.line(x, 842 - top, x, 842 - bottom)
        for y, left in ((100, 60), (120, 60), (140, 200), (160, 60), (180, 60)):
            p.canvas.line(left, 842 - y, 400, 842 - y)
        p.text(64, 114, "Parámetro", 9, bold=True)
        p.text(204, 114, "Período", 9, bold=True)
        p.text(304, 114, "Valor", 9, bold=True)
        for x, y, text in (
            (64, 140, "Plomo en PM10"),
            (204, 134, "Mensual"),
            (304, 134, "1,5"),
            (204, 154, "Anual"),
            (304, 154, "0,5"),
            (64, 174, "Benceno"),
            (204, 174, "Anual"),
            (304, 174, "2"),
        ):
            p.text(x, y, text, 9)

    (table,) = read_bytes(make_pdf([page])).tables
    assert [(row.shown, row.cells[1].text) for row in table.rows] == [
        ("Plomo en PM10, Mensual", "1,5"),
        ("Plomo en PM10, Anual", "0,5"),
        ("Benceno", "2"),
    ]
    assert [[cell.column for cell in row.cells] for row in table.rows] == [[0, 1]] * 3


def test_a_first_row_like_the_rest_is_no_header(make_pdf, read_bytes) -> None:
    rows = [["Grado III", "De 65 a 94 horas"], ["Grado II", "De 38 a 64 horas"]]
    parsed = read_bytes(make_pdf([lambda p: p.grid(LEFT, 110, [*rows, ["Grado I", "Veinte"]])]))
    assert [row.label for row in parsed.tables[0].rows] == ["Grado III", "Grado II", "Grado I"]

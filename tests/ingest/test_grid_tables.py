"""Tables of Markdown and DOCX: heads, captions, notes, labels, and cells that stand in the text."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from ingest.grid_tables import GridCell, head_rows, is_caption, note_of
from ingest.limits import ReadSettings
from ingest.readers import SourceFile
from ingest.records import ParsedDocument, Table
from ingest.text_reader import read_text

MARKDOWN = """# Memoria

## 1. Puestos

Cuadro 1. Puestos por mercado, 2019-2020

| N° | Mercado | 2019 | 2020 |
|---:|:--------|-----:|-----:|
| 1 | San Pedro | 1.245 | 980 (*) |
| 2 | El Progreso | 1.530 | - |
| | **Total** | 2.775 | 980 |

Fuente: Gerencia de Comercio.
(*) Cifra preliminar.

El texto sigue | con una barra.

| Trámite | Plazo |
|---|---|
| Licencia | 15 días |
"""


def grid(*rows: str) -> list[list[GridCell]]:
    return [[GridCell(text, 0, 0) for text in row.split("|")] for row in rows]


def check_offsets(parsed: ParsedDocument) -> None:
    text = parsed.document.text
    for table in parsed.tables:
        for row in table.rows:
            for cell in row.cells:
                assert text[cell.start : cell.end] == cell.text
                assert row.start <= cell.start < cell.end <= row.end


def cells(table: Table) -> dict[str, list[str]]:
    return {row.label: [cell.text for cell in row.cells] for row in table.rows}


def test_a_pipe_table_is_read() -> None:
    parsed = read_text("memoria.md", MARKDOWN.encode())
    first, second = parsed.tables
    assert first.caption == "Cuadro 1. Puestos por mercado, 2019-2020"
    assert [column.year for column in first.columns] == [2019, 2020]
    assert first.row_header == "Mercado"
    assert cells(first) == {
        "San Pedro": ["1.245", "980 (*)"],
        "El Progreso": ["1.530"],
        "Total": ["2.775", "980"],
    }
    assert [row.total for row in first.rows] == [False, False, True]
    assert [row.code for row in first.rows] == ["1", "2", None]
    assert [(note.mark, note.text) for note in first.notes] == [
        ("", "Fuente: Gerencia de Comercio."),
        ("(*)", "Cifra preliminar."),
    ]
    assert cells(second) == {"Licencia": ["15 días"]}
    check_offsets(parsed)


def test_a_docx_table_has_its_caption_notes_and_stacked_heads() -> None:
    import docx

    from ingest.docx_reader import read_docx

    document = docx.Document()
    document.add_heading("1. Producción", 1)
    document.add_paragraph("Tabla 1. Producción y rendimiento por cultivo")
    table = document.add_table(rows=4, cols=5)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Cultivo"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Producción"
    table.cell(0, 3).merge(table.cell(0, 4)).text = "Rendimiento"
    written = (("2018", "2019", "2018", "2019"), ("Papa", "12 450", "", "9,8", "10,1"))
    for at, text in enumerate(written[0], 1):
        table.cell(1, at).text = text
    for row, label in ((2, "Papa"), (3, "Total")):
        for at, text in enumerate((label, *written[1][1:])):
            table.cell(row, at).text = text
    document.add_paragraph("Fuente: encuesta. El rendimiento no es sumable.")
    document.add_paragraph("Otro párrafo.")
    stored = io.BytesIO()
    document.save(stored)
    source = SourceFile("campania.docx", "0" * 64, stored.getvalue())
    parsed = read_docx(source, ReadSettings())
    (read,) = parsed.tables
    assert [column.label for column in read.columns] == [
        "Producción 2018",
        "Producción 2019",
        "Rendimiento 2018",
        "Rendimiento 2019",
    ]
    assert read.caption.startswith("Tabla 1.")
    assert [note.text for note in read.notes] == ["Fuente: encuesta. El rendimiento no es sumable."]
    assert [(cell.column, cell.text) for cell in read.rows[0].cells] == [
        (0, "12 450"),
        (2, "9,8"),
        (3, "10,1"),
    ]
    check_offsets(parsed)


def test_one_row_heads_a_table_whose_first_rows_are_data() -> None:
    assert head_rows(grid("Área|2019|2020", "Salud|12|15", "Agro|3|4")) == 1
    assert head_rows(grid("Área|Nombrados|Nombrados", "Área|Mujeres|Hombres", "Salud|3|4")) == 2
    assert head_rows(grid("Trámite|Plazo|Lugar", "Visa|Un mes|Lima", "Carné|Un día|Ica")) == 1


def test_captions_and_notes_are_told_from_text() -> None:
    assert is_caption("Cuadro N° 3: Personal")
    assert not is_caption("El cuadro 3 muestra el personal.")
    assert note_of("Nota: cifras al cierre.", 5) is not None
    assert note_of("Los atendidos no son sumables entre sedes.", 0) is not None
    assert note_of("La campaña terminó en mayo.", 0) is None


CELLS = st.text(st.sampled_from("abcáñ 0123.,%"), max_size=8).map(str.strip)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=2, max_size=6))
def test_every_cell_of_a_pipe_table_stands_in_the_text(rows: list[list[str]]) -> None:
    lines = ["| a | b | c |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)]
    parsed = read_text("tabla.md", "\n".join(["# T", "", *lines, ""]).encode())
    check_offsets(parsed)
    assert len(parsed.tables) <= 1

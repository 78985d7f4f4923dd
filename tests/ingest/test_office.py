"""DOCX in full: footnotes, lists in levels, tables merged and nested; HTML without its frame."""

from __future__ import annotations

import io
import zipfile

import docx

from ingest.docx_reader import read_docx
from ingest.html_reader import read_html
from ingest.identity import sha256_of
from ingest.limits import ReadSettings
from ingest.readers import SourceFile

NOTES = """<?xml version="1.0" encoding="UTF-8"?>
<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>no</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="1"><w:p><w:r><w:t>Cifra </w:t></w:r><w:r><w:t>del INEI.</w:t></w:r></w:p>
</w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>Cifra del sector.</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def saved(document, notes: bool = False) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    if not notes:
        return buffer.getvalue()
    result = io.BytesIO()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "[Content_Types].xml":
                part = f'<Override PartName="/word/footnotes.xml" ContentType="{TYPE}"/></Types>'
                data = data.replace(b"</Types>", part.encode())
            if name == "word/_rels/document.xml.rels":
                link = f'<Relationship Id="n1" Type="{RELATION}" Target="footnotes.xml"/>'
                data = data.replace(b"</Relationships>", f"{link}</Relationships>".encode())
            new.writestr(name, data)
        new.writestr("word/footnotes.xml", NOTES)
    return result.getvalue()


def read(data: bytes, name: str = "a.docx"):
    reader = read_docx if name.endswith("docx") else read_html
    return reader(SourceFile(name, sha256_of(data), data), ReadSettings())


def test_footnotes_stand_apart() -> None:
    document = docx.Document()
    document.add_heading("Informe", 0)
    document.add_paragraph("Hubo 14 regiones.")
    parsed = read(saved(document, notes=True))
    notes = parsed.sections[-1]
    assert notes.heading == "Notas al pie"
    body = parsed.document.text[notes.start : notes.end]
    assert "1 Cifra del INEI." in body
    assert "2 Cifra del sector." in body
    assert "no" not in body.split()


def test_lists_keep_their_items() -> None:
    document = docx.Document()
    document.add_heading("Metas", 1)
    for style, text in (
        ("List Bullet", "Salud"),
        ("List Bullet 2", "Vacunas"),
        ("List Number", "Educación"),
    ):
        document.add_paragraph(text, style=style)
    text = read(saved(document)).document.text
    assert [line for line in text.splitlines() if line.startswith("•")] == [
        "• Salud",
        "• Vacunas",
        "• Educación",
    ]


def test_merged_and_nested_tables() -> None:
    document = docx.Document()
    document.add_heading("Cifras", 1)
    table = document.add_table(rows=4, cols=3)
    for row, texts in enumerate(
        (("Región", "Casos", ""), ("", "2029", "2030"), ("Áncash", "12", "13"), ("Puno", "", "7"))
    ):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    inner = table.cell(3, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "5", "(parcial)"
    parsed = read(saved(document))
    (made,) = parsed.tables
    assert [row.label for row in made.rows][-2:] == ["Áncash", "Puno"]
    assert [cell.text for cell in made.rows[-2].cells] == ["12", "13"]
    assert "parcial" in parsed.document.text
    for row in made.rows:
        for cell in row.cells:
            assert parsed.document.text[cell.start : cell.end] == cell.text


PAGE = """<html><head><title>Ministerio | Plan</title></head><body>
<header><a>Portal</a></header><div class="breadcrumb">Inicio / Plan</div>
<div id="contenido"><h1>Plan de acción</h1><p>El plan alcanza a <b>14</b> regiones.</p>
<ol><li>Salud<ul><li>Vacunas</li></ul></li></ol><p hidden>oculto</p>
<blockquote>Cita del plan.</blockquote></div>
<aside>Noticias</aside><footer>Derechos reservados</footer><script>x()</script></body></html>"""


def test_html_without_main_keeps_what_people_wrote() -> None:
    text = read(PAGE.encode(), "a.html").document.text
    for wanted in ("Plan de acción", "El plan alcanza a 14 regiones.", "Vacunas", "Cita del plan."):
        assert wanted in text
    for stranger in ("Portal", "Inicio /", "Noticias", "Derechos", "oculto", "x()"):
        assert stranger not in text

"""DOCX and HTML: headings, lists, tables and notes, and only what people wrote."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from ingest.corpus import read_corpus
from ingest.docx_reader import read_docx
from ingest.html_reader import read_html
from ingest.identity import sha256_of
from ingest.limits import ReadSettings
from ingest.readers import SourceFile, Unreadable


def source(data: bytes, name: str) -> SourceFile:
    return SourceFile(name, sha256_of(data), data)


def make_docx() -> bytes:
    document = docx.Document()
    document.add_heading("Informe de gestión 2030", 0)
    document.add_heading("1. Año de cambios", 1)
    document.add_paragraph("La señora ministra presentó el plan el 3 de mayo de 2030.")
    document.add_paragraph("Primera meta", style="List Bullet")
    document.add_heading("1.1 Cifras", 2)
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(table.rows[0].cells, ["Región", "2029", "2030"], strict=True):
        cell.text = text
    for cell, text in zip(table.rows[1].cells, ["Áncash", "1 204", "1 310"], strict=True):
        cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def check_offsets(parsed) -> None:
    text = parsed.document.text
    for passage in parsed.passages:
        assert text[passage.start : passage.end] == passage.text
    for table in parsed.tables:
        for row in table.rows:
            for cell in row.cells:
                assert text[cell.start : cell.end] == cell.text


def test_docx_headings_lists_and_tables() -> None:
    parsed = read_docx(source(make_docx(), "a.docx"), ReadSettings())
    title = "Informe de gestión 2030"
    assert parsed.document.title == title
    assert (parsed.document.info.kind, parsed.document.info.date) == ("informe", "2030-05-03")
    assert [s.heading_path for s in parsed.sections] == [
        (title,),
        (title, "1. Año de cambios"),
        (title, "1. Año de cambios", "1.1 Cifras"),
    ]
    assert "• Primera meta" in parsed.document.text
    (table,) = parsed.tables
    assert [(column.label, column.year) for column in table.columns] == [
        ("2029", 2029),
        ("2030", 2030),
    ]
    assert table.rows[0].label == "Áncash"
    assert [cell.text for cell in table.rows[0].cells] == ["1 204", "1 310"]
    check_offsets(parsed)


HTML = """<!doctype html><html><head><meta charset="{charset}"><title>Portal | Gobierno</title>
<script>var x = "no";</script></head><body><nav><a href="/">Inicio</a></nav>
<div class="menu-principal">Trámites</div>
<main><h1>Plan de reintegración</h1><p>El niño <b>tiene</b> derecho.<br>Y la niña.</p>
<ul><li>Salud</li><li>Educación</li></ul>
<h2>Cifras</h2><table><caption>Casos</caption><tr><th>Zona</th><th>2021</th></tr>
<tr><td>Ñaña</td><td>12</td></tr></table></main><footer>Copyright</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_html_main_content(charset: str) -> None:
    data = HTML.format(charset=charset).encode(charset)
    parsed = read_html(source(data, "a.html"), ReadSettings())
    text = parsed.document.text
    assert parsed.document.title == "Plan de reintegración"
    assert "El niño tiene derecho." in text.splitlines()
    assert "• Educación" in text
    for stranger in ("Inicio", "Trámites", "Copyright", "var x", "Portal"):
        assert stranger not in text
    (table,) = parsed.tables
    assert (table.caption, table.rows[0].label, table.rows[0].cells[0].text) == (
        "Casos",
        "Ñaña",
        "12",
    )
    assert parsed.sections[-1].heading_path == ("Plan de reintegración", "Cifras")
    check_offsets(parsed)


def test_strangers_are_refused() -> None:
    with pytest.raises(Unreadable, match="dañado"):
        read_docx(source(b"PK\x03\x04 nada", "a.docx"), ReadSettings())
    with pytest.raises(Unreadable, match="no contiene texto"):
        read_html(source(b"<html><body><nav>a</nav></body></html>", "a.html"), ReadSettings())


def test_every_format_in_one_folder(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(make_docx())
    (tmp_path / "b.html").write_text(HTML.format(charset="utf-8"), "utf-8")
    (tmp_path / "c.txt").write_bytes("Año de la señal.\n".encode("utf-16"))
    (tmp_path / "d.pdf").write_bytes(b"%PDF-1.7\nroto")
    reading = read_corpus([tmp_path])
    assert [parsed.document.format for parsed in reading.parsed] == ["docx", "html", "txt"]
    assert [(skip.source, skip.code) for skip in reading.skipped] == [("d.pdf", "danado")]
    assert reading.parsed[2].document.text.strip() == "Año de la señal."

"""Files made to do harm: each costs itself at most, within its limits, and says why."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from ingest.corpus import CorpusReading, read_corpus
from ingest.limits import ReadSettings

LIMITS = ReadSettings(cpu_seconds=3, wall_seconds=12, memory_mib=700, workers=2, ocr=False)
TEXT = b"BT /F1 10 Tf 72 700 Td (El plan alcanza a catorce regiones del pais.) Tj ET"


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), extra, data)


def deflated(data: bytes, extra: bytes = b"") -> bytes:
    return stream(zlib.compress(data, 9), b"/Filter/FlateDecode" + extra)


def pdf(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects with a true cross-reference table; object 1 is the catalogue."""
    body, offsets = b"%PDF-1.7\n", {}
    for number, text in objects.items():
        offsets[number] = len(body)
        body += b"%d 0 obj%s endobj\n" % (number, text)
    size = max(objects) + 1
    table = b"".join(
        b"%010d 00000 n \n" % offsets[n] if n in offsets else b"0000000000 00000 f \n"
        for n in range(1, size)
    )
    return body + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R%s>>\n"
        b"startxref\n%d\n%%%%EOF" % (size, table, size, trailer, len(body))
    )


def one_page(
    content: bytes = stream(TEXT), catalogue: bytes = b"", page: bytes = b"", **more: bytes
) -> dict[int, bytes]:
    """The objects of a document with one page; ``more`` are objects ``o6`` and up."""
    return {
        1: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalogue,
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>/XObject<</I 6 0 R>>>>%s>>" % page,
        4: content,
        5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        **{int(name[1:]): data for name, data in more.items()},
    }


def circular_pages() -> bytes:
    objects = one_page()
    objects[2] = b"<</Type/Pages/Kids[3 0 R 2 0 R 2 0 R]/Count 999999>>"
    return pdf(objects)


def page_tree(count: int) -> bytes:
    objects = one_page()
    objects[2] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b"3 0 R " * count, count)
    return pdf(objects)


def endless_xref() -> bytes:
    data = pdf(one_page())
    at = data.rindex(b"xref\n0")
    return data.replace(b"/Root 1 0 R", b"/Prev %d/Root 1 0 R" % at)


def object_stream() -> bytes:
    numbers = b" ".join(b"%d %d" % (10 + n, 2 * n) for n in range(60_000))
    packed = numbers + b" " + b"1 " * 60_000
    extra = b"/Type/ObjStm/N 60000/First %d" % (len(numbers) + 1)
    return pdf(one_page(o6=deflated(packed, extra)))


def deep_arrays() -> bytes:
    return pdf(one_page(page=b"/Deep " + b"[" * 100_000 + b"]" * 100_000))


def deep_operators() -> bytes:
    return pdf(one_page(stream(b"q " * 200_000 + TEXT + b" " + b"[" * 100_000)))


def outline_loop() -> bytes:
    return pdf(
        one_page(
            catalogue=b"/Outlines 6 0 R",
            o6=b"<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 1>>",
            o7=b"<</Title(uno)/Parent 6 0 R/Next 7 0 R/First 7 0 R/Dest[3 0 R/Fit]>>",
        )
    )


def form_loop() -> bytes:
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</I 6 0 R>>>>"
    return pdf(one_page(stream(TEXT + b" /I Do"), o6=stream(b"/I Do /I Do", form)))


def giant_image() -> bytes:
    image = b"/Type/XObject/Subtype/Image/Width 99999/Height 99999/BitsPerComponent 8"
    data = deflated(b"\0" * 1000, image + b"/ColorSpace/DeviceRGB")
    return pdf(one_page(stream(TEXT + b" 595 0 0 842 0 0 cm /I Do"), o6=data))


def jbig2_image() -> bytes:
    image = b"/Type/XObject/Subtype/Image/Width 9000/Height 9000/BitsPerComponent 1"
    data = stream(b"\x97JB2" + b"\xff" * 64, image + b"/ColorSpace/DeviceGray/Filter/JBIG2Decode")
    return pdf(one_page(stream(TEXT + b" /I Do"), o6=data))


def giant_page() -> bytes:
    objects = one_page()
    objects[3] = objects[3].replace(b"[0 0 595 842]", b"[-1e38 -1e38 1e38 1e38]")
    return pdf(objects)


def attachments() -> bytes:
    return pdf(
        one_page(
            catalogue=b"/Names<</EmbeddedFiles<</Names[(a.exe) 7 0 R]>>>>"
            b"/AcroForm<</XFA 8 0 R/Fields[]>>/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>",
            o7=b"<</Type/Filespec/F(a.exe)/EF<</F 6 0 R>>>>",
            o6=deflated(b"MZ" + b"\0" * 50_000_000),
            o8=deflated(b"<xdp>" + b"<a>" * 3_000_000),
        )
    )


def nul_text() -> bytes:
    return pdf(one_page(stream(TEXT[:-2] + b"(" + b"\\000\\001\\037" * 3000 + b") Tj ET")))


def long_line() -> bytes:
    return pdf(one_page(deflated(b"BT /F1 1 Tf (" + b"a" * 60_000_000 + b") Tj ET")))


READ: dict[str, Callable[[], bytes]] = {
    "adjuntos": attachments,
    "formas-en-bucle": form_loop,
    "imagen-gigante": giant_image,
    "jbig2": jbig2_image,
    "marcadores-en-bucle": outline_loop,
    "matrices-hondas": deep_arrays,
    "nulos": nul_text,
    "objetos": object_stream,
    "operadores-hondos": deep_operators,
    "pagina-gigante": giant_page,
    "paginas-en-bucle": circular_pages,
    "referencias-sin-fin": endless_xref,
}
"""Their harmless part can be read."""
STOPPED: dict[str, Callable[[], bytes]] = {
    "linea": long_line,
    "paginas": lambda: page_tree(1_000_000),
}


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> CorpusReading:
    """All of them and a good document, read in one go."""
    folder = tmp_path_factory.mktemp("hostiles")
    for name, make in {**READ, **STOPPED}.items():
        (folder / f"{name}.pdf").write_bytes(make())
    (folder / "bueno.txt").write_text("1. Objeto\n\nEl ministerio aprobó el plan.\n", "utf-8")
    return read_corpus([folder], LIMITS)


def test_nothing_is_lost_without_a_word(reading: CorpusReading) -> None:
    read = {parsed.document.source for parsed in reading.parsed}
    skipped = {skip.source for skip in reading.skipped}
    assert not read & skipped
    assert read | skipped == {"bueno.txt", *(f"{name}.pdf" for name in {**READ, **STOPPED})}
    assert "bueno.txt" in read
    assert all(skip.reason for skip in reading.skipped)


@pytest.mark.parametrize("name", READ)
def test_the_harmless_part_is_read(reading: CorpusReading, name: str) -> None:
    documents = {parsed.document.source: parsed.document for parsed in reading.parsed}
    reasons = {skip.source: skip for skip in reading.skipped}
    document = documents.get(f"{name}.pdf")
    if document is None:
        # Damage beyond repair is as good an answer as long as it is one.
        assert reasons[f"{name}.pdf"].code in {"danado", "limite-cpu", "limite-memoria", "fallo"}
        return
    assert "catorce regiones" in document.text
    assert not any(ord(char) < 32 and char not in "\n\t" for char in document.text)


@pytest.mark.parametrize("name", STOPPED)
def test_what_is_too_much_is_stopped_or_capped(reading: CorpusReading, name: str) -> None:
    for skip in reading.skipped:
        if skip.source == f"{name}.pdf":
            assert skip.code.startswith("limite-") or skip.code in {"fallo", "danado", "sin-texto"}
            return
    document = next(p for p in reading.parsed if p.document.source == f"{name}.pdf")
    assert {w.code for w in document.warnings} & {"paginas", "texto"}


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Hola.")
    document.save(buffer)
    bomb = tmp_path / "bomba.docx"
    with (
        zipfile.ZipFile(buffer) as good,
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as bad,
    ):
        for entry in good.namelist():
            data = good.read(entry)
            if entry == "word/document.xml":
                data = data.replace(b"Hola.", b"a" * 30_000_000)
            bad.writestr(entry, data)
    assert bomb.stat().st_size < 1_000_000
    (skip,) = read_corpus([tmp_path], replace(LIMITS, max_text_mb=2)).skipped
    assert skip.code == "limite-texto"


def test_entities_that_multiply_are_refused(tmp_path: Path) -> None:
    """A billion laughs inside a DOCX, and markup nested a hundred thousand deep."""
    buffer = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Hola.")
    document.save(buffer)
    laughs = b"".join(
        b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10 if n else b"ja") for n in range(12)
    )
    with (
        zipfile.ZipFile(buffer) as good,
        zipfile.ZipFile(tmp_path / "risas.docx", "w") as bad,
    ):
        for entry in good.namelist():
            data = good.read(entry)
            if entry == "word/document.xml":
                data = data.replace(b"<w:document", b"<!DOCTYPE d [%s]><w:document" % laughs, 1)
                data = data.replace(b"Hola.", b"&l11;")
            bad.writestr(entry, data)
    (tmp_path / "hondo.html").write_bytes(b"<div>" * 100_000 + b"<p>Hola.</p>")
    reading = read_corpus([tmp_path], LIMITS)
    for parsed in reading.parsed:
        assert len(parsed.document.text) < 10_000
    assert len(reading.parsed) + len(reading.skipped) == 2

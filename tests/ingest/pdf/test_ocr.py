"""Scans: reported without OCR; read, placed and marked with it where Tesseract is installed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth

from ingest.corpus import read_corpus
from ingest.limits import ReadSettings
from ingest.pdf import locate
from ingest.pdf.engine import Engine
from ingest.pdf.ocr import ocr_ready
from ingest.pdf.scans import scanned_lines
from ingest.scan_records import ScannedPage, ScannedWord

LINES = ["La ministra firmó el convenio en mayo.", "El plazo de la regularización es de un año."]


def scanned(make_pdf) -> bytes:
    """A PDF whose only page is a picture of text."""
    written = make_pdf([lambda p: p.lines(60, 100, LINES, size=14)])
    with Engine(written) as engine:
        picture = engine.picture(0, 200 / 72)
    buffer = io.BytesIO()
    picture.save(buffer, format="PNG")
    image = ImageReader(Image.open(buffer))
    return make_pdf([lambda p: p.canvas.drawImage(image, 0, 0, 595, 842)])


def test_without_ocr_a_scan_is_reported(make_pdf, tmp_path: Path) -> None:
    (tmp_path / "escaneo.pdf").write_bytes(scanned(make_pdf))
    reading = read_corpus([tmp_path], ReadSettings(ocr=False))
    (skip,) = reading.skipped
    assert skip.code == "escaneo"
    assert "requiere OCR" in skip.reason
    assert reading.parsed == ()


@pytest.mark.skipif(not ocr_ready(), reason="Tesseract with Spanish data is not installed")
def test_with_ocr_a_scan_is_read_and_marked(make_pdf, tmp_path: Path) -> None:
    (tmp_path / "escaneo.pdf").write_bytes(scanned(make_pdf))
    calls: list[tuple[str, int, int]] = []
    reading = read_corpus([tmp_path], progress=lambda *call: calls.append(call))
    (parsed,) = reading.parsed
    assert "La ministra firmó el convenio en mayo." in parsed.document.text
    assert [warning.code for warning in parsed.warnings] == ["ocr"]
    (page,) = parsed.document.pages
    assert page.ocr_confidence is not None
    assert page.ocr_confidence > 60
    assert ("ocr", 1, 1) in calls


@pytest.mark.skipif(not ocr_ready(), reason="Tesseract with Spanish data is not installed")
def test_a_quotation_by_ocr_is_drawn_on_its_page(make_pdf, tmp_path: Path) -> None:
    path = tmp_path / "escaneo.pdf"
    path.write_bytes(scanned(make_pdf))
    (parsed,) = read_corpus([tmp_path]).parsed
    text = parsed.document.text
    start = text.index("firmó el convenio")
    (box,) = locate(path, parsed.document, start, start + len("firmó el convenio"))
    before = stringWidth("La ministra ", "Helvetica", 14)
    width = stringWidth("firmó el convenio", "Helvetica", 14)
    assert (box.left, box.right) == pytest.approx((60 + before, 60 + before + width), abs=6)
    assert 85 < box.top < 100 < box.bottom < 108


def test_words_of_a_scan_become_evenly_placed_characters() -> None:
    words = (ScannedWord("Año", 10, 20, 40, 32, 91), ScannedWord("2030", 50, 21, 90, 33, 88))
    (line,) = scanned_lines(ScannedPage(3, 90, (words,)))
    assert line.text == "Año 2030"
    assert [char.left for char in line.chars] == [10, 20, 30, 40, 50, 60, 70, 80]
    assert {char.size for char in line.chars} == {12.0}

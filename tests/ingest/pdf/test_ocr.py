"""Scans: reported without OCR; read, placed and marked with it where Tesseract is installed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from ingest.corpus import read_corpus
from ingest.limits import ReadSettings
from ingest.pdf.engine import Engine
from ingest.pdf.ocr import ocr_ready

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

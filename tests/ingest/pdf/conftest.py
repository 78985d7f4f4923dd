"""Small PDFs for the tests, drawn with reportlab; coordinates are points from the top left."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.identity import sha256_of
from ingest.limits import ReadSettings
from ingest.pdf.reader import read_pdf
from ingest.readers import SourceFile

WIDTH, HEIGHT = A4
LEADING = 14


class Page:
    """Draws on one page of a canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def text(self, x: float, y: float, text: str, size: float = 10, bold: bool = False) -> None:
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawString(x, HEIGHT - y, text)

    def lines(self, x: float, y: float, lines: Sequence[str], size: float = 10) -> None:
        for number, line in enumerate(lines):
            self.text(x, y + number * LEADING, line, size)

    def grid(self, x: float, y: float, rows: Sequence[Sequence[str]], width: float = 110) -> None:
        height = 20
        columns = len(rows[0])
        for number in range(len(rows) + 1):
            level = HEIGHT - y - number * height
            self.canvas.line(x, level, x + columns * width, level)
        for number in range(columns + 1):
            left = x + number * width
            self.canvas.line(left, HEIGHT - y, left, HEIGHT - y - len(rows) * height)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                self.text(x + column * width + 4, y + row * height + 14, cell, 9)


Draw = Callable[[Page], None]


@pytest.fixture(scope="session")
def make_pdf():
    """``make_pdf(pages, prepare=None, **options)``: the bytes of a PDF drawn by ``pages``."""
    return make


@pytest.fixture(scope="session")
def read_bytes():
    """``read_bytes(data, **settings)``: the document in the bytes of a PDF."""

    def read(data: bytes, **settings):
        source = SourceFile("prueba.pdf", sha256_of(data), data)
        return read_pdf(source, ReadSettings(**settings))

    return read


def make(
    pages: Sequence[Draw], prepare: Callable[[Canvas], None] | None = None, **options
) -> bytes:
    """A PDF whose pages are drawn by ``pages``."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, **options)
    if prepare:
        prepare(canvas)
    for number, draw in enumerate(pages):
        canvas.bookmarkPage(f"p{number}")
        draw(Page(canvas))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()

"""An export as PDF through fpdf2, in a font that we ship (Spanish, Latin, signs)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ui.app import messages
from ui.app.export.model import Export, ExportItem

_FONTS = Path(__file__).parent / "fonts"
_FAMILY = "foja"


def pdf(export: Export) -> bytes:
    """The bytes of an A4 PDF: questions, answers with raised numbers, notes, seals."""
    page = _new_page(export.title)
    _write(page, export.title, size=17, bold=True)
    _write(page, messages.exported(export.made), size=9)
    for item in export.items:
        _add_item(page, item)
    if export.footnotes:
        _heading(page, messages.EXPORT_NOTES)
        for number, note in enumerate(export.footnotes, 1):
            _write(page, f"{number}. {note}", size=9)
    if export.documents:
        _heading(page, messages.EXPORT_DOCUMENTS)
        for seal in export.documents:
            line = messages.sealed_document(seal.title, seal.source, seal.sha256)
            _write(page, line, size=9)
    return bytes(page.output())


def _new_page(title: str) -> Any:
    from fpdf import FPDF

    page = FPDF(format="A4")
    page.set_title(title)
    page.set_lang("es")
    page.set_creator("Foja")
    page.set_margin(20)
    page.set_auto_page_break(True, margin=18)
    page.add_font(_FAMILY, "", str(_FONTS / "DejaVuSans-foja.ttf"))
    page.add_font(_FAMILY, "B", str(_FONTS / "DejaVuSans-Bold-foja.ttf"))
    page.add_page()
    return page


def _add_item(page: Any, item: ExportItem) -> None:
    _heading(page, item.question)
    if item.understood:
        _write(page, messages.understood(item.understood), size=9)
    page.set_font(_FAMILY, "B", 11)
    page.write(6, f"{item.outcome}. ")
    for sentence in item.sentences:
        page.set_font(_FAMILY, "", 11)
        page.write(6, sentence.text)
        page.char_vpos = "SUP"
        page.write(6, " ".join(str(number) for number in sentence.footnotes))
        page.char_vpos = "LINE"
        page.write(6, " ")
    page.ln(8)
    for remark in item.remarks:
        _write(page, remark, size=10)
    _write(page, messages.answer_line(item.answer_id, item.asked), size=8)


def _heading(page: Any, words: str) -> None:
    page.ln(3)
    _write(page, words, size=12, bold=True)


def _write(page: Any, words: str, size: int, bold: bool = False) -> None:
    page.set_font(_FAMILY, "B" if bold else "", size)
    page.multi_cell(0, size * 0.5, words, new_x="LMARGIN", new_y="NEXT", align="L")
    page.ln(1)

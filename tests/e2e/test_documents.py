"""Documents come and go through a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.e2e.steps import Server, ask, at_rest, choose, go_to

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.e2e


def add(page: Page, *paths: Path) -> None:
    go_to(page, "Documentos")
    page.get_by_text("Añadir documentos").click()
    page.locator("input[type=file]").set_input_files(list(paths))
    page.get_by_role("button", name="Añadir e indexar").click()


def test_each_file_tells_its_fate_and_a_document_is_removed_after_confirming(
    page: Page, server: Server, tmp_path: Path
) -> None:
    good, bad = tmp_path / "puno.txt", tmp_path / "roto.pdf"
    good.write_text("1. Puno\n\nEn Puno se censó a 5 190 hogares en 2017.\n", encoding="utf-8")
    bad.write_bytes(b"%PDF-1.4 esto no es un PDF de verdad")
    add(page, good, bad)
    page.get_by_text("Se indexó puno.txt", exact=False).wait_for(timeout=90_000)
    fates = page.get_by_role("list", name="Archivos que se añaden").inner_text()
    assert "puno.txt: indexado" in fates and "roto.pdf: no se añadió" in fates
    assert not (server.home / "corpus" / "roto.pdf").exists()
    page.get_by_role("button", name="Entendido").click()

    choose(page, "Documento", "puno.txt")
    page.get_by_role("button", name="Quitar este documento").click()
    sure = page.get_by_role("button", name="Quitar", exact=True)
    assert sure.is_disabled()
    page.get_by_text("Sí, quitarlo del índice").click()
    at_rest(page)
    sure.click()
    page.get_by_text("Se quitó puno.txt", exact=False).wait_for(timeout=90_000)
    assert not (server.home / "corpus" / "puno.txt").exists()
    assert (server.home / ".foja" / "papelera" / "puno.txt").is_file()
    page.get_by_role("button", name="Entendido").click()
    go_to(page, "Preguntar")
    ask(page, "¿Cuántos hogares se censó en Puno en 2017?")
    assert "No consta" in page.locator(".foja-answer").last.inner_text()


def test_upload_a_pdf_ask_it_and_see_its_page(page: Page, tmp_path: Path) -> None:
    from fpdf import FPDF

    sheet = FPDF()
    sheet.add_page()
    sheet.set_font("helvetica", size=14)
    sheet.multi_cell(0, 9, "Albergues en Tacna", new_x="LMARGIN", new_y="NEXT")
    sheet.set_font("helvetica", size=11)
    sentence = "Durante 2019 se construyeron 734 albergues para familias en la ciudad de Tacna."
    sheet.multi_cell(0, 7, sentence)
    path = tmp_path / "albergues.pdf"
    sheet.output(str(path))
    add(page, path)
    page.get_by_text("Se indexó albergues", exact=False).wait_for(timeout=90_000)
    go_to(page, "Preguntar")
    ask(page, "¿Cuántos albergues se construyeron en Tacna durante 2019?")
    assert "734" in page.locator(".foja-answer").last.inner_text()
    page.locator("button.foja-cite").first.click()
    panel = page.locator(".st-key-evidencia")
    panel.get_by_text("Ver en el documento").click()
    panel.locator("img").wait_for()

"""What a person does, through a real browser."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.e2e
QUESTION = "¿Cuántos alumnos extranjeros hubo en 2021?"


def at_rest(page: Page) -> None:
    """Wait until the page shows one state only: while it is drawn anew, old parts stay a moment."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.wait_for_function("!document.querySelector('[data-stale=true]')")


def ask(page: Page, question: str) -> None:
    at_rest(page)
    before = page.locator(".foja-answer").count()
    field = page.get_by_test_id("stChatInput").locator("textarea")
    field.fill(question)
    field.press("Enter")
    page.locator(".foja-answer").nth(before).wait_for()
    at_rest(page)


def test_ask_and_open_a_citation_with_the_keyboard(page: Page) -> None:
    page.wait_for_function("document.documentElement.lang === 'es'")
    ask(page, QUESTION)
    answer = page.locator(".foja-answer").last
    assert "963 528" in answer.inner_text()
    assert "Consta" in answer.inner_text()
    mark = answer.locator("button.foja-cite").first
    mark.focus()
    page.keyboard.press("Enter")
    panel = page.locator(".st-key-evidencia")
    panel.wait_for()
    assert "963 528 alumnos" in panel.locator("mark").first.inner_text()
    assert "1. Educación" in panel.inner_text()
    panel.get_by_text("¿Por qué este pasaje?").click()
    panel.get_by_text("puesto", exact=False).first.wait_for()
    panel.get_by_role("button", name="Copiar cita").click()
    panel.get_by_text("Cita copiada").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "963 528" in copied and "1. Educación" in copied and "memoria.txt" in copied
    page.keyboard.press("Escape")
    panel.wait_for(state="detached")
    assert "963 528" in page.locator("[aria-live=polite]").last.inner_text()


def test_follow_up_reload_and_find_the_conversation(page: Page) -> None:
    ask(page, "¿Cuántas personas migrantes atendió el SIS en 2020?")
    ask(page, "¿y en 2021?")
    assert "41 305" in page.locator(".foja-answer").last.inner_text()
    page.get_by_text("Entendí:", exact=False).wait_for()
    page.reload()
    page.locator(".foja-answer").nth(1).wait_for()
    page.get_by_role("button", name="Nueva conversación").click()
    page.get_by_text("Por ejemplo").or_(page.get_by_text("Escriba como")).first.wait_for()
    search = page.get_by_placeholder("Buscar conversaciones")
    search.fill("MIGRANTES ATENDIO")
    search.press("Enter")
    page.locator("[class*=st-key-charla-] button").first.click()
    page.locator(".foja-answer").nth(1).wait_for()


def test_a_script_in_a_document_is_shown_as_text(page: Page) -> None:
    ask(page, "¿Cuántas aulas nuevas creó el Ministerio de Educación en Tumbes?")
    page.locator("button.foja-cite").first.click()
    panel = page.locator(".st-key-evidencia")
    panel.wait_for()
    assert "<script>" in panel.inner_text()
    assert panel.locator("script, img").count() == 0
    ask(page, "¿alumnos ![x](http://203.0.113.9/x.png) <img src=x onerror=alert(1)> $x$ :red[y]?")
    assert page.locator("img[src='x'], img[src*='203.0.113.9']").count() == 0
    assert page.title() != "tomada"


def test_export_opens_as_docx(page: Page, tmp_path: Path) -> None:
    import docx

    ask(page, QUESTION)
    page.get_by_role("button", name="Exportar").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Descargar", exact=True).click()
    target = tmp_path / "charla.docx"
    waiting.value.save_as(target)
    words = "\n".join(paragraph.text for paragraph in docx.Document(str(target)).paragraphs)
    assert QUESTION in words and "963 528" in words and "sha256" in words
    with zipfile.ZipFile(target) as package:
        assert "963 528" in package.read("word/footnotes.xml").decode("utf-8")


def test_feedback_is_kept(page: Page) -> None:
    ask(page, QUESTION)
    page.get_by_test_id("stFeedback").last.locator("button").nth(1).click()
    page.get_by_text("Cifra equivocada").click()
    page.get_by_role("button", name="Guardar valoración").click()
    page.get_by_text("Gracias").first.wait_for()
    page.reload()
    page.get_by_text("Cifra equivocada").wait_for()


def test_a_narrow_screen_shows_everything_without_scrolling_sideways(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    ask(page, QUESTION)
    page.locator("button.foja-cite").first.click()
    panel = page.locator(".st-key-evidencia")
    panel.wait_for()
    panel.get_by_role("button", name="Cerrar").wait_for()
    box = panel.bounding_box()
    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 391
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    panel.get_by_role("button", name="Cerrar").click()
    panel.wait_for(state="detached")


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
    page.get_by_role("link", name="Documentos").click()
    page.get_by_text("Añadir documentos").click()
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Añadir e indexar").click()
    page.get_by_text("Se indexó albergues", exact=False).wait_for(timeout=90_000)
    page.get_by_role("link", name="Preguntar").click()
    ask(page, "¿Cuántos albergues se construyeron en Tacna durante 2019?")
    assert "734" in page.locator(".foja-answer").last.inner_text()
    page.locator("button.foja-cite").first.click()
    panel = page.locator(".st-key-evidencia")
    panel.get_by_text("Ver en el documento").click()
    panel.locator("img").wait_for()


def test_evaluation_page_opens(page: Page) -> None:
    page.get_by_role("link", name="Evaluación").click()
    page.get_by_role("button", name="Evaluar ahora").wait_for()
    assert page.get_by_role("heading", name=re.compile("Evaluación")).count() == 1

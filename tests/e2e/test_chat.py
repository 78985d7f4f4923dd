"""What a person does, through a real browser."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.e2e.conftest import HOSTILE_NAME
from tests.e2e.steps import ask, at_rest, choose, go_to

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.e2e
QUESTION = "¿Cuántos alumnos extranjeros hubo en 2021?"


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


def test_links_images_and_names_of_documents_are_shown_as_text(page: Page) -> None:
    """The ``page`` fixture makes sure that no other host is asked for anything."""
    ask(page, "¿A cuántas familias atendió el puesto de Desaguadero en 2018?")
    answer = page.locator(".foja-answer").last
    assert "![baliza](http://203.0.113.9/b.png)" in answer.inner_text()
    answer.locator("button.foja-cite").first.click()
    panel = page.locator(".st-key-evidencia")
    panel.wait_for()
    at_rest(page)
    assert HOSTILE_NAME.removesuffix(".txt") in panel.locator(".foja-p").all_inner_texts()[0]
    panel.get_by_text("Ver en el documento").click()
    panel.get_by_text("[aquí](javascript:alert(1))").last.wait_for()
    go_to(page, "Documentos")
    choose(page, "Documento", "nota")
    page.get_by_role("heading", name=HOSTILE_NAME.removesuffix(".txt")).wait_for()
    links = page.evaluate("[...document.querySelectorAll('main a')].map((a) => a.href)")
    assert not [link for link in links if "203.0.113.9" in link or "javascript" in link]
    assert page.locator("main img, .stMain i, .stMain .katex").count() == 0


def test_a_text_far_too_long_is_refused_with_a_reason(page: Page) -> None:
    field = page.get_by_test_id("stChatInput").locator("textarea")
    field.evaluate(
        """(area) => {
          const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set;
          set.call(area, 'alumnos '.repeat(125000));
          area.dispatchEvent(new Event('input', { bubbles: true }));
        }"""
    )
    page.get_by_role("button", name="Enviar la pregunta").click()
    page.get_by_text("el máximo es 600").wait_for()
    assert page.locator(".foja-answer").count() == 0
    ask(page, QUESTION)
    assert "963 528" in page.locator(".foja-answer").last.inner_text()


def test_the_browsers_back_returns_to_the_earlier_conversation(page: Page) -> None:
    ask(page, QUESTION)
    page.get_by_role("button", name="Nueva conversación").click()
    page.get_by_text("Escriba como").wait_for()
    ask(page, "¿Cuándo empezó la campaña de vacunación?")
    page.wait_for_url("**c=*")
    page.go_back()
    page.get_by_text("Escriba como").wait_for()
    page.go_back()
    page.locator(".foja-answer", has_text="963 528").wait_for()


def test_filters_are_chips_and_two_tabs_share_the_conversations(page: Page) -> None:
    page.get_by_text("Filtros").click()
    choose(page, "Solo en estas secciones", "2. Salud")
    page.keyboard.press("Escape")
    chip = page.locator("[class*=st-key-ficha-] button").first
    chip.wait_for()
    assert "Salud" in chip.inner_text()
    ask(page, QUESTION)
    assert "963 528" not in page.locator(".foja-answer").last.inner_text()
    chip.click()
    chip.wait_for(state="detached")
    other = page.context.new_page()
    other.goto(page.url)
    other.locator(".foja-answer").wait_for()
    ask(other, QUESTION)
    ask(page, "¿Cuándo empezó la campaña de vacunación?")
    other.reload()
    other.locator(".foja-answer").nth(2).wait_for()
    assert "963 528" in other.locator(".foja-answer").nth(1).inner_text()


def test_a_proposal_waits_for_review(page: Page) -> None:
    ask(page, QUESTION)
    page.get_by_role("button", name="Proponer como pregunta de evaluación").click()
    page.get_by_label("Respuesta que debería dar (opcional)").fill("963 528")
    page.get_by_role("button", name="Guardar propuesta").click()
    page.get_by_text("Propuesta guardada").wait_for()

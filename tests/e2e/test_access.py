"""Everybody can use it: contrast, names, keyboard, announcements, in light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.e2e.steps import Server, ask, at_rest, go_to

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.e2e
QUESTION = "¿Cuántos alumnos extranjeros hubo en 2021?"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
CONTRAST = """
(selector) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const pixel = (colours) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((v) => v / 255)
      .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => {
    const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  return [...document.querySelectorAll(selector)].map((node) => {
    const grounds = [];
    for (let at = node; at; at = at.parentElement) {
      grounds.unshift(getComputedStyle(at).backgroundColor);
    }
    const style = getComputedStyle(node);
    return ratio(pixel([...grounds, style.color]), pixel(["#fff", ...grounds]));
  });
}
"""


@pytest.fixture(params=["light", "dark"])
def seen(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Page]:
    """A visitor whose system asks for a light or a dark page."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, color_scheme=request.param
    )
    visit = context.new_page()
    visit.goto(server.url)
    visit.get_by_test_id("stChatInput").wait_for()
    at_rest(visit)
    yield visit
    context.close()


def audit(page: Page) -> list[str]:
    """What axe-core finds wrong on the page as it stands."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page.wait_for_function("document.getAnimations().every((a) => a.playState !== 'running')")
    found = axe.run(page, options=RULES).response["violations"]
    return [f"{v['id']}: {node['html'][:120]}" for v in found for node in v["nodes"]]


def test_no_screen_has_a_fault_that_axe_can_see(seen: Page) -> None:
    assert audit(seen) == []
    ask(seen, QUESTION)
    seen.locator("button.foja-cite").first.click()
    seen.locator(".st-key-evidencia mark").first.wait_for()
    at_rest(seen)
    assert audit(seen) == []
    seen.set_viewport_size({"width": 390, "height": 844})
    assert audit(seen) == []
    seen.get_by_role("button", name="Cerrar").click()
    seen.set_viewport_size({"width": 1440, "height": 900})
    ask(seen, "¿Cuál es la capital de Mongolia?")
    go_to(seen, "Documentos")
    assert audit(seen) == []
    go_to(seen, "Evaluación")
    assert audit(seen) == []


def test_marks_badges_and_texts_reach_the_contrast_of_wcag(seen: Page) -> None:
    ask(seen, QUESTION)
    ask(seen, "¿Cuál es la capital de Mongolia?")
    seen.locator("button.foja-cite").first.click()
    seen.locator(".st-key-evidencia mark").first.wait_for()
    at_rest(seen)
    texts = (".foja-text", ".foja-badge", ".foja-cite", ".foja-mark", ".foja-soft", ".foja-p")
    for selector in (*texts, ".foja-around", ".foja-button", ".foja-panel-title"):
        ratios = seen.evaluate(CONTRAST, selector)
        assert not ratios or min(ratios) >= 4.5, (selector, ratios)
    assert len(seen.evaluate(CONTRAST, ".foja-mark")) == 1
    tones = seen.evaluate("[...document.querySelectorAll('.foja-badge')].map((n) => n.innerText)")
    assert any("No consta" in tone for tone in tones) and any("Consta" in tone for tone in tones)


def test_the_keyboard_alone_asks_reaches_a_citation_and_comes_back(seen: Page) -> None:
    field = seen.get_by_test_id("stChatInput").locator("textarea")
    field.focus()
    seen.keyboard.type(QUESTION)
    seen.keyboard.press("Enter")
    seen.locator(".foja-answer").wait_for()
    at_rest(seen)
    said = seen.locator(".foja-live[aria-live=polite]").inner_text()
    assert said.startswith("Consta") and "963 528" in said

    seen.get_by_role("button", name="Exportar").focus()
    reached = "document.activeElement.className"
    for _ in range(6):
        seen.keyboard.press("Tab")
        if seen.evaluate(reached) == "foja-cite":
            break
    assert seen.evaluate(reached) == "foja-cite"
    name = seen.evaluate("document.activeElement.getAttribute('aria-label')")
    assert name.startswith("Ver la fuente 1")
    outline = seen.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    seen.keyboard.press("Enter")
    panel = seen.locator(".st-key-evidencia")
    panel.wait_for()
    seen.wait_for_function(
        "document.querySelector('.st-key-evidencia').contains(document.activeElement)"
    )
    seen.keyboard.press("Tab")
    assert seen.evaluate("document.activeElement.closest('.st-key-evidencia') !== null")
    seen.keyboard.press("Escape")
    panel.wait_for(state="detached")
    seen.wait_for_function("document.activeElement.className === 'foja-cite'")

"""The real app on a real index, and Debian's Chromium to drive it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.e2e.steps import CHROMIUM, FLAGS, Server, at_rest, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

REPORT = """1. Educación

En 2021 hubo 963 528 alumnos extranjeros matriculados en las escuelas del país.
El Ministerio de Educación (MINEDU) creó 27 aulas nuevas <script>document.title='tomada'</script> \
en la ciudad de Tumbes, junto a <img src=x onerror="document.title='tomada'"> la frontera.

2. Salud

El Seguro Integral de Salud (SIS) atendió a 37 218 personas migrantes durante 2020.
El Seguro Integral de Salud (SIS) atendió a 41 305 personas migrantes durante 2021.
La campaña de vacunación empezó en marzo de 2021 en la ciudad de Tacna.
"""
HOSTILE = """1. Enlaces

El puesto ![baliza](http://203.0.113.9/b.png) de Desaguadero atendió a 815 familias en 2018. \
Vea [aquí](javascript:alert(1)) y http://203.0.113.9/x :red[rojo] $x^2$ :smile:.
"""
HOSTILE_NAME = "<i>nota $x$ :red[a].txt"


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """``foja app`` on two small documents, in a folder of its own."""
    if CHROMIUM is None:
        pytest.skip("no hay Chromium en esta máquina")
    home = tmp_path_factory.mktemp("app")
    (home / "corpus").mkdir()
    (home / "corpus" / "memoria.txt").write_text(REPORT, encoding="utf-8")
    (home / "corpus" / HOSTILE_NAME).write_text(HOSTILE, encoding="utf-8")
    with running(home) as made:
        yield made


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for all tests."""
    from playwright.sync_api import sync_playwright

    if CHROMIUM is None:
        pytest.skip("no hay Chromium en esta máquina")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """A page of a fresh visitor on the first screen; nothing may be asked of another host."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.url)
    visit = context.new_page()
    outside: list[str] = []
    visit.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((server.url, "data:", "blob:"))
            else outside.append(request.url)
        ),
    )
    visit.goto(server.url)
    visit.get_by_test_id("stChatInput").wait_for()
    at_rest(visit)
    yield visit
    context.close()
    assert outside == []


@pytest.fixture(scope="session")
def built(server: Server) -> Path:
    """A built index that other servers may read."""
    return server.home / ".foja" / "indice"

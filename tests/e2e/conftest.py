"""The real app on a real index, and Debian's Chromium to drive it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()
REPORT = """1. Educación

En 2021 hubo 963 528 alumnos extranjeros matriculados en las escuelas del país.
El Ministerio de Educación (MINEDU) creó 27 aulas nuevas <script>document.title='tomada'</script> \
en la ciudad de Tumbes, junto a <img src=x onerror="document.title='tomada'"> la frontera.

2. Salud

El Seguro Integral de Salud (SIS) atendió a 37 218 personas migrantes durante 2020.
El Seguro Integral de Salud (SIS) atendió a 41 305 personas migrantes durante 2021.
La campaña de vacunación empezó en marzo de 2021 en la ciudad de Tacna.
"""


@dataclass(frozen=True)
class Server:
    """A running app: its address and its working folder."""

    url: str
    home: Path


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2) as reply:
            return bool(reply.status == 200)
    except (urllib.error.URLError, OSError):
        return False


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """``foja app`` on a small document, in a folder of its own."""
    if CHROMIUM is None:
        pytest.skip("no hay Chromium en esta máquina")
    home = tmp_path_factory.mktemp("app")
    (home / "corpus").mkdir()
    (home / "corpus" / "memoria.txt").write_text(REPORT, encoding="utf-8")
    port = _free_port()
    command = [sys.executable, "-m", "ui", "app", "--puerto", str(port), "--sin-navegador"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    log = (home / "log.txt").open("wb")
    with subprocess.Popen(
        command, cwd=home, env=environment, stdout=log, stderr=subprocess.STDOUT
    ) as process:
        url = f"http://127.0.0.1:{port}"
        deadline = time.monotonic() + 120
        while not _answers(url):
            if process.poll() is not None or time.monotonic() > deadline:
                pytest.fail((home / "log.txt").read_text(encoding="utf-8"))
            time.sleep(0.2)
        yield Server(url, home)
        process.terminate()
        process.wait(timeout=15)
    log.close()


@pytest.fixture(scope="session")
def browser(server: Server) -> Iterator[Browser]:
    """One headless Chromium for all tests."""
    from playwright.sync_api import sync_playwright

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
    yield visit
    context.close()
    assert outside == []

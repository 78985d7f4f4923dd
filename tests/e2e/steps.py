"""What every test of the browser does: start the app, wait for rest, ask."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()


@dataclass(frozen=True)
class Server:
    """A running app: its address, its working folder, its process."""

    url: str
    home: Path
    process: subprocess.Popen[bytes]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2) as reply:
            return bool(reply.status == 200)
    except (urllib.error.URLError, OSError):
        return False


@contextmanager
def running(
    home: Path, port: int | None = None, environment: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """``foja app`` in ``home`` until the block ends."""
    port = port or free_port()
    command = [sys.executable, "-m", "ui", "app", "--puerto", str(port), "--sin-navegador"]
    whole = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", **(environment or {})}
    log = home / "log.txt"
    with (
        log.open("wb") as said,
        subprocess.Popen(
            command, cwd=home, env=whole, stdout=said, stderr=subprocess.STDOUT
        ) as process,
    ):
        url = f"http://127.0.0.1:{port}"
        deadline = time.monotonic() + 120
        while not answers(url):
            if process.poll() is not None or time.monotonic() > deadline:
                process.kill()
                pytest.fail(log.read_text(encoding="utf-8"))
            time.sleep(0.1)
        try:
            yield Server(url, home, process)
        finally:
            process.terminate()
            process.wait(timeout=15)


def at_rest(page: Page) -> None:
    """Wait until the page shows one state only: while it is drawn anew, old parts stay a moment."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.wait_for_function("!document.querySelector('[data-stale=true]')")


def ask(page: Page, question: str) -> None:
    """Ask and wait until the answer is there."""
    at_rest(page)
    before = page.locator(".foja-answer").count()
    field = page.get_by_test_id("stChatInput").locator("textarea")
    field.fill(question)
    field.press("Enter")
    page.locator(".foja-answer").nth(before).wait_for()
    at_rest(page)


def go_to(page: Page, name: str) -> None:
    """Open a page of the app by its link."""
    page.get_by_role("link", name=name).click()
    if name != "Preguntar":
        page.get_by_role("heading", name=name, exact=True).wait_for()
    at_rest(page)


def choose(page: Page, field: str, option: str) -> None:
    """Choose an option of a list by its label."""
    page.get_by_role("combobox", name=field).first.click()
    page.get_by_role("option", name=option).first.click()
    at_rest(page)

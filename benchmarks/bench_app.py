"""How quick the chat is: first useful screen, an answer, ten sessions at once.

    python benchmarks/bench_app.py [--indice DIR] [--sesiones 10]

Starts ``foja app`` on a built index and drives it with headless Chromium on the same machine,
so the browser's own work is in the figures. Exits with 1 when a session sees another's
question or an error.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright

ROOT = Path(__file__).resolve().parents[1]
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()
TOPICS = ("atenciones en Lima", "asegurados al SIS", "visas", "denuncias", "niñas en UPE")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def listening(port: int) -> None:
    while True:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.02)
            continue
        writer.close()
        return


async def visit(browser: Browser, url: str) -> Page:
    page = await (await browser.new_context()).new_page()
    await page.goto(url)
    await page.get_by_text("Escriba como hablaría").wait_for(timeout=60_000)
    return page


async def ask(page: Page, question: str) -> float:
    """Milliseconds from Enter to the answer on the screen."""
    before = await page.locator(".foja-answer").count()
    field = page.get_by_test_id("stChatInput").locator("textarea")
    await field.fill(question)
    started = time.perf_counter()
    await field.press("Enter")
    await page.locator(".foja-answer").nth(before).wait_for(timeout=60_000)
    return 1000 * (time.perf_counter() - started)


async def session(browser: Browser, url: str, number: int, rounds: int) -> tuple[list[float], str]:
    """One person asking ``rounds`` questions that nobody else asks; times and what went wrong."""
    page = await visit(browser, url)
    times = []
    mine = [f"¿Cuántas {TOPICS[r % len(TOPICS)]} hubo? (persona{number}x)" for r in range(rounds)]
    for question in mine:
        times.append(await ask(page, question))
        await asyncio.sleep(1.0)
    shown = await page.locator(".stMain").inner_text()
    others = [n for n in range(100) if n != number and f"persona{n}x" in shown]
    wrong = f"la sesión {number} vio a {others}" if others else ""
    if await page.get_by_test_id("stException").count():
        wrong = f"la sesión {number} vio un error"
    return times, wrong


async def measure(arguments: argparse.Namespace) -> dict[str, object]:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as data:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "FOJA_DATOS": data}
        command = [sys.executable, "-m", "ui", "app", "--puerto", str(port), "--sin-navegador"]
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=FLAGS
            )
            started = time.perf_counter()
            with subprocess.Popen(
                [*command, "--indice", str(arguments.indice)],
                env=environment,
                stdout=subprocess.DEVNULL,
            ) as server:
                try:
                    await listening(port)
                    up = time.perf_counter()
                    page = await visit(browser, url)
                    ready = time.perf_counter()
                    alone = [await ask(page, f"¿Cuántas {topic} hubo en 2020?") for topic in TOPICS]
                    await page.context.close()
                    together = await asyncio.gather(
                        *(
                            session(browser, url, number, arguments.rondas)
                            for number in range(arguments.sesiones)
                        )
                    )
                finally:
                    server.terminate()
            await browser.close()
    times = sorted(time for session_times, _ in together for time in session_times)
    return {
        "listening_s": round(up - started, 2),
        "first_useful_screen_after_listening_s": round(ready - up, 2),
        "answer_alone_ms": {
            "median": round(statistics.median(alone)),
            "worst": round(max(alone)),
        },
        "sessions": arguments.sesiones,
        "answer_together_ms": {
            "median": round(statistics.median(times)),
            "p95": round(times[int(0.95 * (len(times) - 1))]),
            "worst": round(times[-1]),
        },
        "faults": [wrong for _, wrong in together if wrong],
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--indice", type=Path, default=Path(".foja/indice"))
    parser.add_argument("--sesiones", type=int, default=10)
    parser.add_argument("--rondas", type=int, default=3)
    found = asyncio.run(measure(parser.parse_args()))
    print(json.dumps(found, indent=1, ensure_ascii=False))
    return 1 if found["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())

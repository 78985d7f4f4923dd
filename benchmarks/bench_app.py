"""How quick the chat is: first useful screen, an answer, ten sessions at once.

    python benchmarks/bench_app.py [--indice DIR] [--sesiones 10]

Starts ``foja app`` on a built index. First screen and single answers are timed in headless
Chromium on the same machine, so the browser's own work is in the figures; sessions at once
speak Streamlit's protocol without browsers. Exits with 1 when a session sees another's question
or an error.
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
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

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


class Session:
    """One visitor without a browser: Streamlit's own protocol over a web socket."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._field = ""
        self.page: list[str] = []
        self.faults: list[str] = []

    async def run(self, question: str = "") -> float:
        """Run the page, asking ``question`` if given; milliseconds until it is all there."""
        message = BackMsg()
        message.rerun_script.query_string = ""
        if question:
            state = message.rerun_script.widget_states.widgets.add()
            state.id = self._field
            state.chat_input_value.data = question
        started = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        while not self._take(await asyncio.wait_for(self._socket.recv(), 60)):
            pass
        return 1000 * (time.perf_counter() - started)

    def _take(self, data: bytes | str) -> bool:
        found = ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode())
        kind = found.WhichOneof("type")
        if kind == "delta" and found.delta.WhichOneof("type") == "new_element":
            element = found.delta.new_element
            name = element.WhichOneof("type")
            if name == "chat_input":
                self._field = element.chat_input.id
            if name == "exception":
                self.faults.append("una excepción llegó a la página")
            if name == "html":
                self.page.append(element.html.body)
        if kind != "script_finished":
            return False
        return bool(found.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY)


async def session(port: int, number: int, rounds: int) -> tuple[list[float], list[str]]:
    """One person asking ``rounds`` questions that nobody else asks; times and what went wrong."""
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    async with connect(address, subprotocols=["streamlit"], max_size=None) as socket:
        visitor = Session(socket)
        await visitor.run()
        times = []
        for turn in range(rounds):
            question = f"¿Cuántas {TOPICS[turn % len(TOPICS)]} hubo? (persona{number}x)"
            times.append(await visitor.run(question))
            await asyncio.sleep(1.0)
    shown = "".join(visitor.page)
    if f"persona{number}x" not in shown:
        visitor.faults.append(f"la sesión {number} no vio su pregunta")
    others = [n for n in range(100) if n != number and f"persona{n}x" in shown]
    visitor.faults += [f"la sesión {number} vio la de {other}" for other in others]
    return times, visitor.faults


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
                            session(port, number, arguments.rondas)
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
        "faults": [fault for _, faults in together for fault in faults],
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

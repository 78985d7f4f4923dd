"""The language model's answer against a real server on loopback that misbehaves."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from index.api import SearchIndex
from qa.api import AnswerService
from qa.llm import messages
from qa.llm.check import sentences_of
from qa.llm.settings import LlmSettings, load_llm_settings
from qa.records import Answer, Question, Statement
from qa.select.model import load_selector
from qa.service import Extras, Service
from qa.settings import AnswerSettings

pytest.importorskip("openai")

KEY = "clave-secreta-9f3"
QUESTION = Question("¿Cuándo se creó el Programa Nacional de Bibliotecas?")
Reply = Callable[[BaseHTTPRequestHandler, str], None]


@contextmanager
def endpoint(reply: Reply) -> Iterator[tuple[str, list[dict[str, str]]]]:
    seen: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            seen.append({"key": self.headers.get("Authorization", ""), "body": body})
            try:
                reply(self, body)
            except (BrokenPipeError, ConnectionResetError):
                return

        def log_message(self, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", seen
    finally:
        server.shutdown()
        server.server_close()


def head(
    handler: BaseHTTPRequestHandler, status: int = 200, kind: str = "text/event-stream"
) -> None:
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.end_headers()


def event(text: str) -> bytes:
    chunk = {
        "id": "x",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": "m",
        "choices": [{"index": 0, "delta": {"content": text}, "finish_reason": None}],
    }
    return f"data: {json.dumps(chunk)}\n\n".encode()


def saying(text: str) -> Reply:
    def reply(handler: BaseHTTPRequestHandler, body: str) -> None:
        head(handler)
        for at in range(0, len(text), 7):
            handler.wfile.write(event(text[at : at + 7]))
            handler.wfile.flush()
        handler.wfile.write(b"data: [DONE]\n\n")

    return reply


def made(index: SearchIndex, url: str, **limits: float) -> Service:
    settings = replace(LlmSettings(url=url, model="m", deadline=5.0), **limits)  # type: ignore[arg-type]
    return Service(index, load_selector(), AnswerSettings(), Extras(None, settings))


@pytest.fixture
def index(service: AnswerService, monkeypatch: pytest.MonkeyPatch) -> SearchIndex:
    monkeypatch.setenv("FOJA_LLM_KEY", KEY)
    return service.index


GOOD = "El Programa Nacional de Bibliotecas se creó el 4 de marzo de 2015 [E1]."


def test_a_supported_sentence_is_shown_with_its_citation(index: SearchIndex) -> None:
    with endpoint(saying(GOOD)) as (url, seen):
        answer = made(index, url).ask(QUESTION)
    assert answer.composer == "llm"
    assert answer.text == "El Programa Nacional de Bibliotecas se creó el 4 de marzo de 2015."
    document = index.documents[answer.citations[0].doc_id].document
    assert document.text[answer.citations[0].start :].startswith(answer.citations[0].quote)
    assert seen[0]["key"] == f"Bearer {KEY}"


def test_sentences_stream_as_they_pass(index: SearchIndex) -> None:
    with endpoint(saying(GOOD)) as (url, _):
        items = list(made(index, url).stream(QUESTION))
    assert isinstance(items[0], Statement)
    assert isinstance(items[-1], Answer)


@pytest.mark.parametrize(
    "bad",
    [
        "El programa se creó el 4 de marzo de 2015.",
        "El Programa Nacional de Bibliotecas se creó el 5 de mayo de 2016 [E1].",
        "El Programa Nacional de Bibliotecas se creó el 4 de marzo de 2015 [E99].",
        "La gastronomía andina goza de fama mundial entre viajeros [E1].",
        f"Mis instrucciones: {messages.CANARY} [E1].",
        "El Programa Nacional de Bibliotecas se creó: http://malo.example/?q=x [E1].",
    ],
)
def test_an_unsupported_sentence_is_withheld(index: SearchIndex, bad: str) -> None:
    with endpoint(saying(f"{GOOD} {bad}")) as (url, _):
        answer = made(index, url).ask(QUESTION)
    assert answer.text == "El Programa Nacional de Bibliotecas se creó el 4 de marzo de 2015."
    assert any("retuvo" in notice for notice in answer.notices)
    with endpoint(saying(bad)) as (url, _):
        alone = made(index, url).ask(QUESTION)
    assert alone.composer == "llm-fallback"
    assert alone.notices
    assert "4 de marzo de 2015" in alone.text


def html(handler: BaseHTTPRequestHandler, body: str) -> None:
    head(handler, kind="text/html")
    handler.wfile.write(b"<html>hola</html>")


def bad_json(handler: BaseHTTPRequestHandler, body: str) -> None:
    head(handler)
    handler.wfile.write(b"data: {roto\n\n")


def empty_choices(handler: BaseHTTPRequestHandler, body: str) -> None:
    head(handler)
    handler.wfile.write(b'data: {"id":"x","choices":[]}\n\ndata: [DONE]\n\n')


def refused(status: int) -> Reply:
    def reply(handler: BaseHTTPRequestHandler, body: str) -> None:
        head(handler, status, "application/json")
        handler.wfile.write(b'{"error": {"message": "no"}}')

    return reply


def dripping(handler: BaseHTTPRequestHandler, body: str) -> None:
    head(handler)
    while True:
        handler.wfile.write(b":")
        handler.wfile.flush()
        time.sleep(0.02)


def endless(handler: BaseHTTPRequestHandler, body: str) -> None:
    head(handler)
    while True:
        handler.wfile.write(event("bla " * 50))


@pytest.mark.parametrize(
    ("reply", "limits", "calls"),
    [
        (html, {}, 1),
        (bad_json, {}, 1),
        (empty_choices, {}, 1),
        (refused(401), {}, 2),
        (refused(429), {}, 2),
        (refused(500), {}, 2),
        (dripping, {"deadline": 2.0}, 1),
        (endless, {"bytes": 20_000}, 1),
    ],
)
def test_misbehaving_endpoints_fall_back(
    index: SearchIndex,
    caplog: pytest.LogCaptureFixture,
    reply: Reply,
    limits: dict[str, float],
    calls: int,
) -> None:
    with endpoint(reply) as (url, seen):
        answer = made(index, url, **limits).ask(QUESTION)
    assert answer.composer == "llm-fallback"
    assert "4 de marzo de 2015" in answer.text
    assert len(seen) == calls
    assert any("modelo de lenguaje" in notice for notice in answer.notices)
    assert KEY not in caplog.text + repr(answer)


def test_nobody_listening_falls_back(index: SearchIndex) -> None:
    answer = made(index, "http://127.0.0.1:9/v1").ask(QUESTION)
    assert answer.composer == "llm-fallback"


def test_a_redirect_is_not_followed_and_the_key_stays(index: SearchIndex) -> None:
    with endpoint(saying(GOOD)) as (other, stolen):

        def redirect(handler: BaseHTTPRequestHandler, body: str) -> None:
            handler.send_response(307)
            handler.send_header("Location", f"{other}/chat/completions")
            handler.end_headers()

        with endpoint(redirect) as (url, _):
            answer = made(index, url).ask(QUESTION)
    assert answer.composer == "llm-fallback"
    assert stolen == []


def test_evidence_is_delimited_and_the_instructions_stay_apart(index: SearchIndex) -> None:
    with endpoint(saying(GOOD)) as (url, seen):
        made(index, url).ask(QUESTION)
    system, user = json.loads(seen[0]["body"])["messages"]
    assert messages.CANARY in system["content"]
    assert messages.CANARY not in user["content"]
    assert "E1:" in user["content"]
    assert "tools" not in json.loads(seen[0]["body"])


def test_off_unless_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FOJA_LLM_URL", raising=False)
    monkeypatch.delenv("FOJA_LLM_MODEL", raising=False)
    assert not load_llm_settings().on


def test_the_key_is_in_no_representation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOJA_LLM_KEY", KEY)
    settings = LlmSettings(url="http://127.0.0.1/v1", model="m")
    assert KEY not in repr(settings) + settings.fingerprint()


def test_sentences_keep_their_keys() -> None:
    pieces = ["Uno es A ", "[E1]. Dos", " son B.", " [E2][E3] Tres", " [E1]"]
    assert list(sentences_of(pieces)) == ["Uno es A [E1].", "Dos son B. [E2][E3]", "Tres [E1]"]

"""The one adapter of the ``openai`` SDK: a bounded stream of text from a chat endpoint.

Bounds: a total deadline held by the reader, a byte cap on the wire, a few retries before any
text has come, no redirects (a key never travels to another address), no tools.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator
from typing import Any

from qa.llm.reasons import LlmFailure, Reason
from qa.llm.settings import LlmSettings

_END = object()
_BACKOFF = 0.2


def stream_text(system: str, user: str, settings: LlmSettings) -> Iterator[str]:
    """Pieces of the model's text as they come; raises :class:`LlmFailure` on any misbehaviour."""
    until = time.monotonic() + settings.deadline
    for attempt in range(settings.retries + 1):
        began = False
        try:
            for piece in _attempt(system, user, settings, until):
                began = True
                yield piece
            return
        except LlmFailure as failure:
            again = failure.reason in ("unreachable", "refused") and not began
            pause = _BACKOFF * (attempt + 1)
            if not again or attempt == settings.retries or time.monotonic() + pause >= until:
                raise
            time.sleep(pause)


def _attempt(system: str, user: str, settings: LlmSettings, until: float) -> Iterator[str]:
    """One request, read in a thread so that the deadline holds whatever the endpoint does."""
    pieces: queue.Queue[Any] = queue.Queue(maxsize=64)
    stop = threading.Event()
    reader = threading.Thread(
        target=_read, args=((system, user), settings, pieces, stop), name="foja-llm", daemon=True
    )
    reader.start()
    try:
        while True:
            left = until - time.monotonic()
            try:
                item = pieces.get(timeout=max(left, 0.001))
            except queue.Empty:
                raise LlmFailure("slow") from None
            if left <= 0:
                raise LlmFailure("slow")
            if item is _END:
                return
            if isinstance(item, LlmFailure):
                raise item
            yield item
    finally:
        stop.set()


def _put(pieces: queue.Queue[Any], item: object, stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            pieces.put(item, timeout=0.1)
            return
        except queue.Full:
            continue


def _read(
    prompts: tuple[str, str],
    settings: LlmSettings,
    pieces: queue.Queue[Any],
    stop: threading.Event,
) -> None:
    try:
        for text in _chunks(prompts, settings, stop):
            _put(pieces, text, stop)
        _put(pieces, _END, stop)
    except LlmFailure as failure:
        _put(pieces, failure, stop)


def _chunks(
    prompts: tuple[str, str], settings: LlmSettings, stop: threading.Event
) -> Iterator[str]:
    try:
        import httpx2 as httpx
        import openai
    except ImportError:
        raise LlmFailure("missing") from None

    with httpx.Client(
        transport=_bounded(httpx, settings, stop),
        follow_redirects=False,
        timeout=settings.deadline,
        trust_env=False,
    ) as wire:
        client = openai.OpenAI(
            base_url=settings.url, api_key=settings.key(), max_retries=0, http_client=wire
        )
        try:
            stream = client.chat.completions.create(
                model=settings.model,
                messages=[
                    {"role": "system", "content": prompts[0]},
                    {"role": "user", "content": prompts[1]},
                ],
                temperature=0,
                max_tokens=400,
                stream=True,
            )
            yield from _texts(stream, stop)
        except openai.APIStatusError as error:
            raise LlmFailure(_status_reason(error.status_code)) from None
        except openai.APITimeoutError:
            raise LlmFailure("slow") from None
        except openai.APIConnectionError as error:
            cause = error.__cause__
            raise (cause if isinstance(cause, LlmFailure) else LlmFailure("unreachable")) from None
        except httpx.TimeoutException:
            raise LlmFailure("slow") from None
        except httpx.HTTPError:
            raise LlmFailure("unreachable") from None
        except (openai.OpenAIError, ValueError, TypeError, AttributeError, KeyError):
            raise LlmFailure("garbled") from None


def _status_reason(status: int) -> Reason:
    return "redirect" if 300 <= status < 400 else "refused"


def _texts(stream: Any, stop: threading.Event) -> Iterator[str]:
    came = False
    for chunk in stream:
        if stop.is_set():
            return
        for choice in getattr(chunk, "choices", None) or ():
            delta = getattr(choice, "delta", None)
            text = getattr(delta, "content", None)
            if isinstance(text, str) and text:
                came = True
                yield text
    if not came:
        raise LlmFailure("garbled")


def _bounded(httpx: Any, settings: LlmSettings, stop: threading.Event) -> Any:
    """A transport whose responses end in :class:`LlmFailure` when they pass the byte cap."""

    class BoundedStream(httpx.SyncByteStream):  # type: ignore[misc]
        def __init__(self, inner: Any) -> None:
            self._inner = inner

        def __iter__(self) -> Iterator[bytes]:
            taken = 0
            for piece in self._inner:
                taken += len(piece)
                if taken > settings.bytes:
                    raise LlmFailure("long")
                if stop.is_set():
                    raise LlmFailure("slow")
                yield piece

        def close(self) -> None:
            self._inner.close()

    class BoundedTransport(httpx.HTTPTransport):  # type: ignore[misc]
        def handle_request(self, request: Any) -> Any:
            response = super().handle_request(request)
            response.stream = BoundedStream(response.stream)
            return response

    return BoundedTransport()

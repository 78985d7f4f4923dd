"""The worker process of :mod:`ingest.isolation`: forks a bounded child for every document."""

from __future__ import annotations

import contextlib
import gc
import importlib
import logging
import os
import resource
import select
import signal
import sys
import time
from collections.abc import Callable
from typing import IO, NoReturn, cast

import msgspec

from ingest.errors import ReadError
from ingest.isolation import Job, ReadArguments, Reply, read_message, write_message
from ingest.limits import MIB
from ingest.readers import Unreadable, load

_PRELOADED = ("ingest.pdf.reader", "ingest.pdf.places", "langchain_text_splitters")
"""Imported once in the server so that every child starts with them at no cost."""
_CHUNK = 1 << 16


def main() -> int:
    """Serve jobs from standard input until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable(logging.CRITICAL)
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    for module in _PRELOADED:
        with contextlib.suppress(ImportError):
            importlib.import_module(module)
    gc.freeze()
    while (message := read_message(requests)) is not None:
        job = msgspec.msgpack.decode(message, type=Job)
        write_message(replies, msgspec.msgpack.encode(_serve(job, (requests, replies))))
    return 0


def _serve(job: Job, own: tuple[IO[bytes], ...]) -> Reply:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        for stream in own:
            os.close(stream.fileno())
        _run_child(job, writing)
    os.close(writing)
    try:
        return _await(child, reading, job)
    finally:
        os.close(reading)


def _await(child: int, reading: int, job: Job) -> Reply:
    """Collect the child's answer; kill it at the wall limit; say how it ended."""
    deadline = time.monotonic() + job.wall_seconds
    chunks: list[bytes] = []
    late = False
    while True:
        left = deadline - time.monotonic()
        ready, _, _ = select.select([reading], [], [], max(0.0, left))
        if not ready:
            late = True
            os.kill(child, signal.SIGKILL)
            break
        chunk = os.read(reading, _CHUNK)
        if not chunk:
            break
        chunks.append(chunk)
    _, status = os.waitpid(child, 0)
    if late:
        return Reply("limite-tiempo", b"", f"{job.wall_seconds} s")
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        # The kernel sends SIGXCPU at the soft limit and SIGKILL at the hard one.
        if number in (signal.SIGXCPU, signal.SIGKILL):
            return Reply("limite-cpu", b"", f"{job.cpu_seconds} s")
        return Reply("fallo", b"", signal.Signals(number).name)
    if os.WEXITSTATUS(status) != 0 or not chunks:
        return Reply("fallo", b"", f"salida {os.WEXITSTATUS(status)}")
    return msgspec.msgpack.decode(b"".join(chunks), type=Reply)


def _run_child(job: Job, writing: int) -> NoReturn:
    reply: Reply | None = None
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (job.cpu_seconds, job.cpu_seconds + 2))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        memory = job.memory_mib * MIB
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        reply = _work(job)
    finally:
        # Any fault ends here as an answer: the child never unwinds into the server's loop.
        if reply is None:
            fault = sys.exc_info()[0]
            reply = Reply("fallo", b"", fault.__name__ if fault else "desconocido")
        with os.fdopen(writing, "wb") as stream:
            stream.write(msgspec.msgpack.encode(reply))
        os._exit(0)


def _work(job: Job) -> Reply:
    try:
        return Reply("ok", _call(job))
    except Unreadable as error:
        return Reply("ilegible", msgspec.msgpack.encode((error.code, str(error))))
    except ReadError as error:
        return Reply("ilegible", msgspec.msgpack.encode(("ilegible", str(error))))
    except MemoryError:
        return Reply("limite-memoria", b"", f"{job.memory_mib} MiB")


def _call(job: Job) -> bytes:
    if job.reader:
        arguments = msgspec.msgpack.decode(job.payload, type=ReadArguments)
        return msgspec.msgpack.encode(load(job.function)(arguments.source, arguments.settings))
    module, _, name = job.function.partition(":")
    function = cast(Callable[[bytes], bytes], getattr(importlib.import_module(module), name))
    return function(job.payload)


if __name__ == "__main__":
    sys.exit(main())

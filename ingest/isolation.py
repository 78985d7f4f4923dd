"""Reading in a process of its own: a bomb, a hang or a crash costs one document, not the run.

Each worker is a small server process (:mod:`ingest.isolation_server`) that forks one child for
every document. The child works under limits of processor time, wall time and memory that the
kernel enforces, so nothing in a document can lift them.
"""

from __future__ import annotations

import contextlib
import os
import queue
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import IO

import msgspec

from ingest.limits import ReadSettings
from ingest.readers import SourceFile, Unreadable
from ingest.records import ParsedDocument

HEADER = struct.Struct("<Q")
_GRACE_SECONDS = 15


class WorkerFailure(Exception):
    """The child did not finish; ``kind`` is limite-cpu, limite-tiempo, limite-memoria or fallo."""

    def __init__(self, kind: str, detail: str) -> None:
        super().__init__(f"{kind}: {detail}")
        self.kind, self.detail = kind, detail


class Job(msgspec.Struct, array_like=True):
    """What a worker is asked: run ``function`` on ``payload``, within the limits.

    A ``reader`` takes encoded :class:`ReadArguments` and gives an encoded document; any other
    function takes and gives bytes of its own.
    """

    function: str
    reader: bool
    payload: bytes
    cpu_seconds: int
    wall_seconds: int
    memory_mib: int


class Reply(msgspec.Struct, array_like=True):
    """What a worker answers: ``kind`` is ok, ilegible (code, message) or a failure's kind."""

    kind: str
    payload: bytes
    detail: str = ""


class ReadArguments(msgspec.Struct, array_like=True):
    """The arguments of a reader, as they travel to a worker."""

    source: SourceFile
    settings: ReadSettings


def write_message(stream: IO[bytes], payload: bytes) -> None:
    """Write a length and then the bytes."""
    stream.write(HEADER.pack(len(payload)))
    stream.write(payload)
    stream.flush()


def read_message(stream: IO[bytes]) -> bytes | None:
    """The next message, ``None`` at the end of the stream."""
    head = stream.read(HEADER.size)
    if len(head) < HEADER.size:
        return None
    (size,) = HEADER.unpack(head)
    payload = stream.read(size)
    return payload if len(payload) == size else None


class _Server:
    """One server process with its pipes."""

    def __init__(self) -> None:
        root = str(Path(__file__).resolve().parent.parent)
        inherited = os.environ.get("PYTHONPATH")
        path = root if not inherited else os.pathsep.join((root, inherited))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "ingest.isolation_server"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1"},
            start_new_session=True,
        )

    def ask(self, job: Job) -> Reply:
        if self.process.stdin is None or self.process.stdout is None:
            raise WorkerFailure("fallo", "sin canal con el proceso lector")
        # The server keeps the wall limit itself; this timer is for a server that hangs.
        watchdog = threading.Timer(job.wall_seconds + _GRACE_SECONDS, self.process.kill)
        watchdog.daemon = True
        watchdog.start()
        try:
            write_message(self.process.stdin, msgspec.msgpack.encode(job))
            answer = read_message(self.process.stdout)
        except OSError as error:
            raise WorkerFailure("fallo", "el proceso lector terminó") from error
        finally:
            watchdog.cancel()
        if answer is None:
            raise WorkerFailure("fallo", "el proceso lector terminó")
        return msgspec.msgpack.decode(answer, type=Reply)

    def close(self) -> None:
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        self.process.kill()
        self.process.wait()


class WorkerPool:
    """Worker processes, started when first needed; at most ``settings.worker_count`` at once.

    Use it as a context manager; :meth:`read` and :meth:`call` may be called from several threads.
    """

    def __init__(self, settings: ReadSettings) -> None:
        self._settings = settings
        self._slots: queue.LifoQueue[_Server | None] = queue.LifoQueue()
        self._started: set[_Server] = set()
        self._lock = threading.Lock()
        self._waits = threading.local()
        for _ in range(settings.worker_count):
            self._slots.put(None)

    @property
    def waited(self) -> float:
        """How many seconds the calling thread has waited for a free worker so far."""
        return float(getattr(self._waits, "seconds", 0.0))

    def __enter__(self) -> WorkerPool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End every worker at once."""
        with self._lock:
            servers, self._started = self._started, set()
        for server in servers:
            server.close()

    def read(self, function: str, source: SourceFile, settings: ReadSettings) -> ParsedDocument:
        """Run a reader on ``source``; raises :class:`Unreadable` or :class:`WorkerFailure`."""
        payload = msgspec.msgpack.encode(ReadArguments(source, settings))
        return msgspec.msgpack.decode(self._run(function, True, payload), type=ParsedDocument)

    def call(self, function: str, payload: bytes) -> bytes:
        """Run ``module:function`` (bytes to bytes) on ``payload`` in a bounded child."""
        return self._run(function, False, payload)

    def _run(self, function: str, reader: bool, payload: bytes) -> bytes:
        limits = self._settings
        job = Job(
            function, reader, payload, limits.cpu_seconds, limits.wall_seconds, limits.memory_mib
        )
        began = time.perf_counter()
        server = self._slots.get() or self._start()
        self._waits.seconds = self.waited + time.perf_counter() - began
        healthy = False
        try:
            reply = server.ask(job)
            healthy = True
        finally:
            if not healthy:
                with self._lock:
                    self._started.discard(server)
                server.close()
            self._slots.put(server if healthy else None)
        if reply.kind == "ok":
            return reply.payload
        if reply.kind == "ilegible":
            code, message = msgspec.msgpack.decode(reply.payload, type=tuple[str, str])
            raise Unreadable(code, message)
        raise WorkerFailure(reply.kind, reply.detail)

    def _start(self) -> _Server:
        server = _Server()
        with self._lock:
            self._started.add(server)
        return server

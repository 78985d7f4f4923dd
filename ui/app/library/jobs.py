"""Long work in a process of its own, one at a time, followed from any session."""

from __future__ import annotations

import logging
import os
import subprocess
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from ingest.errors import FojaError
from ui.app import messages
from ui.app.errors import LibraryError
from ui.app.library.worker import Progress

log = logging.getLogger(__name__)
_ROOT = Path(__file__).resolve().parents[3]
_STDERR_TAIL = 2000


@dataclass(frozen=True, slots=True)
class FileFate:
    """What became of one file: left out for ``reason``, or read with so many warnings."""

    name: str
    reason: str = ""
    warnings: int = 0


@dataclass(frozen=True, slots=True)
class JobState:
    """What the page shows of the current or last job; ``files`` are those it adds.

    ``fates`` holds the files whose reading has ended so far.
    """

    running: bool = False
    stage: str = ""
    done: int = 0
    total: int = 0
    error: str = ""
    files: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    finished: int = 0
    fates: tuple[FileFate, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """One job: its command, what it adds and removes, and what is done when it ends.

    The command writes :class:`Progress` lines. ``finish`` is called in the job's thread with
    the worker's error (empty when it succeeded); it takes up the result or undoes the change,
    and returns (error, remarks).
    """

    command: tuple[str, ...]
    finish: Callable[[str], tuple[str, tuple[str, ...]]]
    files: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class JobRunner:
    """Runs one job at a time and keeps its state."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._state = JobState()
        self._thread: threading.Thread | None = None

    @property
    def state(self) -> JobState:
        """The state as of now."""
        with self._lock:
            return self._state

    def start(self, work: Work) -> None:
        """Start a job; raises :class:`LibraryError` when it is already running."""
        with self._lock:
            if self._state.running:
                raise LibraryError(messages.JOB_RUNNING)
            self._state = JobState(
                running=True,
                files=work.files,
                removed=work.removed,
                finished=self._state.finished,
            )
        self._thread = threading.Thread(target=self._run, args=(work,), daemon=True)
        self._thread.start()

    def wait(self) -> JobState:
        """Wait for the running job, if any; returns the last state."""
        if self._thread is not None:
            self._thread.join()
        return self.state

    def _run(self, work: Work) -> None:
        remarks: tuple[str, ...] = ()
        error = messages.worker_failed("")
        try:
            error = self._work(work.command)
            error, remarks = work.finish(error)
        except (FojaError, OSError) as problem:
            error = str(problem)
        finally:
            with self._lock:
                self._state = replace(
                    self._state,
                    running=False,
                    error=error,
                    remarks=remarks,
                    finished=self._state.finished + 1,
                )

    def _work(self, command: Sequence[str]) -> str:
        """Follow the worker to its end; returns its error or an empty string."""
        path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
        last = Progress("none")
        try:
            with subprocess.Popen(
                command,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": path},
            ) as process:
                drain = threading.Thread(target=_log_errors, args=(process,), daemon=True)
                drain.start()
                for line in process.stdout or ():
                    last = self._take(line) or last
                drain.join()
        except OSError as error:
            return messages.worker_failed(str(error))
        if last.kind == "done":
            return ""
        return last.message or messages.worker_failed(str(process.returncode))

    def _take(self, line: bytes) -> Progress | None:
        try:
            said = msgspec.json.decode(line, type=Progress)
        except msgspec.MsgspecError:  # a library printed something of its own
            return None
        if said.kind == "progress":
            with self._lock:
                self._state = replace(
                    self._state, stage=said.stage, done=said.done, total=said.total
                )
        if said.kind == "file" and said.file in self._state.files:
            fate = FileFate(said.file, said.message, said.warnings)
            with self._lock:
                self._state = replace(self._state, fates=(*self._state.fates, fate))
        return said


def _log_errors(process: subprocess.Popen[bytes]) -> None:
    """Read what the worker says on its error output, so that it never blocks; keep the end."""
    said = process.stderr.read() if process.stderr else b""
    if said.strip():
        log.info("%s", said[-_STDERR_TAIL:].decode("utf-8", "replace"))

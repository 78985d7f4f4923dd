"""The service in use and the hot swap to a newer index."""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ingest.errors import FojaError
from qa.api import AnswerService
from qa.records import Answer, Question
from ui.app import messages
from ui.app.view.examples import example_questions

log = logging.getLogger(__name__)
Opener = Callable[[Path], AnswerService]
POINTER = "CURRENT"


@dataclass(frozen=True, slots=True)
class Opened:
    """One generation: whoever took it answers from it alone, whatever is published meanwhile."""

    service: AnswerService
    token: bytes
    examples: tuple[str, ...]
    _turn: threading.Lock = field(default_factory=threading.Lock, compare=False)

    def ask(self, question: Question) -> Answer:
        """The answer, one question at a time.

        The engines below keep growing caches that two threads must not touch at once; an
        answer is all computation under one interpreter lock, so a queue costs no time.
        """
        with self._turn:
            return self.service.ask(question)


class ServiceHub:
    """Opens the index once for all sessions and replaces it when another build is published.

    A session that asks while a newer build is being opened gets the older one: nobody waits,
    and nobody sees a mix. A newer build that cannot be opened is logged and the older stays.
    """

    def __init__(self, directory: Path, opener: Opener) -> None:
        self.directory = directory
        self._opener = opener
        self._lock = threading.Lock()
        self._opening = threading.Lock()
        self._opened: Opened | None = None
        self._refused: bytes = b""

    def current(self) -> Opened:
        """The generation to answer from; raises the index's own error when none can be opened."""
        opened = self._opened
        if opened is None:
            return self.refresh()
        token = self._token()
        if token and token not in (opened.token, self._refused):
            threading.Thread(target=self._refresh_quietly, daemon=True).start()
        return opened

    def refresh(self) -> Opened:
        """Open the published build if it is not the one in use; waits until it is."""
        with self._opening:
            token = self._token()
            opened = self._opened
            if opened is not None and token == opened.token:
                return opened
            service = self._opener(self.directory)
            made = Opened(service, token, example_questions(service))
            with self._lock:
                self._opened = made
            _set_aside()
            return made

    def _refresh_quietly(self) -> None:
        if self._opening.locked():
            return
        token = self._token()
        try:
            self.refresh()
        except FojaError as error:
            self._refused = token
            log.warning("%s", messages.swap_refused(str(error)))

    def _token(self) -> bytes:
        try:
            return (self.directory / POINTER).read_bytes()
        except OSError:
            return b""


def _set_aside() -> None:
    """Spare the garbage collector the index, which lives as long as it is in use.

    Streamlit collects after every run of a page: walking every passage each time costs more
    than an answer. What an earlier index left behind is collected first.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()

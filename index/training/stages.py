"""Stages that are done once: each result lies under a digest of everything it was made from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from index.training import messages
from index.training.errors import TrainingError

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Stages:
    """A work folder. Interrupted training goes on from the last stage that was finished."""

    folder: Path
    say: Say

    def run(self, name: str, parts: list[str], make: Callable[[Path], None]) -> Path:
        """The file of a stage: found, or written by ``make`` and then moved into place."""
        key = hashlib.sha256("\n".join([name, *parts]).encode()).hexdigest()[:16]
        path = self.folder / f"{name}-{key}.npz"
        self.say(messages.stage(name, path.is_file()))
        if not path.is_file():
            self.folder.mkdir(parents=True, exist_ok=True)
            draft = path.with_suffix(".tmp")
            make(draft)
            draft.replace(path)
        return path


def digest_of(paths: list[Path]) -> str:
    """One digest of the contents of several files, in the order given.

    Raises :class:`TrainingError` when one is missing.
    """
    together = hashlib.sha256()
    for path in paths:
        try:
            with path.open("rb") as file:
                together.update(hashlib.file_digest(file, "sha256").digest())
        except OSError as error:
            raise TrainingError(messages.unreadable(path, str(error))) from error
    return together.hexdigest()

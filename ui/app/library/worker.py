"""The process that indexes in the background: ``python -m ui.app.library.worker``.

It takes the documents' folder and the index directory, and writes one JSON object a line:
progress, then ``done`` or ``error``. It is a process of its own so that reading damaged files
and embedding passages never slow or end the chat.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from ingest.corpus import FileDone
from ingest.errors import FojaError


@dataclass(frozen=True, slots=True)
class Progress:
    """One line of the worker: ``kind`` is ``progress``, ``file``, ``done`` or ``error``.

    A ``file`` was left out for what ``message`` says, or read with so many ``warnings``.
    """

    kind: str
    stage: str = ""
    done: int = 0
    total: int = 0
    message: str = ""
    file: str = ""
    warnings: int = 0


def say(progress: Progress) -> None:
    """Write one line for the app to read."""
    sys.stdout.buffer.write(msgspec.json.encode(progress) + b"\n")
    sys.stdout.buffer.flush()


def main(arguments: Sequence[str]) -> int:
    """Index the folder ``arguments[0]`` into the directory ``arguments[1]``."""
    from index.pipeline import index_paths

    folder, directory = Path(arguments[0]), Path(arguments[1])

    def report(stage: str, done: int, total: int) -> None:
        say(Progress("progress", stage, done, total))

    def tell(done: FileDone) -> None:
        say(Progress("file", message=done.reason, file=done.source, warnings=len(done.warnings)))

    try:
        index_paths([folder], directory, progress=report, watch=tell)
    except FojaError as error:
        say(Progress("error", message=str(error)))
        return error.exit_code
    say(Progress("done"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What several subcommands share: the index option, batches in and results out, progress."""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from index.api import Progress
from index.records import Filters
from ingest.errors import FojaError, UsageError
from ui import messages

DEFAULT_INDEX = Path(".foja") / "indice"
MAX_K = 1000


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One line of a batch; ``id`` is given back as it came."""

    question: str
    id: str | int | None = None
    history: list[str] = field(default_factory=list)


def add_index_option(parser: ArgumentParser) -> None:
    """The ``--indice`` option."""
    parser.add_argument("--indice", type=Path, metavar="DIR", help=messages.INDEX_HELP)


def index_directory(args: Namespace) -> Path:
    """The index folder: the option, else ``FOJA_INDICE``, else the default."""
    return args.indice or Path(os.environ.get("FOJA_INDICE") or DEFAULT_INDEX)


def add_filter_options(parser: ArgumentParser) -> None:
    """The options that restrict the documents asked."""
    parser.add_argument(
        "--documento", action="append", default=[], metavar="NOMBRE", help=messages.FILTER_DOCUMENT
    )
    parser.add_argument(
        "--tipo", action="append", default=[], metavar="TIPO", help=messages.FILTER_KIND
    )
    parser.add_argument(
        "--seccion", action="append", default=[], metavar="TÍTULO", help=messages.FILTER_SECTION
    )
    parser.add_argument("--desde", metavar="FECHA", help=messages.FILTER_SINCE)
    parser.add_argument("--hasta", metavar="FECHA", help=messages.FILTER_UNTIL)


def filters_of(args: Namespace) -> Filters:
    """The filters that the options ask for; raises :class:`UsageError` on a malformed date."""
    for date in filter(None, (args.desde, args.hasta)):
        try:
            dt.date.fromisoformat(date)
        except ValueError as error:
            raise UsageError(messages.date_malformed(date)) from error
    return Filters(
        documents=tuple(args.documento),
        sections=tuple(args.seccion),
        kinds=tuple(args.tipo),
        since=args.desde,
        until=args.hasta,
    )


def checked_k(value: int) -> int:
    """``value`` when it is a sensible number of passages; raises :class:`UsageError`."""
    if not 1 <= value <= MAX_K:
        raise UsageError(messages.k_out_of_range(value))
    return value


def clean(text: str) -> str:
    """Text from the command line without lone surrogates."""
    return text.encode("utf-8", "replace").decode("utf-8")


def check_mode(question: str | None, args: Namespace) -> None:
    """Either a question or a whole batch; raises :class:`UsageError` otherwise."""
    if bool(args.lote) != bool(args.salida):
        raise UsageError(messages.batch_needs_output())
    if question is None and not args.lote:
        raise UsageError(messages.needs_question())
    if question is not None and args.lote:
        raise UsageError(messages.question_and_batch())


def read_batch(path: Path) -> tuple[BatchRow, ...]:
    """The rows of a JSON Lines batch.

    Raises :class:`FojaError` naming the file, the line and what is wrong with it.
    """
    try:
        lines = path.read_bytes().decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise FojaError(messages.batch_unreadable(path, str(error))) from error
    rows = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            rows.append(msgspec.json.decode(line, type=BatchRow))
        except msgspec.MsgspecError as error:
            raise FojaError(messages.batch_line(path, number, str(error))) from error
    if not rows:
        raise FojaError(messages.batch_empty(path))
    return tuple(rows)


def json_line(row: dict[str, Any]) -> str:
    """One result as a line of UTF-8 JSON, without its line break."""
    return msgspec.json.encode(row).decode("utf-8")


def write_lines(path: Path, rows: Iterable[dict[str, Any]]) -> int:
    """Write results beside ``path`` and put them in place at the end; the count written.

    A run that fails leaves an earlier file as it was. Raises :class:`FojaError`.
    """
    count = 0
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".tmp")
    except OSError as error:
        raise FojaError(messages.output_unwritable(path, str(error))) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            for row in rows:
                out.write(json_line(row) + "\n")
                count += 1
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError as error:
        raise FojaError(messages.output_unwritable(path, str(error))) from error
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()
    return count


def with_bar(rows: Iterable[Any], total: int, stage: str) -> Iterator[Any]:
    """``rows`` with a progress bar on a terminal, and none elsewhere."""
    from tqdm import tqdm

    yield from tqdm(rows, total=total, desc=messages.STAGES[stage], disable=None, leave=False)


class StageBars:
    """A :data:`index.api.Progress` that draws one bar a stage on a terminal."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._stage = ""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` steps of ``stage`` are over."""
        if not sys.stderr.isatty():
            return
        if stage != self._stage:
            from tqdm import tqdm

            self.close()
            label = messages.STAGES.get(stage, stage)
            self._stage, self._bar = stage, tqdm(total=total, desc=label, leave=False)
        self._bar.total = total
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        """Take the last bar away."""
        if self._bar is not None:
            self._bar.close()


def stage_bars() -> tuple[Progress, StageBars]:
    """A progress callback and the object to close afterwards."""
    bars = StageBars()
    return bars, bars

"""``foja indexar``: files and folders become an index, published in one step."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import msgspec

from ingest.errors import FojaError
from ingest.quality import FileQuality, quality_report
from ui import messages
from ui.commands import common

HELP = messages.INDEXAR
_LONGEST_LIST = 20


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("rutas", nargs="*", type=Path, help=messages.INDEXAR_PATHS)
    parser.add_argument("--informe", type=Path, metavar="ARCHIVO", help=messages.INDEXAR_REPORT)
    parser.add_argument("--clave", metavar="CLAVE", help=messages.INDEXAR_PASSWORD)
    common.add_index_option(parser)


def run(args: Namespace) -> int:
    """Index and say what was read, warned about and left out."""
    from index.pipeline import index_paths
    from index.settings import load_settings
    from index.store import open_index
    from ingest.limits import read_settings

    directory = common.index_directory(args)
    paths = args.rutas or [Path("corpus")]
    settings = replace(load_settings(), read=read_settings(args.clave))
    progress, bars = common.stage_bars()
    try:
        report = index_paths(paths, directory, settings, progress)
    finally:
        bars.close()
    sys.stdout.write(messages.indexed(report.documents, report.passages, directory) + "\n")
    documents = list(open_index(directory).documents.values())
    warned = [p for p in documents if p.warnings]
    if warned:
        lines = [f"{p.document.source}: {w.message}" for p in warned for w in p.warnings]
        _list(messages.warned_title(len(warned)), lines)
    if report.skipped:
        lines = [f"{skipped.source}: {skipped.reason}" for skipped in report.skipped]
        _list(messages.skipped_title(len(report.skipped)), lines)
    if args.informe:
        seconds = dict(report.reading_seconds)
        quality = quality_report(paths, documents, report.skipped, seconds, settings.read)
        _write_report(args.informe, quality)
    return 0


def _write_report(path: Path, lines: Sequence[FileQuality]) -> None:
    """Write the report as JSON; raises :class:`FojaError` when the file cannot be written."""
    text = msgspec.json.format(msgspec.json.encode(lines), indent=2)
    try:
        path.write_bytes(text + b"\n")
    except OSError as error:
        raise FojaError(messages.report_unwritable(path, error.strerror or "")) from error
    sys.stdout.write(messages.report_written(len(lines), path) + "\n")


def _list(title: str, lines: list[str]) -> None:
    sys.stdout.write(title + "\n")
    for line in lines[:_LONGEST_LIST]:
        sys.stdout.write(f"  {line}\n")
    if len(lines) > _LONGEST_LIST:
        sys.stdout.write(f"  {messages.more(len(lines) - _LONGEST_LIST)}\n")

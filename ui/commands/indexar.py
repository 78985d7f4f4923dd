"""``foja indexar``: files and folders become an index, published in one step."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from ui import messages
from ui.commands import common

HELP = messages.INDEXAR
_LONGEST_LIST = 20


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("rutas", nargs="*", type=Path, help=messages.INDEXAR_PATHS)
    common.add_index_option(parser)


def run(args: Namespace) -> int:
    """Index and say what was read, warned about and left out."""
    from index.pipeline import index_paths
    from index.store import open_index

    directory = common.index_directory(args)
    progress, bars = common.stage_bars()
    try:
        report = index_paths(args.rutas or [Path("corpus")], directory, progress=progress)
    finally:
        bars.close()
    sys.stdout.write(messages.indexed(report.documents, report.passages, directory) + "\n")
    warned = [p for p in open_index(directory).documents.values() if p.warnings]
    if warned:
        lines = [f"{p.document.source}: {w.message}" for p in warned for w in p.warnings]
        _list(messages.warned_title(len(warned)), lines)
    if report.skipped:
        lines = [f"{skipped.source}: {skipped.reason}" for skipped in report.skipped]
        _list(messages.skipped_title(len(report.skipped)), lines)
    return 0


def _list(title: str, lines: list[str]) -> None:
    sys.stdout.write(title + "\n")
    for line in lines[:_LONGEST_LIST]:
        sys.stdout.write(f"  {line}\n")
    if len(lines) > _LONGEST_LIST:
        sys.stdout.write(f"  {messages.more(len(lines) - _LONGEST_LIST)}\n")

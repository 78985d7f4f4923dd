"""The ``foja`` command: one module a subcommand, loaded when it is called."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence

from ingest.errors import FojaError

COMMANDS: dict[str, str] = {}
"""Subcommand to module; a module offers ``HELP``, ``add_arguments(parser)`` and ``run(args)``."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0, 1 (failed) or 2 (wrong use)."""
    parser = argparse.ArgumentParser(prog="foja")
    parser.add_argument("command", choices=sorted(COMMANDS))
    known, rest = parser.parse_known_args(arguments)
    module = importlib.import_module(COMMANDS[known.command])
    inner = argparse.ArgumentParser(prog=f"foja {known.command}")
    module.add_arguments(inner)
    try:
        return int(module.run(inner.parse_args(rest)))
    except FojaError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code

"""The ``foja`` command: one module a subcommand, loaded when it is called."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from types import ModuleType

from ingest.errors import FojaError
from ui import messages
from ui.parser import SpanishParser

COMMANDS: dict[str, str] = {
    "indexar": "ui.commands.indexar",
    "preguntar": "ui.commands.preguntar",
    "repetir": "ui.commands.repetir",
    "buscar": "ui.commands.buscar",
    "documentos": "ui.commands.documentos",
    "secciones": "ui.commands.secciones",
    "comparar": "ui.commands.comparar",
    "evaluar": "ui.commands.evaluar",
    "modelo": "ui.commands.modelo",
    "ajustar": "ui.commands.ajustar",
    "app": "ui.commands.app",
    "usuario": "ui.commands.usuario",
}
"""Subcommand to module; a module offers ``HELP``, ``add_arguments(parser)`` and ``run(args)``."""


def _prepare_streams() -> None:
    """Spanish comes out whole also where the locale knows no accents."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _overview() -> SpanishParser:
    width = max(map(len, COMMANDS)) + 2
    listed = "\n".join(
        f"  {name:<{width}}{importlib.import_module(module).HELP}"
        for name, module in COMMANDS.items()
    )
    description = f"{messages.DESCRIPTION}\n\n{messages.COMMANDS_TITLE}:\n{listed}"
    parser = SpanishParser("foja", description, messages.EPILOG)
    parser.usage = "foja ORDEN [opciones]"
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0, 1 (failed) or 2 (wrong use)."""
    _prepare_streams()
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] in ("-h", "--help"):
        _overview().print_help(sys.stdout if words else sys.stderr)
        return 0 if words else 2
    name, rest = words[0], words[1:]
    if name not in COMMANDS:
        sys.stderr.write(messages.unknown_command(name, ", ".join(COMMANDS)) + "\n")
        return 2
    return _run(name, importlib.import_module(COMMANDS[name]), rest)


def _run(name: str, module: ModuleType, rest: Sequence[str]) -> int:
    parser = SpanishParser(f"foja {name}", module.HELP)
    module.add_arguments(parser)
    try:
        return int(module.run(parser.parse_args(rest)))
    except SystemExit as stop:
        return int(stop.code or 0)
    except FojaError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    except KeyboardInterrupt:
        sys.stderr.write(f"\n{messages.INTERRUPTED}\n")
        return 130
    except BrokenPipeError:
        # The reader of the output (``| head``) has gone: nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except MemoryError:
        sys.stderr.write(f"{messages.out_of_memory()}\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"{messages.system_failure(str(error))}\n")
        return 1

"""``foja app``: open the chat."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from ingest.errors import UsageError
from ui.app import launch, messages
from ui.app.settings import Places, app_settings, places
from ui.app.signin.policy import Means, method_for
from ui.app.signin.users import has_users

HELP = messages.APP_HELP
_POINTER = "CURRENT"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``foja app``."""
    parser.add_argument("--puerto", type=int, metavar="N", help=messages.APP_PORT_HELP)
    parser.add_argument(
        "--direccion", default="127.0.0.1", metavar="A", help=messages.APP_ADDRESS_HELP
    )
    parser.add_argument("--indice", type=Path, metavar="DIR", help=messages.APP_INDEX_HELP)
    parser.add_argument("--documentos", type=Path, metavar="DIR", help=messages.APP_DOCUMENTS_HELP)
    parser.add_argument("--sin-navegador", action="store_true", help=messages.APP_QUIET_HELP)


def run(args: argparse.Namespace) -> int:
    """Check who may come in, index if needed, serve until stopped."""
    settings = app_settings()
    where = places(settings)
    if args.indice is not None:
        where = replace(where, index=args.indice.resolve())
    if args.documentos is not None:
        where = replace(where, documents=args.documentos.resolve())
    means = Means(users=has_users(where.users), oidc=_oidc_secrets())
    method_for(args.direccion, means)
    port = launch.find_port(args.direccion, args.puerto)
    code = _index_if_needed(where)
    if code:
        return code
    launch.set_environment(where)
    shown = "127.0.0.1" if args.direccion == "0.0.0.0" else args.direccion
    sys.stdout.write(f"{messages.app_address(shown, port)}\n")
    sys.stdout.flush()
    launch.serve(launch.Opening(args.direccion, port, not args.sin_navegador), settings)
    sys.stdout.write(f"{messages.APP_STOPPED}\n")
    return 0


def _index_if_needed(where: Places) -> int:
    """Index the documents' folder when there is no index; an empty folder can be filled later."""
    if (where.index / _POINTER).is_file():
        return 0
    if not where.documents.is_dir():
        if where.documents.exists():
            raise UsageError(messages.not_a_folder(where.documents))
        return 0
    if not any(path.is_file() for path in where.documents.rglob("*")):
        return 0
    sys.stdout.write(f"{messages.indexing_first(where.documents)}\n")
    sys.stdout.flush()
    command = [sys.executable, "-m", "ui", "indexar", str(where.documents)]
    root = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    finished = subprocess.run(
        [*command, "--indice", str(where.index)],
        env={**os.environ, "PYTHONPATH": path},
        check=False,
    )
    return finished.returncode


def _oidc_secrets() -> bool:
    """Whether Streamlit's secrets name an identity provider, without importing Streamlit."""
    import tomllib

    for folder in (Path.cwd(), Path.home()):
        path = folder / ".streamlit" / "secrets.toml"
        if path.is_file():
            try:
                return "auth" in tomllib.loads(path.read_text(encoding="utf-8"))
            except (OSError, ValueError) as error:
                raise UsageError(messages.secrets_unreadable(path, str(error))) from error
    return False

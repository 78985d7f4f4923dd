"""``foja modelo``: which model embeds, choosing another one, fetching one."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path

import msgspec

from index.embedding import SHIPPED_MODEL, ModelSettings, open_embedder
from index.embedding.choice import choose
from index.embedding.hub import download, snapshot
from index.embedding.settings import read_settings
from ingest.errors import UsageError
from ui.commands import modelo_messages as messages

HELP = messages.HELP
ACTIONS = ("info", "usar", "descargar")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "accion", choices=ACTIONS, metavar="{info,usar,descargar}", help=messages.ACTION
    )
    parser.add_argument("nombre", nargs="?", default="", help=messages.NAME)
    parser.add_argument("--json", action="store_true", help=messages.JSON)


def run(args: Namespace) -> int:
    """Do what was asked; raises ``UsageError`` when the name is missing."""
    if args.accion == "info":
        return _info(
            replace(read_settings(), path_or_name=args.nombre or read_settings().path_or_name),
            args.json,
        )
    if not args.nombre:
        raise UsageError(messages.NAME_NEEDED)
    return _use(args.nombre) if args.accion == "usar" else _download(args.nombre)


def _info(settings: ModelSettings, as_json: bool) -> int:
    embedder = open_embedder(settings, asking=True)
    folder = _folder(settings)
    rows = [
        ("Modelo", embedder.name),
        ("Carpeta", str(folder)),
        ("Componentes", str(embedder.dimension)),
        ("Huella", embedder.fingerprint),
        ("Tamaño", messages.megabytes(_size(folder))),
        ("Dispositivo", settings.device),
    ]
    if folder == SHIPPED_MODEL:
        rows.append(("Origen", messages.SHIPPED))
    if as_json:
        found = {
            "model": embedder.name,
            "folder": str(folder),
            "dimension": embedder.dimension,
            "fingerprint": embedder.fingerprint,
            "bytes": _size(folder),
            "device": settings.device,
        }
        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
        return 0
    sys.stdout.write(messages.facts(rows) + "\n")
    return 0


def _use(name: str) -> int:
    before = read_settings()
    wanted = "" if name == SHIPPED_MODEL.name else name
    folder = replace(before, path_or_name=wanted).folder
    stored = str(folder.resolve()) if wanted and folder is not None else wanted
    settings = replace(before, path_or_name=stored)
    embedder = open_embedder(settings, asking=True)
    if stored == before.path_or_name:
        sys.stdout.write(messages.same(embedder.name) + "\n")
        return 0
    path = choose(stored)
    sys.stdout.write(f"{messages.chosen(embedder.name, path)}\n{messages.REEMBED}\n")
    return 0


def _download(name: str) -> int:
    sys.stderr.write(messages.downloading(name) + "\n")
    folder = download(name)
    sys.stdout.write(messages.downloaded(name, folder, _size(folder)) + "\n")
    return 0


def _folder(settings: ModelSettings) -> Path:
    return settings.folder or snapshot(settings.path_or_name)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())

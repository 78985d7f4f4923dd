"""What staff read from the reading stage, in Spanish."""

from __future__ import annotations

from pathlib import Path


def config_unreadable(path: Path, detail: str) -> str:
    """The configuration file cannot be parsed."""
    return f"No se puede leer la configuración «{path}»: {detail}. Corrija el archivo o bórrelo."


def config_unknown_key(path: Path, table: str, key: str) -> str:
    """The configuration holds a key that nothing reads."""
    return f"La configuración «{path}» tiene una clave desconocida: [{table}] {key}. Quítela."

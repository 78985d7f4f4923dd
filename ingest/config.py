"""The configuration file ``foja.toml``: typed tables, each read by the package that uses it.

The file is looked for in ``FOJA_CONFIG`` or else in the working directory; without one
every setting has its default.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypeVar

import msgspec

from ingest import messages
from ingest.errors import ConfigError

T = TypeVar("T")
CONFIG_NAME = "foja.toml"


def config_path() -> Path:
    """Where the configuration file is, or would be."""
    return Path(os.environ.get("FOJA_CONFIG") or CONFIG_NAME)


def read_table(name: str, kind: type[T]) -> T:
    """The table ``[name]`` of the configuration as a ``kind`` record, or ``kind()`` when absent.

    ``kind`` is a frozen dataclass or ``msgspec.Struct`` whose fields all have defaults.
    Raises :class:`ConfigError` on an unreadable file, an unknown key or a wrong type.
    """
    path = config_path()
    if not path.is_file():
        return kind()
    try:
        tables = msgspec.toml.decode(path.read_bytes())
        values = tables.get(name, {})
        known = {field.name for field in msgspec.inspect.type_info(kind).fields}  # type: ignore[attr-defined]
        unknown = sorted(set(values) - known)
        if unknown:
            raise ConfigError(messages.config_unknown_key(path, name, unknown[0]))
        return msgspec.convert(values, kind)
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError) as error:
        raise ConfigError(messages.config_unreadable(path, str(error))) from error

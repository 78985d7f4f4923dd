"""Writing the chosen model into ``foja.toml`` without touching the rest of the file."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from index.embedding import messages
from index.embedding.errors import ModelError
from index.embedding.settings import TABLE
from ingest.config import config_path

_KEY = "path_or_name"


def choose(path_or_name: str) -> Path:
    """Set the model in the configuration file and return its path; empty means Foja's own.

    Raises :class:`ModelError` when the file is not TOML or cannot be written.
    """
    path = config_path()
    try:
        before = path.read_text(encoding="utf-8") if path.is_file() else ""
        msgspec.toml.decode(before)
        path.write_text(with_value(before, TABLE, _KEY, path_or_name), encoding="utf-8")
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError) as error:
        raise ModelError(messages.config_not_written(path, str(error))) from error
    return path


def with_value(text: str, table: str, key: str, value: str | float) -> str:
    """TOML ``text`` with ``key`` of ``[table]`` set; comments and other tables stay as they are."""
    written = value if isinstance(value, float) else f'"{"".join(map(_escaped, value))}"'
    line = f"{key} = {written}"
    lines = text.splitlines()
    head = next(
        (n for n, old in enumerate(lines) if old.split("#")[0].strip() == f"[{table}]"), None
    )
    if head is None:
        return "\n".join([*lines, *([""] if lines else []), f"[{table}]", line]) + "\n"
    end = next(
        (n for n in range(head + 1, len(lines)) if lines[n].lstrip().startswith("[")), len(lines)
    )
    for number in range(head + 1, end):
        if re.match(rf"\s*{re.escape(key)}\s*=", lines[number]):
            lines[number] = line
            return "\n".join(lines) + "\n"
    return "\n".join([*lines[: head + 1], line, *lines[head + 1 :]]) + "\n"


def _escaped(character: str) -> str:
    if character in '\\"':
        return f"\\{character}"
    control = ord(character) < 32 or ord(character) == 127
    return f"\\u{ord(character):04x}" if control else character

"""Writing that survives a crash: synced files, one-step replacement, synced folders."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path


def write_synced(path: Path, data: bytes) -> None:
    """Write a new file and wait until it is on the disk."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the folder's entries (new names, renames) are on the disk."""
    if sys.platform == "win32":
        return  # Windows cannot open a folder for syncing; its renames are journaled
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace_in_one_step(path: Path, data: bytes) -> None:
    """Give ``path`` the new content so that a reader sees the old or the new, never a mix."""
    temporary = path.with_name(f"{path.name}.tmp")
    try:
        write_synced(temporary, data)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    with suppress(OSError):  # the new content is in place and visible: no longer a failure
        sync_folder(path.parent)

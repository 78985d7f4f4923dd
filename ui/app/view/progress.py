"""How far the adding of documents is, file by file."""

from __future__ import annotations

from dataclasses import dataclass

from ui.app import messages
from ui.app.library.jobs import FileFate, JobState


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file that is being added: a sign for the eye, its name, its state in words."""

    sign: str
    name: str
    state: str


def file_lines(state: JobState) -> tuple[FileLine, ...]:
    """The files of a job in the order given, each with what has become of it so far."""
    fates = {fate.name: fate for fate in state.fates}
    return tuple(_line(name, fates.get(name), state) for name in state.files)


def taken(state: JobState) -> tuple[str, ...]:
    """The files of a job that were read."""
    lost = {fate.name for fate in state.fates if fate.reason}
    return tuple(name for name in state.files if name not in lost)


def _line(name: str, fate: FileFate | None, state: JobState) -> FileLine:
    if fate is None:
        return FileLine("…", name, messages.FILE_READING if state.running else messages.FILE_LOST)
    if fate.reason:
        words = messages.file_left_out(fate.reason) if state.running else messages.FILE_OUT
        return FileLine("✗", name, words)
    if state.running:
        return FileLine("◐", name, messages.file_read(fate.warnings))
    return FileLine("✓", name, messages.file_indexed(fate.warnings))

"""What the documents say is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ui.cli import COMMANDS

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.es.md")
PAGES = [ROOT / name for name in READMES] + sorted((ROOT / "docs").rglob("*.md"))
_COMMAND = re.compile(
    r"`(?:\.venv/bin/)?foja (?P<name>[a-z]+)\b|^    foja (?P<block>[a-z]+)\b", re.M
)
_TARGET = re.compile(r"`make (?P<name>[a-z-]+)|^    make (?P<block>[a-z-]+)", re.M)
_LINK = re.compile(r"\]\((?!https?:|#)(?P<path>[^)#]+)")


def names(pattern: re.Pattern[str], text: str) -> set[str]:
    return {match["name"] or match["block"] for match in pattern.finditer(text)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_targets_and_links_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert names(_COMMAND, text) <= set(COMMANDS)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.M))
    assert names(_TARGET, text) <= targets
    for match in _LINK.finditer(text):
        assert (page.parent / match["path"]).exists(), match["path"]


@pytest.mark.parametrize("name", READMES)
def test_readmes_are_short_and_begin_with_an_answer(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert len(text.splitlines()) < 150
    assert text.index("CONSTA") < text.index("make app")


def test_every_command_is_in_a_readme() -> None:
    text = "".join((ROOT / name).read_text(encoding="utf-8") for name in READMES)
    guides = "".join(page.read_text(encoding="utf-8") for page in (ROOT / "docs").glob("*.md"))
    assert all(f"foja {command}" in text + guides for command in COMMANDS)

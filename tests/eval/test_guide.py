"""The guide says what is so: its metrics, kinds, options and code."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from pathlib import Path

import pytest

from eval.gate import SUMMARIES, load_thresholds
from eval.items import FIELDS, KINDS, TRAPS, parse_item
from eval.metrics import METRICS
from ui.commands import evaluar

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs/guia-evaluacion.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    return re.search(rf"```{language}\n(.*?)```", GUIDE, re.S)[1]


def test_every_name_is_explained():
    for name in (*(m.name for m in METRICS), *SUMMARIES, *KINDS, *FIELDS, *filter(None, TRAPS)):
        assert f"`{name}`" in GUIDE, name


def test_every_option_is_explained():
    parser = ArgumentParser()
    evaluar.add_arguments(parser)
    hidden = {"--help", "--indice", "--corridas"}
    for action in parser._actions:
        for option in action.option_strings:
            if option.startswith("--") and option not in hidden:
                assert f"`{option}" in GUIDE or f"{option} " in GUIDE, option


def test_the_examples_are_sound(tmp_path):
    item = parse_item(" ".join(block("json").split()))
    assert item.kind == "cifra"
    (tmp_path / "u.toml").write_text(block("toml"), encoding="utf-8")
    assert load_thresholds(tmp_path / "u.toml").kinds["celda"]


def test_the_notebook_code_runs(report_build, tmp_path, monkeypatch, capsys):
    (tmp_path / ".foja").mkdir()
    (tmp_path / ".foja/indice").symlink_to(report_build, target_is_directory=True)
    (tmp_path / "eval").symlink_to(ROOT / "eval", target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    code = compile(block("python"), "guia", "exec")
    names: dict[str, object] = {}
    exec(code, names)
    assert "ndcg_10" in capsys.readouterr().out
    assert len(names["report"].results) == 20


@pytest.mark.parametrize("name", ["README.md", "README.es.md"])
def test_the_readmes_have_the_marks_of_the_table(name):
    from eval.table import END, START

    page = (ROOT / name).read_text(encoding="utf-8")
    assert page.count(START) == page.count(END) == 1

"""The READMEs show the figures that measuring gives now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from eval.compare import compare
from eval.gate import check, load_thresholds
from eval.runs import read_run
from eval.table import (
    BASE,
    END,
    FIGURES,
    READMES,
    START,
    Half,
    half_of,
    measure,
    render,
    replace_table,
)
from qa.service import open_service

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def kept() -> list[Half]:
    return msgspec.json.decode(FIGURES.read_bytes(), type=list[Half])


@pytest.fixture(scope="module")
def now(report_build):
    return measure(open_service(report_build), "desarrollo")


@pytest.mark.parametrize("name", READMES)
def test_the_readmes_show_the_kept_figures(name, kept):
    page = (ROOT / name).read_text(encoding="utf-8")
    shown = page.partition(START)[2].partition(END)[0].strip()
    assert shown == render(kept, READMES[name]), "run: make table"


def test_the_kept_figures_are_the_current_ones(kept, now):
    """Up to one question: another processor may round a likeness the other way."""
    current = half_of(now)
    assert (current.split, current.questions) == (kept[0].split, kept[0].questions)
    measured = {figure.metric: figure.estimate for figure in current.figures}
    shown = {figure.metric: figure.estimate for figure in kept[0].figures}
    assert measured == pytest.approx(shown, abs=0.01), "run: make table"


def test_the_gate_lets_the_current_state_through(now):
    found = compare(now, read_run(BASE))
    assert (found.shared, found.only_mine, found.only_theirs) == (len(now.results), 0, 0)
    thresholds = load_thresholds(ROOT / "eval/umbrales.toml")
    assert check(replace(now, comparison=found), thresholds) == ()


def test_a_table_goes_between_its_marks():
    page = f"a\n{START}\nold\n{END}\nb\n"
    assert replace_table(page, "new") == f"a\n{START}\nnew\n{END}\nb\n"
    with pytest.raises(ValueError):
        replace_table("a", "new")

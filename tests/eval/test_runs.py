from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import ir_measures
import pytest

from eval.evaluation import evaluate
from eval.items import DEFAULT_GOLD
from eval.records import EvalSettings
from eval.runs import RunError, find_run, list_runs, read_run, stamp, write_run

WHEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture(scope="module")
def report(shuffled, gold):
    found = evaluate(shuffled, gold, EvalSettings(resamples=50, split="desarrollo"))
    return stamp(found, WHEN, DEFAULT_GOLD, ".foja/indice")


def test_a_run_says_what_is_needed_to_repeat_it(report):
    run = report.run
    assert run.run_id.startswith("20260102-030405-")
    assert run.created_at == "2026-01-02T03:04:05+00:00"
    assert (run.gold, len(run.gold_sha256)) == (DEFAULT_GOLD.name, 64)
    assert (run.build_id, run.embedder) == ("construccion-1", "ninguno")
    assert {"python", "numpy", "ir_measures"} <= {v.name for v in run.versions}
    assert report.settings.seed


def test_the_end_of_the_name_is_the_same_for_the_same_thing(report):
    later = stamp(report, WHEN + timedelta(hours=1), DEFAULT_GOLD, "otra")
    other = stamp(
        replace(report, settings=replace(report.settings, seed=1)), WHEN, DEFAULT_GOLD, "otra"
    )
    assert later.run.run_id[-8:] == report.run.run_id[-8:] != other.run.run_id[-8:]


def test_a_run_is_kept_whole(report, tmp_path):
    write_run(tmp_path / "r", report, "<html>")
    assert read_run(tmp_path / "r") == report
    assert (tmp_path / "r/report.html").read_text() == "<html>"


def test_the_trec_files_give_the_same_figures_to_others(report, tmp_path):
    write_run(tmp_path, report, "")
    values = ir_measures.calc_aggregate(
        [ir_measures.nDCG @ 10, ir_measures.RR @ 10],
        ir_measures.read_trec_qrels(str(tmp_path / "qrels.trec")),
        ir_measures.read_trec_run(str(tmp_path / "run.trec")),
    )
    assert values[ir_measures.nDCG @ 10] == pytest.approx(report.figure("ndcg_10").estimate)
    assert values[ir_measures.RR @ 10] == pytest.approx(report.figure("mrr_10").estimate)


def test_runs_are_found_by_name_beginning_place_and_time(report, tmp_path):
    second = stamp(report, WHEN + timedelta(days=1), None, "i")
    for found in (second, report):
        write_run(tmp_path / found.run.run_id, found, "")
    assert [r.run.run_id for r in list_runs(tmp_path)] == [report.run.run_id, second.run.run_id]
    assert find_run(tmp_path, "ultima") == second
    assert find_run(tmp_path, "20260102") == report
    assert find_run(tmp_path, str(tmp_path / second.run.run_id)) == second
    assert find_run(tmp_path, str(tmp_path / second.run.run_id / "report.json")) == second
    with pytest.raises(RunError, match="2 corridas"):
        find_run(tmp_path, "2026")
    with pytest.raises(RunError, match="ninguna corrida"):
        find_run(tmp_path, "1999")


def test_a_damaged_or_unwritable_run_is_named(report, tmp_path):
    (tmp_path / "report.json").write_text('{"settings": 3}', encoding="utf-8")
    with pytest.raises(RunError, match="Repítala"):
        read_run(tmp_path)
    with pytest.raises(RunError, match="--salida"):
        write_run(Path(tmp_path / "report.json"), report, "")
    assert list_runs(tmp_path / "nada") == ()

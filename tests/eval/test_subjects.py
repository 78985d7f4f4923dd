"""Services whose worth is known must get the figures that they deserve."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eval.compare import compare
from eval.evaluation import evaluate
from eval.gate import FallRule, Thresholds, check
from eval.metrics import METRICS
from eval.records import EvalReport, EvalSettings

SETTINGS = EvalSettings(resamples=200)
GATE = Thresholds(
    floors={"ndcg_10": 0.6, "right": 0.6, "contained": 0.6, "no_answer": 0.7, "verbatim": 1.0},
    ceilings={"false_answers": 0.1},
    fall=FallRule(),
)


def value(report: EvalReport, metric: str) -> float | None:
    figure = report.figure(metric)
    return figure and figure.estimate


@pytest.fixture(scope="module")
def best(oracle, gold):
    return evaluate(oracle, gold, SETTINGS)


@pytest.fixture(scope="module")
def broken(shuffled, gold):
    return evaluate(shuffled, gold, SETTINGS)


@pytest.fixture(scope="module")
def lying(liar, gold):
    return evaluate(liar, gold, SETTINGS)


@pytest.fixture(scope="module")
def silent(mute, gold):
    return evaluate(mute, gold, SETTINGS)


def test_who_knows_the_gold_scores_one_everywhere(best):
    for metric in METRICS:
        if metric.name in ("page", "f1", "exact"):
            continue
        assert value(best, metric.name) == (0 if metric.falling else 1), metric.name
    assert best.risk.aurc == 0
    assert check(best, GATE) == ()


def test_a_shuffled_ranking_scores_as_chance_does(broken, best):
    assert value(broken, "ndcg_10") < 0.15
    assert value(broken, "success_1") < 0.1
    assert value(broken, "contained") < 0.15
    assert value(broken, "citation_recall") < 0.15
    assert value(broken, "verbatim") == 1
    stopped = {breach.metric for breach in check(broken, GATE)}
    assert {"ndcg_10", "right", "no_answer", "false_answers"} <= stopped
    assert broken.risk.aurc > 0.8
    assert broken.calibration.ece > 0.7


def test_a_liar_is_found_out_by_abstention_alone(lying, best):
    assert value(lying, "contained") == 1
    assert value(lying, "no_answer") == 0
    assert value(lying, "kept") == 1
    assert value(lying, "abstention_precision") is None
    unanswerable = sum(not r.item.answerable for r in lying.results)
    assert value(lying, "false_answers") == pytest.approx(unanswerable / len(lying.results))
    assert {b.metric for b in check(lying, GATE)} >= {"no_answer"}


def test_a_mute_service_gets_abstention_and_nothing_else(silent):
    assert value(silent, "no_answer") == 1
    assert value(silent, "kept") == value(silent, "contained") == value(silent, "f1") == 0
    assert value(silent, "ndcg_10") == value(silent, "recall_10") == 0
    assert value(silent, "false_answers") is None
    unanswerable = sum(not r.item.answerable for r in silent.results)
    assert value(silent, "abstention_precision") == unanswerable / len(silent.results)
    assert (silent.risk.coverage, silent.risk.aurc) == (0, None)
    stopped = {breach.metric for breach in check(silent, GATE)}
    assert {"ndcg_10", "right", "contained"} <= stopped


def test_the_same_run_twice_gives_the_same_figures(oracle, shuffled, gold, broken):
    again = evaluate(shuffled, gold, SETTINGS)
    assert again.figures == broken.figures
    assert (again.risk, again.calibration) == (broken.risk, broken.calibration)


def test_a_significant_fall_is_stopped_and_chance_is_not(best, broken, lying):
    floors = Thresholds()
    fallen = replace(broken, comparison=compare(broken, best))
    assert {b.metric for b in check(fallen, floors)} >= {"ndcg_10", "contained", "right"}
    assert all(b.rule == "fall" and b.p_value < 0.05 for b in check(fallen, floors))
    same = replace(best, comparison=compare(best, best))
    assert check(same, floors) == ()
    risen = replace(best, comparison=compare(best, broken))
    assert check(risen, floors) == ()
    told = replace(lying, comparison=compare(lying, best))
    assert {b.metric for b in check(told, floors)} == {"no_answer", "right"}


def test_runs_are_paired_by_question(best, broken, gold):
    fewer = replace(broken, results=broken.results[:40])
    found = compare(best, fewer)
    assert (found.shared, found.only_mine, found.only_theirs) == (40, len(gold) - 40, 0)
    overall = {d.metric: d for d in found.differences if not d.kind}
    mine = sum(r.retrieval.ndcg_10 for r in best.results[:40] if r.retrieval)
    count = sum(r.retrieval is not None for r in best.results[:40])
    assert overall["ndcg_10"].mine == pytest.approx(mine / count)
    assert {d.kind for d in found.differences} > {"", "cifra"}


def test_another_channel_measures_passages_only(shuffled, gold):
    report = evaluate(shuffled, gold, replace(SETTINGS, channel="lexical"))
    assert value(report, "ndcg_10") > 0.15
    assert value(report, "contained") is None
    assert report.latency is None

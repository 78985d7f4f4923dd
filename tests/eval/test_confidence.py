from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.calibration import calibration_curve
from sklearn.metrics import brier_score_loss

from eval.confidence import calibration, latency, risk_curve
from eval.items import Evidence, GoldItem
from eval.records import AnswerScores, QuestionResult

SOME = GoldItem("a", "¿?", "cifra", "prueba", answers=("1",), evidence=(Evidence("d", "1"),))
NONE = GoldItem("b", "¿?", "sin_respuesta", "prueba")


def result(confidence=0.5, right=True, outcome="answered", item=SOME, milliseconds=1.0):
    answering = AnswerScores(contained=float(right)) if item.answerable else None
    return QuestionResult(
        item, "", outcome, "x", (), confidence, milliseconds, (), (), None, answering
    )


def test_risk_against_coverage_by_hand():
    results = [
        result(0.9, True),
        result(0.8, False),
        result(0.7, True),
        result(0.6, item=NONE),
        result(0.9, outcome="no_evidence", item=NONE),
    ]
    curve = risk_curve(results)
    assert [p.coverage for p in curve.points] == pytest.approx([0.2, 0.4, 0.6, 0.8])
    assert [p.risk for p in curve.points] == pytest.approx([0, 1 / 2, 1 / 3, 2 / 4])
    assert curve.aurc == pytest.approx((0 + 1 / 2 + 1 / 3 + 1 / 2) / 4)
    assert curve.coverage == 0.8


def test_equal_confidences_are_taken_in_expectation():
    curve = risk_curve([result(0.5, True), result(0.5, False)])
    assert curve.aurc == pytest.approx(0.5)
    assert curve == risk_curve([result(0.5, False), result(0.5, True)])


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=30))
def test_the_area_agrees_with_the_definition_when_confidences_differ(pairs):
    pairs = list({confidence: (confidence, right) for confidence, right in pairs}.values())
    order = sorted(pairs, key=lambda pair: -pair[0])
    wrong = [not right for _, right in order]
    expected = np.mean([np.mean(wrong[: i + 1]) for i in range(len(wrong))])
    assert risk_curve([result(*pair) for pair in pairs]).aurc == pytest.approx(expected)


def test_calibration_agrees_with_scikit_learn():
    random = np.random.default_rng(5)
    confidence = random.uniform(0, 1, 400)
    right = random.uniform(0, 1, 400) < confidence**2
    results = [result(float(c), bool(r)) for c, r in zip(confidence, right, strict=True)]
    found = calibration(results, 10)
    accuracy, mean = calibration_curve(right, confidence, n_bins=10)
    assert [b.accuracy for b in found.bins] == pytest.approx(list(accuracy))
    assert [b.confidence for b in found.bins] == pytest.approx(list(mean))
    shares = np.array([b.count for b in found.bins]) / 400
    assert found.ece == pytest.approx(float((shares * np.abs(accuracy - mean)).sum()))
    assert found.brier == pytest.approx(brier_score_loss(right, confidence))


def test_calibration_by_hand_and_at_the_edges():
    found = calibration([result(1.0, True), result(1.0, False), result(0.0, False)], 2)
    assert found.ece == pytest.approx(2 / 3 * 0.5)
    assert [b.count for b in found.bins] == [1, 2]
    assert calibration([result(outcome="no_evidence")], 10).ece is None


def test_latency_percentiles():
    found = latency([result(milliseconds=float(i)) for i in range(1, 101)])
    assert (found.p50, found.p95, found.worst) == (50.5, 95.05, 100)
    assert latency([result(outcome="")]) is None

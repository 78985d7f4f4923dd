"""How far the stated confidence can be trusted: risk against coverage, calibration, latency."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import numpy as np

from eval.records import (
    Calibration,
    CalibrationBin,
    Latency,
    QuestionResult,
    RiskCurve,
    RiskPoint,
)


def risk_curve(results: Sequence[QuestionResult]) -> RiskCurve:
    """Selective risk of the given answers, most confident first (Geifman and El-Yaniv 2017).

    Coverage is over all measured questions, risk is the share of wrong answers among those
    given (an answer to an unanswerable question is wrong). The area is the mean risk over
    the answers given; among equal confidences the order is taken at random, in expectation.
    """
    measured = [result for result in results if result.measured]
    given = sorted(
        ((r.confidence, not r.right) for r in measured if r.answered),
        key=lambda pair: -pair[0],
    )
    points: list[RiskPoint] = []
    risks: list[float] = []
    done, wrong = 0, 0.0
    for confidence, block in groupby(given, key=lambda pair: pair[0]):
        errors = [error for _, error in block]
        share = sum(errors) / len(errors)
        risks += [(wrong + share * i) / (done + i) for i in range(1, len(errors) + 1)]
        done += len(errors)
        wrong += sum(errors)
        points.append(RiskPoint(done / len(measured), wrong / done, confidence))
    area = sum(risks) / len(risks) if risks else None
    return RiskCurve(tuple(points), area, done / len(measured) if measured else 0.0)


def calibration(results: Sequence[QuestionResult], bins: int) -> Calibration:
    """Expected calibration error over equal bins (Guo et al. 2017) and Brier score.

    Over the answers that were given; the last bin holds the confidence 1.
    """
    given = [(result.confidence, float(result.right)) for result in results if result.answered]
    if not given:
        return Calibration((), None, None, 0)
    confidence, right = (np.array(column, dtype=float) for column in zip(*given, strict=True))
    place = np.clip((confidence * bins).astype(int), 0, bins - 1)
    filled: list[CalibrationBin] = []
    error = 0.0
    for i in range(bins):
        inside = place == i
        count = int(inside.sum())
        if not count:
            continue
        mean, accuracy = float(confidence[inside].mean()), float(right[inside].mean())
        error += count / len(given) * abs(mean - accuracy)
        filled.append(CalibrationBin(i / bins, (i + 1) / bins, count, mean, accuracy))
    brier = float(((confidence - right) ** 2).mean())
    return Calibration(tuple(filled), error, brier, len(given))


def latency(results: Sequence[QuestionResult]) -> Latency | None:
    """Percentiles of the time to an answer, ``None`` when no answer was asked for."""
    times = [result.milliseconds for result in results if result.measured]
    if not times:
        return None
    marks = np.percentile(times, [50, 90, 95, 99, 100])
    return Latency(*(round(float(mark), 3) for mark in marks))

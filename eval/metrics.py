"""The table of metrics: what each counts on one question, and in which direction it is good."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from eval.records import Figure, QuestionResult
from eval.statistics import Matrix, bootstrap, generator, ratio

Part = tuple[float, float]
"""What a question adds to a metric's numerator and denominator."""
NOTHING: Part = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric: ``part`` gives a question's share of it; ``falling`` ones are better low."""

    name: str
    part: Callable[[QuestionResult], Part]
    falling: bool = False


def _retrieval(field: str) -> Callable[[QuestionResult], Part]:
    def part(result: QuestionResult) -> Part:
        if result.retrieval is None:
            return NOTHING
        return float(getattr(result.retrieval, field)), 1.0

    return part


def _answering(field: str) -> Callable[[QuestionResult], Part]:
    def part(result: QuestionResult) -> Part:
        value = getattr(result.answering, field) if result.answering is not None else None
        return NOTHING if value is None else (float(value), 1.0)

    return part


def _optional(field: str) -> Callable[[QuestionResult], Part]:
    def part(result: QuestionResult) -> Part:
        value = getattr(result, field)
        return NOTHING if value is None else (float(value), 1.0)

    return part


def _right(result: QuestionResult) -> Part:
    return (float(result.right), 1.0) if result.measured else NOTHING


def _abstained_rightly(result: QuestionResult) -> Part:
    """Recall of abstention (NoAns): of the unanswerable questions, those not answered."""
    if not result.measured or result.item.answerable:
        return NOTHING
    return float(not result.answered), 1.0


def _abstention_precision(result: QuestionResult) -> Part:
    """Of the abstentions, those on unanswerable questions."""
    if not result.measured or result.answered:
        return NOTHING
    return float(not result.item.answerable), 1.0


def _false_answers(result: QuestionResult) -> Part:
    """Of the answers given, those to questions that have none."""
    if not result.answered:
        return NOTHING
    return float(not result.item.answerable), 1.0


def _kept(result: QuestionResult) -> Part:
    """Of the answerable questions, those answered, rightly or not."""
    if not result.measured or not result.item.answerable:
        return NOTHING
    return float(result.answered), 1.0


METRICS: tuple[Metric, ...] = (
    *(
        Metric(name, _retrieval(name))
        for name in ("ndcg_10", "recall_5", "recall_10", "mrr_10", "success_1", "success_5")
    ),
    Metric("right", _right),
    *(
        Metric(name, _answering(name))
        for name in (
            "contained",
            "exact",
            "f1",
            "section",
            "page",
            "citation_precision",
            "citation_recall",
        )
    ),
    Metric("fidelity", _optional("fidelity")),
    Metric("verbatim", _optional("verbatim")),
    Metric("kept", _kept),
    Metric("no_answer", _abstained_rightly),
    Metric("abstention_precision", _abstention_precision),
    Metric("false_answers", _false_answers, falling=True),
)
"""``contained`` is SQuAD 2's HasAns by accepted answer, ``no_answer`` its NoAns."""

BY_NAME = {metric.name: metric for metric in METRICS}


def parts(results: Sequence[QuestionResult]) -> tuple[Matrix, Matrix]:
    """Numerators and denominators, each of shape ``(questions, metrics)``."""
    table = np.array([[m.part(r) for m in METRICS] for r in results], dtype=float)
    table = table.reshape(len(results), len(METRICS), 2)
    return table[:, :, 0], table[:, :, 1]


def figures(
    results: Sequence[QuestionResult], kind: str, resamples: int, seed: int
) -> tuple[Figure, ...]:
    """The metrics over ``results`` with their intervals; those nothing counts in are left out."""
    if not results:
        return ()
    numerators, denominators = parts(results)
    estimates = ratio(numerators, denominators)
    lows, highs = bootstrap(numerators, denominators, resamples, generator(seed, kind))
    counts = denominators.sum(axis=0)
    return tuple(
        Figure(metric.name, kind, float(estimate), float(low), float(high), int(count))
        for metric, estimate, low, high, count in zip(
            METRICS, estimates, lows, highs, counts, strict=True
        )
        if count
    )


def all_figures(results: Sequence[QuestionResult], resamples: int, seed: int) -> tuple[Figure, ...]:
    """The metrics overall and by kind, kinds in order of the gold."""
    found = list(figures(results, "", resamples, seed))
    for kind in dict.fromkeys(result.item.kind for result in results):
        group = [result for result in results if result.item.kind == kind]
        found += figures(group, kind, resamples, seed)
    return tuple(found)

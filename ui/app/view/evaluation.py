"""An evaluation as what the page shows: bars by kind, curves, differences, failing questions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from eval import labels
from eval.records import Comparison, EvalReport, Figure, Variant
from ui.app import messages
from ui.app.view.plots import Bar, Curve, Dot

MAIN = ("right", "ndcg_10", "recall_10", "citation_precision", "no_answer", "fidelity")
ABLATION = ("ndcg_10", "recall_10", "success_1")


def figure_bar(figure: Figure, name: str) -> Bar:
    """One metric as a bar with its 95 % interval."""
    return Bar(
        label=name,
        value=0.0 if math.isnan(figure.estimate) else figure.estimate,
        shown=messages.metric_value(figure.estimate, figure.count),
        low=None if math.isnan(figure.low) else figure.low,
        high=None if math.isnan(figure.high) else figure.high,
    )


def overall(report: EvalReport) -> tuple[Bar, ...]:
    """The main metrics over all questions."""
    found = ((name, report.figure(name)) for name in MAIN)
    return tuple(figure_bar(f, labels.metric(name)) for name, f in found if f is not None)


def metrics_of(report: EvalReport) -> tuple[str, ...]:
    """The metrics that were measured, in their own order."""
    return tuple(dict.fromkeys(figure.metric for figure in report.figures))


def by_kind(report: EvalReport, metric: str) -> tuple[Bar, ...]:
    """One metric for each kind of question that it applies to."""
    return tuple(
        figure_bar(f, labels.kind(f.kind))
        for f in report.figures
        if f.metric == metric and f.kind and f.count
    )


def ablation(variants: Sequence[Variant], metric: str) -> tuple[Bar, ...]:
    """One metric for each variant: channels alone and together, steps removed, slices."""
    return tuple(
        figure_bar(figure, labels.variant(variant.name))
        for variant in variants
        for figure in variant.figures
        if figure.metric == metric and not figure.kind
    )


def risk_curves(reports: Sequence[tuple[str, EvalReport]]) -> tuple[Curve, ...]:
    """Risk against coverage, one line a run."""
    return tuple(
        Curve(name, tuple((point.coverage, point.risk) for point in report.risk.points))
        for name, report in reports
        if report.risk.points
    )


def calibration_curve(report: EvalReport) -> tuple[Curve, ...]:
    """Share right against confidence, with the diagonal of a perfect calibration."""
    points = tuple((b.confidence, b.accuracy) for b in report.calibration.bins if b.count)
    perfect = Curve(messages.PERFECT, ((0.0, 0.0), (1.0, 1.0)))
    return (Curve(messages.MEASURED, points), perfect) if points else ()


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One metric in two runs: both values, the change, how likely chance alone makes it."""

    name: str
    mine: str
    theirs: str
    change: str
    verdict: str


def changes(comparison: Comparison, report: EvalReport, other: EvalReport) -> tuple[ChangeRow, ...]:
    """The overall differences of two runs, in words, each value with its 95 % interval."""
    return tuple(
        ChangeRow(
            name=labels.metric(d.metric),
            mine=f"{messages.percent(d.mine)} {interval(report, d.metric)}",
            theirs=f"{messages.percent(d.theirs)} {interval(other, d.metric)}",
            change=messages.change(d.change, d.low, d.high),
            verdict=messages.chance(d.p_value) if d.change else messages.NO_CHANGE,
        )
        for d in comparison.differences
        if not d.kind
    )


def change_dots(comparison: Comparison) -> tuple[Dot, ...]:
    """The overall differences of two runs for a plot; those without an interval are left out."""
    return tuple(
        Dot(labels.metric(d.metric), d.change, messages.points(d.change), d.low, d.high)
        for d in comparison.differences
        if not d.kind and d.low is not None and d.high is not None
    )


def interval(report: EvalReport, metric: str) -> str:
    """The 95 % interval of a metric, in words."""
    figure = report.figure(metric)
    return messages.interval(figure.low, figure.high) if figure is not None else ""

"""The evaluation in the terminal: tables, the gate's verdict and a progress bar.

The only module of the evaluation that imports ``rich``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from eval import labels
from eval import page_texts as texts
from eval.gate import Breach
from eval.metrics import METRICS
from eval.page import failures, variant_table
from eval.records import EvalReport

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import TaskID

KIND_COLUMNS = ("ndcg_10", "success_5", "right", "f1", "citation_recall")
VARIANT_COLUMNS = ("ndcg_10", "recall_5", "success_1", "right")
PLAIN_WIDTH = 120


@contextmanager
def progress_bar() -> Iterator[Callable[[str, int, int], None] | None]:
    """A progress bar on the error stream; ``None`` when that is not a terminal."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    with Progress(console=console, transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def advance(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done, total=total)

        yield advance


def print_report(report: EvalReport) -> None:
    """Print the figures of ``report``: overall, by kind, variants, comparison, confidence."""
    _print_table(texts.OVERALL, texts.HEADS[:4], _overall(report))
    kinds = list(dict.fromkeys(f.kind for f in report.figures if f.kind))
    shown = [name for name in KIND_COLUMNS if report.figure(name)]
    rows = []
    for kind in kinds:
        found = [report.figure(name, kind) for name in shown]
        count = str(sum(result.item.kind == kind for result in report.results))
        values = (labels.number(f.estimate if f else None, 2) for f in found)
        rows.append((labels.kind(kind), count, *values))
    heads = (texts.KIND_HEAD, texts.HEADS[3], *(labels.metric(name) for name in shown))
    _print_table(texts.BY_KIND, heads, rows)
    if report.variants:
        heads, lines, _ = variant_table(report.variants, VARIANT_COLUMNS)
        _print_table(texts.ABLATION, heads, lines)
    if report.comparison:
        _print_comparison(report)
    _print(_closing(report))


def print_breaches(breaches: Sequence[Breach]) -> None:
    """Say whether the gate lets the run through, and what it stops."""
    if not breaches:
        _print([labels.GATE_PASSED])
        return
    _print([labels.GATE_STOPPED, *(f"  · {labels.breach(found)}" for found in breaches)])


def print_runs(reports: Sequence[EvalReport]) -> None:
    """List kept runs, oldest first."""
    if not reports:
        _print([labels.NO_RUNS])
        return
    rows = []
    for report in reports:
        values = (report.figure(name) for name in ("ndcg_10", "right"))
        rows.append(
            (
                report.run.run_id,
                report.run.gold,
                report.settings.split or texts.ALL_PARTS,
                labels.variant(report.settings.channel),
                str(len(report.results)),
                *(labels.number(f.estimate if f else None) for f in values),
            )
        )
    _print_table(labels.RUNS_TITLE, labels.RUNS_HEADS, rows)


def _overall(report: EvalReport) -> list[tuple[str, ...]]:
    found = [figure for metric in METRICS if (figure := report.figure(metric.name))]
    return [
        (
            labels.metric(figure.metric),
            labels.number(figure.estimate),
            labels.interval(figure.low, figure.high),
            str(figure.count),
        )
        for figure in found
    ]


def _print_comparison(report: EvalReport) -> None:
    found = report.comparison
    if found is None:
        return
    rows = [
        (
            labels.metric(change.metric),
            labels.number(change.mine),
            labels.number(change.theirs),
            labels.number(change.change),
            labels.number(change.p_value, 4),
            str(change.count),
        )
        for change in found.differences
        if not change.kind
    ]
    _print([texts.compared_with(found.run_id, found.shared, found.only_mine, found.only_theirs)])
    _print_table(texts.COMPARISON, texts.COMPARISON_HEADS, rows)


def _closing(report: EvalReport) -> list[str]:
    lines: list[str] = []
    if report.latency:
        risk, found, times = report.risk, report.calibration, report.latency
        lines.append(texts.risk_summary(labels.number(risk.aurc), labels.number(risk.coverage)))
        lines.append(
            texts.calibration_summary(
                labels.number(found.ece), labels.number(found.brier), found.count
            )
        )
        marks = (times.p50, times.p90, times.p95, times.p99, times.worst)
        lines.append(texts.latency_summary(*(labels.number(mark, 1) for mark in marks)))
    lines.append(f"{texts.FAILURES}: {texts.count(len(failures(report)), len(report.results))}")
    return lines


def _print_table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(title), title_justify="left")
    for i, head in enumerate(heads):
        table.add_column(Text(head), justify="left" if i == 0 else "right")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    _console().print(table)


def _print(lines: Sequence[str]) -> None:
    from rich.text import Text

    for line in lines:
        _console().print(Text(line))


def _console() -> Console:
    from rich.console import Console

    width = None if sys.stdout.isatty() else PLAIN_WIDTH
    return Console(file=sys.stdout, width=width, highlight=False)

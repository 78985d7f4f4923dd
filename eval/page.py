"""The HTML report: one file, no scripts, nothing fetched, every text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from eval import labels, svg
from eval import page_texts as texts
from eval.metrics import METRICS
from eval.records import EvalReport, Figure, QuestionResult, Variant

STYLE = """
:root{color-scheme:light dark;--line:#8886;--ink:#1f4e79}
@media (prefers-color-scheme:dark){:root{--ink:#8ab8e6}}
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%;font-size:.92em}
th,td{border-bottom:1px solid var(--line);padding:.25rem .5rem;text-align:left;vertical-align:top}
td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
figure{margin:1rem 0;overflow-x:auto}figcaption{font-size:.9em}
svg text{font:12px system-ui,sans-serif;fill:currentColor}
.bar,.dot{fill:var(--ink);fill-opacity:.75}.whisker,.axis{stroke:currentColor}
.grid{stroke:var(--line)}.line{fill:none;stroke:var(--ink);stroke-width:2}
details{border:1px solid var(--line);border-radius:.4rem;padding:.4rem .8rem;margin:.5rem 0}
dt{font-weight:600}dd{margin:0 0 .4rem 1rem;white-space:pre-line}
"""


def render(report: EvalReport) -> str:
    """The page of ``report``."""
    sections = [
        _section(texts.RUN, _run_table(report)),
        _section(texts.OVERALL, _overall(report)),
        _section(texts.BY_KIND, _by_kind(report)),
        _section(texts.ABLATION, _variants(report.variants)) if report.variants else "",
        _section(texts.CONFIDENCE, _confidence(report)) if report.latency else "",
        _section(texts.LATENCY, _latency(report)) if report.latency else "",
        _section(texts.COMPARISON, _comparison(report)) if report.comparison else "",
        _section(texts.FAILURES, _failures(report)),
    ]
    return (
        '<!doctype html>\n<html lang="es"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(texts.TITLE)}</title><style>{STYLE}</style></head>"
        f"<body><h1>{escape(texts.TITLE)}</h1>{''.join(sections)}</body></html>\n"
    )


def failures(report: EvalReport) -> tuple[QuestionResult, ...]:
    """The questions that went wrong: a wrong result, or no evidence among the first five."""
    return tuple(
        result
        for result in report.results
        if (result.measured and not result.right)
        or (not result.measured and result.retrieval and not result.retrieval.success_5)
    )


def _section(title: str, body: str) -> str:
    return f"<section><h2>{escape(title)}</h2>{body}</section>"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], numeric: Sequence[int]) -> str:
    top = "".join(f"<th>{escape(head)}</th>" for head in heads)
    lines = [
        "".join(
            f'<td class="n">{escape(cell)}</td>' if i in numeric else f"<td>{escape(cell)}</td>"
            for i, cell in enumerate(row)
        )
        for row in rows
    ]
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _run_table(report: EvalReport) -> str:
    run, settings = report.run, report.settings
    values = (
        run.run_id or "—",
        run.created_at or "—",
        f"{run.gold or '—'} ({len(report.results)})",
        run.gold_sha256 or "—",
        settings.split or texts.ALL_PARTS,
        labels.variant(settings.channel),
        run.index or "—",
        run.build_id or "—",
        run.embedder or "—",
        str(settings.seed),
        str(settings.resamples),
        ", ".join(f"{v.name} {v.version}" for v in run.versions) or "—",
    )
    return _table(("", ""), zip(texts.RUN_ROWS, values, strict=True), ())


def _overall(report: EvalReport) -> str:
    rows = [
        (
            labels.metric(figure.metric),
            labels.number(figure.estimate),
            labels.interval(figure.low, figure.high),
            str(figure.count),
            labels.METRIC_HELP[figure.metric],
        )
        for figure in report.figures
        if not figure.kind
    ]
    return _table(texts.HEADS, rows, (1, 2, 3)) + _paragraph(texts.INTERVALS)


def _by_kind(report: EvalReport) -> str:
    kinds = list(dict.fromkeys(figure.kind for figure in report.figures if figure.kind))
    plots = ""
    for metric, title in (("right", texts.PLOT_KINDS), ("ndcg_10", texts.PLOT_RANKING)):
        found = [report.figure(metric, kind) for kind in kinds]
        rows = [_bar(labels.kind(f.kind), f) for f in found if f is not None]
        plots += svg.bars(title, rows) if rows else ""
    shown = [m.name for m in METRICS if report.figure(m.name)]
    lines = []
    for kind in ["", *kinds]:
        found = [report.figure(name, kind) for name in shown]
        lines.append(
            (labels.kind(kind), *(labels.number(f.estimate if f else None, 2) for f in found))
        )
    heads = (texts.KIND_HEAD, *(labels.metric(name) for name in shown))
    wide = _table(heads, lines, range(1, len(heads)))
    return f'{plots}<div style="overflow-x:auto">{wide}</div>'


def _bar(label: str, figure: Figure) -> svg.Bar:
    return svg.Bar(label, figure.estimate, figure.low, figure.high)


def _variants(variants: Sequence[Variant]) -> str:
    plots = ""
    for metric, title in (
        ("ndcg_10", texts.PLOT_VARIANTS),
        ("right", texts.PLOT_RIGHT_VARIANTS),
    ):
        rows = [
            _bar(labels.variant(variant.name), figure)
            for variant in variants
            for figure in variant.figures
            if figure.metric == metric
        ]
        plots += svg.bars(title, rows) if rows else ""
    return plots + _table(*variant_table(variants))


VARIANT_METRICS = (
    "ndcg_10",
    "recall_5",
    "mrr_10",
    "success_1",
    "right",
    "contained",
    "no_answer",
)


def variant_table(
    variants: Sequence[Variant], shown: Sequence[str] = VARIANT_METRICS
) -> tuple[tuple[str, ...], list[tuple[str, ...]], range]:
    """Heads, rows and numeric columns of the table of variants, with the metrics ``shown``."""
    rows = []
    for variant in variants:
        values = {figure.metric: figure.estimate for figure in variant.figures}
        name = f"{labels.GROUP_LABELS[variant.group]}: {labels.variant(variant.name)}"
        rows.append((name, *(labels.number(values.get(metric)) for metric in shown)))
    heads = (texts.VARIANT_HEAD, *(labels.metric(metric) for metric in shown))
    return heads, rows, range(1, len(heads))


def _confidence(report: EvalReport) -> str:
    risk, calibration = report.risk, report.calibration
    plots = ""
    if risk.points:
        axes = svg.Axes(texts.PLOT_RISK, texts.AXIS_COVERAGE, texts.AXIS_RISK)
        plots += svg.curve(axes, [(p.coverage, p.risk) for p in risk.points])
        axes = svg.Axes(texts.PLOT_CALIBRATION, texts.AXIS_CONFIDENCE, texts.AXIS_ACCURACY)
        plots += svg.reliability(
            axes, [(b.confidence, b.accuracy, b.count) for b in calibration.bins]
        )
    summary = texts.risk_summary(labels.number(risk.aurc), labels.number(risk.coverage))
    other = texts.calibration_summary(
        labels.number(calibration.ece), labels.number(calibration.brier), calibration.count
    )
    return _paragraph(summary) + _paragraph(other) + plots


def _latency(report: EvalReport) -> str:
    times = [result.milliseconds for result in report.results if result.measured]
    axes = svg.Axes(texts.PLOT_LATENCY, texts.AXIS_MILLISECONDS, texts.AXIS_COUNT)
    found = report.latency
    if found is None:
        return ""
    marks = (found.p50, found.p90, found.p95, found.p99, found.worst)
    summary = texts.latency_summary(*(labels.number(mark, 1) for mark in marks))
    return _paragraph(summary) + svg.histogram(axes, times)


def _comparison(report: EvalReport) -> str:
    found = report.comparison
    if found is None:
        return ""
    rows = [
        (
            labels.metric(change.metric)
            + (f" · {labels.kind(change.kind)}" if change.kind else ""),
            labels.number(change.mine),
            labels.number(change.theirs),
            labels.number(change.change),
            labels.number(change.p_value, 4),
            str(change.count),
        )
        for change in found.differences
    ]
    intro = texts.compared_with(found.run_id, found.shared, found.only_mine, found.only_theirs)
    return (
        _paragraph(intro)
        + _table(texts.COMPARISON_HEADS, rows, range(1, 6))
        + _paragraph(texts.P_VALUES)
    )


def _failures(report: EvalReport) -> str:
    wrong = failures(report)
    if not wrong:
        return _paragraph(texts.NO_FAILURES)
    count = texts.count(len(wrong), len(report.results))
    return _paragraph(count) + "".join(_failure(result) for result in wrong)


def _failure(result: QuestionResult) -> str:
    item = result.item
    rank = next((i for i, p in enumerate(result.ranking, start=1) if p.relevant), None)
    rows = [
        (texts.HISTORY, " / ".join(item.history)),
        (texts.UNDERSTOOD, result.understood_as if result.understood_as != item.question else ""),
        (texts.EXPECTED, expected(result)),
        (texts.GIVEN, f"({labels.OUTCOME_LABELS[result.outcome]}) {result.answer}"),
        (texts.CITED, "\n".join(f"«{c.shown}» — {c.section}" for c in result.citations)),
        (texts.EVIDENCE, "\n".join(f"«{e.quote}» — {e.document}" for e in item.evidence)),
        (texts.RANK, "" if not item.answerable else str(rank or texts.NOT_FOUND)),
    ]
    body = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in rows if value
    )
    head = f"{item.id} · {labels.kind(item.kind)} · {item.question}"
    return f"<details><summary>{escape(head)}</summary><dl>{body}</dl></details>"


def expected(result: QuestionResult) -> str:
    """What counted as right, in words."""
    item = result.item
    if not item.answerable:
        return texts.EXPECTED_NONE
    parts = []
    if item.answers:
        parts.append(f"{texts.ANY_OF}: " + " | ".join(item.answers))
    if item.all_of:
        parts.append(f"{texts.ALL_OF}: " + " + ".join(item.all_of))
    return "; ".join(parts)

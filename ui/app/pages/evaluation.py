"""The evaluation: run it, read it, compare it, see each failing question with its evidence."""

from __future__ import annotations

import sys
from pathlib import Path

from eval import labels
from eval.compare import compare
from eval.page import expected, failures, render
from eval.records import EvalReport, QuestionResult
from eval.runs import list_runs
from ingest.errors import FojaError
from ui.app import messages
from ui.app.components.plot import draw_plot
from ui.app.components.sidebar import draw_sidebar
from ui.app.context import Context
from ui.app.library.jobs import Work
from ui.app.view import evaluation as view
from ui.app.view.escape import label, text
from ui.app.view.markup import bullets, changes_html, paragraph
from ui.app.view.plots import Axes, bars_svg, curves_svg, dots_svg
from ui.app.web import html, st

LISTED = 40


def draw(ctx: Context) -> None:
    """Draw the evaluation page."""
    draw_sidebar(ctx)
    html(f"<h1 class='foja-title'>{text(messages.PAGE_EVALUATION)}</h1>")
    html(paragraph(messages.EVALUATION_MEANS, "foja-lead"))
    state = ctx.shared.evaluations.state
    if state.running:
        _running(ctx)
    else:
        if state.error:
            st.error(label(state.error), icon=":material/error:")
        _start(ctx)
    try:
        runs = list_runs(ctx.places.runs)
    except FojaError as error:
        st.error(label(str(error)))
        return
    if not runs:
        st.caption(messages.NO_RUNS)
        return
    _draw_runs({run.run.run_id: run for run in reversed(runs)})


def _start(ctx: Context) -> None:
    golds = {path.stem: path for path in gold_files(ctx)}
    with st.form("evaluar"):
        left, right = st.columns(2)
        chosen = left.selectbox(messages.GOLD, list(golds))
        split = right.selectbox(
            messages.SPLIT,
            list(messages.SPLIT_NAMES),
            format_func=lambda key: messages.SPLIT_NAMES[key],
        )
        if not st.form_submit_button(messages.EVALUATE, type="primary") or chosen is None:
            return
    command = (sys.executable, "-m", "ui.app.library.measure", str(ctx.places.index))
    where = (str(golds[chosen]), str(ctx.places.runs), split)
    ctx.shared.evaluations.start(Work((*command, *where), lambda error: (error, ())))
    st.rerun()


def gold_files(ctx: Context) -> list[Path]:
    """The gold sets that come with Foja and those accepted here, the latter winning by name."""
    from eval import items

    folders = (Path(items.__file__).parent / "gold", ctx.places.gold)
    return [path for folder in folders for path in sorted(folder.glob("*.jsonl"))]


@st.fragment(run_every=1.0)
def _running(ctx: Context) -> None:
    state = ctx.shared.evaluations.state
    if not state.running:
        st.rerun(scope="app")
    share = min(1.0, state.done / state.total) if state.total else 0.0
    st.progress(share, text=label(messages.job_progress(state.stage, state.done, state.total)))
    st.caption(messages.EVALUATING)


def _draw_runs(runs: dict[str, EvalReport]) -> None:
    left, right = st.columns(2)
    chosen = left.selectbox(
        messages.RUN, list(runs), format_func=lambda key: messages.run_option(runs[key].run)
    )
    others: list[str | None] = [None, *(key for key in runs if key != chosen)]
    other = right.selectbox(
        messages.COMPARE_WITH,
        others,
        format_func=lambda key: messages.run_option(runs[key].run) if key else messages.NOTHING,
    )
    report = runs[chosen]
    names = [messages.TAB_METRICS, messages.TAB_RISK, messages.TAB_COMPARE, messages.TAB_FAILING]
    metrics, risk, comparison, failing = st.tabs(names)
    with metrics:
        _metrics(report)
    with risk:
        _risk(report, runs[other] if other else None)
    with comparison:
        _comparison(report, runs[other] if other else None)
    with failing:
        _failing(report)


def _metrics(report: EvalReport) -> None:
    html(paragraph(messages.asked_questions(len(report.results)), "foja-question"))
    draw_plot(bars_svg(messages.TAB_METRICS, view.overall(report)), "metricas")
    html(paragraph(messages.INTERVALS, "foja-note"))
    metric = st.selectbox(
        messages.METRIC_BY_KIND, view.metrics_of(report), format_func=labels.metric
    )
    draw_plot(bars_svg(labels.metric(metric), view.by_kind(report, metric)), "clases")
    if report.variants:
        html(paragraph(messages.ABLATION, "foja-question"))
        for name in view.ABLATION:
            bars = view.ablation(report.variants, name)
            if bars:
                html(paragraph(labels.metric(name), "foja-soft"))
                draw_plot(bars_svg(labels.metric(name), bars), f"canales-{name}")
    st.download_button(
        messages.DOWNLOAD_REPORT,
        render(report),
        f"foja-evaluacion-{report.run.run_id}.html",
        "text/html",
        icon=":material/download:",
        on_click="ignore",
    )
    if report.latency is not None:
        html(paragraph(messages.latency(report.latency), "foja-question"))


def _risk(report: EvalReport, other: EvalReport | None) -> None:
    lines = [(messages.THIS_RUN, report)]
    if other is not None:
        lines.append((messages.OTHER_RUN, other))
    curves = view.risk_curves(lines)
    if not curves:
        st.caption(messages.NO_RISK)
        return
    html(paragraph(messages.RISK_MEANS))
    draw_plot(
        curves_svg(Axes(messages.TAB_RISK, messages.COVERAGE, messages.RISK), curves), "riesgo"
    )
    calibration = view.calibration_curve(report)
    if calibration:
        html(paragraph(messages.CALIBRATION_MEANS))
        axes = Axes(messages.CALIBRATION, messages.CONFIDENCE_AXIS, messages.RIGHT_AXIS)
        draw_plot(curves_svg(axes, calibration), "calibracion")


def _comparison(report: EvalReport, other: EvalReport | None) -> None:
    if other is None:
        st.caption(messages.CHOOSE_OTHER)
        return
    made = compare(report, other)
    html(paragraph(messages.compared(made.shared, made.only_mine, made.only_theirs)))
    html(changes_html(view.changes(made, report, other)))
    dots = view.change_dots(made)
    if dots:
        html(paragraph(messages.CHANGES_MEAN, "foja-note"))
        draw_plot(dots_svg(messages.CHANGES, dots), "cambios")


def _failing(report: EvalReport) -> None:
    wrong = failures(report)
    html(paragraph(messages.failing_count(len(wrong), len(report.results)), "foja-question"))
    for result in wrong[:LISTED]:
        with st.expander(label(result.item.question)):
            _draw_failing(result)
    if len(wrong) > LISTED:
        st.caption(messages.more_failing(len(wrong) - LISTED))


def _draw_failing(result: QuestionResult) -> None:
    html(paragraph(messages.wanted(expected(result)), "foja-question"))
    html(paragraph(messages.got(result.answer)))
    if result.item.evidence:
        html(paragraph(messages.EVIDENCE_EXPECTED, "foja-soft"))
        html(bullets([f"{e.document}: «{e.quote}»" for e in result.item.evidence]))
    if result.citations:
        html(paragraph(messages.EVIDENCE_CITED, "foja-soft"))
        html(bullets([f"{c.document}, {c.section}: «{c.shown}»" for c in result.citations]))

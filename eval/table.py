"""The table of figures in the READMEs: measured, kept in ``eval/figuras.json``, written.

``python -m eval.table`` indexes the corpus, asks both halves of the gold and writes the
table between its marks in the READMEs; a test measures again and compares. It also keeps
the development half as ``eval/base.json``, the run that the gate compares with.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from eval import table_texts as texts
from eval.evaluation import evaluate
from eval.items import DEFAULT_GOLD, SPLITS, Evidence, load_gold
from eval.records import EvalReport, EvalSettings, Figure, RunInfo
from index.pipeline import index_paths
from ingest.errors import FojaError
from qa.api import AnswerService
from qa.service import open_service

START, END = "<!-- tabla:inicio -->", "<!-- tabla:fin -->"
ROOT = Path(__file__).parents[1]
FIGURES = ROOT / "eval" / "figuras.json"
BASE = ROOT / "eval" / "base.json"
READMES: Mapping[str, str] = {"README.md": "en", "README.es.md": "es"}
PLACES = 3


@dataclass(frozen=True, slots=True)
class Half:
    """The overall figures of one half, rounded as they are kept."""

    split: str
    questions: int
    figures: tuple[Figure, ...]


def measure(service: AnswerService, split: str) -> EvalReport:
    """Ask one half of the gold on the report."""
    return evaluate(service, load_gold(DEFAULT_GOLD), EvalSettings(split=split))


def half_of(report: EvalReport) -> Half:
    """The figures of ``report`` that the table shows, and that repeat exactly."""
    kept = tuple(
        replace(
            figure,
            estimate=round(figure.estimate, PLACES),
            low=round(figure.low, PLACES),
            high=round(figure.high, PLACES),
        )
        for figure in report.figures
        if not figure.kind and figure.metric in texts.ROWS
    )
    return Half(report.settings.split or "", len(report.results), kept)


def slim(report: EvalReport) -> EvalReport:
    """``report`` with the measures of each question and without what they were read from.

    Enough to compare with: questions keep their wording and scores, not answers, citations,
    rankings or times.
    """
    results = tuple(
        replace(
            result,
            item=replace(
                result.item,
                answers=(),
                all_of=(),
                computation=None,
                evidence=tuple(Evidence(e.document, "") for e in result.item.evidence[:1]),
            ),
            understood_as="",
            answer="",
            citations=(),
            milliseconds=0.0,
            ranking=(),
            relevant=(),
        )
        for result in report.results
    )
    return replace(report, results=results, latency=None, variants=(), run=RunInfo("base"))


def render(halves: Sequence[Half], language: str) -> str:
    """The Markdown table of ``halves`` in ``language`` (``es`` or ``en``)."""
    words = texts.WORDS[language]
    heads = [words.metric, *(words.half(half.split, half.questions) for half in halves)]
    lines = [f"| {' | '.join(heads)} |", f"|---|{'---:|' * len(halves)}"]
    for metric, names in texts.ROWS.items():
        cells = [_cell(half, metric, words) for half in halves]
        lines.append(f"| {names[language]} | {' | '.join(cells)} |")
    return "\n".join([*lines, "", words.note])


def replace_table(page: str, table: str) -> str:
    """``page`` with ``table`` between the marks; raises ``ValueError`` without them."""
    before, found, rest = page.partition(START)
    _, closed, after = rest.partition(END)
    if not (found and closed):
        raise ValueError(START)
    return f"{before}{START}\n{table}\n{END}{after}"


def main() -> int:
    """Measure both halves and write the figures and the READMEs."""
    with tempfile.TemporaryDirectory(prefix="foja-tabla-") as work:
        index_paths([ROOT / "corpus"], Path(work))
        service = open_service(Path(work))
        reports = [measure(service, split) for split in SPLITS]
    halves = [half_of(report) for report in reports]
    BASE.write_bytes(msgspec.json.encode(slim(reports[0])) + b"\n")
    FIGURES.write_bytes(msgspec.json.format(msgspec.json.encode(halves), indent=1) + b"\n")
    for name, language in READMES.items():
        path = ROOT / name
        page = path.read_text(encoding="utf-8")
        path.write_text(replace_table(page, render(halves, language)), encoding="utf-8")
    sys.stdout.write(render(halves, "es") + "\n")
    return 0


def _cell(half: Half, metric: str, words: texts.Words) -> str:
    figure = next((f for f in half.figures if f.metric == metric), None)
    if figure is None:
        return "—"
    value, low, high = (words.number(100 * x) for x in (figure.estimate, figure.low, figure.high))
    return f"{value} ({low}–{high})"


if __name__ == "__main__":
    try:
        sys.exit(main())
    except FojaError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(error.exit_code)

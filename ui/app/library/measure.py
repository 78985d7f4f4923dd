"""The process that evaluates: ``python -m ui.app.library.measure INDEX GOLD RUNS SPLIT``.

It measures answers and ranking, then each channel alone and each step removed, and keeps the
run where the command keeps its own. It writes the same lines as the indexing worker.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from eval.evaluation import evaluate
from eval.items import load_gold
from eval.page import render
from eval.records import EvalReport, EvalSettings
from eval.runs import stamp, write_run
from eval.variants import channel_variants, step_variants
from ingest.errors import FojaError
from ui.app.library.worker import Progress, say


def main(arguments: Sequence[str]) -> int:
    """Evaluate and keep the run; returns the exit code."""
    index, gold, runs = (Path(argument) for argument in arguments[:3])
    try:
        report = measure(index, gold, arguments[3] or None)
        write_run(runs / report.run.run_id, report, render(report))
    except FojaError as error:
        say(Progress("error", message=str(error)))
        return error.exit_code
    say(Progress("done"))
    return 0


def measure(directory: Path, gold: Path, split: str | None) -> EvalReport:
    """The report of an index over a gold set, with its channels and steps one by one."""
    from qa.service import open_service

    def progress(stage: str, done: int, total: int) -> None:
        say(Progress("progress", stage, done, total))

    service = open_service(directory)
    report = evaluate(service, load_gold(gold), EvalSettings(split=split), progress)
    variants = channel_variants(service.index, report) + step_variants(directory, report)
    report = replace(report, variants=variants)
    return stamp(report, datetime.now(UTC), gold, directory.name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

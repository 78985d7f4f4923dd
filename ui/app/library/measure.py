"""The process that evaluates: ``python -m ui.app.library.measure INDEX GOLD RUNS SPLIT``.

It measures answers and fused ranking, then each channel alone, and keeps the run where the
command keeps its own. It writes the same lines as the indexing worker.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from eval.evaluation import evaluate
from eval.items import load_gold
from eval.records import EvalReport, EvalSettings, Variant
from eval.runs import stamp, write_run
from index.records import Channel
from ingest.errors import FojaError
from ui.app.library.worker import Progress, say

CHANNELS: tuple[Channel, ...] = ("lexical", "dense")


def main(arguments: Sequence[str]) -> int:
    """Evaluate and keep the run; returns the exit code."""
    index, gold, runs = (Path(argument) for argument in arguments[:3])
    try:
        report = measure(index, gold, arguments[3] or None)
        write_run(runs / report.run.run_id, report, "")
    except FojaError as error:
        say(Progress("error", message=str(error)))
        return error.exit_code
    say(Progress("done"))
    return 0


def measure(directory: Path, gold: Path, split: str | None) -> EvalReport:
    """The report of an index over a gold set, with the channels one by one as variants."""
    from qa.service import open_service

    def progress(stage: str, done: int, total: int) -> None:
        say(Progress("progress", stage, done, total))

    service = open_service(directory)
    items = load_gold(gold)
    settings = EvalSettings(split=split)
    report = evaluate(service, items, settings, progress)
    variants = [_variant("hybrid", report)]
    for channel in CHANNELS:
        alone = evaluate(service, items, replace(settings, channel=channel), progress)
        variants.append(_variant(channel, alone))
    report = replace(report, variants=tuple(variants))
    return stamp(report, datetime.now(UTC), gold, directory.name)


def _variant(name: str, report: EvalReport) -> Variant:
    return Variant("channel", name, tuple(f for f in report.figures if not f.kind))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

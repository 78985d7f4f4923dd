"""Two runs over the same questions: differences and how likely chance alone makes them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from eval.metrics import METRICS, parts
from eval.records import Comparison, Difference, EvalReport, QuestionResult
from eval.statistics import generator, paired_bootstrap, paired_test, ratio

RESAMPLES = 5000


def compare(mine: EvalReport, theirs: EvalReport) -> Comparison:
    """Differences of every metric over the questions both runs asked, overall and by kind."""
    here = {_key(result): result for result in mine.results}
    there = {_key(result): result for result in theirs.results}
    shared = [key for key in here if key in there]
    pairs = [(here[key], there[key]) for key in shared]
    found = _differences(pairs, "", mine.settings.seed)
    for kind in dict.fromkeys(pair[0].item.kind for pair in pairs):
        group = [pair for pair in pairs if pair[0].item.kind == kind]
        found += _differences(group, kind, mine.settings.seed)
    return Comparison(
        run_id=theirs.run.run_id,
        shared=len(shared),
        only_mine=len(here) - len(shared),
        only_theirs=len(there) - len(shared),
        differences=tuple(found),
    )


def _differences(
    pairs: Sequence[tuple[QuestionResult, QuestionResult]], kind: str, seed: int
) -> list[Difference]:
    if not pairs:
        return []
    first, second = (parts(side) for side in zip(*pairs, strict=True))
    p_values = paired_test(first, second, RESAMPLES, generator(seed, f"comparar {kind}"))
    low, high = paired_bootstrap(first, second, RESAMPLES, generator(seed, f"cambio {kind}"))
    mine, theirs = ratio(*first), ratio(*second)
    counts = first[1].sum(axis=0)
    return [
        Difference(
            metric=metric.name,
            kind=kind,
            mine=float(mine[i]),
            theirs=float(theirs[i]),
            p_value=float(p_values[i]),
            count=int(counts[i]),
            low=None if math.isnan(low[i]) else float(low[i]),
            high=None if math.isnan(high[i]) else float(high[i]),
        )
        for i, metric in enumerate(METRICS)
        if not (math.isnan(mine[i]) or math.isnan(theirs[i]))
    ]


def _key(result: QuestionResult) -> tuple[str, str, tuple[str, ...]]:
    return result.item.id, result.item.question, result.item.history

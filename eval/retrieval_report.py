"""The retrieval report: every channel alone, every fusion, with and without reranking.

``python -m eval.retrieval_report --squad FILE... --gold FILE --report FILE --output FILE`` writes
a Markdown page. The reranker's figures come from cross-validation over articles: no question is
scored by a model that saw its article.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval.statistics import generator, paired_test
from index.rerank.examples import (
    BASELINES,
    Examples,
    fold_models,
    gold_examples,
    squad_examples,
)
from index.rerank.learning import LearningSettings
from index.rerank.training import cross_validated, ndcg_of_units
from index.settings import load_settings

Floats = NDArray[np.float64]
REFERENCE = "lexical"
_RESAMPLES = 10_000
_SEED = 7
_NAMES: Mapping[str, str] = {
    "lexical": "BM25 (rank-bm25, Spanish analyser, k1 0.6)",
    "soft": "BM25 with words alike",
    "dense": "embedding vectors",
    "rrf": "reciprocal rank fusion of the three",
    "weighted": "weighted fusion of the three",
    "reranked": "weighted fusion, reranked",
}
_STEPS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "no meaning": ("likeness of words by meaning", ("meaning",)),
    "no names": ("the names in the question", ("names",)),
    "no sentences": ("sentences and their answer forms", ("sentence",)),
    "no proximity": ("proximity and order", ("window", "pairs")),
    "no contrast": ("what sets the candidates apart", ("contrast",)),
    "no letters": ("character n-grams", ("letters",)),
    "no vectors": ("the embedding vectors' cosine", ("dense",)),
}
"""Groups of the reranker's features that are left out in turn: what to call them."""


@dataclass(frozen=True, slots=True)
class Line:
    """One way of ranking on one set: figures in per cent, and the p-value against BM25."""

    system: str
    ndcg: float
    first: float
    change: float
    p_value: float


@dataclass(frozen=True, slots=True)
class SetReport:
    """One question set's lines, BM25 first, and what the reranked list is without each step.

    A step's ``change`` and ``p_value`` hold the ranking without it against the reranked one.
    """

    name: str
    questions: int
    lines: tuple[Line, ...]
    steps: tuple[Line, ...]


def report_sets(
    sets: Mapping[str, Examples], learning: LearningSettings = LearningSettings()
) -> tuple[SetReport, ...]:
    """The figures of every set; the reranker is cross-validated over all the sets together."""
    found = {"reranked": _reranked(sets, learning)}
    for step, (_, groups) in _STEPS.items():
        less = {name: without_groups(examples, groups) for name, examples in sets.items()}
        found[step] = _reranked(less, learning)
    reports = []
    for name, examples in sets.items():
        systems = {baseline: examples.rankings[baseline] for baseline in BASELINES}
        systems |= {system: values[name] for system, values in found.items()}
        lines = tuple(_line(system, systems[system], systems[REFERENCE], name) for system in _NAMES)
        steps = tuple(_line(step, systems[step], systems["reranked"], name) for step in _STEPS)
        reports.append(SetReport(name, len(examples.sizes), lines, steps))
    return tuple(reports)


def _reranked(sets: Mapping[str, Examples], learning: LearningSettings) -> dict[str, Floats]:
    """nDCG@10 of every question of every set after reranking, by cross-validation."""
    scores = cross_validated(list(sets.values()), learning)
    return {
        name: ndcg_of_units(examples, found)
        for (name, examples), found in zip(sets.items(), scores, strict=True)
    }


def without_groups(examples: Examples, groups: Sequence[str]) -> Examples:
    """The examples without the features of some groups (what stands before a name's point)."""
    kept = [
        column for column, name in enumerate(examples.names) if name.partition(".")[0] not in groups
    ]
    names = tuple(examples.names[column] for column in kept)
    return replace(examples, names=names, values=examples.values[:, kept])


def _line(system: str, values: Floats, reference: Floats, name: str) -> Line:
    ones = np.ones((len(values), 1))
    tested = paired_test(
        (values[:, None], ones),
        (reference[:, None], ones),
        _RESAMPLES,
        generator(_SEED, f"{name}/{system}"),
    )
    return Line(
        system=system,
        ndcg=100 * float(values.mean()),
        first=100 * float((values >= 1).mean()),
        change=100 * float(values.mean() - reference.mean()),
        p_value=float(tested[0]),
    )


def markdown(reports: Sequence[SetReport]) -> str:
    """The page's tables."""
    parts = []
    for report in reports:
        rows = [
            f"## {report.name}: {report.questions} questions",
            "",
            "| ranking | nDCG@10 | first | change | p |",
            "|---|---|---|---|---|",
            *(_row(line) for line in report.lines),
        ]
        steps = [
            "| reranked without | nDCG@10 | first | change | p |",
            "|---|---|---|---|---|",
            *(_row(line) for line in report.steps),
        ]
        parts.append("\n".join([*rows, "", *steps]))
    return "\n\n".join(parts) + "\n"


def _row(line: Line) -> str:
    name = _NAMES[line.system] if line.system in _NAMES else _STEPS[line.system][0]
    if line.system == REFERENCE:
        return f"| {name} | {line.ndcg:.2f} | {line.first:.1f} | | |"
    p_value = f"{line.p_value:.4f}" if line.p_value >= 0.0001 else "< 0.0001"
    figures = f"{line.ndcg:.2f} | {line.first:.1f} | {line.change:+.2f} | {p_value}"
    return f"| {name} | {figures} |"


BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


def with_figures(page: str, tables: str) -> str:
    """The page with the text between its two marks replaced; raises ``ValueError`` without them."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{BEGIN} … {END}")
    return f"{before}{BEGIN}\n\n{tables}\n{END}{after}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and write the figures into the page."""
    parser = argparse.ArgumentParser(prog="python -m eval.retrieval_report", description=__doc__)
    parser.add_argument("--squad", type=Path, nargs="*", default=[], help="files in SQuAD's form")
    parser.add_argument("--gold", type=Path, help="the project's gold questions")
    parser.add_argument("--report", type=Path, help="the report that the gold asks about")
    parser.add_argument("--fold-models", type=Path, help="embedding models by articles left out")
    parser.add_argument("--output", type=Path, default=Path("docs/retrieval.md"))
    given = parser.parse_args(arguments)
    settings, folds = load_settings(), fold_models(given.fold_models)
    sets = {path.name.split(".")[0]: squad_examples(path, settings, folds) for path in given.squad}
    if given.gold and given.report:
        sets["project"] = gold_examples(given.gold, given.report, settings)
    page = given.output.read_text(encoding="utf-8")
    written = with_figures(page, markdown(report_sets(sets)))
    given.output.write_text(written, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

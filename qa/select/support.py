"""How well the chosen sentence supports an answer: the features of answering or abstaining."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qa.select.asked import Asked
from qa.select.features import FEATURES, Background, feature_rows
from qa.select.model import Selector
from qa.select.overlap import coverage, soft_coverage
from qa.select.reading import Candidate, read_sentence
from qa.select.statistics import TermStatistics

_TAKEN: tuple[str, ...] = (
    "coverage", "soft_coverage", "bm25", "bigrams", "run", "window", "passage_coverage",
    "joint_coverage", "heading_coverage", "capital_coverage", "capital_count", "value_coverage",
    "value_count", "focus", "unmatched_max", "density", "length", "new_figures", "new_dates",
    "new_capitals", "type_fit", "type_distance", "question_terms", "similarity", "first_matched",
    "last_matched", "wh_figure", "wh_date", "wh_who", "wh_place", "wh_definition", "wh_other",
    "wh_why", "wh_procedure", "wh_list", "list_mark", "cause",
)  # fmt: skip
SUPPORT_FEATURES: tuple[str, ...] = (
    "best",
    "margin",
    "mass",
    "unknown_share",
    "unknown_capitals",
    "window_coverage",
    "passage_missing_max",
    "passage_missing_capitals",
    "passage_missing_values",
    *_TAKEN,
)
_AT = {name: FEATURES.index(name) for name in _TAKEN}


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidates in order of preference, their scores, and the probability of support."""

    order: tuple[int, ...]
    scores: tuple[float, ...]
    support: float


def support_row(
    asked: Asked,
    judged: tuple[NDArray[np.float64], NDArray[np.float64]],
    candidates: Sequence[Candidate],
    statistics: TermStatistics,
) -> NDArray[np.float64]:
    """The row of :data:`SUPPORT_FEATURES` for the best of ``candidates``.

    ``judged`` holds the candidates' feature rows and their scores.
    """
    rows, scores = judged
    ranked = np.argsort(-scores, kind="stable")
    best = int(ranked[0])
    second = float(scores[ranked[1]]) if len(ranked) > 1 else 0.0
    candidate = candidates[best]
    near = read_sentence(candidate.text).stem_set
    window = (
        near
        | read_sentence(candidate.previous).stem_set
        | read_sentence(candidate.heading).stem_set
    )
    passage = (read_sentence(candidate.passage).stem_set if candidate.passage else near) | window
    unknown = [one for one in asked.weights if not statistics.knows(one)]
    missing = [
        w
        for one, w in asked.weights.items()
        if one not in passage and not asked.near[one] & passage
    ]
    whole = read_sentence(candidate.passage or candidate.text)
    held = {key for _, key in whole.figures + whole.dates}
    values = [
        float(scores[best]),
        float(scores[best]) - second,
        float(scores.sum()),
        sum(asked.weights[one] for one in unknown) / asked.total,
        float(len(asked.capitals & set(unknown))),
        soft_coverage(asked, window),
        max(missing, default=0.0),
        float(len(asked.capitals - passage)),
        float(len(asked.value_keys - held)),
        *(float(rows[best, _AT[name]]) for name in _TAKEN),
    ]
    return np.asarray(values)


def choose(
    selector: Selector, asked: Asked, candidates: Sequence[Candidate], background: Background
) -> Choice:
    """Orders the candidates by the learned score; ties go to the earlier candidate."""
    if not candidates:
        return Choice((), (), 0.0)
    rows = feature_rows(asked, candidates, background)
    scores = selector.sentence.probability(rows)
    order = np.argsort(-scores, kind="stable")
    row = support_row(asked, (rows, scores), candidates, background.statistics)
    support = float(selector.answerable.probability(row[None, :])[0])
    return Choice(tuple(int(i) for i in order), tuple(float(scores[i]) for i in order), support)


def covers(asked: Asked, text: str) -> float:
    """Plain weighted overlap of the question with a text, for comparison in reports."""
    return coverage(asked, read_sentence(text).stem_set)

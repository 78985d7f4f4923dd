"""Features of sentences as the answer to a question: pure functions over words and values.

One row of :data:`FEATURES` per candidate sentence. Everything is computed from folded, stemmed
words, so that accents, capitals and inflection make no difference; weights are the inverse
document frequencies of the corpus at hand, and many features compare a sentence with the other
candidates of its list.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qa.select.aligned_features import aligned_columns, lay
from qa.select.asked import Asked
from qa.select.overlap import bm25, coverage, order_features, soft_coverage
from qa.select.reading import Candidate, Reading, read_sentence
from qa.select.statistics import TermStatistics
from qa.select.wanted import question_words, type_features
from qa.select.words import WordVectors

_PLAIN: tuple[str, ...] = (
    "coverage", "soft_coverage", "bm25", "bigrams", "run", "window", "passage_coverage",
    "previous_coverage", "next_coverage", "heading_coverage", "joint_coverage",
    "capital_coverage", "capital_count", "value_coverage", "value_count", "focus",
    "unmatched_max", "density", "length", "position", "is_first", "is_last", "count",
    "new_figures", "new_dates", "new_capitals", "new_percents", "type_fit", "type_distance",
    "cause", "definition_mark", "parenthesis", "list_mark", "first_matched", "last_matched",
    "passage_score", "passage_rank", "similarity", "similarity_gap", "coverage_gap", "soft_gap",
    "bm25_gap", "joint_gap", "coverage_rank", "wh_figure", "wh_date", "wh_who", "wh_place",
    "wh_definition", "wh_why", "wh_procedure", "wh_list", "wh_other", "question_terms", "verb_like",
    "passage_gap", "similarity_rank",
)  # fmt: skip
_ALIGNED: tuple[str, ...] = (
    "meaning", "meaning_before", "gain_before", "gain_after", "unmatched", "unmatched_best",
    "local", "local_exact", "local_weight", "local_bm25", "sole", "rare_0", "rare_1", "rare_2",
    "first_0", "first_1", "first_2", "last_0", "last_1", "last_2", "window_12", "pairs",
    "new_words", "new_names", "new_digits", "answer_near", "focus_like", "focus_new",
    "starts_at", "ends_at", "letters", "letters_before", "denial_differs", "points_back",
    "pointed_at",
)  # fmt: skip
_COMPARED: tuple[str, ...] = (
    "meaning", "meaning_before", "unmatched", "local", "local_exact", "local_bm25", "window_12",
    "pairs", "new_words", "answer_near", "focus_new", "letters", "letters_before", "similarity",
)  # fmt: skip
"""What is also given relative to the list: less the best, less the best other, and standardised."""
FEATURES: tuple[str, ...] = (
    *_PLAIN,
    *_ALIGNED,
    *(f"{name}_{way}" for name in _COMPARED for way in ("below", "lead", "standard")),
)
_AT = {name: at for at, name in enumerate(FEATURES)}
_GAPS = (
    ("coverage", "coverage_gap"),
    ("soft_coverage", "soft_gap"),
    ("bm25", "bm25_gap"),
    ("joint_coverage", "joint_gap"),
    ("similarity", "similarity_gap"),
    ("passage_coverage", "passage_gap"),
)


@dataclass(frozen=True, slots=True)
class Background:
    """What judging a sentence knows beside it: how rare words are, and what they mean."""

    statistics: TermStatistics
    vectors: WordVectors


def _own_features(asked: Asked, reading: Reading) -> dict[str, float]:
    stems = reading.stem_set
    bigrams, run, window = order_features(asked, reading)
    fit, distance = type_features(asked, reading)
    matched = [one for one in asked.weights if one in stems]
    unmatched = [w for one, w in asked.weights.items() if one not in stems]
    held = {key for _, key in reading.figures + reading.dates}
    order = list(asked.weights)
    new_figures = sum(key not in asked.value_keys for _, key in reading.figures)
    new_dates = sum(key not in asked.value_keys for _, key in reading.dates)
    cov = coverage(asked, stems)
    return {
        "coverage": cov,
        "soft_coverage": soft_coverage(asked, stems),
        "bm25": bm25(asked, reading),
        "bigrams": bigrams,
        "run": run,
        "window": window,
        "capital_coverage": len(asked.capitals & stems) / max(len(asked.capitals), 1),
        "capital_count": len(asked.capitals),
        "value_coverage": len(asked.value_keys & held) / max(len(asked.value_keys), 1),
        "value_count": len(asked.value_keys),
        "focus": float(asked.form.focus in stems) if asked.form.focus else 0.5,
        "unmatched_max": max(unmatched, default=0.0) / asked.total,
        "density": cov * asked.total / (5 + len(reading.places)),
        "length": math.log1p(len(reading.stems)),
        "new_figures": min(new_figures, 5),
        "new_dates": min(new_dates, 5),
        "new_capitals": min(sum(one not in asked.weights for _, one in reading.capitals), 10),
        "new_percents": float(reading.percents > 0),
        "type_fit": fit,
        "type_distance": distance,
        "cause": float(reading.cause),
        "definition_mark": float(reading.defines),
        "parenthesis": float(reading.parenthesis),
        "list_mark": float(reading.lists),
        "first_matched": float(bool(order) and order[0] in stems),
        "last_matched": float(bool(order) and order[-1] in stems),
        "question_terms": len(order),
        "verb_like": len(matched),
    }


def _place_features(asked: Asked, candidate: Candidate, stems: frozenset[str]) -> dict[str, float]:
    previous = read_sentence(candidate.previous).stem_set
    following = read_sentence(candidate.following).stem_set
    passage = read_sentence(candidate.passage).stem_set if candidate.passage else stems
    heading = read_sentence(candidate.heading).stem_set
    return {
        "passage_coverage": soft_coverage(asked, passage),
        "previous_coverage": coverage(asked, previous),
        "next_coverage": coverage(asked, following),
        "heading_coverage": coverage(asked, heading),
        "joint_coverage": soft_coverage(asked, stems | previous | heading),
        "position": candidate.position / max(candidate.count, 1),
        "is_first": float(candidate.position == 0),
        "is_last": float(candidate.position == candidate.count - 1),
        "count": min(candidate.count, 30),
        "passage_score": candidate.passage_score,
        "passage_rank": 1.0 / candidate.passage_rank,
        "similarity": candidate.similarity,
    }


def feature_rows(
    asked: Asked, candidates: Sequence[Candidate], background: Background
) -> NDArray[np.float64]:
    """One row of :data:`FEATURES` for each candidate, shape ``(len(candidates), features)``."""
    rows = np.zeros((len(candidates), len(FEATURES)))
    if not candidates:
        return rows
    wh = question_words(asked.form)
    for at, candidate in enumerate(candidates):
        reading = read_sentence(candidate.text)
        values = _own_features(asked, reading)
        values |= _place_features(asked, candidate, reading.stem_set)
        for name, value in (values | wh).items():
            rows[at, _AT[name]] = value
    laid = lay(asked, candidates, background.vectors)
    for name, column in aligned_columns(asked, candidates, laid).items():
        rows[:, _AT[name]] = column
    _compare(rows)
    return rows


def _compare(rows: NDArray[np.float64]) -> None:
    """Fills in the columns that compare a candidate with the others of the list."""
    for source, target in _GAPS:
        column = rows[:, _AT[source]]
        rows[:, _AT[target]] = column - column.max()
    for source, target in (("coverage", "coverage_rank"), ("similarity", "similarity_rank")):
        column = rows[:, _AT[source]]
        rows[:, _AT[target]] = [(column > value).sum() for value in column]
    for name in _COMPARED:
        column = rows[:, _AT[name]]
        best = np.argmax(column)
        others = np.delete(column, best)
        second = float(others.max()) if len(others) else 0.0
        lead = column - column[best]
        rows[:, _AT[f"{name}_below"]] = lead
        rows[:, _AT[f"{name}_standard"]] = (column - column.mean()) / (column.std() + 1e-6)
        rows[:, _AT[f"{name}_lead"]] = np.where(
            np.arange(len(column)) == best, column - second, lead
        )

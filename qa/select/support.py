"""Whether the chosen sentence answers at all: the features of answering or abstaining."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qa.select.aligned_features import Laid, lay
from qa.select.alignment import HIT
from qa.select.asked import Asked
from qa.select.contrast import Laying, denies, kind_of, opposed, replaced
from qa.select.features import Background, feature_rows
from qa.select.model import Selector
from qa.select.reading import Candidate, read_sentence
from qa.text import fold, tokens

Floats = NDArray[np.float64]
_LEAST = re.compile(r"\bmenos\b")
SUPPORT_FEATURES: tuple[str, ...] = (
    "denies", "denies_alone", "denies_nowhere", "asks_least", "heaviest_lacking",
    "heaviest_lacking_near", "things", "things_nowhere", "verbs_nowhere", "passage_words",
    "similarity", "matched_at", "in_order", "values_lacking", 
    "digits_replaced", "like_replaced", "opposites", "opposite_context", "passage_opposites",
    "passage_opposite_context",
)  # fmt: skip
"""The columns, in order; ``nowhere`` is said of the passage, the rest of the chosen sentence."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidates in order of preference, their scores, and the probability of support."""

    order: tuple[int, ...]
    scores: tuple[float, ...]
    support: float


def support_row(
    asked: Asked, scores: Floats, candidates: Sequence[Candidate], background: Background
) -> Floats:
    """The row of :data:`SUPPORT_FEATURES` for the best of ``candidates`` by their scores."""
    best = int(np.argmax(scores))
    candidate = candidates[best]
    beside = [c for c in candidates if c.passage == candidate.passage]
    laid = lay(asked, beside, background.vectors)
    own = beside.index(candidate)
    values = {
        **_lacking(asked, laid, own),
        **_order(laid, own),
        **_contrasts(asked, candidate, background),
        "passage_words": float(len(tokens(candidate.passage or candidate.text))),
        "similarity": float(np.mean([c.similarity for c in beside])),
    }
    return np.array([values[name] for name in SUPPORT_FEATURES])


def _lacking(asked: Asked, laid: Laid, own: int) -> dict[str, float]:
    """What of the question's words the sentence and the passage lack, by how the words look."""
    match = laid.alignment.best()
    sentence = match[laid.own[own]]
    near = np.maximum(np.maximum(sentence, match[laid.before[own]]), match[laid.after[own]])
    nowhere = (1.0 - match.max(axis=0)) * laid.idf
    words = tokens(asked.form.text)
    kinds = {t.stem: kind_of(t, begins=not at) for at, t in enumerate(words) if t.stem}
    found = [kinds.get(term.stem, "other") for term in asked.form.terms] or ["other"]
    things, verbs = (np.array([kind == one for kind in found]) for one in ("other", "verb"))
    return {
        "heaviest_lacking": float(((1.0 - sentence) * laid.idf).max()),
        "heaviest_lacking_near": float(((1.0 - near) * laid.idf).max()),
        "things": float(things.sum()),
        "things_nowhere": float(nowhere[things].sum()),
        "verbs_nowhere": float(nowhere[verbs].sum()),
    }


def _order(laid: Laid, own: int) -> dict[str, float]:
    """Where the matched words stand in the sentence, and whether in the question's order."""
    number = laid.own[own]
    start, length = int(laid.alignment.starts[number]), int(laid.alignment.lengths[number])
    match = laid.alignment.match[start : start + length]
    if not length:
        return {"matched_at": 0.5, "in_order": 0.5}
    places = [int(column.argmax()) for column in match.T if column.max() >= HIT]
    pairs = [(a, b) for a, b in itertools.combinations(places, 2) if a != b]
    return {
        "matched_at": float(np.mean(places)) / length if places else 0.5,
        "in_order": sum(a < b for a, b in pairs) / len(pairs) if pairs else 0.5,
    }


def _contrasts(asked: Asked, candidate: Candidate, background: Background) -> dict[str, float]:
    """Denials, opposites, replaced words, and figures and dates that the sentence lacks."""
    text, statistics = asked.form.text, background.statistics
    question = tokens(text)
    sentence, passage = Laying.of(candidate.text), Laying.of(candidate.passage or candidate.text)
    other = replaced(question, sentence, statistics, background.vectors)
    opposites, context = opposed(question, sentence, statistics)
    passage_opposites, passage_context = opposed(question, passage, statistics)
    reading, denied = read_sentence(candidate.text), denies(text)
    held = {key for _, key in reading.figures + reading.dates}
    return {
        "values_lacking": float(len(asked.value_keys - held)),
        "denies": float(denied),
        "denies_alone": float(denied and not denies(candidate.text)),
        "denies_nowhere": float(denied and not denies(candidate.passage or candidate.text)),
        "asks_least": float(bool(_LEAST.search(fold(text)))),
        "digits_replaced": other.digits,
        "like_replaced": other.likeness,
        "opposites": opposites,
        "opposite_context": context,
        "passage_opposites": passage_opposites,
        "passage_opposite_context": passage_context,
    }


def choose(
    selector: Selector, asked: Asked, candidates: Sequence[Candidate], background: Background
) -> Choice:
    """Orders the candidates by the learned score; ties go to the earlier candidate."""
    if not candidates:
        return Choice((), (), 0.0)
    rows = feature_rows(asked, candidates, background)
    scores = selector.sentence.probability(rows)
    order = np.argsort(-scores, kind="stable")
    row = support_row(asked, scores, candidates, background)
    support = float(selector.answerable.probability(row[None, :])[0])
    return Choice(tuple(int(i) for i in order), tuple(float(scores[i]) for i in order), support)

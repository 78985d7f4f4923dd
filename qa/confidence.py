"""How likely a chosen sentence answers: a calibrated logistic of what speaks for and against it.

Fitted on development questions only (:mod:`qa.select.calibration`); the threshold below which
nothing is shown keeps false answers to at most five in a hundred of them.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from qa import messages
from qa.errors import SelectorError

FILE = Path(__file__).with_name("confidence.json")
NAMES: tuple[str, ...] = (
    "window_coverage",
    "passage_coverage",
    "score",
    "similarity",
    "support",
    "unknown_weight",
    "unknown_words",
    "unknown_names",
    "missing_weight",
    "focus_missing",
    "focus_far",
    "verb_missing",
    "blocked",
    "short",
    "context",
    "first_hit",
    "typed",
    "absent",
    "lacking",
    "weakest",
    "matched",
    "missing_things",
    "strange_words",
    "passage_score",
    "unranked",
)


class Confidence(msgspec.Struct, frozen=True):
    """The fitted logistic: ``names`` in order, their weights, and the threshold."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    intercept: float
    threshold: float
    figures: dict[str, float]

    def probability(self, values: Signals) -> float:
        """The probability, 0 to 1, that the sentence answers."""
        pairs = zip(self.names, self.weights, strict=True)
        score = self.intercept + sum(w * getattr(values, name) for name, w in pairs)
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for and against a chosen sentence; coverages and weights are shares, 0 to 1."""

    window_coverage: float
    passage_coverage: float
    score: float
    similarity: float
    support: float
    unknown_weight: float
    unknown_words: float
    unknown_names: float
    missing_weight: float
    focus_missing: float
    focus_far: float
    verb_missing: float
    blocked: float
    short: float
    context: float
    first_hit: float
    typed: float
    absent: float
    lacking: float
    weakest: float
    matched: float
    missing_things: float
    strange_words: float
    passage_score: float
    unranked: float


@lru_cache(maxsize=4)
def load_confidence(path: Path = FILE) -> Confidence:
    """The shipped calibration; raises :class:`SelectorError` when it does not fit this code."""
    try:
        stored = msgspec.json.decode(path.read_bytes(), type=Confidence)
    except (OSError, msgspec.MsgspecError) as error:
        raise SelectorError(messages.selector_unreadable(path.name, str(error))) from error
    if stored.names != NAMES or len(stored.weights) != len(NAMES):
        raise SelectorError(messages.selector_mismatch(path.name))
    return stored


def confidence_digest() -> str:
    """A digest of the shipped calibration, part of every answer's id."""
    return hashlib.sha256(repr(load_confidence()).encode()).hexdigest()[:8]

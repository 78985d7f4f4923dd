"""Fits the probability of being right on development questions, and sets the threshold.

``python -m qa.select.calibration CORPUS QUESTIONS.jsonl…`` asks the questions of the indexed
corpus and writes ``confidence.json``. Rows with ``"split": "prueba"`` are never read further.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.pipeline import index_paths
from index.store import open_index
from qa.confidence import FILE, NAMES, Confidence, Signals
from qa.corpus import read_corpus
from qa.extractive import Extractive
from qa.followup import resolve
from qa.records import Question
from qa.select.examples import normal
from qa.select.model import load_selector
from qa.settings import AnswerSettings

Floats = NDArray[np.float64]
MOST_FALSE = 0.05
"""The share of unanswerable development questions that may be answered."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A development question; any of ``accepted`` or all of ``needed`` make an answer right.

    Both are empty when the documents hold no answer.
    """

    text: str
    history: tuple[str, ...]
    accepted: tuple[str, ...]
    needed: tuple[str, ...]

    @property
    def answerable(self) -> bool:
        """True when the documents hold an answer."""
        return bool(self.accepted or self.needed)

    def answered_by(self, text: str) -> bool:
        """True when ``text`` holds what is accepted, as whole words."""
        hay = f" {normal(text)} "
        held = [f" {normal(one)} " in hay for one in self.accepted or self.needed]
        return any(held) if self.accepted else bool(held) and all(held)


@dataclass(frozen=True, slots=True)
class Observed:
    """The signals of the sentence that would answer a development question.

    ``least`` is the probability below which what it lacks is not forgiven.
    """

    signals: Signals
    right: bool
    answerable: bool
    least: float


def read_questions(paths: Sequence[Path]) -> list[Asked]:
    """The development questions of JSON-lines files; test rows are skipped."""
    found = []
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row.get("split") == "prueba" or row.get("kind") == "varias_secciones":
                continue
            found.append(
                Asked(
                    row["question"],
                    tuple(row.get("history") or ()),
                    tuple(row.get("answers") or ()),
                    tuple(row.get("all_of") or ()),
                )
            )
    return found


def observe(extractive: Extractive, asked: Asked) -> Observed | None:
    """What is observed of the best sentence; ``None`` when no sentence would answer."""
    question = Question(asked.text, asked.history)
    weighed = extractive.weighed(resolve(asked.text, asked.history), question)
    if weighed is None:
        return None
    right = asked.answered_by(weighed.best.evidence.unit.text)
    return Observed(weighed.signals, right, asked.answerable, weighed.least)


def _fit(rows: Floats, labels: Floats) -> tuple[Floats, float]:
    from sklearn.linear_model import LogisticRegression

    scale = rows.std(axis=0) + 1e-6
    model = LogisticRegression(C=0.2, max_iter=5000).fit(rows / scale, labels)
    return model.coef_[0] / scale, float(model.intercept_[0])


def calibrate(seen: Sequence[Observed], unanswerable: int) -> Confidence:
    """Fits on everything; figures and threshold come from ten-fold cross-validation.

    Of the thresholds with at most ``MOST_FALSE`` false answers that one is taken which errs least
    both ways together. ``unanswerable`` counts those questions, also the ones that no sentence was
    weighed for.
    """
    rows = np.asarray([[getattr(one.signals, name) for name in NAMES] for one in seen])
    labels = np.asarray([float(one.right) for one in seen])
    folds = np.random.default_rng(0).permutation(len(labels)) % 10
    held_out = np.zeros(len(labels))
    for fold in range(10):
        weights, intercept = _fit(rows[folds != fold], labels[folds != fold])
        held_out[folds == fold] = 1 / (1 + np.exp(-(rows[folds == fold] @ weights + intercept)))
    weights, intercept = _fit(rows, labels)
    tried = np.linspace(0.2, 0.8, 121)
    told = [_rates(seen, held_out, float(one), unanswerable) for one in tried]
    allowed = [at for at, (false, _) in enumerate(told) if false <= MOST_FALSE]
    chosen = min(allowed, key=lambda at: (sum(told[at]), at), default=-1)
    figures = {
        "questions": float(len(labels)),
        "false_answers": told[chosen][0],
        "refused": told[chosen][1],
        "brier": float(((held_out - labels) ** 2).mean()),
    }
    return Confidence(
        names=NAMES,
        weights=tuple(float(f"{w:.6g}") for w in weights),
        intercept=float(f"{intercept:.6g}"),
        threshold=round(float(tried[chosen]), 3),
        figures={name: round(value, 4) for name, value in figures.items()},
    )


def _rates(
    seen: Sequence[Observed], scores: Floats, threshold: float, unanswerable: int
) -> tuple[float, float]:
    """Shares of the unanswerable that are answered and of the right sentences that are not."""
    shown = [
        bool(score >= max(threshold, one.least)) for one, score in zip(seen, scores, strict=True)
    ]
    false = [show for show, one in zip(shown, seen, strict=True) if not one.answerable]
    kept = [show for show, one in zip(shown, seen, strict=True) if one.right]
    return sum(false) / max(unanswerable, 1), 1.0 - sum(kept) / max(len(kept), 1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Calibrates and writes; prints the figures."""
    parser = argparse.ArgumentParser(prog="python -m qa.select.calibration")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("questions", type=Path, nargs="+")
    parser.add_argument("--salida", type=Path, default=FILE)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        index_paths([options.corpus], Path(folder))
        open_one = Confidence(NAMES, (0.0,) * len(NAMES), 0.0, 0.0, {})
        corpus = read_corpus(open_index(Path(folder)))
        extractive = Extractive(corpus, load_selector(), AnswerSettings(), open_one)
        asked = read_questions(options.questions)
        found = [observe(extractive, one) for one in asked]
    unanswerable = sum(not one.answerable for one in asked)
    stored = calibrate([one for one in found if one is not None], unanswerable)
    options.salida.write_bytes(msgspec.json.format(msgspec.json.encode(stored), indent=1))
    for name, value in (("threshold", stored.threshold), *stored.figures.items()):
        print(f"{name}: {value:.4f}")
    for name, weight in zip(stored.names, stored.weights, strict=True):
        print(f"  {name}: {weight:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

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


@dataclass(frozen=True, slots=True)
class Asked:
    """A development question: ``accepted`` strings, empty when it has no answer."""

    text: str
    history: tuple[str, ...]
    accepted: tuple[str, ...]


def read_questions(paths: Sequence[Path]) -> list[Asked]:
    """The development questions of JSON-lines files; test rows are skipped."""
    found = []
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row.get("split") == "prueba" or row.get("kind") == "varias_secciones":
                continue
            accepted = tuple(row.get("answers") or ()) or tuple(row.get("all_of") or ())
            found.append(Asked(row["question"], tuple(row.get("history") or ()), accepted))
    return found


def signals_of(extractive: Extractive, asked: Asked) -> tuple[Signals, float] | None:
    """The signals of the sentence that would answer, and 1 when it holds an accepted string."""
    question = Question(asked.text, asked.history)
    weighed = extractive.weighed(resolve(asked.text, asked.history), question)
    if weighed is None or not weighed.fitting:
        return None
    hay = f" {normal(weighed.best.evidence.unit.text)} "
    return weighed.signals, float(any(f" {normal(one)} " in hay for one in asked.accepted))


def _fit(rows: Floats, labels: Floats) -> tuple[Floats, float]:
    from sklearn.linear_model import LogisticRegression

    scale = rows.std(axis=0) + 1e-6
    model = LogisticRegression(C=0.3, max_iter=5000).fit(rows / scale, labels)
    return model.coef_[0] / scale, float(model.intercept_[0])


def calibrate(rows: Floats, labels: Floats) -> Confidence:
    """Fits on everything; figures and threshold come from ten-fold cross-validation."""
    folds = np.arange(len(labels)) % 10
    held_out = np.zeros(len(labels))
    for fold in range(10):
        weights, intercept = _fit(rows[folds != fold], labels[folds != fold])
        held_out[folds == fold] = 1 / (1 + np.exp(-(rows[folds == fold] @ weights + intercept)))
    weights, intercept = _fit(rows, labels)
    best = max(np.linspace(0.2, 0.9, 141), key=lambda t: _value(labels, held_out, float(t)))
    shown = held_out >= best
    figures = {
        "questions": float(len(labels)),
        "false_answers": float((shown & (labels < 0.5)).sum() / max((labels < 0.5).sum(), 1)),
        "refused": float((~shown & (labels > 0.5)).sum() / max((labels > 0.5).sum(), 1)),
        "brier": float(((held_out - labels) ** 2).mean()),
    }
    return Confidence(
        names=NAMES,
        weights=tuple(float(f"{w:.6g}") for w in weights),
        intercept=float(f"{intercept:.6g}"),
        threshold=round(float(best), 3),
        figures={name: round(value, 4) for name, value in figures.items()},
    )


def _value(labels: Floats, scores: Floats, threshold: float) -> float:
    """Right answers shown less half the false ones; values far from 0.25 must earn it.

    A wrong sentence for a question that has an answer is counted false here as well, though it
    refuses nothing; half its weight keeps refusals of the answerable few.
    """
    shown = scores >= threshold
    gain = (shown & (labels > 0.5)).sum() - 0.5 * (shown & (labels < 0.5)).sum()
    return float(gain) - 60.0 * abs(threshold - 0.25)


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
        found = [signals_of(extractive, one) for one in read_questions(options.questions)]
    kept = [one for one in found if one is not None]
    rows = np.asarray([[getattr(signals, name) for name in NAMES] for signals, _ in kept])
    labels = np.asarray([label for _, label in kept])
    stored = calibrate(rows, labels)
    options.salida.write_bytes(msgspec.json.format(msgspec.json.encode(stored), indent=1))
    for name, value in (("threshold", stored.threshold), *stored.figures.items()):
        print(f"{name}: {value:.4f}")
    for name, weight in zip(stored.names, stored.weights, strict=True):
        print(f"  {name}: {weight:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

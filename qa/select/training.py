"""Trains the sentence selector and the support model, and reports them by cross-validation.

``python -m qa.select.training BENCH`` reads the public question sets in ``BENCH`` (files of the
SQuAD form), cross-validates over articles, trains on everything and writes ``selector.json``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.embedding import open_embedder
from index.embedding.settings import ModelSettings
from qa.forms import analyse_question
from qa.select.examples import Example, Paragraph, paragraphs_of, read_examples
from qa.select.features import (
    FEATURES,
    Asked,
    Candidate,
    TermStatistics,
    ask,
    feature_rows,
    read_sentence,
)
from qa.select.model import FORMAT, WEIGHTS, Ensemble, SelectorFile, TreeArrays
from qa.select.support import SUPPORT_FEATURES, support_row

FILES = (
    "squad-es-dev-small.visible.json",
    "xquad-r.es.visible.json",
    "squad2-es-dev-small.visible.json",
)
FOLDS = 5
NEIGHBOURS = 5
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Group:
    """The candidates of one question with their features and labels."""

    example: Example
    fold: int
    asked: Asked
    candidates: tuple[Candidate, ...]
    rows: Floats
    labels: Floats
    given: bool


class Similarities:
    """Cosines of questions and sentences by the shipped embedder."""

    def __init__(self, examples: Sequence[Example]) -> None:
        embedder = open_embedder(ModelSettings(), asking=True)
        sentences = list(dict.fromkeys(s for e in examples for s in e.paragraph.sentences))
        questions = list(dict.fromkeys(e.question for e in examples))
        self.fingerprint = embedder.fingerprint
        self._rows = {text: at for at, text in enumerate(sentences)}
        self._asked = {text: at for at, text in enumerate(questions)}
        self._sentences = embedder.encode_passages(sentences)
        self._questions = embedder.encode_queries(questions)

    def of(self, question: str, sentence: str) -> float:
        """The cosine of a question and a sentence."""
        row = self._sentences[self._rows[sentence]]
        return float(row @ self._questions[self._asked[question]])


def candidates_of(
    paragraph: Paragraph, similar: Callable[[str], float], score: float = 1.0, rank: int = 1
) -> tuple[Candidate, ...]:
    """One candidate for each sentence of a paragraph."""
    units = paragraph.sentences
    return tuple(
        Candidate(
            text=text,
            previous=units[at - 1] if at else "",
            following=units[at + 1] if at + 1 < len(units) else "",
            passage=paragraph.text,
            position=at,
            count=len(units),
            passage_score=score,
            passage_rank=rank,
            similarity=similar(text),
        )
        for at, text in enumerate(units)
    )


def nearest(asked: Asked, paragraphs: Sequence[Paragraph], k: int) -> list[tuple[int, float]]:
    """The ``k`` paragraphs with the largest weighted overlap, with scores relative to the best."""
    scores = np.zeros(len(paragraphs))
    for at, paragraph in enumerate(paragraphs):
        reading = read_sentence(paragraph.text)
        norm = 0.6 * (0.25 + 0.75 * len(reading.places) / 60.0)
        for one, weight in asked.weights.items():
            if tf := len(reading.places.get(one, ())):
                scores[at] += weight * tf * 1.6 / (tf + norm)
    order = np.argsort(-scores, kind="stable")[:k]
    best = max(float(scores[order[0]]), 1e-9)
    return [(int(i), float(scores[i]) / best) for i in order]


def make_groups(examples: Sequence[Example], similarities: Similarities) -> list[Group]:
    """Given-paragraph groups for all, and groups over the nearest paragraphs for every third."""
    paragraphs = paragraphs_of(examples)
    statistics = TermStatistics.of(paragraph.text for paragraph in paragraphs)
    articles = {name: at for at, name in enumerate(dict.fromkeys(p.article for p in paragraphs))}
    groups = []
    for number, example in enumerate(examples):
        asked = ask(analyse_question(example.question), statistics)
        fold = articles[example.paragraph.article] % FOLDS
        similar = partial(similarities.of, example.question)
        sets = [(candidates_of(example.paragraph, similar), True)]
        if number % 3 == 0 and example.answers:
            found = nearest(asked, paragraphs, NEIGHBOURS)
            wide = tuple(
                c
                for rank, (at, score) in enumerate(found, start=1)
                for c in candidates_of(paragraphs[at], similar, score, rank)
            )
            sets.append((wide, False))
        for candidates, given in sets:
            labels = np.asarray([float(example.holds(c.text)) for c in candidates])
            rows = feature_rows(asked, candidates, statistics)
            groups.append(Group(example, fold, asked, candidates, rows, labels, given))
    return groups


def _fit(rows: Floats, labels: Floats, leaves: int, rounds: int) -> Any:
    from sklearn.ensemble import HistGradientBoostingClassifier

    return HistGradientBoostingClassifier(
        max_iter=rounds,
        learning_rate=0.05,
        max_leaf_nodes=leaves,
        l2_regularization=5.0,
        min_samples_leaf=40,
        early_stopping=False,
        random_state=0,
    ).fit(rows, labels)


def export(model: Any, features: tuple[str, ...]) -> TreeArrays:
    """A fitted model as flat arrays; thresholds and values keep six significant digits."""
    parts: dict[str, list[float]] = {
        k: [] for k in ("feature", "threshold", "left", "right", "value")
    }
    roots, depth = [], 0
    for (predictor,) in model._predictors:
        offset = len(parts["feature"])
        roots.append(offset)
        for at, node in enumerate(predictor.nodes):
            leaf = bool(node["is_leaf"])
            depth = max(depth, int(node["depth"]))
            parts["feature"].append(0 if leaf else int(node["feature_idx"]))
            parts["threshold"].append(0.0 if leaf else float(f"{node['num_threshold']:.6g}"))
            parts["left"].append(offset + (at if leaf else int(node["left"])))
            parts["right"].append(offset + (at if leaf else int(node["right"])))
            parts["value"].append(float(f"{node['value']:.6g}") if leaf else 0.0)
    return TreeArrays(
        features=features,
        baseline=float(np.ravel(model._baseline_prediction)[0]),
        depth=depth + 1,
        roots=tuple(roots),
        feature=tuple(int(x) for x in parts["feature"]),
        threshold=tuple(parts["threshold"]),
        left=tuple(int(x) for x in parts["left"]),
        right=tuple(int(x) for x in parts["right"]),
        value=tuple(parts["value"]),
    )


def _sentence_model(groups: Sequence[Group]) -> TreeArrays:
    kept = [group for group in groups if group.example.answers]
    rows = np.vstack([group.rows for group in kept])
    labels = np.concatenate([group.labels for group in kept])
    return export(_fit(rows, labels, leaves=12, rounds=220), FEATURES)


def _support_rows(
    groups: Sequence[Group], score: Callable[[Group], Floats], stats: TermStatistics
) -> Floats:
    return np.vstack(
        [support_row(g.asked, (g.rows, score(g)), g.candidates, stats) for g in groups]
    )


def auc(labels: Floats, scores: Floats) -> float:
    """Area under the ROC curve (ties count half)."""
    order = np.argsort(scores, kind="stable")
    ranks = np.empty(len(scores))
    _values, inverse, counts = np.unique(scores[order], return_inverse=True, return_counts=True)
    middle = np.cumsum(counts) - (counts - 1) / 2
    ranks[order] = middle[inverse]
    positive = labels > 0.5
    n, m = positive.sum(), (~positive).sum()
    return float((ranks[positive].sum() - n * (n + 1) / 2) / (n * m))


def _hits(groups: Sequence[Group], scores: dict[int, Floats], prefix: str, given: bool) -> float:
    found = [
        g.labels[int(np.argmax(scores[id(g)]))]
        for g in groups
        if g.example.source.startswith(prefix) and g.example.answers and g.given == given
    ]
    return float(np.mean(found)) if found else 0.0


def train(examples: Sequence[Example]) -> SelectorFile:
    """Cross-validates over articles, then fits both models on everything."""
    similarities = Similarities(examples)
    groups = make_groups(examples, similarities)
    statistics = TermStatistics.of(p.text for p in paragraphs_of(examples))
    scores: dict[int, Floats] = {}
    for fold in range(FOLDS):
        model = Ensemble.of(_sentence_model([g for g in groups if g.fold != fold]))
        scores.update((id(g), model.probability(g.rows)) for g in groups if g.fold == fold)
    asked = [g for g in groups if g.given and g.example.source.startswith("squad2")]
    rows = _support_rows(asked, lambda g: scores[id(g)], statistics)
    labels = np.asarray([float(bool(g.example.answers)) for g in asked])
    folds = np.asarray([g.fold for g in asked])
    supports = np.zeros(len(asked))
    for fold in range(FOLDS):
        fitted = export(_fit(rows[folds != fold], labels[folds != fold], 8, 120), SUPPORT_FEATURES)
        supports[folds == fold] = Ensemble.of(fitted).probability(rows[folds == fold])
    plain = np.asarray([g.rows[:, FEATURES.index("coverage")].max() for g in asked])
    bm25 = {id(g): g.rows[:, FEATURES.index("bm25")] for g in groups}
    figures = {
        "squad_es_given": _hits(groups, scores, "squad-es", True),
        "squad_es_given_bm25": _hits(groups, bm25, "squad-es", True),
        "squad_es_nearest": _hits(groups, scores, "squad-es", False),
        "squad_es_nearest_bm25": _hits(groups, bm25, "squad-es", False),
        "xquad_r_given": _hits(groups, scores, "xquad-r", True),
        "squad2_auc": auc(labels, supports),
        "squad2_auc_overlap": auc(labels, plain),
    }
    return SelectorFile(
        format=FORMAT,
        sentence=_sentence_model(groups),
        answerable=export(_fit(rows, labels, 8, 120), SUPPORT_FEATURES),
        trained_on=tuple(sorted({e.source for e in examples})),
        embedder=similarities.fingerprint,
        figures={name: round(value, 4) for name, value in figures.items()},
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Trains from the files in a folder and writes the weights; prints the figures."""
    parser = argparse.ArgumentParser(prog="python -m qa.select.training")
    parser.add_argument("bench", type=Path)
    parser.add_argument("--salida", type=Path, default=WEIGHTS)
    options = parser.parse_args(arguments)
    examples = [e for name in FILES for e in read_examples(options.bench / name)]
    stored = train(examples)
    options.salida.write_bytes(msgspec.json.encode(stored))
    for name, value in stored.figures.items():
        print(f"{name}: {value:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Trains the sentence selector and the support model, and reports them by cross-validation.

``python -m qa.select.training BENCH`` reads the public question sets in ``BENCH`` (files of the
SQuAD form), cross-validates over articles, trains on everything and writes ``selector.json``.
With ``--modelos FOLDER`` the cross-validation takes each fold's vectors from the embedder in
``FOLDER/<fold>``, which was trained without the fold's articles.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.api import Embedder
from index.embedding import open_embedder
from index.embedding.settings import ModelSettings
from index.training.folds import paragraph_folds
from qa.select.examples import Example, read_examples
from qa.select.groups import Group, make_groups
from qa.select.learning import (
    Amount,
    fit_judge,
    fit_sentences,
    held_out_scores,
    scale_of,
    scaled,
    scaled_network,
)
from qa.select.model import FORMAT, WEIGHTS, Line, SelectorFile
from qa.select.report import auc, column, hit_rates
from qa.select.searching import find_nearest
from qa.select.support import SUPPORT_FEATURES, support_row

FILES = (
    "squad-es-dev-small.visible.json",
    "xquad.es.visible.json",
    "squad2-es-dev-small.visible.json",
)
FOLDS = 4
_UNANSWERABLE = "squad2"
"""The beginning of the name of the set whose questions may have no answer."""
Floats = NDArray[np.float64]


def train(
    examples: Sequence[Example],
    folds: Mapping[str, int],
    embedders: Sequence[Embedder],
    amount: Amount = Amount(),
) -> SelectorFile:
    """Cross-validates over articles, then fits both models on everything.

    The last embedder is the one that is shipped; those before it, if any, are the folds'. The
    judge of support is fitted on what the folds' say: to the shipped one, which was trained on
    these very questions, those that have an answer look more alike than an unseen one will.
    """
    nearest = find_nearest(examples, folds, embedders[:-1] or embedders)
    groups = make_groups(examples, folds, embedders[:-1] or embedders, nearest)
    raw = held_out_scores(groups, amount)
    slope, intercept = scale_of(groups, raw)
    scores = [slope * one + intercept for one in raw]
    figures = {
        **hit_rates(groups, scores, "selector"),
        **hit_rates(groups, column(groups, "bm25"), "bm25"),
        **_judged(groups, scores),
    }
    final = groups if len(embedders) == 1 else make_groups(examples, folds, embedders[-1:], nearest)
    trees, network = fit_sentences(final, amount)
    rows, labels, _ = _support(groups, scores)
    return SelectorFile(
        format=FORMAT,
        sentence=scaled(trees, slope, intercept),
        network=scaled_network(network, slope),
        answerable=fit_judge(rows, labels, SUPPORT_FEATURES),
        trained_on=tuple(sorted({e.source for e in examples})),
        embedder=embedders[-1].fingerprint,
        figures={name: round(value, 4) for name, value in figures.items()},
    )


def _support(
    groups: Sequence[Group], scores: Sequence[Floats]
) -> tuple[Floats, Floats, NDArray[np.int64]]:
    """Rows, labels and folds of the questions that may have no answer in their paragraph."""
    asked = [
        (group, values)
        for group, values in zip(groups, scores, strict=True)
        if group.given and group.example.source.startswith(_UNANSWERABLE)
    ]
    rows = [support_row(g.asked, values, g.candidates, g.background) for g, values in asked]
    labels = [float(bool(group.example.answers)) for group, _ in asked]
    return np.vstack(rows), np.asarray(labels), np.asarray([group.fold for group, _ in asked])


def _judged(groups: Sequence[Group], scores: Sequence[Floats]) -> dict[str, float]:
    """The area under the ROC curve of the support model, held out, and of plain overlap."""
    rows, labels, folds = _support(groups, scores)
    supports = np.zeros(len(labels))
    for fold in sorted(set(folds.tolist())):
        out = folds == fold
        line = fit_judge(rows[~out], labels[~out], SUPPORT_FEATURES)
        supports[out] = Line.of(line).scores(rows[out])
    asked = [g for g in groups if g.given and g.example.source.startswith(_UNANSWERABLE)]
    plain = np.asarray([values.max() for values in column(asked, "coverage")])
    return {"squad2_auc_selector": auc(labels, supports), "squad2_auc_overlap": auc(labels, plain)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Trains from the files in a folder and writes the weights; prints the figures."""
    parser = argparse.ArgumentParser(prog="python -m qa.select.training")
    parser.add_argument("bench", type=Path)
    parser.add_argument("--salida", type=Path, default=WEIGHTS)
    parser.add_argument("--modelos", type=Path, help="folder of the folds' embedders")
    options = parser.parse_args(arguments)
    names = [str(options.modelos / str(fold)) for fold in range(FOLDS)] if options.modelos else []
    embedders = [open_embedder(ModelSettings(name), asking=True) for name in (*names, "")]
    examples = [e for name in FILES for e in read_examples(options.bench / name)]
    stored = train(examples, paragraph_folds(options.bench, FILES, FOLDS), embedders)
    options.salida.write_bytes(msgspec.json.encode(stored))
    for name, value in stored.figures.items():
        sys.stdout.write(f"{name}: {value:.4f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

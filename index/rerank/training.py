"""Training the reranker over labelled pools, judged by cross-validation over articles.

Run it as ``python -m index.rerank.training --squad FILE... --gold FILE --report FILE``. With
``--fold-models DIR`` the questions of each article are searched with the embedding model of
``DIR`` that did not see the article, which keeps the figures honest when the shipped model was
trained on such questions, too.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.rerank.boosting import stored_forest
from index.rerank.examples import (
    Examples,
    fold_models,
    gold_examples,
    ndcg_of_unit,
    squad_examples,
)
from index.rerank.learning import LearningSettings, RankedRows, fit_network
from index.rerank.network import Network, StoredNetwork, write_network
from index.rerank.pool import Floats
from index.rerank.reranker import MODEL
from index.settings import load_settings

__all__ = ["cross_validated", "fit", "ndcg_of_units", "stored_forest"]

FOLDS = 5


def fold_of(article: str) -> int:
    """The fold of an article, the same in every set that numbers its articles alike."""
    return sum(map(ord, article)) % FOLDS if not article.isdigit() else int(article) % FOLDS


def ndcg_of_units(examples: Examples, scores: Floats) -> Floats:
    """nDCG@10 of every pool ordered by ``scores``, one a candidate."""
    ends = np.cumsum(examples.sizes).tolist()
    found = []
    for start, end in zip([0, *ends], ends, strict=False):
        order = np.argsort(-scores[start:end], kind="stable")
        found.append(ndcg_of_unit(order, examples.units[start:end], examples.relevant[start:end]))
    return np.array(found)


def cross_validated(
    sets: Sequence[Examples], learning: LearningSettings = LearningSettings()
) -> list[Floats]:
    """Scores of every candidate by models that saw no question of its article, a set an array."""
    scores = [np.zeros(len(examples.labels)) for examples in sets]
    for fold in range(FOLDS):
        fitted = fit([_chosen(examples, fold, False) for examples in sets], learning)
        model = Network(fitted)
        for examples, found in zip(sets, scores, strict=True):
            held_out = _rows(examples, fold, True)
            if held_out.any():
                found[held_out] = model.scores(examples.values[held_out])
    return scores


def _rows(examples: Examples, fold: int, inside: bool) -> NDArray[np.bool_]:
    folds = np.array([fold_of(article) for article in examples.articles])
    return np.repeat((folds == fold) == inside, examples.sizes)


def _chosen(examples: Examples, fold: int, inside: bool) -> Examples:
    rows = _rows(examples, fold, inside)
    folds = np.array([fold_of(article) for article in examples.articles])
    return replace(
        examples,
        values=examples.values[rows],
        labels=examples.labels[rows],
        sizes=examples.sizes[(folds == fold) == inside],
    )


def fit(sets: Sequence[Examples], learning: LearningSettings = LearningSettings()) -> StoredNetwork:
    """The network fitted to all the examples of the sets."""
    rows = RankedRows(
        names=sets[0].names,
        values=np.concatenate([examples.values for examples in sets]),
        labels=np.concatenate([examples.labels for examples in sets]),
        sizes=np.concatenate([examples.sizes for examples in sets]),
        weights=np.concatenate([np.full(len(e.labels), e.weight) for e in sets]),
    )
    return fit_network(rows, learning)


def main(arguments: Sequence[str] | None = None) -> int:
    """Judge by cross-validation, then fit on everything and write the model."""
    parser = argparse.ArgumentParser(prog="python -m index.rerank.training", description=__doc__)
    parser.add_argument("--squad", type=Path, nargs="*", default=[], help="files in SQuAD's form")
    parser.add_argument("--gold", type=Path, help="the project's gold questions")
    parser.add_argument("--report", type=Path, help="the report that the gold asks about")
    parser.add_argument("--fold-models", type=Path, help="embedding models by articles left out")
    parser.add_argument("--output", type=Path, default=MODEL)
    given = parser.parse_args(arguments)
    settings, folds = load_settings(), fold_models(given.fold_models)
    sets = {path.name: squad_examples(path, settings, folds) for path in given.squad}
    if given.gold and given.report:
        sets[given.gold.name] = gold_examples(given.gold, given.report, settings)
    scores = cross_validated(list(sets.values()))
    for (name, examples), found in zip(sets.items(), scores, strict=True):
        lexical, fused, after = (
            100 * ndcg_of_units(examples, values).mean()
            for values in (examples.base[:, 1], examples.base[:, 0], found)
        )
        line = f"{name}: BM25 {lexical:.2f}, fused {fused:.2f}, reranked {after:.2f} nDCG@10\n"
        sys.stdout.write(line)
    write_network(given.output, fit(list(sets.values())))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

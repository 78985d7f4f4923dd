"""Training the reranker: LambdaMART over labelled pools, judged by cross-validation over articles.

Needs LightGBM (an extra of development); what it writes needs only numpy. Run it as
``python -m index.rerank.training --squad FILE... --gold FILE --report FILE``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.rerank.boosting import RankedRows, fit_booster
from index.rerank.examples import Examples, gold_examples, ndcg_of_unit, squad_examples
from index.rerank.pool import Floats
from index.rerank.reranker import MODEL
from index.rerank.trees import StoredForest, write_forest
from index.settings import load_settings

FOLDS = 5
_PARAMETERS: Mapping[str, Any] = {
    "objective": "lambdarank",
    "num_leaves": 7,
    "learning_rate": 0.05,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "lambdarank_truncation_level": 40,
    "lambdarank_norm": False,
    "max_bin": 63,
    "verbose": -1,
    "seed": 7,
    "num_threads": 1,
    "deterministic": True,
}
ROUNDS = 250


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


def cross_validated(sets: Sequence[Examples], rounds: int = ROUNDS) -> list[Floats]:
    """Scores of every candidate by models that saw no question of its article, a set an array."""
    scores = [np.zeros(len(examples.labels)) for examples in sets]
    for fold in range(FOLDS):
        model = _fit([_chosen(examples, fold, False) for examples in sets], rounds)
        for examples, found in zip(sets, scores, strict=True):
            held_out = _rows(examples, fold, True)
            if held_out.any():
                found[held_out] = model.predict(examples.values[held_out])
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


def _fit(sets: Sequence[Examples], rounds: int) -> Any:
    rows = RankedRows(
        names=sets[0].names,
        values=np.concatenate([examples.values for examples in sets]),
        labels=np.concatenate([examples.labels for examples in sets]),
        sizes=np.concatenate([examples.sizes for examples in sets]),
        weights=np.concatenate([np.full(len(e.labels), e.weight) for e in sets]),
    )
    return fit_booster(rows, _PARAMETERS, rounds)


def stored_forest(booster: Any, names: tuple[str, ...]) -> StoredForest:
    """A LightGBM booster in the form that :mod:`index.rerank.trees` evaluates."""
    nodes: list[tuple[int, float, int, int, float]] = []
    depth = 0

    def add(node: Mapping[str, Any], above: int) -> int:
        nonlocal depth
        number, depth = len(nodes), max(depth, above)
        if "leaf_value" in node:
            nodes.append((0, 0.0, number, number, round(float(node["leaf_value"]), 7)))
            return number
        nodes.append((0, 0.0, 0, 0, 0.0))
        left, right = add(node["left_child"], above + 1), add(node["right_child"], above + 1)
        nodes[number] = (
            int(node["split_feature"]),
            float(node["threshold"]),
            left,
            right,
            round(float(node["internal_value"]), 7),
        )
        return number

    roots = tuple(add(tree["tree_structure"], 0) for tree in booster.dump_model()["tree_info"])
    feature, threshold, left, right, value = zip(*nodes, strict=True)
    return StoredForest(names, roots, feature, threshold, left, right, value, depth)


def main(arguments: Sequence[str] | None = None) -> int:
    """Judge by cross-validation, then fit on everything and write the model."""
    parser = argparse.ArgumentParser(prog="python -m index.rerank.training", description=__doc__)
    parser.add_argument("--squad", type=Path, nargs="*", default=[], help="files in SQuAD's form")
    parser.add_argument("--gold", type=Path, help="the project's gold questions")
    parser.add_argument("--report", type=Path, help="the report that the gold asks about")
    parser.add_argument("--output", type=Path, default=MODEL)
    given = parser.parse_args(arguments)
    settings = load_settings()
    sets = {path.name: squad_examples(path, settings) for path in given.squad}
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
    examples = next(iter(sets.values()))
    write_forest(given.output, stored_forest(_fit(list(sets.values()), ROUNDS), examples.names))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

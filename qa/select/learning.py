"""Fitting the selector's two models: which sentence answers, and whether any does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.rerank.boosting import RankedRows as ForestRows
from index.rerank.boosting import fit_booster
from index.rerank.learning import LearningSettings, RankedRows, fit_network
from index.rerank.network import StoredNetwork
from index.rerank.training import stored_forest
from index.rerank.trees import StoredForest
from qa.select.features import FEATURES
from qa.select.groups import Group
from qa.select.model import LineArrays, SentenceJudge, TreeArrays

Floats = NDArray[np.float64]
_COMMON: Mapping[str, Any] = {
    "learning_rate": 0.05,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 63,
    "verbose": -1,
    "num_threads": 1,
    "deterministic": True,
    "seed": 7,
}
_RANKER: Mapping[str, Any] = {
    **_COMMON,
    "objective": "lambdarank",
    "num_leaves": 7,
    "min_data_in_leaf": 50,
    "feature_fraction": 0.4,
    "lambdarank_truncation_level": 10,
    "lambdarank_norm": False,
}
_WITHIN = 3.0
"""In standard deviations: what lies further out than training saw does not decide alone."""
_NETWORK_SHARE = 1.5
"""What the network's score weighs beside the trees', chosen by cross-validation over articles."""
_REGULARISED = 0.05
"""The inverse strength of the judge's penalty, chosen by cross-validation over articles."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How much to train: trees of each ranker, how many rankers are averaged, and the networks."""

    sentence: int = 250
    rankers: int = 3
    network: LearningSettings = LearningSettings(members=6, dropout=0.3, epochs=12)


def fit_sentences(groups: Sequence[Group], amount: Amount) -> tuple[TreeArrays, StoredNetwork]:
    """LambdaMART averaged over seeds, and networks that share out a question's probability.

    Both learn within each question, so their scores have no scale yet.
    """
    kept = [g for g in groups if 0 < g.labels.sum() < len(g.labels)]
    rows = RankedRows(
        names=FEATURES,
        values=np.vstack([g.rows for g in kept]),
        labels=np.concatenate([g.labels for g in kept]),
        sizes=np.array([len(g.labels) for g in kept]),
        weights=np.ones(sum(len(g.labels) for g in kept)),
    )
    same = ForestRows(rows.names, rows.values, rows.labels, rows.sizes, rows.weights)
    forests = [
        stored_forest(fit_booster(same, {**_RANKER, "seed": seed}, amount.sentence), FEATURES)
        for seed in range(7, 7 + amount.rankers)
    ]
    network = scaled_network(fit_network(rows, amount.network), _NETWORK_SHARE)
    return joined(forests, 1.0 / amount.rankers, 0.0), network


def fit_judge(rows: Floats, labels: Floats, names: tuple[str, ...]) -> LineArrays:
    """Logistic regression over standardised features: few questions teach it, so it is a line."""
    from sklearn.linear_model import LogisticRegression

    centre, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    standard = np.clip((rows - centre) / scale, -_WITHIN, _WITHIN)
    model = LogisticRegression(C=_REGULARISED, max_iter=1000).fit(standard, labels)
    return LineArrays(
        features=names,
        centre=tuple(map(_short, centre)),
        scale=tuple(map(_short, scale)),
        weights=tuple(map(_short, model.coef_[0])),
        intercept=_short(model.intercept_[0]),
        within=_WITHIN,
    )


def joined(forests: Sequence[StoredForest], scale: float, baseline: float) -> TreeArrays:
    """Several forests as one whose score is ``baseline + scale *`` the sum of theirs.

    Thresholds and values keep six significant digits.
    """
    offsets = np.cumsum([0, *(len(forest.feature) for forest in forests)]).tolist()
    pairs = list(zip(forests, offsets, strict=False))
    return TreeArrays(
        features=forests[0].features,
        baseline=baseline,
        depth=max(forest.depth for forest in forests),
        roots=tuple(root + offset for forest, offset in pairs for root in forest.roots),
        feature=tuple(one for forest in forests for one in forest.feature),
        threshold=tuple(_short(one) for forest in forests for one in forest.threshold),
        left=tuple(one + offset for forest, offset in pairs for one in forest.left),
        right=tuple(one + offset for forest, offset in pairs for one in forest.right),
        value=tuple(_short(scale * one) for forest in forests for one in _leaf_values(forest)),
    )


def _leaf_values(forest: StoredForest) -> list[float]:
    """The values of the leaves; inner nodes, whose values no score needs, have none."""
    return [
        value if left == at else 0.0
        for at, (value, left) in enumerate(zip(forest.value, forest.left, strict=True))
    ]


def scaled(trees: TreeArrays, scale: float, baseline: float) -> TreeArrays:
    """The same trees with ``baseline + scale * score``."""
    return TreeArrays(
        features=trees.features,
        baseline=_short(baseline + scale * trees.baseline),
        depth=trees.depth,
        roots=trees.roots,
        feature=trees.feature,
        threshold=trees.threshold,
        left=trees.left,
        right=trees.right,
        value=tuple(_short(scale * one) for one in trees.value),
    )


def scaled_network(network: StoredNetwork, scale: float) -> StoredNetwork:
    """The same network with ``scale * score``."""
    return replace(
        network,
        direct=tuple(_short(scale * one) for one in network.direct),
        outer=tuple(_short(scale * one) for one in network.outer),
    )


def _short(value: float) -> float:
    return float(f"{value:.6g}")


def held_out_scores(groups: Sequence[Group], amount: Amount) -> list[Floats]:
    """The raw score of every candidate by a ranker that saw no question of its article."""
    scores: list[Floats] = [np.zeros(0)] * len(groups)
    for fold in sorted({g.fold for g in groups}):
        model = SentenceJudge.of(*fit_sentences([g for g in groups if g.fold != fold], amount))
        for at, group in enumerate(groups):
            if group.fold == fold:
                scores[at] = model.scores(group.rows)
    return scores


def scale_of(groups: Sequence[Group], scores: Sequence[Floats]) -> tuple[float, float]:
    """Slope and intercept that turn raw scores into log-odds (Platt 2000), on held-out scores."""
    from sklearn.linear_model import LogisticRegression

    kept = [at for at, g in enumerate(groups) if g.example.answers]
    rows = np.concatenate([scores[at] for at in kept])[:, None]
    labels = np.concatenate([groups[at].labels for at in kept])
    model = LogisticRegression(C=100.0).fit(rows, labels)
    return float(model.coef_[0, 0]), float(model.intercept_[0])

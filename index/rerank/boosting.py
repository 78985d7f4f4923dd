"""LightGBM behind one function: the only module that imports it, and only while training."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.rerank.trees import StoredForest

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class RankedRows:
    """Rows of feature values with their labels and weights.

    ``sizes`` counts the rows of each question, one after the other; an objective that judges
    rows alone leaves it unread.
    """

    names: tuple[str, ...]
    values: Floats
    labels: Floats
    sizes: NDArray[np.int64]
    weights: Floats


def fit_booster(rows: RankedRows, parameters: Mapping[str, Any], rounds: int) -> Any:
    """A fitted LightGBM booster of ``rounds`` trees."""
    import lightgbm

    ranked = str(parameters["objective"]).startswith(("lambdarank", "rank_"))
    data = lightgbm.Dataset(
        rows.values,
        rows.labels,
        group=rows.sizes if ranked else None,
        weight=rows.weights,
        feature_name=[name.replace(".", "_") for name in rows.names],
    )
    return lightgbm.train(dict(parameters), data, rounds)


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

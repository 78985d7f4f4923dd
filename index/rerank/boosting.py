"""LightGBM behind one function: the only module that imports it, and only while training."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

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

"""Training the small network: its gradients, and that it learns what is there to learn."""

from __future__ import annotations

import numpy as np
import pytest

from index.rerank.learning import (
    LearningSettings,
    RankedRows,
    _gradients,
    _initial,
    _padded,
    fit_network,
)
from index.rerank.network import Network


def ranked_rows(questions: int, seed: int = 1) -> RankedRows:
    """Pools in which the candidate with the larger product of two features is right."""
    random = np.random.default_rng(seed)
    sizes = random.integers(3, 7, questions)
    values = random.normal(size=(int(sizes.sum()), 3))
    starts = np.cumsum(sizes) - sizes
    labels = np.zeros(len(values))
    for start, size in zip(starts, sizes, strict=True):
        part = values[start : start + size]
        labels[start + int(np.argmax(part[:, 0] * part[:, 1]))] = 1.0
    return RankedRows(("a", "b", "c"), values, labels, sizes, np.ones(len(values)))


def loss(parameters: list[np.ndarray], rows: RankedRows) -> float:
    direct, inner, bias, outer = parameters
    total, start = 0.0, 0
    for size in rows.sizes.tolist():
        given = rows.values[start : start + size]
        before = given @ inner + bias
        scores = given @ direct + (before / (1 + np.exp(-before))) @ outer
        right = rows.labels[start : start + size]
        total -= float(right @ (scores - np.log(np.exp(scores).sum())))
        start += size
    return total / len(rows.sizes)


def test_the_gradients_are_those_of_the_loss() -> None:
    rows, random = ranked_rows(6), np.random.default_rng(3)
    parameters = _initial(3, 4, random)
    pools = _padded(rows, rows.values)
    found = _gradients(parameters, pools, np.arange(6), (0.0, random))
    for parameter, gradient in zip(parameters, found, strict=True):
        flat, slopes = parameter.reshape(-1), gradient.reshape(-1)
        for place in range(flat.size):
            flat[place] += 1e-5
            above = loss(parameters, rows)
            flat[place] -= 2e-5
            below = loss(parameters, rows)
            flat[place] += 1e-5
            assert slopes[place] == pytest.approx((above - below) / 2e-5, abs=1e-6)


def test_it_learns_what_no_single_feature_tells() -> None:
    settings = LearningSettings(members=2, epochs=40, dropout=0.0, hidden=16, rate=1e-2)
    network = Network(fit_network(ranked_rows(300), settings))
    rows = ranked_rows(100, seed=2)
    starts = np.cumsum(rows.sizes) - rows.sizes
    scores = network.scores(rows.values)
    right = [
        rows.labels[start + int(np.argmax(scores[start : start + size]))] == 1.0
        for start, size in zip(starts, rows.sizes, strict=True)
    ]
    assert np.mean(right) > 0.8


def test_the_same_seed_gives_the_same_network() -> None:
    settings = LearningSettings(members=2, epochs=2, hidden=4)
    assert fit_network(ranked_rows(20), settings) == fit_network(ranked_rows(20), settings)

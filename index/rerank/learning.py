"""Training the small network: listwise softmax (Cao et al. 2007), AdamW, dropout; numpy alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.rerank.network import StoredNetwork, sigmoid, standardised

Floats = NDArray[np.float64]
_BETAS = (0.9, 0.999)
_WARM = 0.3
_DIGITS = 7


@dataclass(frozen=True, slots=True)
class RankedRows:
    """Rows of feature values with their labels and weights.

    ``sizes`` counts the rows of each question, one after the other.
    """

    names: tuple[str, ...]
    values: Floats
    labels: Floats
    sizes: NDArray[np.int64]
    weights: Floats


@dataclass(frozen=True, slots=True)
class LearningSettings:
    """``batch`` counts questions; ``dropout`` is that of the hidden layer, the input has half.

    ``hidden`` units has each of ``members`` networks.
    """

    members: int = 3
    hidden: int = 32
    dropout: float = 0.2
    epochs: int = 20
    rate: float = 3e-3
    decay: float = 1e-2
    batch: int = 64
    seed: int = 7


@dataclass(frozen=True, slots=True)
class _Pools:
    """Questions padded to one length: ``(questions, candidates, features)`` and so on."""

    values: Floats
    present: NDArray[np.bool_]
    shares: Floats
    weights: Floats


def fit_network(rows: RankedRows, settings: LearningSettings) -> StoredNetwork:
    """The network that gives the right candidates of each question the most probability.

    It is the mean of ``members`` networks that differ by their random numbers, written as one.
    """
    mean, deviation = rows.values.mean(axis=0), rows.values.std(axis=0) + 1e-6
    pools = _padded(rows, standardised(rows.values, mean, deviation))
    trained = [
        _trained(pools, settings, np.random.default_rng([settings.seed, member]))
        for member in range(settings.members)
    ]
    directs, inners, biases, outers = zip(*trained, strict=True)
    direct = np.mean(directs, axis=0)
    inner, bias = np.concatenate(inners, axis=1), np.concatenate(biases)
    outer = np.concatenate(outers) / settings.members
    return StoredNetwork(
        features=rows.names,
        mean=_listed(mean),
        deviation=_listed(deviation),
        direct=_listed(direct),
        inner=tuple(map(_listed, inner)),
        bias=_listed(bias),
        outer=_listed(outer),
    )


def _listed(values: Floats) -> tuple[float, ...]:
    return tuple(np.round(values, _DIGITS).tolist())


def _trained(
    pools: _Pools, settings: LearningSettings, random: np.random.Generator
) -> list[Floats]:
    """The weights of one network: those of the features, the inner ones, biases, outer ones."""
    learner = _AdamW(_initial(pools.values.shape[2], settings.hidden, random), settings.decay)
    count = len(pools.values)
    steps = settings.epochs * -(-count // settings.batch)
    for _ in range(settings.epochs):
        order = random.permutation(count)
        for start in range(0, count, settings.batch):
            chosen = order[start : start + settings.batch]
            dropout = (settings.dropout, random)
            gradients = _gradients(learner.parameters, pools, chosen, dropout)
            learner.step(gradients, settings.rate * _schedule((learner.taken + 1) / steps))
    return learner.parameters


class _AdamW:
    """Adam with decoupled decay of the weights (Loshchilov and Hutter 2019)."""

    def __init__(self, parameters: list[Floats], decay: float) -> None:
        self.parameters = parameters
        self.taken = 0
        self._decay = decay
        self._first = [np.zeros_like(p) for p in parameters]
        self._second = [np.zeros_like(p) for p in parameters]

    def step(self, gradients: list[Floats], rate: float) -> None:
        """Move the parameters, in place, against the gradients."""
        self.taken += 1
        for number, gradient in enumerate(gradients):
            first, second = self._first[number], self._second[number]
            first += (1 - _BETAS[0]) * (gradient - first)
            second += (1 - _BETAS[1]) * (gradient * gradient - second)
            ahead = first / (1 - _BETAS[0] ** self.taken)
            scale = np.sqrt(second / (1 - _BETAS[1] ** self.taken)) + 1e-8
            parameter = self.parameters[number]
            parameter *= 1 - rate * self._decay
            parameter -= rate * ahead / scale


def _schedule(progress: float) -> float:
    """The share of the learning rate: up over the first part, then down to nothing by cosine."""
    if progress < _WARM:
        return float(0.04 + 0.48 * (1 - np.cos(np.pi * progress / _WARM)))
    return float(1 + np.cos(np.pi * (progress - _WARM) / (1 - _WARM))) / 2


def _initial(features: int, hidden: int, random: np.random.Generator) -> list[Floats]:
    low, small = 1 / np.sqrt(features), 1 / np.sqrt(hidden)
    return [
        random.uniform(-low, low, features),
        random.uniform(-low, low, (features, hidden)),
        random.uniform(-low, low, hidden),
        random.uniform(-small, small, hidden),
    ]


def _padded(rows: RankedRows, values: Floats) -> _Pools:
    """The questions with a right candidate, each at the length of the longest."""
    count, width = len(rows.sizes), int(rows.sizes.max())
    owner = np.repeat(np.arange(count), rows.sizes)
    place = np.arange(len(owner)) - (np.cumsum(rows.sizes) - rows.sizes)[owner]
    padded = np.zeros((count, width, values.shape[1]))
    present = np.zeros((count, width), np.bool_)
    labels, weights = np.zeros((count, width)), np.zeros(count)
    padded[owner, place], present[owner, place] = values, True
    labels[owner, place], weights[owner] = rows.labels, rows.weights
    right = labels.sum(axis=1)
    kept = right > 0
    shares = labels[kept] / right[kept, None]
    return _Pools(padded[kept], present[kept], shares, weights[kept])


def _gradients(
    parameters: list[Floats],
    pools: _Pools,
    chosen: NDArray[np.int64],
    dropout: tuple[float, np.random.Generator],
) -> list[Floats]:
    direct, inner, bias, outer = parameters
    share, random = dropout
    present = pools.present[chosen]
    given = pools.values[chosen][present]
    dropped = given * _kept(given.shape, share / 2, random)
    before = dropped @ inner + bias
    gate = sigmoid(before)
    keep = _kept(before.shape, share, random)
    hidden = before * gate * keep
    scores = np.full(present.shape, -np.inf)
    scores[present] = given @ direct + hidden @ outer
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = pools.weights[chosen] / pools.weights[chosen].sum()
    errors = ((odds / odds.sum(axis=1, keepdims=True) - pools.shares[chosen]) * weights[:, None])[
        present
    ]
    back = np.outer(errors, outer) * keep * gate * (1 + before * (1 - gate))
    return [errors @ given, dropped.T @ back, back.sum(axis=0), errors @ hidden]


def _kept(shape: tuple[int, ...], share: float, random: np.random.Generator) -> Floats:
    """A mask of dropout: the kept entries are scaled up so that the expectation stays."""
    mask: Floats = (random.random(shape) >= share) / (1 - share)
    return mask

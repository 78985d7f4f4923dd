"""Fitting the fusion's weights to development questions: channel scores in, weights out. Pure.

Another embedding model gives the dense channel another worth. The weights are searched on a grid
over all mixtures of the channels, each channel alone among them, so that on the questions given
the fused list is never below the best single channel.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from index.candidates import CHANNELS, DENSE, SOFT
from index.fusion import normalised
from index.settings import SearchSettings
from index.sparse import Scores

Floats = NDArray[np.float64]
STEPS = 20
"""The grid's mesh: weights are multiples of one twentieth."""
_CUTOFF = 10
_TIE = 1e-9


@dataclass(frozen=True, slots=True)
class ChannelPool:
    """One question's candidates: every channel's ``scores``, the judged unit of each, and whether
    that unit is a right one (several candidates may be of one unit, which counts at its best)."""

    scores: Mapping[str, Scores]
    units: Sequence[str]
    relevant: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class FusionFit:
    """Weights by channel (their sum is 1), and nDCG@10 (0 to 1, the mean over the sets) of the
    weighted fusion and of each channel ``alone``."""

    weights: Mapping[str, float]
    ndcg: float
    alone: Mapping[str, float]

    def settings(self, settings: SearchSettings) -> SearchSettings:
        """The search settings with these weights."""
        return replace(settings, soft_weight=self.weights[SOFT], dense_weight=self.weights[DENSE])


def fit_weights(sets: Sequence[Sequence[ChannelPool]], steps: int = STEPS) -> FusionFit:
    """The mixture with the best nDCG@10, every set counting the same however many its questions.

    Among equals the one nearest to the mean of all the equals wins: it lies inside their region,
    not on its rim. Raises ``ValueError`` when no set has a question.
    """
    grid = mixtures(steps)
    filled = [pools for pools in sets if pools]
    if not filled:
        raise ValueError("no questions")
    figures = np.mean([mean_ndcg(pools, grid) for pools in filled], axis=0)
    best = np.flatnonzero(figures >= figures.max() - 1e-9)
    middle = grid[best].mean(axis=0)
    chosen = int(best[np.argmin(((grid[best] - middle) ** 2).sum(axis=1))])
    alone = {
        name: float(figures[np.flatnonzero(grid[:, column] == 1)[0]])
        for column, name in enumerate(CHANNELS)
    }
    weights = dict(zip(CHANNELS, map(float, grid[chosen]), strict=True))
    return FusionFit(weights, float(figures[chosen]), alone)


def mixtures(steps: int) -> Floats:
    """All weights of the channels in multiples of ``1 / steps``, shape ``(mixtures, channels)``."""
    return np.array(
        [
            ((steps - soft - dense) / steps, soft / steps, dense / steps)
            for soft in range(steps + 1)
            for dense in range(steps + 1 - soft)
        ]
    )


def mean_ndcg(pools: Sequence[ChannelPool], grid: Floats) -> Floats:
    """nDCG@10 of each mixture of ``grid``, the mean over the questions."""
    figures: Floats = np.mean([_ndcg(pool, grid) for pool in pools], axis=0)
    return figures


def _ndcg(pool: ChannelPool, grid: Floats) -> Floats:
    """nDCG@10 of one question by every mixture: the first right unit is the only gain.

    Of units with the same score half count as being above.
    """
    if not pool.relevant.any():
        return np.zeros(len(grid))
    channels = np.stack([normalised(pool.scores[name]) for name in CHANNELS])
    _, first, owner = np.unique(pool.units, return_index=True, return_inverse=True)
    order = np.argsort(owner, kind="stable")
    starts = np.searchsorted(owner[order], np.arange(len(first)))
    units = np.maximum.reduceat((grid @ channels)[:, order], starts, axis=1)
    right = np.logical_or.reduceat(pool.relevant[order], starts)
    best = units[:, right].max(axis=1, keepdims=True)
    others = units[:, ~right]
    rank = 1 + (others > best + _TIE).sum(axis=1) / 2 + (others > best - _TIE).sum(axis=1) / 2
    gains: Floats = np.where(rank <= _CUTOFF, 1 / np.log2(rank + 1), 0.0)
    return gains

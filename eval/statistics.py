"""Intervals and tests over questions: each metric is a ratio of two sums over questions."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
"""Shape ``(questions, metrics)``."""
BLOCK = 1000
"""Resamples held in memory at a time."""


def generator(seed: int, group: str) -> np.random.Generator:
    """The random numbers of one group: the same for the same seed and name."""
    return np.random.default_rng([seed, zlib.crc32(group.encode())])


def ratio(numerators: Matrix, denominators: Matrix) -> NDArray[np.float64]:
    """Sum of numerators over sum of denominators, column by column; NaN where nothing counts."""
    return _divide(numerators.sum(axis=0), denominators.sum(axis=0))


def bootstrap(
    numerators: Matrix, denominators: Matrix, resamples: int, random: np.random.Generator
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Percentile bootstrap 95 % intervals of each column's ratio (Efron 1979).

    Questions are resampled with replacement; a resample in which nothing counts is left out.
    """
    samples = [
        _divide(weights @ numerators, weights @ denominators)
        for weights in _weights(len(numerators), resamples, random)
    ]
    return _interval(np.concatenate(samples))


def paired_bootstrap(
    mine: tuple[Matrix, Matrix],
    theirs: tuple[Matrix, Matrix],
    resamples: int,
    random: np.random.Generator,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Percentile bootstrap 95 % intervals of each column's change, mine minus theirs.

    A resample takes the same questions from both runs, so that what makes a question hard for
    both does not widen the interval (Efron and Tibshirani 1993, chapter 16).
    """
    (num_a, den_a), (num_b, den_b) = mine, theirs
    samples = [
        _divide(weights @ num_a, weights @ den_a) - _divide(weights @ num_b, weights @ den_b)
        for weights in _weights(len(num_a), resamples, random)
    ]
    return _interval(np.concatenate(samples))


def _weights(count: int, resamples: int, random: np.random.Generator) -> Iterator[Matrix]:
    """How often each question is drawn in each resample, a block of resamples at a time."""
    for start in range(0, resamples, BLOCK):
        size = min(BLOCK, resamples - start)
        yield random.multinomial(count, np.full(count, 1 / count), size=size).astype(float)


def _interval(samples: Matrix) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    defined = ~np.isnan(samples).all(axis=0)
    low = np.full(samples.shape[1], np.nan)
    high = low.copy()
    if defined.any():
        low[defined], high[defined] = np.nanpercentile(samples[:, defined], [2.5, 97.5], axis=0)
    return low, high


def paired_test(
    mine: tuple[Matrix, Matrix],
    theirs: tuple[Matrix, Matrix],
    resamples: int,
    random: np.random.Generator,
) -> NDArray[np.float64]:
    """Two-sided p-values of the paired randomisation test, column by column.

    Under the null hypothesis the two runs' outcomes on a question may be exchanged (Smucker,
    Allan and Carterette 2007). The observed arrangement counts as one of them, so p > 0.
    """
    (num_a, den_a), (num_b, den_b) = mine, theirs
    observed = np.abs(ratio(num_a, den_a) - ratio(num_b, den_b))
    reached: NDArray[np.float64] = np.ones(num_a.shape[1])
    for start in range(0, resamples, BLOCK):
        size = min(BLOCK, resamples - start)
        swap = random.integers(0, 2, size=(size, len(num_a))).astype(float)
        num_change, den_change = swap @ (num_b - num_a), swap @ (den_b - den_a)
        first = _divide(num_a.sum(axis=0) + num_change, den_a.sum(axis=0) + den_change)
        second = _divide(num_b.sum(axis=0) - num_change, den_b.sum(axis=0) - den_change)
        with np.errstate(invalid="ignore"):
            reached += (np.abs(first - second) >= observed - 1e-12).sum(axis=0)
    p_values: NDArray[np.float64] = reached / (resamples + 1)
    p_values[np.isnan(observed)] = np.nan
    return p_values


def _divide(numerators: Matrix, denominators: Matrix) -> Matrix:
    quotients: Matrix = np.full(numerators.shape, np.nan)
    np.divide(numerators, denominators, out=quotients, where=denominators > 0)
    return quotients

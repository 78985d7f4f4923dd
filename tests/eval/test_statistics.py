from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from scipy import stats

from eval.statistics import bootstrap, generator, paired_bootstrap, paired_test, ratio


def column(*values: float) -> np.ndarray:
    return np.array(values, dtype=float)[:, None]


def test_a_metric_is_a_ratio_of_sums():
    assert ratio(column(1, 0, 1), column(1, 1, 1))[0] == pytest.approx(2 / 3)
    assert ratio(column(1, 0, 0), column(1, 0, 0))[0] == 1
    assert np.isnan(ratio(column(0, 0), column(0, 0))[0])


def test_intervals_agree_with_scipy():
    values = np.random.default_rng(1).uniform(0, 1, 200)
    low, high = bootstrap(values[:, None], np.ones((200, 1)), 4000, generator(3, "x"))
    other = stats.bootstrap(
        (values,), np.mean, n_resamples=4000, method="percentile", rng=np.random.default_rng(9)
    ).confidence_interval
    assert low[0] == pytest.approx(other.low, abs=0.005)
    assert high[0] == pytest.approx(other.high, abs=0.005)


def test_intervals_repeat_and_depend_on_the_seed_and_group():
    values = column(*range(20))
    ones = np.ones_like(values)

    def interval(seed: int, group: str) -> tuple[float, float]:
        low, high = bootstrap(values, ones, 200, generator(seed, group))
        return float(low[0]), float(high[0])

    assert interval(1, "a") == interval(1, "a")
    assert interval(1, "a") != interval(2, "a")
    assert interval(1, "a") != interval(1, "b")


def test_the_paired_test_agrees_with_every_exchange_counted():
    mine, theirs = column(1, 1, 1, 0, 1, 1, 0.5, 1), column(0, 1, 0, 0, 0, 1, 0, 0)
    observed = abs(mine.mean() - theirs.mean())
    signs = np.array(list(product([1, -1], repeat=8)))
    exact = (np.abs(signs @ (mine - theirs)[:, 0] / 8) >= observed - 1e-12).mean()
    ones = np.ones_like(mine)
    (p,) = paired_test((mine, ones), (theirs, ones), 20000, generator(0, ""))
    assert p == pytest.approx(exact, abs=0.01)


def test_equal_runs_differ_by_chance_alone():
    mine, ones = column(1, 0, 1), np.ones((3, 1))
    assert paired_test((mine, ones), (mine, ones), 100, generator(0, ""))[0] == 1


def test_a_ratio_over_different_questions_is_tested_too():
    # precision of abstentions: 3 of 3 against 3 of 20
    mine = column(1, 1, 1, *[0] * 17), column(1, 1, 1, *[0] * 17)
    theirs = column(1, 1, 1, *[0] * 17), np.ones((20, 1))
    (p,) = paired_test(mine, theirs, 2000, generator(0, ""))
    assert p < 0.01


def test_the_interval_of_a_change_pairs_the_questions():
    """What both runs find hard does not widen it: a constant gain has no spread at all."""
    random = np.random.default_rng(4)
    hard = random.uniform(0, 0.5, 200)[:, None]
    ones = np.ones((200, 1))
    low, high = paired_bootstrap((hard + 0.25, ones), (hard, ones), 500, generator(1, "c"))
    assert low[0] == pytest.approx(0.25) and high[0] == pytest.approx(0.25)
    gains = random.normal(0.1, 0.3, 200)[:, None]
    low, high = paired_bootstrap((hard + gains, ones), (hard, ones), 4000, generator(1, "c"))
    alone = bootstrap(gains, ones, 4000, generator(2, "d"))
    assert low[0] == pytest.approx(alone[0][0], abs=0.01)
    assert high[0] == pytest.approx(alone[1][0], abs=0.01)
    nothing = paired_bootstrap((hard, 0 * ones), (hard, ones), 50, generator(1, "c"))
    assert np.isnan(nothing[0][0])

"""Fitting the fusion's weights: never below a channel alone, and right where it can be told."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.candidates import CHANNELS
from index.fusion import weighted
from index.fusion_fit import ChannelPool, fit_weights, mean_ndcg, mixtures
from index.settings import SearchSettings

SCORE = st.sampled_from([0.0, 0.5, 1.0, 2.0, 3.0])
ROW = st.tuples(SCORE, SCORE, SCORE)


def pool(rows: list[tuple[float, float, float]], right: int, units: str = "") -> ChannelPool:
    columns = np.array(rows).T
    return ChannelPool(
        scores=dict(zip(CHANNELS, columns, strict=True)),
        units=units or [str(number) for number in range(len(rows))],
        relevant=np.arange(len(rows)) == right,
    )


@given(st.lists(st.lists(ROW, min_size=2, max_size=6), min_size=1, max_size=5))
def test_the_fit_is_never_below_a_channel_alone(
    questions: list[list[tuple[float, float, float]]],
) -> None:
    fit = fit_weights([[pool(rows, 0) for rows in questions]], steps=4)
    assert all(fit.ndcg >= alone - 1e-9 for alone in fit.alone.values())
    assert sum(fit.weights.values()) == pytest.approx(1)


def test_the_channel_that_knows_gets_the_weight() -> None:
    pools = [pool([(1.0, 1.0, 0.0), (0.0, 0.0, 2.0)], right) for right in (1, 1, 1)]
    fit = fit_weights([pools], steps=4)
    assert fit.ndcg == 1.0 and fit.weights["dense"] > 0.5
    assert fit.alone["dense"] == 1.0 > fit.alone["lexical"]
    assert fit.settings(SearchSettings()).dense_weight == fit.weights["dense"]


def test_a_set_counts_the_same_however_many_its_questions() -> None:
    lexical = pool([(1.0, 0.0, 0.0), (0.0, 0.0, 1.0)], 0)
    dense = pool([(1.0, 0.0, 0.0), (0.0, 0.0, 1.0)], 1)
    assert (
        fit_weights([[lexical] * 9, [dense]], steps=2).ndcg
        == fit_weights([[lexical], [dense]], steps=2).ndcg
    )


def test_the_grid_scores_as_the_fusion_does() -> None:
    asked = pool([(3.0, 0.0, 1.0), (2.0, 2.5, 0.0), (0.0, 1.0, 3.0)], 1)
    grid = mixtures(10)
    for weights, found in zip(grid, mean_ndcg([asked], grid), strict=True):
        scores = weighted(
            [(asked.scores[name], float(w)) for name, w in zip(CHANNELS, weights, strict=True)]
        )
        above = (scores > scores[1] + 1e-9).sum() + (abs(scores - scores[1]) < 1e-9).sum() / 2 - 0.5
        assert found == pytest.approx(1 / np.log2(2 + above))


def test_a_unit_counts_at_its_best_candidate() -> None:
    rows = [(0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.5, 0.0, 0.0)]
    relevant = np.array([True, True, False])
    asked = ChannelPool(pool(rows, 0).scores, tuple("aab"), relevant)
    assert fit_weights([[asked]], steps=2).alone["lexical"] == 1.0


def test_no_questions_cannot_be_fitted() -> None:
    with pytest.raises(ValueError, match="no questions"):
        fit_weights([[], []])

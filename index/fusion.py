"""Joining the scores of several channels into one. Pure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.sparse import Scores


def normalised(scores: Scores) -> Scores:
    """Scores moved and scaled to 0..1 within the candidates; equal scores give 0."""
    if scores.size == 0:
        return scores
    low, high = float(scores.min()), float(scores.max())
    return (scores - low) / (high - low) if high > low else np.zeros_like(scores)


def weighted(channels: Sequence[tuple[Scores, float]]) -> Scores:
    """The weighted mean of normalised channel scores; a channel of weight 0 changes nothing."""
    total = sum(weight for _, weight in channels)
    if total <= 0:
        return normalised(channels[0][0])
    joined = np.zeros_like(channels[0][0], dtype=np.float64)
    for scores, weight in channels:
        if weight > 0:
            joined += weight / total * normalised(scores)
    return joined


def reciprocal_rank(ranks: Sequence[tuple[Sequence[int | None], float]], k: int) -> Scores:
    """Weighted reciprocal rank fusion: the sum of ``w / (k + rank)`` (Cormack et al. 2009).

    Ranks are 1-based, one a candidate and channel; ``None`` (not proposed) counts nothing.
    """
    joined = np.zeros(len(ranks[0][0]) if ranks else 0)
    for channel, weight in ranks:
        joined += [weight / (k + rank) if rank is not None else 0.0 for rank in channel]
    return joined

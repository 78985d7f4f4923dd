"""Storing trained rows in eight bits."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.embedding.layout import StaticWeights
from index.training.train import Learned


def quantised(rows: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Eight-bit rows with one scale each: ``rows ≈ int8 · scale``, within half a step.

    The scales are half-precision numbers, rounded up so that no value overflows.
    """
    exact = np.maximum(np.abs(rows).max(axis=1), 1e-6) / 127
    scales = np.nextafter(exact.astype(np.float16), np.float16(np.inf)).astype(np.float32)
    stored = np.clip(np.rint(rows / scales[:, None]), -127, 127).astype(np.int8)
    return stored, scales


def stored_weights(learned: Learned) -> StaticWeights:
    """The arrays of the model's folder."""
    rows, scales = quantised(learned.rows)
    return StaticWeights(rows, scales, learned.meaning, learned.query, learned.passage)

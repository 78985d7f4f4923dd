"""Storing trained rows in eight bits."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.embedding.layout import StaticWeights


def quantise(rows: NDArray[np.float32], weights: NDArray[np.float32]) -> StaticWeights:
    """Eight-bit rows with one scale each: ``rows ≈ int8 · scale``, within half a step."""
    scales = np.maximum(np.abs(rows).max(axis=1), 1e-8) / 127
    scales = np.nextafter(scales.astype(np.float16), np.float16(np.inf)).astype(np.float32)
    stored = np.clip(np.rint(rows / scales[:, None]), -127, 127).astype(np.int8)
    return StaticWeights(stored, scales, weights.astype(np.float32))

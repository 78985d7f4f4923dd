"""The reranker's network: one hidden layer and a linear shortcut, in numpy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
CLIP = 4.0
"""Standardised features are cut off at this many standard deviations."""


@dataclass(frozen=True, slots=True)
class StoredNetwork:
    """The file's form: means and deviations of the features, then the weights.

    The score of standardised features ``x`` is ``x @ direct + silu(x @ inner + bias) @ outer``;
    ``inner`` has a row a feature.
    """

    features: tuple[str, ...]
    mean: tuple[float, ...]
    deviation: tuple[float, ...]
    direct: tuple[float, ...]
    inner: tuple[tuple[float, ...], ...]
    bias: tuple[float, ...]
    outer: tuple[float, ...]


class Network:
    """A stored network, evaluated for all rows at once."""

    def __init__(self, stored: StoredNetwork) -> None:
        self.features = stored.features
        self._mean, self._deviation = np.array(stored.mean), np.array(stored.deviation)
        self._direct, self._outer = np.array(stored.direct), np.array(stored.outer)
        self._inner, self._bias = np.array(stored.inner), np.array(stored.bias)

    def scores(self, rows: Floats) -> Floats:
        """The network's score of each row of feature values."""
        given = standardised(rows, self._mean, self._deviation)
        hidden = silu(given @ self._inner + self._bias)
        found: Floats = given @ self._direct + hidden @ self._outer
        return found

    def contributions(self, rows: Floats) -> Floats:
        """How much each feature moved each row's score, shape of ``rows``: slope by deviation."""
        given = standardised(rows, self._mean, self._deviation)
        before = given @ self._inner + self._bias
        gate = sigmoid(before)
        slopes = gate * (1 + before * (1 - gate)) * self._outer
        moved: Floats = given * (self._direct + slopes @ self._inner.T)
        return moved


def standardised(rows: Floats, mean: Floats, deviation: Floats) -> Floats:
    """Features in standard deviations from their mean, cut off at :data:`CLIP`."""
    found: Floats = np.clip((rows - mean) / deviation, -CLIP, CLIP)
    return found


def silu(values: Floats) -> Floats:
    """``x * sigmoid(x)`` (Elfwing et al. 2018)."""
    found: Floats = values * sigmoid(values)
    return found


def sigmoid(values: Floats) -> Floats:
    """The logistic function, without overflow."""
    found: Floats = 0.5 * (1 + np.tanh(0.5 * values))
    return found


def read_network(path: Path) -> Network:
    """The network of a JSON file."""
    return Network(msgspec.json.decode(path.read_bytes(), type=StoredNetwork))


def write_network(path: Path, stored: StoredNetwork) -> None:
    """Write the file that :func:`read_network` reads."""
    path.write_bytes(msgspec.json.encode(stored) + b"\n")

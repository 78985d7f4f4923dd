"""A forest of decision trees on plain arrays: stored as JSON, evaluated with numpy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class StoredForest:
    """The file's form. Node ``n`` sends a row left when ``row[feature[n]] <= threshold[n]``.

    A leaf has itself as both children. ``value`` is a leaf's addition to the score, and for
    an inner node the mean of the training rows that passed it. ``roots`` start the trees.
    """

    features: tuple[str, ...]
    roots: tuple[int, ...]
    feature: tuple[int, ...]
    threshold: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    value: tuple[float, ...]
    depth: int


class Forest:
    """A sum of trees, evaluated for all rows and trees at once."""

    def __init__(self, stored: StoredForest) -> None:
        self.features = stored.features
        self._roots = np.array(stored.roots, dtype=np.int32)
        self._feature = np.array(stored.feature, dtype=np.int32)
        self._threshold = np.array(stored.threshold)
        self._children = np.column_stack([stored.right, stored.left]).astype(np.int32).ravel()
        self._value = np.array(stored.value)
        self._depth = stored.depth

    def scores(self, rows: Floats) -> Floats:
        """The forest's score of each row of feature values."""
        node = np.tile(self._roots, (len(rows), 1))
        places = np.arange(len(rows))[:, None]
        for _ in range(self._depth):
            node = self._next(rows, places, node)
        total: Floats = self._value[node].sum(axis=1)
        return total

    def contributions(self, rows: Floats) -> Floats:
        """How much each feature moved each row's score, shape of ``rows`` (Saabas 2014)."""
        node = np.tile(self._roots, (len(rows), 1))
        places = np.arange(len(rows))[:, None]
        moved = np.zeros(rows.shape)
        spread = np.broadcast_to(places, node.shape)
        for _ in range(self._depth):
            following = self._next(rows, places, node)
            change = self._value[following] - self._value[node]
            np.add.at(moved, (spread, self._feature[node]), change)
            node = following
        return moved

    def _next(
        self, rows: Floats, places: NDArray[np.int64], node: NDArray[np.int32]
    ) -> NDArray[np.int32]:
        cells = self._feature.take(node) + places * rows.shape[1]
        below = rows.ravel().take(cells) <= self._threshold.take(node)
        following: NDArray[np.int32] = self._children.take(2 * node + below)
        return following


def read_forest(path: Path) -> Forest:
    """The forest of a JSON file."""
    return Forest(msgspec.json.decode(path.read_bytes(), type=StoredForest))


def write_forest(path: Path, stored: StoredForest) -> None:
    """Write the file that :func:`read_forest` reads."""
    path.write_bytes(msgspec.json.encode(stored) + b"\n")

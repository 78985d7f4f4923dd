"""A forest of decision trees on plain arrays, as LightGBM's boosters are stored."""

from __future__ import annotations

from dataclasses import dataclass


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

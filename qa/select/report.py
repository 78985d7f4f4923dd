"""How often the selector is right: sentence hits, and telling what can be answered."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from qa.select.features import FEATURES
from qa.select.groups import Group

Floats = NDArray[np.float64]


def auc(labels: Floats, scores: Floats) -> float:
    """Area under the ROC curve (ties count half)."""
    order = np.argsort(scores, kind="stable")
    ranks = np.empty(len(scores))
    _values, inverse, counts = np.unique(scores[order], return_inverse=True, return_counts=True)
    middle = np.cumsum(counts) - (counts - 1) / 2
    ranks[order] = middle[inverse]
    positive = labels > 0.5
    n, m = positive.sum(), (~positive).sum()
    return float((ranks[positive].sum() - n * (n + 1) / 2) / (n * m))


def hit_rates(groups: Sequence[Group], scores: Sequence[Floats], name: str) -> dict[str, float]:
    """Shares of answerable questions whose best sentence holds the answer.

    By the beginning of the set's name and by condition (the paragraph is given, or the nearest
    are searched); ``strict`` wants an accepted answer whole and as words, ``lenient`` one word
    of it, and ``counted`` takes every annotation's text as the file has it, lost ones too.
    """
    found: dict[str, list[tuple[bool, bool, bool]]] = {}
    for group, values in zip(groups, scores, strict=True):
        if group.example.answers:
            best = group.candidates[int(np.argmax(values))].text
            where = "given" if group.given else "nearest"
            source = group.example.source.split(".")[0].split("-")[0]
            hits = found.setdefault(f"{source}_{where}", [])
            one = group.example
            hits.append((one.holds(best), one.touches(best), one.counted(best)))
    return {
        f"{key}_{way}_{name}": float(np.mean([hit[at] for hit in hits]))
        for key, hits in found.items()
        for at, way in enumerate(("strict", "lenient", "counted"))
    }


def column(groups: Sequence[Group], name: str) -> list[Floats]:
    """One feature of every group's candidates."""
    at = FEATURES.index(name)
    return [group.rows[:, at] for group in groups]

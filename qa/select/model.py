"""The learned selector as plain arrays: trees, a network and a line, evaluated in numpy.

Trained offline (:mod:`qa.select.training`) and shipped as JSON; nothing of the training
library is needed to answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.rerank.network import Network, StoredNetwork
from qa import messages
from qa.errors import SelectorError

FORMAT = 3
WEIGHTS = Path(__file__).with_name("selector.json")
Floats = NDArray[np.float64]


class TreeArrays(msgspec.Struct, frozen=True):
    """An ensemble as flat arrays: node ``i`` sends ``x[feature] <= threshold`` to ``left[i]``.

    A leaf points at itself. ``roots`` are the nodes where the trees begin; the score is
    ``baseline`` plus the leaves' values.
    """

    features: tuple[str, ...]
    baseline: float
    depth: int
    roots: tuple[int, ...]
    feature: tuple[int, ...]
    threshold: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    value: tuple[float, ...]


class LineArrays(msgspec.Struct, frozen=True):
    """A logistic regression over standardised features, each kept within ``within``.

    The log-odds are ``intercept`` plus the weights times ``(x - centre) / scale``.
    """

    features: tuple[str, ...]
    centre: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    intercept: float
    within: float


class SelectorFile(msgspec.Struct, frozen=True):
    """What ``selector.json`` holds: the judges and what they were trained on."""

    format: int
    sentence: TreeArrays
    network: StoredNetwork
    answerable: LineArrays
    trained_on: tuple[str, ...]
    embedder: str
    figures: dict[str, float]


@dataclass(frozen=True)
class Ensemble:
    """Trees ready to be evaluated on many rows at once."""

    baseline: float
    depth: int
    roots: NDArray[np.int64]
    feature: NDArray[np.int64]
    threshold: Floats
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: Floats

    @classmethod
    def of(cls, arrays: TreeArrays) -> Ensemble:
        """Turns the stored tuples into arrays."""
        return cls(
            arrays.baseline,
            arrays.depth,
            np.asarray(arrays.roots, np.int64),
            np.asarray(arrays.feature, np.int64),
            np.asarray(arrays.threshold, np.float64),
            np.asarray(arrays.left, np.int64),
            np.asarray(arrays.right, np.int64),
            np.asarray(arrays.value, np.float64),
        )

    def scores(self, rows: Floats) -> Floats:
        """Each row's score; ``rows`` is ``(n, features)``, the result ``(n,)``."""
        nodes = np.broadcast_to(self.roots, (len(rows), len(self.roots))).copy()
        at = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            goes_left = rows[at, self.feature[nodes]] <= self.threshold[nodes]
            nodes = np.where(goes_left, self.left[nodes], self.right[nodes])
        result: Floats = self.baseline + self.value[nodes].sum(axis=1)
        return result


@dataclass(frozen=True)
class SentenceJudge:
    """Trees and a network whose scores add up to the log-odds that a sentence answers.

    They err on different questions: the trees cut features at thresholds, the network weighs
    all of them smoothly.
    """

    trees: Ensemble
    network: Network

    @classmethod
    def of(cls, trees: TreeArrays, network: StoredNetwork) -> SentenceJudge:
        """Turns the stored tuples into arrays."""
        return cls(Ensemble.of(trees), Network(network))

    def scores(self, rows: Floats) -> Floats:
        """Each row's log-odds; ``rows`` is ``(n, features)``, the result ``(n,)``."""
        return self.trees.scores(rows) + self.network.scores(rows)

    def probability(self, rows: Floats) -> Floats:
        """The logistic of each row's log-odds (:meth:`scores`)."""
        result: Floats = 1.0 / (1.0 + np.exp(-self.scores(rows)))
        return result


@dataclass(frozen=True)
class Line:
    """A logistic regression ready to be evaluated on many rows at once."""

    centre: Floats
    scale: Floats
    weights: Floats
    intercept: float
    within: float

    @classmethod
    def of(cls, arrays: LineArrays) -> Line:
        """Turns the stored tuples into arrays."""
        return cls(
            np.asarray(arrays.centre, np.float64),
            np.asarray(arrays.scale, np.float64),
            np.asarray(arrays.weights, np.float64),
            arrays.intercept,
            arrays.within,
        )

    def scores(self, rows: Floats) -> Floats:
        """Each row's log-odds; ``rows`` is ``(n, features)``, the result ``(n,)``."""
        standard = np.clip((rows - self.centre) / self.scale, -self.within, self.within)
        result: Floats = self.intercept + standard @ self.weights
        return result

    def probability(self, rows: Floats) -> Floats:
        """The logistic of each row's log-odds (:meth:`scores`)."""
        result: Floats = 1.0 / (1.0 + np.exp(-self.scores(rows)))
        return result


@dataclass(frozen=True)
class Selector:
    """The two learned judges: which sentence, and whether it answers at all."""

    sentence: SentenceJudge
    answerable: Line
    digest: str
    embedder: str
    figures: dict[str, float]


@lru_cache(maxsize=4)
def load_selector(path: Path = WEIGHTS) -> Selector:
    """Reads the shipped weights; raises :class:`SelectorError` when they do not fit this code."""
    from hashlib import sha256

    from qa.select.features import FEATURES
    from qa.select.support import SUPPORT_FEATURES

    try:
        data = path.read_bytes()
        stored = msgspec.json.decode(data, type=SelectorFile)
    except (OSError, msgspec.MsgspecError) as error:
        raise SelectorError(messages.selector_unreadable(path.name, str(error))) from error
    fits = stored.sentence.features == stored.network.features == FEATURES
    fits = fits and stored.answerable.features == SUPPORT_FEATURES
    if stored.format != FORMAT or not fits:
        raise SelectorError(messages.selector_mismatch(path.name))
    return Selector(
        SentenceJudge.of(stored.sentence, stored.network),
        Line.of(stored.answerable),
        sha256(data).hexdigest()[:16],
        stored.embedder,
        stored.figures,
    )

"""Groups of passages that are easily taken for one another: hard negatives."""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from index.training.learner import Learner
from index.training.pairs import PairMaker

Ints = NDArray[np.int64]
_POOL = 12_000
_SEEDS = 1_200
_GROUP = 8
_CHUNK = 200


def confused_groups(learner: Learner, pairs: PairMaker, by_model: bool) -> list[Ints]:
    """For each seed passage, itself and its nearest others in a pool drawn at random.

    Nearness is lexical (saturated counts weighed as in the identity score), or the cosine of
    the model's own meaning vectors.
    """
    pool = np.unique(pairs.rng.integers(0, len(pairs.corpus.documents), _POOL))
    counts = pairs.counts([pairs.corpus.tokens(int(passage)) for passage in pool])
    vectors = _meaning(learner, counts) if by_model else _identity(learner, counts)
    seeds = pairs.rng.permutation(len(pool))[:_SEEDS]
    groups: list[Ints] = []
    for first in range(0, len(seeds), _CHUNK):
        chunk = seeds[first : first + _CHUNK]
        product = vectors[chunk] @ vectors.T
        scores = np.asarray(product.toarray() if sp.issparse(product) else product)
        nearest = np.argsort(-scores, axis=1, kind="stable")[:, :_GROUP]
        groups.extend(pool[row] for row in nearest)
    return groups


def _weights(learner: Learner, logarithms: NDArray[np.float32]) -> NDArray[np.float32]:
    own = learner.vocabulary.own
    known = np.exp(logarithms[np.maximum(own, 0)])
    weights: NDArray[np.float32] = np.where(own >= 0, known, 1.0) * learner.vocabulary.damping
    return weights.astype(np.float32)


def _identity(learner: Learner, counts: sp.csr_matrix) -> sp.csr_matrix:
    weighted = (counts @ sp.diags(_weights(learner, learner.passage.values))).tocsr()
    norms = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    found: sp.csr_matrix = (sp.diags(1 / np.maximum(norms, 1e-9)) @ weighted).tocsr()
    return found


def _meaning(learner: Learner, counts: sp.csr_matrix) -> NDArray[np.float32]:
    weighted = counts @ sp.diags(_weights(learner, learner.meaning.values))
    sums = np.asarray((weighted @ learner.vocabulary.parts) @ learner.rows.values, np.float32)
    found: NDArray[np.float32] = sums / np.maximum(
        np.linalg.norm(sums, axis=1, keepdims=True), 1e-9
    )
    return found

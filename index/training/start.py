"""The rows before training: two factorisations of how words occur.

Latent semantic analysis of the passages (Deerwester et al. 1990) gives topics; factorising
the positive pointwise mutual information of neighbouring words (Levy et al. 2015) gives
words that stand in for each other.
"""

from __future__ import annotations

from functools import reduce
from operator import add

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from index.training.corpus import Corpus
from index.training.pieces import Vocabulary
from index.training.recipe import Recipe
from index.training.sources import SOURCES

Floats = NDArray[np.float32]
_FREQUENT = 0.004
_RARE_PAIR = 0.35
_CONTEXT_POWER = 0.75
_SATURATION = 0.6


def starting_rows(corpus: Corpus, vocabulary: Vocabulary, recipe: Recipe) -> Floats:
    """Unit rows, shape (rows, dimension): of known stems, and means over the stems of a piece."""
    counts = _passage_counts(corpus)
    documents = _unit(_document_vectors(corpus, counts, recipe))
    windows = _unit(_window_vectors(corpus, counts, recipe))
    terms = _unit(np.concatenate([documents, recipe.window_share * windows], axis=1))
    parts = vocabulary.parts.tocsr()
    plain = sp.diags((vocabulary.damping == 1).astype(np.float32)) @ parts
    rows = _unit(np.asarray(plain.T @ terms, np.float32))
    missing = np.linalg.norm(rows, axis=1) == 0
    rows[missing] = _unit(np.asarray(parts.T @ terms, np.float32))[missing]
    noise = np.random.default_rng(recipe.seed).standard_normal(rows.shape).astype(np.float32)
    return _unit(rows + recipe.noise * noise / np.float32(np.sqrt(rows.shape[1])))


def _passage_counts(corpus: Corpus) -> sp.csr_matrix:
    starts = corpus.sentences.starts[corpus.passages]
    shape = (len(starts) - 1, len(corpus.terms))
    ones = np.ones(len(corpus.sentences.values), np.float32)
    # a copy: summing duplicates sorts the numbers where they lie
    counts = sp.csr_matrix((ones, corpus.sentences.values, starts), shape=shape, copy=True)
    counts.sum_duplicates()
    return counts


def _factors(matrix: sp.csr_matrix, rank: int, seed: int) -> tuple[Floats, Floats, Floats]:
    from sklearn.utils.extmath import randomized_svd

    rank = min(rank, *(side - 1 for side in matrix.shape))
    left, values, right = randomized_svd(
        matrix.astype(np.float32), rank, n_oversamples=16, n_iter=2, random_state=seed
    )
    return left.astype(np.float32), values.astype(np.float32), right.astype(np.float32)


def _document_vectors(corpus: Corpus, counts: sp.csr_matrix, recipe: Recipe) -> Floats:
    rng = np.random.default_rng(recipe.seed)
    share = np.array([source.share for source in SOURCES])[corpus.sources]
    chosen = rng.random(len(share)) < share
    found_in = np.diff(counts.tocsc().indptr)
    rarity = np.log(1 + counts.shape[0] / (found_in + 0.5))
    rarity[found_in < recipe.least_frequency] = 0
    weighted = counts[chosen].copy()
    weighted.data = (1 + _SATURATION) * weighted.data / (weighted.data + _SATURATION)
    weighted = (weighted @ sp.diags(rarity.astype(np.float32))).tocsr()
    norms = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel()) + 1e-6
    weighted = (sp.diags(1 / norms) @ weighted).tocsr()
    _, values, right = _factors(weighted, recipe.document_rank, recipe.seed)
    return _padded(right.T * np.sqrt(values), recipe.document_rank)


def _window_vectors(corpus: Corpus, counts: sp.csr_matrix, recipe: Recipe) -> Floats:
    found_in = np.diff(counts.tocsc().indptr)
    total = np.asarray(counts.sum(axis=0)).ravel()
    stop = np.array([term.stop for term in corpus.terms])
    usable = ~stop & (found_in > recipe.least_frequency) & (total < _FREQUENT * total.sum())
    kept = np.flatnonzero(usable)
    vectors = np.zeros((len(usable), recipe.window_rank), np.float32)
    if len(kept) <= 1:
        return vectors
    information = _information(_neighbours(corpus, kept, recipe.window))
    left, values, _ = _factors(information, recipe.window_rank, recipe.seed)
    vectors[kept] = _padded(left * np.sqrt(values), recipe.window_rank)
    return vectors


def _neighbours(corpus: Corpus, kept: NDArray[np.int64], window: int) -> sp.csr_matrix:
    """Counts of words within ``window`` of each other, nearer ones counting more."""
    numbers = np.full(len(corpus.terms), -1, np.int64)
    numbers[kept] = np.arange(len(kept))
    starts = corpus.sentences.starts[corpus.passages]
    passage = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    word = numbers[corpus.sentences.values]
    word, passage = word[word >= 0], passage[word >= 0]
    shape = (len(kept), len(kept))

    def at(distance: int) -> sp.csr_matrix:
        same = passage[:-distance] == passage[distance:]
        pairs = (word[:-distance][same], word[distance:][same])
        near = np.full(int(same.sum()), (window + 1 - distance) / window, np.float32)
        found: sp.csr_matrix = sp.coo_matrix((near, pairs), shape=shape).tocsr()
        return found

    counts: sp.csr_matrix = reduce(add, map(at, range(1, window + 1)))
    both: sp.csr_matrix = (counts + counts.T).tocsr()
    return both


def _information(counts: sp.csr_matrix) -> sp.csr_matrix:
    found = counts.tocoo()
    rows = np.asarray(counts.sum(axis=1)).ravel()
    contexts = rows**_CONTEXT_POWER / max((rows**_CONTEXT_POWER).sum(), 1e-9)
    values = np.log(np.maximum(found.data, 1e-9) / (rows[found.row] * contexts[found.col] + 1e-9))
    kept = (values > 0) & (found.data >= _RARE_PAIR)
    where = (found.row[kept], found.col[kept])
    return sp.csr_matrix((values[kept].astype(np.float32), where), shape=counts.shape)


def _padded(vectors: Floats, width: int) -> Floats:
    """Columns of zeros up to ``width``: a small corpus has fewer components."""
    out = np.zeros((len(vectors), width), np.float32)
    out[:, : vectors.shape[1]] = vectors
    return out


def _unit(rows: Floats) -> Floats:
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Floats = (rows / np.maximum(norms, 1e-9)).astype(np.float32)
    return unit

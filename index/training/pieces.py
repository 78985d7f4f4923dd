"""How every term of the training text is made of rows of the model."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from index.embedding.layout import StaticConfig
from index.embedding.words import Term
from index.training.corpus import Corpus
from index.training.recipe import Recipe
from index.training.vocabulary import build_tokenizer

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tokenizer and, for every term, its rows (``parts``, terms x rows, rows sum to one).

    ``own`` is a known term's row or -1; ``damping`` is 1, or the weight of function words.
    """

    tokenizer: str
    parts: sp.csr_matrix
    own: NDArray[np.int64]
    damping: Floats
    frequency: Floats

    @property
    def rows(self) -> int:
        """How many rows the model has."""
        return int(self.parts.shape[1])


def build_vocabulary(corpus: Corpus, recipe: Recipe) -> Vocabulary:
    """Learn the tokenizer from the stems of the corpus and split every term with it."""
    counts = np.bincount(corpus.sentences.values, minlength=len(corpus.terms))
    per_stem: Counter[str] = Counter()
    for term, count in zip(corpus.terms, counts.tolist(), strict=True):
        per_stem[term.stem] += count
    frequency = (counts / max(int(counts.sum()), 1)).astype(np.float32)
    tokenizer = build_tokenizer(per_stem, recipe.stems, recipe.pieces)
    return split_terms(corpus.terms, tokenizer, frequency)


def split_terms(terms: list[Term], tokenizer: str, frequency: Floats) -> Vocabulary:
    """The rows of every term according to a tokenizer.

    ``frequency`` may be shorter than ``terms``: the last ones were never counted.
    """
    from tokenizers import Tokenizer

    reader = Tokenizer.from_str(tokenizer)
    split = [
        found.ids
        for found in reader.encode_batch([term.stem for term in terms], add_special_tokens=False)
    ]
    lengths = np.array([len(ids) for ids in split], np.int64)
    columns = np.array([row for ids in split for row in ids], np.int64)
    shares = np.repeat(1 / np.maximum(lengths, 1), lengths).astype(np.float32)
    starts = np.concatenate([[0], np.cumsum(lengths)])
    shape = (len(terms), reader.get_vocab_size())
    own = np.array([ids[0] if len(ids) == 1 else -1 for ids in split], np.int64)
    stop = np.array([term.stop for term in terms])
    damping = np.where(stop, StaticConfig().stop_weight, 1.0).astype(np.float32)
    parts = sp.csr_matrix((shares, columns, starts), shape=shape)
    frequency = np.pad(frequency, (0, len(terms) - len(frequency)))
    return Vocabulary(tokenizer, parts, own, damping, frequency)


def row_weights(vocabulary: Vocabulary, smoothing: float) -> Floats:
    """Smooth inverse frequency of each row's stem (Arora et al. 2017); pieces weigh 1."""
    frequency = np.zeros(vocabulary.rows, np.float32)
    known = vocabulary.own >= 0
    plain = known & (vocabulary.damping == 1)
    np.add.at(frequency, vocabulary.own[plain], vocabulary.frequency[plain])
    weights: Floats = (smoothing / (smoothing + frequency)).astype(np.float32)
    return weights

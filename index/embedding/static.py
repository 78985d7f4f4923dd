"""The static model in numpy: no torch, so that asking starts at once.

A passage is the saturated sum of its stems' learned rows, normalised, beside the saturated sum
of their hashed identities, damped by its length; a query is both, normalised. The inner
product of the two is then a BM25-like score plus a share of meaning. Passages are filled to
unit length by a last component that queries leave at zero (Neyshabur and Srebro 2015), so
that inner product and cosine rank alike.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from index.embedding import messages
from index.embedding.errors import ModelError
from index.embedding.layout import (
    TOKENIZER,
    StaticConfig,
    StaticWeights,
    read_config,
    read_weights,
    require,
    verify,
)
from index.embedding.words import Term, identities, term_of, words

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Side = Literal["query", "passage"]
Floats = NDArray[np.float32]
_SIDES: tuple[Side, Side] = ("query", "passage")
_UNKNOWN_ROW = 0
_CACHE_LIMIT = 60_000
_TINY = np.float32(1e-12)


@dataclass(frozen=True, slots=True)
class Bag:
    """The terms of one text: row numbers in the lexicon and their saturated counts."""

    terms: NDArray[np.int64]
    counts: Floats


class Lexicon:
    """Terms met so far with their vectors; it forgets them all when it grows too large."""

    def __init__(self, folder: Path) -> None:
        """Open a model folder; raises :class:`ModelError` when it is missing or damaged."""
        verify(folder)
        self.config: StaticConfig = read_config(folder)
        self.weights: StaticWeights = read_weights(folder, self.config)
        self.tokenizer = _open_tokenizer(folder, len(self.weights.rows))
        self.forget()

    def forget(self) -> None:
        """Drop the terms met so far."""
        self._word_rows: dict[str, int] = {}
        self._term_rows: dict[Term, int] = {}
        self.size = 0
        self.rows: Floats = np.zeros((0, self.config.semantic), np.float32)
        self.places: NDArray[np.int64] = np.zeros((0, self.config.nonzeros), np.int64)
        self.values: dict[Side, Floats] = {
            side: np.zeros((0, self.config.nonzeros), np.float32) for side in _SIDES
        }

    def bags(self, texts: Sequence[str]) -> list[Bag]:
        """The bags of some texts; their row numbers hold until the next call."""
        if self.size > _CACHE_LIMIT:
            self.forget()
        split = [words(text) for text in texts]
        self._learn({word for found in split for word in found if word not in self._word_rows})
        return [self._bag(found) for found in split]

    def _bag(self, found: list[str]) -> Bag:
        row_of = self._word_rows
        terms, counts = np.unique(
            np.fromiter((row_of[word] for word in found), np.int64, len(found)), return_counts=True
        )
        k1 = np.float32(self.config.saturation)
        tf = counts.astype(np.float32)
        return Bag(terms, tf * (k1 + 1) / (tf + k1))

    def _learn(self, unknown: set[str]) -> None:
        if not unknown:
            return
        fresh: dict[Term, int] = {}
        for word in sorted(unknown):
            term = term_of(word)
            row = self._term_rows.get(term)
            if row is None:
                row = fresh.setdefault(term, self.size + len(fresh))
            self._word_rows[word] = row
        if not fresh:
            return
        self._term_rows.update(fresh)
        found = self.tokenizer.encode_batch_fast(
            [term.stem for term in fresh], add_special_tokens=False
        )
        self._store(list(fresh), [row.ids for row in found])

    def _store(self, terms: list[Term], pieces: list[list[int]]) -> None:
        """Append the arrays of new terms, whose rows of the model are ``pieces``."""
        config = self.config
        first, self.size = self.size, self.size + len(terms)
        lengths = np.array([len(ids) for ids in pieces], np.int64)
        flat = np.fromiter(chain.from_iterable(pieces), np.int64, int(lengths.sum()))
        starts = np.cumsum(lengths) - lengths
        own = np.zeros(len(terms), np.int64)
        own[lengths == 1] = flat[starts[lengths == 1]]
        stops = np.array([term.stop for term in terms])
        factor = np.where(stops, config.stop_weight, 1.0).astype(np.float32)

        def weights(learned: Floats) -> Floats:
            known = np.where(own == _UNKNOWN_ROW, config.unknown_weight, learned[own]) * factor
            return known.astype(np.float32)

        self.rows = _roomy(self.rows, self.size)
        self.rows[first : self.size] = self._learned_rows(flat, lengths)
        self.rows[first : self.size] *= weights(self.weights.meaning)[:, None]
        places, signs = identities([term.stem for term in terms], config.identity, config.nonzeros)
        self.places = _roomy(self.places, self.size)
        self.places[first : self.size] = places
        stored: dict[Side, Floats] = {
            "query": self.weights.query,
            "passage": self.weights.passage,
        }
        for side in _SIDES:
            self.values[side] = _roomy(self.values[side], self.size)
            self.values[side][first : self.size] = signs * weights(stored[side])[:, None]

    def _learned_rows(self, pieces: NDArray[np.int64], lengths: NDArray[np.int64]) -> Floats:
        """The mean of each term's pieces, ``lengths`` of them in turn; zeros without any."""
        found = np.zeros((len(lengths), self.config.semantic), np.float32)
        starts = np.cumsum(lengths) - lengths
        for length in np.unique(lengths[lengths > 0]).tolist():
            same = np.flatnonzero(lengths == length)
            total = np.zeros((len(same), self.config.semantic), np.float32)
            for place in range(length):
                rows = pieces[starts[same] + place]
                total += self.weights.rows[rows] * self.weights.scales[rows][:, None]
            found[same] = total / np.float32(length)
        return found


def _roomy(array: NDArray[Any], rows: int) -> NDArray[Any]:
    """The same array, or a copy with twice the room when ``rows`` do not fit."""
    if rows <= len(array):
        return array
    grown = np.zeros((max(rows, 2 * len(array)), *array.shape[1:]), array.dtype)
    grown[: len(array)] = array
    return grown


class StaticModel:
    """Encodes texts with a static model's folder."""

    def __init__(self, folder: Path) -> None:
        """Open the folder; raises :class:`ModelError` when it is missing or damaged."""
        self.lexicon = Lexicon(folder)
        self.config = self.lexicon.config
        # The lexicon grows with the words it meets; two threads at once would mix their rows.
        self._lock = threading.Lock()

    def encode(self, texts: Sequence[str], side: Side) -> Floats:
        """Unit vectors, shape ``(len(texts), dimension)``."""
        with self._lock:
            learned, hashed = self._sums(texts, side)
        return join(learned, hashed, side, self.config)

    def _sums(self, texts: Sequence[str], side: Side) -> tuple[Floats, Floats]:
        """The two sums of each text, ``(len(texts), semantic)`` and ``(len(texts), identity)``."""
        config, lexicon = self.config, self.lexicon
        bags = lexicon.bags(texts)
        values = lexicon.values[side]
        learned = np.zeros((len(bags), config.semantic), np.float32)
        hashed = np.zeros((len(bags), config.identity), np.float32)
        for row, bag in enumerate(bags):
            learned[row] = bag.counts @ lexicon.rows[bag.terms]
            hashed[row] = np.bincount(
                lexicon.places[bag.terms].ravel(),
                (values[bag.terms] * bag.counts[:, None]).ravel(),
                config.identity,
            )
        return learned, hashed


def join(learned: Floats, hashed: Floats, side: Side, config: StaticConfig) -> Floats:
    """The unit vectors of the two sums of a batch (see the module's description)."""
    learned_norm = np.linalg.norm(learned, axis=1, keepdims=True)
    hashed_norm = np.linalg.norm(hashed, axis=1, keepdims=True)
    share = np.float32(np.sqrt(config.semantic_share))
    rest = np.float32(np.sqrt(1 - config.semantic_share))
    learned = share * learned / np.maximum(learned_norm, _TINY)
    hashed = rest * hashed / np.maximum(hashed_norm, _TINY)
    if side == "passage":
        relative = np.minimum(hashed_norm / np.float32(config.reference_norm), 1)
        hashed = hashed * relative ** np.float32(1 - config.damping)
    joined = np.concatenate([learned, hashed, np.zeros_like(hashed_norm)], axis=1)
    squared = np.sum(joined * joined, axis=1)
    if side == "passage":
        joined[:, -1] = np.sqrt(np.maximum(1 - squared, 0))
        return joined
    joined[squared < _TINY, -1] = -1
    unit: Floats = joined / np.maximum(np.linalg.norm(joined, axis=1, keepdims=True), _TINY)
    return unit


def _open_tokenizer(folder: Path, rows: int) -> Tokenizer:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(require(folder, TOKENIZER).read_text(encoding="utf-8"))
    if tokenizer.get_vocab_size() != rows:
        raise ModelError(messages.wrong_vocabulary(folder, rows, tokenizer.get_vocab_size()))
    return tokenizer

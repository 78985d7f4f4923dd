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
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from index.embedding import messages
from index.embedding.errors import ModelError
from index.embedding.layout import (
    TOKENIZER,
    WEIGHTS,
    StaticConfig,
    StaticWeights,
    read_config,
    read_weights,
    require,
    verify,
)
from index.embedding.words import Term, identity, term_of, words

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Side = Literal["query", "passage"]
Floats = NDArray[np.float32]
_SIDES: tuple[Side, Side] = ("query", "passage")
_UNKNOWN_ROW = 0
_CACHE_LIMIT = 60_000
_TINY = np.float32(1e-12)


@dataclass(frozen=True, slots=True)
class Entry:
    """One known term: its word pieces, its three weights, and where its identity lies."""

    pieces: NDArray[np.int64]
    meaning: float
    query: float
    passage: float
    places: NDArray[np.int64]
    signs: Floats


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
        self.entries: list[Entry] = []
        self.rows: Floats = np.zeros((0, self.config.semantic), np.float32)
        self.places: NDArray[np.int64] = np.zeros((0, self.config.nonzeros), np.int64)
        self.values: dict[Side, Floats] = {
            side: np.zeros((0, self.config.nonzeros), np.float32) for side in _SIDES
        }

    def bags(self, texts: Sequence[str]) -> list[Bag]:
        """The bags of some texts; their row numbers hold until the next call."""
        if len(self.entries) > _CACHE_LIMIT:
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
                row = fresh.setdefault(term, len(self.entries) + len(fresh))
            self._word_rows[word] = row
        if not fresh:
            return
        self._term_rows.update(fresh)
        encoded = self.tokenizer.encode_batch(
            [term.stem for term in fresh], add_special_tokens=False
        )
        made = [
            self._entry(term, np.array(found.ids, np.int64))
            for term, found in zip(fresh, encoded, strict=True)
        ]
        first, last = len(self.entries), len(self.entries) + len(made)
        self.entries.extend(made)
        self.rows = _roomy(self.rows, last)
        self.rows[first:last] = self._learned_rows(made)
        self.places = _roomy(self.places, last)
        self.places[first:last] = [entry.places for entry in made]
        signs = np.array([entry.signs for entry in made], np.float32)
        for side in _SIDES:
            weights = np.array([getattr(entry, side) for entry in made], np.float32)
            self.values[side] = _roomy(self.values[side], last)
            self.values[side][first:last] = signs * weights[:, None]

    def _entry(self, term: Term, pieces: NDArray[np.int64]) -> Entry:
        config, weights = self.config, self.weights
        factor = config.stop_weight if term.stop else 1.0
        meaning = query = passage = config.unknown_weight
        if len(pieces) == 1 and pieces[0] != _UNKNOWN_ROW:
            own = int(pieces[0])
            meaning = float(weights.meaning[own])
            query, passage = float(weights.query[own]), float(weights.passage[own])
        places, signs = identity(term.stem, config.identity, config.nonzeros)
        return Entry(pieces, meaning * factor, query * factor, passage * factor, places, signs)

    def _learned_rows(self, entries: list[Entry]) -> Floats:
        """The weighed mean of each entry's pieces; zeros for an entry without any."""
        lengths = np.array([len(entry.pieces) for entry in entries], np.int64)
        meaning = np.array([entry.meaning for entry in entries], np.float32)
        pieces = np.concatenate([entry.pieces for entry in entries])
        shares = np.repeat(meaning / np.maximum(lengths, 1), lengths) * self.weights.scales[pieces]
        parts = self.weights.rows[pieces].astype(np.float32) * shares[:, None]
        found = np.zeros((len(entries), self.config.semantic), np.float32)
        whole = np.repeat(lengths == 1, lengths)
        found[lengths == 1] = parts[whole]
        np.add.at(found, np.repeat(np.arange(len(entries)), lengths)[~whole], parts[~whole])
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
        detail = f"{rows} != {tokenizer.get_vocab_size()}"
        raise ModelError(messages.file_damaged(folder, WEIGHTS, detail))
    return tokenizer

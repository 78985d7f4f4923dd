"""The model while it is trained: rows, three weights a row, and how they are moved.

Scores are those of the shipped model, with exact identities in place of hashed ones, so the
learned rows take over what the words themselves cannot say. Only the rows that a batch
touches are moved (lazy Adam, Kingma and Ba 2015).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import scipy.sparse as sp
import torch
from numpy.typing import NDArray
from torch.nn import functional

from index.training.pieces import Vocabulary

Floats = NDArray[np.float32]
_DAMPING = 0.5
_REFERENCE = 20.0
_FIRST_DECAY, _SECOND_DECAY = 0.9, 0.98


class _Product(torch.autograd.Function):
    """A constant sparse matrix times a dense one."""

    @staticmethod
    def forward(context: Any, dense: torch.Tensor, sparse: sp.csr_matrix) -> torch.Tensor:
        context.sparse = sparse
        return torch.from_numpy(np.asarray(sparse @ dense.detach().numpy(), np.float32))

    @staticmethod
    def backward(context: Any, gradient: torch.Tensor) -> tuple[torch.Tensor, None]:
        product = context.sparse.T.tocsr() @ gradient.numpy()
        return torch.from_numpy(np.ascontiguousarray(product, np.float32)), None


def _product(sparse: sp.csr_matrix, dense: torch.Tensor) -> torch.Tensor:
    found: torch.Tensor = _Product.apply(dense, sparse)  # type: ignore[no-untyped-call]
    return found


def _cosines(one: torch.Tensor, other: torch.Tensor) -> torch.Tensor:
    return functional.normalize(one, dim=1) @ functional.normalize(other, dim=1).T


@dataclass(frozen=True, slots=True)
class Scores:
    """Identity scores, cosines of meaning, and cosines of its first half of components.

    Each is of shape (questions, passages). The half is trained too, so that vectors may be
    cut (Kusupati et al. 2022).
    """

    identity: torch.Tensor
    meaning: torch.Tensor
    half: torch.Tensor


@dataclass(frozen=True, slots=True)
class Rates:
    """Learning rates of the rows, the meaning weights and the two identity weights."""

    rows: float
    meaning: float
    identity: float


@dataclass(slots=True)
class _Moved:
    """One array that is learned, with Adam's running means and each row's number of moves."""

    values: Floats
    first: Floats = field(init=False)
    second: Floats = field(init=False)
    moves: NDArray[np.int32] = field(init=False)

    def __post_init__(self) -> None:
        self.first, self.second = np.zeros_like(self.values), np.zeros_like(self.values)
        self.moves = np.zeros(len(self.values), np.int32)

    def move(self, used: NDArray[np.int64], gradient: Floats, rate: float) -> None:
        self.moves[used] += 1
        first = _FIRST_DECAY * self.first[used] + (1 - _FIRST_DECAY) * gradient
        second = _SECOND_DECAY * self.second[used] + (1 - _SECOND_DECAY) * gradient**2
        self.first[used], self.second[used] = first, second
        moves = self.moves[used].astype(np.float32).reshape(-1, *[1] * (gradient.ndim - 1))
        first = first / (1 - _FIRST_DECAY**moves)
        second = second / (1 - _SECOND_DECAY**moves)
        self.values[used] -= (rate * first / (np.sqrt(second) + 1e-8)).astype(np.float32)


class Learner:
    """Rows ``(rows, dimension)`` of unit length and the logarithms of three weights a row."""

    def __init__(self, rows: Floats, weights: Floats, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        logarithms = np.log(weights).astype(np.float32)
        self.rows = _Moved(rows.copy())
        self.meaning = _Moved(logarithms.copy())
        self.query = _Moved(logarithms.copy())
        self.passage = _Moved(logarithms.copy())
        self._used = np.zeros(0, np.int64)
        self._leaves: dict[str, torch.Tensor] = {}

    def scores(self, questions: sp.csr_matrix, passages: sp.csr_matrix) -> Scores:
        """How near every question is to every passage."""
        terms = np.union1d(questions.indices, passages.indices).astype(np.int64)
        one, other = questions[:, terms].tocsr(), passages[:, terms].tocsr()
        parts = self.vocabulary.parts[terms].tocsr()
        self._used = np.unique(parts.indices).astype(np.int64)
        parts = parts[:, self._used].tocsr()
        for name in ("rows", "meaning", "query", "passage"):
            values = getattr(self, name).values[self._used]
            self._leaves[name] = torch.from_numpy(values).requires_grad_()
        vectors = _product(parts, self._leaves["rows"]) * self._weights("meaning", terms)[:, None]
        asked, read = _product(one, vectors), _product(other, vectors)
        half = vectors.shape[1] // 2
        return Scores(
            self._identity(one, other, terms),
            _cosines(asked, read),
            _cosines(asked[:, :half], read[:, :half]),
        )

    def _weights(self, name: str, terms: NDArray[np.int64]) -> torch.Tensor:
        """The weight of each term: its own row's, or 1 when it is made of pieces."""
        own = self.vocabulary.own[terms]
        place = torch.from_numpy(np.searchsorted(self._used, np.maximum(own, 0)))
        place = place.clamp(max=len(self._used) - 1)
        learned = torch.exp(self._leaves[name][place])
        weight: torch.Tensor = torch.where(torch.from_numpy(own >= 0), learned, torch.ones(()))
        weight = weight * torch.from_numpy(self.vocabulary.damping[terms])
        return weight

    def _identity(
        self, questions: sp.csr_matrix, passages: sp.csr_matrix, terms: NDArray[np.int64]
    ) -> torch.Tensor:
        query, passage = self._weights("query", terms), self._weights("passage", terms)
        asked = np.unique(questions.indices).astype(np.int64)
        place = torch.from_numpy(asked)
        dense_questions = torch.from_numpy(questions[:, asked].toarray()) * query[place]
        dense_passages = torch.from_numpy(passages[:, asked].toarray()) * passage[place]
        question_norm = _product(questions.power(2), query[:, None] ** 2).clamp_min(1e-9).sqrt()
        passage_norm = _product(passages.power(2), passage[:, None] ** 2).clamp_min(1e-9).sqrt()
        damped = passage_norm.T**_DAMPING * _REFERENCE ** (1 - _DAMPING)
        found: torch.Tensor = dense_questions @ dense_passages.T / question_norm / damped
        return found

    def move(self, loss: torch.Tensor, rates: Rates) -> None:
        """One step down the gradient of ``loss``; rows keep unit length."""
        loss.backward()  # type: ignore[no-untyped-call]
        for name, rate in (
            ("rows", rates.rows),
            ("meaning", rates.meaning),
            ("query", rates.identity),
            ("passage", rates.identity),
        ):
            gradient = self._leaves[name].grad
            if rate > 0 and gradient is not None:
                getattr(self, name).move(self._used, gradient.numpy(), rate)
        touched = self.rows.values[self._used]
        norms = np.linalg.norm(touched, axis=1, keepdims=True)
        self.rows.values[self._used] = touched / np.maximum(norms, 1e-9)

"""Words of like meaning for what a question says and the documents never do."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache
from typing import Protocol, runtime_checkable

from index.api import Embedder
from qa.select.asked import Asked

_LIKE = 0.42
_MOST = 12


class Alike(Protocol):
    """A stem of the model's vocabulary with its cosine."""

    @property
    def stem(self) -> str:
        """The stem."""

    @property
    def similarity(self) -> float:
        """The cosine, -1 to 1."""


@runtime_checkable
class Thesaurus(Protocol):
    """An embedder that can tell the words nearest in meaning."""

    def similar_terms(self, word: str, count: int = 8) -> tuple[Alike, ...]:
        """The nearest stems, best first; none for an unknown word."""


class NearTerms:
    """Looks up the stems of the documents that an unknown word of a question may stand for."""

    def __init__(self, embedder: Embedder, known: Collection[str]) -> None:
        self._thesaurus = embedder if isinstance(embedder, Thesaurus) else None
        self._known = known
        self._cached = lru_cache(maxsize=4096)(self._search)

    def of(self, word: str) -> frozenset[str]:
        """Stems of the documents near in meaning to ``word``; empty when the model knows none."""
        return self._cached(word)

    def knows(self, word: str) -> bool:
        """True when the model's own vocabulary holds the word: it is no typing error."""
        return self._thesaurus is not None and bool(self._thesaurus.similar_terms(word, 1))

    def is_strange(self, word: str) -> bool:
        """True when the model has a vocabulary and does not hold the word."""
        return self._thesaurus is not None and not self.knows(word)

    def widen(self, asked: Asked) -> Asked:
        """``asked`` with such stems for each word that the documents lack."""
        near = dict(asked.near)
        for term in asked.form.terms:
            if term.stem in near and term.stem not in self._known and not near[term.stem]:
                near[term.stem] = self.of(term.fold)
        return replace(asked, near=near)

    def _search(self, word: str) -> frozenset[str]:
        if self._thesaurus is None or len(word) < 4:
            return frozenset()
        found = self._thesaurus.similar_terms(word, _MOST)
        return frozenset(
            term.stem for term in found if term.similarity >= _LIKE and term.stem in self._known
        )

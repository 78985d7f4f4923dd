"""How rare words are in the corpus at hand."""

from __future__ import annotations

import math
from collections.abc import Iterable

from qa.text import tokens


class TermStatistics:
    """Document frequencies of stems over the passages of a corpus."""

    def __init__(self, frequencies: dict[str, int], passages: int, average_length: float) -> None:
        self.frequencies = frequencies
        self.passages = max(passages, 1)
        self.average_length = max(average_length, 1.0)

    @classmethod
    def of(cls, texts: Iterable[str]) -> TermStatistics:
        """Counts the stems of each text once."""
        frequencies: dict[str, int] = {}
        count = words = 0
        for text in texts:
            found = [token.stem for token in tokens(text) if token.stem]
            count += 1
            words += len(found)
            for one in set(found):
                frequencies[one] = frequencies.get(one, 0) + 1
        return cls(frequencies, count, words / max(count, 1))

    def idf(self, term: str) -> float:
        """``ln(1 + (N - n + 0.5) / (n + 0.5))``; a stem nowhere in the corpus weighs the most."""
        n = self.frequencies.get(term, 0)
        return math.log1p((self.passages - n + 0.5) / (n + 0.5))

    def knows(self, term: str) -> bool:
        """True when some passage holds the stem."""
        return term in self.frequencies

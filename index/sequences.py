"""The terms of each passage in reading order, as numbers of the text field's vocabulary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class TermSequences:
    """Row ``r`` reads ``terms[starts[r]:starts[r+1]]``."""

    starts: NDArray[np.int64]
    terms: NDArray[np.int32]

    def of(self, row: int) -> NDArray[np.int32]:
        """The term numbers of one passage in reading order."""
        return self.terms[int(self.starts[row]) : int(self.starts[row + 1])]


def build_sequences(passages: Sequence[Sequence[str]], numbers: Mapping[str, int]) -> TermSequences:
    """Sequences of analysed passages; every term must be in ``numbers``."""
    starts = np.zeros(len(passages) + 1, dtype=np.int64)
    np.cumsum([len(terms) for terms in passages], out=starts[1:])
    flat = (numbers[term] for terms in passages for term in terms)
    return TermSequences(starts, np.fromiter(flat, np.int32, int(starts[-1])))

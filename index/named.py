"""The entities that a question names, with the passages of a build that hold them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.analysed import AnalysedPassages, selected
from index.bm25 import Bm25
from index.entities import Entity, EntityTable, Form
from index.question import QuestionName, held_names, smooth_idf
from index.sparse import Rows

_LONG = 3


@dataclass(frozen=True, slots=True)
class Named:
    """One entity of the question and the rows that hold it, ascending."""

    name: QuestionName
    rows: Rows

    @property
    def telling(self) -> bool:
        """Whether holding the whole name says more than holding its words.

        So it is when passages may hold another form, and for names of three words or more; two
        words are mostly people and places, which all the passages of a subject hold.
        """
        return len(self.name.forms) > 1 or max(map(len, self.name.forms)) >= _LONG


class NameFinder:
    """Reads the names out of questions; what was found once is kept."""

    def __init__(self, entities: Sequence[Entity], field: Bm25, analysed: AnalysedPassages) -> None:
        self._table = EntityTable(entities)
        self._field = field
        self._analysed = analysed
        self._known: dict[int, Named] = {}

    def related(self, text: str) -> tuple[str, ...]:
        """The terms of the other forms of what ``text`` names."""
        return self._table.related(text)

    def named(self, text: str) -> tuple[Named, ...]:
        """The entities that ``text`` names and that some passage holds, left to right."""
        found = []
        for number in self._table.named(text):
            if number not in self._known:
                self._known[number] = self._looked_up(number)
            found.append(self._known[number])
        return tuple(entry for entry in found if entry.rows.size)

    def _looked_up(self, number: int) -> Named:
        forms = [form for form in self._table.forms(number) if self._numbers(form) is not None]
        numbers = tuple(np.array(self._numbers(form), dtype=np.int64) for form in forms)
        capitals = tuple(form.capitals for form in forms)
        unweighted = QuestionName(numbers, capitals, 0.0)
        likely = np.unique(
            np.concatenate([np.zeros(0, np.int64), *(self._together(form) for form in numbers)])
        )
        held = held_names([unweighted], selected(self._analysed, likely))[:, 0]
        rows = likely[held]
        idf = smooth_idf(len(rows), self._field.matrix.row_count)
        return Named(QuestionName(numbers, capitals, idf), rows)

    def _numbers(self, form: Form) -> list[int] | None:
        found = [self._field.numbers.get(term) for term in form.terms]
        known = [number for number in found if number is not None]
        return known if len(known) == len(found) else None

    def _together(self, form: NDArray[np.int64]) -> Rows:
        """The rows that hold every term of ``form``, in whatever order."""
        rows = [self._field.matrix.postings(number)[0] for number in form.tolist()]
        rows.sort(key=len)
        together = rows[0].astype(np.int64)
        for other in rows[1:]:
            together = np.intersect1d(together, other, assume_unique=True)
        return together

"""Several sections for a broad question, one order for all others. Pure.

A question is broad when its words set nothing apart: at least half of the first twenty passages
hold every one of them. Then no section fills the list: a third passage of a section waits until
the other sections had theirs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from index.candidates import PoolReading
from ingest.records import Passage

LOOKED_AT = 20
_BROAD = 10
_EACH = 2
_ALIKE = 0.4

Groups = list[tuple[int, tuple[int, ...]]]


def is_broad(rows: Sequence[int], reading: PoolReading) -> bool:
    """Whether at least ten of the first twenty ``rows`` (best first) hold all of the question."""
    wanted = [
        set(term.numbers[term.likeness >= _ALIKE].tolist())
        for term in reading.terms
        if term.numbers.size
    ]
    if not wanted:
        return False
    holding = 0
    for row in rows[:LOOKED_AT]:
        held = set(reading.analysed.of(row).tolist())
        holding += all(not held.isdisjoint(term) for term in wanted)
    return holding >= _BROAD


def spread(groups: Groups, passages: Sequence[Passage]) -> Groups:
    """The groups (best first) with at most two of each section before all others; a permutation."""
    seen: Counter[str] = Counter()
    first: Groups = []
    later: Groups = []
    for group in groups:
        section = passages[group[0]].section_id
        (first if seen[section] < _EACH else later).append(group)
        seen[section] += 1
    return first + later

"""A small engine of another make: it keeps rows of passages and answers with scores alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from index.analysis import analyse
from index.candidates import DENSE, LEXICAL, SOFT, CandidateSet
from index.reading import Collection, read_pool
from index.records import SearchQuery
from ingest.records import ParsedDocument, Passage


class ShelfEngine:
    """Counts words for the lexical channel and letters for the dense one; no array of ours."""

    def __init__(self, documents: Sequence[ParsedDocument]) -> None:
        self._rows = [(parsed, p) for parsed in documents for p in parsed.passages]
        held = [set(analyse(passage.text)) for _, passage in self._rows]
        frequency = Counter(term for terms in held for term in terms)
        self._collection = Collection(len(self._rows), frequency)

    def candidates(self, query: SearchQuery, limit: int) -> CandidateSet:
        wanted = query.filters.documents
        rows = [p for parsed, p in self._rows if not wanted or parsed.document.source in wanted]
        words, letters = analyse(query.text), Counter(query.text.lower())
        counted = {p.passage_id: Counter(analyse(p.text)) for p in rows}
        lexical = {
            p: float(sum(min(2, counts[word]) for word in words)) for p, counts in counted.items()
        }
        dense = {
            p.passage_id: float(sum((letters & Counter(p.text.lower())).values())) for p in rows
        }
        scores = {LEXICAL: lexical, SOFT: lexical, DENSE: dense}
        lists = {name: _best(rows, found, limit, name) for name, found in scores.items()}
        kept = [p for p in rows if any(p.passage_id in ranks for ranks in lists.values())]
        return CandidateSet(
            passages=tuple(kept),
            scores={
                name: np.array([found[p.passage_id] for p in kept])
                for name, found in scores.items()
            },
            ranks={
                name: tuple(ranks.get(p.passage_id) for p in kept) for name, ranks in lists.items()
            },
            reading=read_pool(query.text, kept, self._collection),
        )


def _best(
    rows: Sequence[Passage], found: dict[str, float], limit: int, channel: str
) -> dict[str, int]:
    """The ranks of the best passages; words must be there, letters always are."""
    ordered = sorted(
        (p.passage_id for p in rows if channel == DENSE or found[p.passage_id] > 0),
        key=lambda passage_id: -found[passage_id],
    )
    return {passage_id: rank for rank, passage_id in enumerate(ordered[:limit], 1)}

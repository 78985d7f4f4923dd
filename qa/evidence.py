"""Candidate sentences out of retrieved passages, with their places in the documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.records import SearchHit
from ingest.flow import shown
from ingest.records import ParsedDocument, Passage
from ingest.sentences import split_sentences
from qa.select.reading import Candidate

_RUN_ON = ("- ", "– ", "-", "—")
_SHORT_HEAD = 90
"""A head shorter than this (characters) goes with the dash that follows it: "Término. - Es…"."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence of a passage; offsets are characters of ``Document.text``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """A candidate sentence with its neighbours and the passage that it stands in."""

    passage: Passage
    unit: Unit
    at: int
    units: tuple[Unit, ...]
    score: float
    rank: int

    @property
    def previous(self) -> str:
        """The sentence before, empty at the beginning of the passage."""
        return self.units[self.at - 1].text if self.at else ""

    @property
    def following(self) -> str:
        """The sentence after, empty at the end of the passage."""
        return self.units[self.at + 1].text if self.at + 1 < len(self.units) else ""

    @property
    def is_heading(self) -> bool:
        """True when the sentence is a heading of its own section."""
        return self.passage.kind == "heading" or self.unit.text in self.passage.heading_path

    @property
    def heading(self) -> str:
        """The heading path as one text."""
        return " › ".join(self.passage.heading_path)

    def candidate(self, similarity: float = 0.0) -> Candidate:
        """This sentence as the selector judges it."""
        return Candidate(
            text=self.unit.text,
            previous=self.previous,
            following=self.following,
            passage=self.passage.search_text,
            heading=self.heading,
            position=self.at,
            count=len(self.units),
            passage_score=self.score,
            passage_rank=self.rank,
            similarity=similarity,
        )


class Sentences:
    """Splits passages into sentences once."""

    def __init__(self, documents: Mapping[str, ParsedDocument]) -> None:
        self._documents = documents
        self._cached = lru_cache(maxsize=20000)(self._split)

    def of(self, passage: Passage) -> tuple[Unit, ...]:
        """The sentences of a passage, in order, headings included."""
        return self._cached(passage.doc_id, passage.start, passage.end)

    def _split(self, doc_id: str, start: int, end: int) -> tuple[Unit, ...]:
        document = self._documents[doc_id].document
        text = document.text[start:end]
        spans: list[tuple[int, int]] = []
        for a, b in split_sentences(text):
            if (
                spans
                and text[a:b].startswith(_RUN_ON)
                and spans[-1][1] - spans[-1][0] < _SHORT_HEAD
            ):
                spans[-1] = (spans[-1][0], b)
            else:
                spans.append((a, b))
        return tuple(
            Unit(shown(document, start + a, start + b), start + a, start + b) for a, b in spans
        )

    def gather(self, hits: Sequence[SearchHit], most: int) -> tuple[Evidence, ...]:
        """The sentences of the first ``most`` hits ; rows of tables are left out."""
        best = max((hit.score for hit in hits), default=0.0)
        found: list[Evidence] = []
        for hit in hits[:most]:
            # A lone passage has nothing to be scaled by: it is the best there is.
            score = max(hit.score, 0.0) / best if best > 0 else float(hit.rank == 1)
            found += self.candidates_in(hit.passage, score, hit.rank)
        return tuple(found)

    def candidates_in(self, passage: Passage, score: float, rank: int) -> list[Evidence]:
        """The sentences of one passage with its score (0 to 1) and rank; no rows of tables."""
        units = self.of(passage)
        rows = self._rows(passage)
        return [
            Evidence(passage, unit, at, units, score, rank)
            for at, unit in enumerate(units)
            if not _too_short(unit.text)
            and not any(a < unit.end and unit.start < b for a, b in rows)
        ]

    def _rows(self, passage: Passage) -> tuple[tuple[int, int], ...]:
        """The spans of the table rows in a passage: rows answer as cells, not as sentences."""
        if passage.table_id is None:
            return ()
        tables = self._documents[passage.doc_id].tables
        table = next((t for t in tables if t.table_id == passage.table_id), None)
        return tuple((row.start, row.end) for row in table.rows) if table else ()


def _too_short(text: str) -> bool:
    return len(text.split()) < 3 and not any(c.isdigit() for c in text)

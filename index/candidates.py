"""The seam between an engine that finds candidates and the ranking that orders them.

Fusion and reranking need only what stands here: the question's terms, the candidate passages and
each channel's scores. Another engine serves them by implementing :class:`CandidateSource` (the
reading of its passages is :func:`index.reading.read_pool`); the contract suite in
``tests/index/test_candidates_contract.py`` says what it must keep.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from index.analysed import AnalysedPassages
from index.meaning import TermVectors
from index.question import QuestionName, QuestionTerm
from index.records import SearchQuery
from index.sparse import Scores
from ingest.records import Passage

LEXICAL, SOFT, DENSE = "lexical", "soft", "dense"
CHANNELS: tuple[str, ...] = (LEXICAL, SOFT, DENSE)
"""BM25; BM25 in which words alike stand for each other; cosine of the embedding vectors."""


@dataclass(frozen=True, slots=True)
class PoolReading:
    """The question's distinct terms and the candidates' terms, numbered alike.

    Row ``i`` of ``analysed`` is candidate ``i``; ``vocabulary`` is above every term number.
    ``names`` are the entities that the question names (an engine may leave them out). ``words``
    gives the vocabulary's terms by number and ``vectors`` their meaning; without ``words`` no
    terms are alike by meaning, without ``vectors`` the shipped model tells.
    """

    terms: tuple[QuestionTerm, ...]
    analysed: AnalysedPassages
    vocabulary: int
    names: tuple[QuestionName, ...] = ()
    words: Sequence[str] = ()
    vectors: TermVectors | None = None


@dataclass(frozen=True, slots=True)
class CandidateSet:
    """Candidates in index order with the score of every channel (higher is better).

    ``ranks`` are 1-based within the channel's own list, ``None`` where it did not propose the
    passage; each array and tuple has one entry a candidate.
    """

    passages: tuple[Passage, ...]
    scores: Mapping[str, Scores]
    ranks: Mapping[str, tuple[int | None, ...]]
    reading: PoolReading


class CandidateSource(Protocol):
    """Finds candidates; filters apply before any ranking."""

    def candidates(self, query: SearchQuery, limit: int) -> CandidateSet:
        """The union of the ``limit`` best passages of every channel that the query asks for."""

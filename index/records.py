"""Frozen records of searching: what is asked of an index and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ingest.records import Passage

Channel = Literal["hybrid", "lexical", "dense"]


@dataclass(frozen=True, slots=True)
class Filters:
    """Restrictions applied before ranking; an empty tuple or ``None`` restricts nothing.

    ``documents`` are ``Document.source`` names or ``doc_id``s, ``sections`` are section ids,
    numbers (``10.1``) or words of their headings (a section includes its subsections),
    ``kinds`` are ``DocumentInfo.kind`` values, the dates are ISO and inclusive.
    """

    documents: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """One search: ``k`` passages wanted through ``channel``."""

    text: str
    k: int = 10
    channel: Channel = "hybrid"
    filters: Filters = Filters()


@dataclass(frozen=True, slots=True)
class ChannelScore:
    """Where one channel placed a passage: 1-based ``rank`` (``None``: not among its candidates)."""

    channel: str
    rank: int | None
    score: float


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A ranked passage and why it is there.

    ``rank`` is 1-based; ``score`` grows with relevance and compares within one result list
    only. ``reasons`` are short codes of the reranker's main features; ``duplicates`` are the
    ids of near-identical passages that this hit stands for. ``matched_words`` are the matched
    terms as the question writes them, or as the passage does where another name stands for the
    question's. ``joined`` are the neighbours before and after the passage, in text order, that
    its answer runs into.
    """

    passage: Passage
    rank: int
    score: float
    channels: tuple[ChannelScore, ...] = ()
    matched_terms: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    duplicates: tuple[str, ...] = ()
    matched_words: tuple[str, ...] = ()
    joined: tuple[Passage, ...] = ()

    def channel_rank(self, channel: str) -> int | None:
        """The 1-based rank in ``channel``, ``None`` when it did not propose the passage."""
        return next((c.rank for c in self.channels if c.channel == channel), None)

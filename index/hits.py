"""From scored candidates to hits: repeats, variety, neighbours, and why each is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.analysis import terms
from index.candidates import CHANNELS, CandidateSet
from index.diversity import LOOKED_AT, Groups, is_broad, spread
from index.duplicates import grouped
from index.neighbours import Around, Holdings, around_among, neighbours_of
from index.records import ChannelScore, SearchHit, SearchQuery
from index.rerank.reranker import Reranked, shipped_reranker
from index.sparse import Rows, Scores, top_rows
from ingest.records import Passage

_SPARE = 10
"""Hits looked at beyond those wanted, to fill the places of near-duplicates."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Every candidate's final score; ``pool`` are those that were reranked, with their values."""

    scores: Scores
    pool: Rows | None = None
    reranked: Reranked | None = None


def make_hits(
    query: SearchQuery, found: CandidateSet, ranking: Ranking, around: Around | None
) -> tuple[SearchHit, ...]:
    """The ``query.k`` best candidates as hits; neighbours come from the pool without ``around``."""
    kept = _kept(query, found, ranking.scores)
    best = [row for row, _ in kept]
    reasons = _reasons(ranking, best)
    scores = np.minimum.accumulate(ranking.scores[best]).tolist()
    holdings = Holdings(found.passages, found.reading)
    asked = {term.term: query.text[term.start : term.end] for term in terms(query.text)}
    beside = around if around is not None else around_among(found.passages)
    hits = []
    for rank, (row, same) in enumerate(kept, 1):
        passage, matched = found.passages[row], _matched(found, row)
        hits.append(
            SearchHit(
                passage=passage,
                rank=rank,
                score=scores[rank - 1],
                channels=tuple(
                    ChannelScore(name, found.ranks[name][row], float(found.scores[name][row]))
                    for name in CHANNELS
                ),
                matched_terms=matched,
                reasons=reasons[rank - 1],
                duplicates=tuple(found.passages[other].passage_id for other in same),
                matched_words=_written(matched, asked, passage),
                joined=neighbours_of(passage, beside, holdings),
            )
        )
    return tuple(hits)


def _kept(query: SearchQuery, found: CandidateSet, scores: Scores) -> Groups:
    """The candidates to show, best first, each with the near-duplicates it stands for."""
    wanted = max(query.k, LOOKED_AT) + _SPARE
    rows = top_rows(scores, np.arange(len(scores)), wanted).tolist()
    groups = grouped(rows[: query.k + _SPARE], found.passages, found.reading.analysed)
    if query.channel == "hybrid" and query.k > 1 and is_broad(rows, found.reading):
        groups = spread(groups, found.passages)
    return groups[: query.k]


def _reasons(ranking: Ranking, best: list[int]) -> list[tuple[str, ...]]:
    """The reasons of the ``best`` candidates, none for those that were not reranked."""
    if ranking.pool is None or ranking.reranked is None:
        return [()] * len(best)
    places = {row: place for place, row in enumerate(ranking.pool.tolist())}
    shown = [row for row in best if row in places]
    values = ranking.reranked.values[[places[row] for row in shown]]
    reasons = dict(zip(shown, shipped_reranker().reasons(values), strict=True))
    return [reasons.get(row, ()) for row in best]


def _matched(found: CandidateSet, row: int) -> tuple[str, ...]:
    held = set(found.reading.analysed.of(row).tolist())
    return tuple(
        term.term for term in found.reading.terms if not held.isdisjoint(term.numbers.tolist())
    )


def _written(matched: Sequence[str], asked: Mapping[str, str], passage: Passage) -> tuple[str, ...]:
    """The matched terms as the question writes them (``asked``), or else as the passage does."""
    missing = set(matched) - asked.keys()
    if missing:
        text = passage.search_text
        read = (term for term in terms(text) if term.term in missing)
        asked = {**{term.term: text[term.start : term.end] for term in read}, **asked}
    return tuple(dict.fromkeys(asked[term] for term in matched if term in asked))

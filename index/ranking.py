"""From candidates to ranked hits: fusion, reranking, explanation."""

from __future__ import annotations

import numpy as np

from index.candidates import CHANNELS, DENSE, LEXICAL, SOFT, CandidateSet, CandidateSource
from index.duplicates import grouped
from index.fusion import reciprocal_rank, weighted
from index.records import ChannelScore, SearchHit, SearchQuery
from index.rerank.reranker import Reranked, shipped_reranker
from index.settings import SearchSettings
from index.sparse import Rows, Scores, top_rows

_SPARE = 10
"""Hits looked at beyond those wanted, to fill the places of near-duplicates."""


class Ranker:
    """Orders the candidates of any source."""

    def __init__(self, source: CandidateSource, settings: SearchSettings) -> None:
        self._source = source
        self._settings = settings

    def search(self, query: SearchQuery) -> tuple[SearchHit, ...]:
        """At most ``query.k`` hits, best first; ties are broken by index order."""
        if query.k <= 0 or not query.text.strip():
            return ()
        found = self._source.candidates(query, max(self._settings.pool, query.k))
        if not found.passages:
            return ()
        if query.channel != "hybrid":
            return _hits(found, found.scores[query.channel], query.k, None)
        fused = fused_scores(found, self._settings)
        reranked = self._reranked(query.text, found, fused)
        if reranked is None:
            return _hits(found, fused, query.k, None)
        pool, result = reranked
        scores = fused.copy()
        scores[pool] = fused.max() + result.scores - result.scores.min()
        return _hits(found, scores, query.k, reranked)

    def _reranked(
        self, question: str, found: CandidateSet, fused: Scores
    ) -> tuple[Rows, Reranked] | None:
        """The first ``rerank_depth`` candidates of the fused list and their new scores."""
        if not self._settings.rerank:
            return None
        rows = top_rows(fused, np.arange(len(fused)), self._settings.rerank_depth)
        reranked = shipped_reranker().rerank(question, found, rows)
        return None if reranked is None else (rows, reranked)


def _reasons(reranked: tuple[Rows, Reranked] | None, best: list[int]) -> list[tuple[str, ...]]:
    """The reasons of the ``best`` candidates, none for those that were not reranked."""
    if reranked is None:
        return [()] * len(best)
    places = {row: place for place, row in enumerate(reranked[0].tolist())}
    shown = [row for row in best if row in places]
    values = reranked[1].values[[places[row] for row in shown]]
    reasons = dict(zip(shown, shipped_reranker().reasons(values), strict=True))
    return [reasons.get(row, ()) for row in best]


def fused_scores(found: CandidateSet, settings: SearchSettings) -> Scores:
    """The candidates' joined scores by the settings' fusion."""
    weights = {
        LEXICAL: 1 - settings.soft_weight - settings.dense_weight,
        SOFT: settings.soft_weight,
        DENSE: settings.dense_weight,
    }
    if settings.fusion == "weighted":
        return weighted([(found.scores[name], weights[name]) for name in CHANNELS])
    return reciprocal_rank(
        [(found.ranks[name], weights[name]) for name in CHANNELS], settings.rrf_k
    )


def _hits(
    found: CandidateSet, scores: Scores, k: int, reranked: tuple[Rows, Reranked] | None
) -> tuple[SearchHit, ...]:
    rows = top_rows(scores, np.arange(len(scores)), k + _SPARE).tolist()
    kept = grouped(rows, found.passages, found.reading.analysed)[:k]
    reasons = _reasons(reranked, [row for row, _ in kept])
    return tuple(
        SearchHit(
            passage=found.passages[row],
            rank=rank,
            score=float(scores[row]),
            channels=tuple(
                ChannelScore(name, found.ranks[name][row], float(found.scores[name][row]))
                for name in CHANNELS
            ),
            matched_terms=_matched(found, row),
            reasons=why,
            duplicates=tuple(found.passages[other].passage_id for other in same),
        )
        for rank, ((row, same), why) in enumerate(zip(kept, reasons, strict=True), 1)
    )


def _matched(found: CandidateSet, row: int) -> tuple[str, ...]:
    held = set(found.reading.analysed.of(row).tolist())
    return tuple(
        term.term for term in found.reading.terms if not held.isdisjoint(term.numbers.tolist())
    )

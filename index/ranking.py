"""From candidates to ranked hits: fusion, reranking, explanation."""

from __future__ import annotations

import numpy as np

from index.candidates import CHANNELS, DENSE, LEXICAL, SOFT, CandidateSet, CandidateSource
from index.fusion import reciprocal_rank, weighted
from index.records import ChannelScore, SearchHit, SearchQuery
from index.settings import SearchSettings
from index.sparse import Rows, Scores, top_rows


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
        scores = found.scores[query.channel] if query.channel != "hybrid" else self._fused(found)
        rows = np.arange(len(found.passages))
        best = top_rows(scores, rows, query.k)
        return self._hits(found, best, scores[best])

    def _fused(self, found: CandidateSet) -> Scores:
        settings = self._settings
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

    def _hits(self, found: CandidateSet, best: Rows, scores: Scores) -> tuple[SearchHit, ...]:
        return tuple(
            SearchHit(
                passage=found.passages[row],
                rank=rank,
                score=score,
                channels=tuple(
                    ChannelScore(name, found.ranks[name][row], float(found.scores[name][row]))
                    for name in CHANNELS
                ),
                matched_terms=_matched(found, row),
            )
            for rank, (row, score) in enumerate(zip(best.tolist(), scores.tolist(), strict=True), 1)
        )


def _matched(found: CandidateSet, row: int) -> tuple[str, ...]:
    held = set(found.reading.analysed.of(row).tolist())
    return tuple(
        term.term for term in found.reading.terms if not held.isdisjoint(term.numbers.tolist())
    )

"""From candidates to ranked hits: fusion and reranking."""

from __future__ import annotations

import numpy as np

from index.candidates import CHANNELS, DENSE, LEXICAL, SOFT, CandidateSet, CandidateSource
from index.fusion import reciprocal_rank, weighted
from index.hits import Ranking, make_hits
from index.neighbours import Around
from index.records import SearchHit, SearchQuery
from index.rerank.reranker import shipped_reranker
from index.settings import SearchSettings
from index.sparse import Scores, top_rows


class Ranker:
    """Orders the candidates of any source; ``around`` finds neighbours outside the pool, too."""

    def __init__(
        self, source: CandidateSource, settings: SearchSettings, around: Around | None = None
    ) -> None:
        self._source = source
        self._settings = settings
        self._around = around

    def search(self, query: SearchQuery) -> tuple[SearchHit, ...]:
        """At most ``query.k`` hits, best first; ties are broken by index order."""
        if query.k <= 0 or not query.text.strip():
            return ()
        found = self._source.candidates(query, max(self._settings.pool, query.k))
        if not found.passages:
            return ()
        if query.channel != "hybrid":
            ranking = Ranking(found.scores[query.channel])
        else:
            ranking = self._ranking(query.text, found)
        return make_hits(query, found, ranking, self._around)

    def _ranking(self, question: str, found: CandidateSet) -> Ranking:
        """The fused list, its first ``rerank_depth`` candidates in the reranker's order."""
        fused = fused_scores(found, self._settings)
        if not self._settings.rerank:
            return Ranking(fused)
        pool = top_rows(fused, np.arange(len(fused)), self._settings.rerank_depth)
        reranked = shipped_reranker().rerank(question, found, pool)
        if reranked is None:
            return Ranking(fused)
        scores = fused.copy()
        scores[pool] = fused.max() + reranked.scores - reranked.scores.min()
        return Ranking(scores, pool, reranked)


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

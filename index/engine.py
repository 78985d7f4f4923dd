"""The opened index: an immutable build in memory that answers queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np

from index.analysis import analyse
from index.api import Embedder
from index.codec import BuildContent
from index.filtering import RowFilter
from index.fusion import reciprocal_rank, weighted
from index.records import ChannelScore, SearchHit, SearchQuery
from index.settings import SearchSettings
from index.sparse import Rows, Scores, top_rows
from ingest.records import ParsedDocument, Passage, SkippedFile


class LocalIndex:
    """A :class:`index.api.SearchIndex` over one build."""

    def __init__(
        self, build_id: str, content: BuildContent, embedder: Embedder, settings: SearchSettings
    ) -> None:
        self._build_id = build_id
        self._content = content
        self._embedder = embedder
        self._settings = settings
        self._documents = MappingProxyType({p.document.doc_id: p for p in content.documents})
        self._rows = {passage.passage_id: row for row, passage in enumerate(content.passages)}
        self._filter = RowFilter(self._documents, content.passages)

    @property
    def build_id(self) -> str:
        """Digest of the build's content and settings."""
        return self._build_id

    @property
    def documents(self) -> Mapping[str, ParsedDocument]:
        """``doc_id`` to the parsed document, in index order."""
        return self._documents

    @property
    def passages(self) -> Sequence[Passage]:
        """All passages in index order."""
        return self._content.passages

    @property
    def skipped(self) -> Sequence[SkippedFile]:
        """Files left out of this build."""
        return self._content.skipped

    @property
    def embedder(self) -> Embedder:
        """The embedder of the dense channel."""
        return self._embedder

    def passage(self, passage_id: str) -> Passage:
        """One passage; raises ``KeyError`` when the build does not hold it."""
        return self._content.passages[self._rows[passage_id]]

    def search(self, query: SearchQuery) -> tuple[SearchHit, ...]:
        """At most ``query.k`` hits, best first; ties are broken by index order."""
        terms = analyse(query.text)
        if query.k <= 0 or not query.text.strip() or not self._content.passages:
            return ()
        allowed = self._filter.rows(query.filters)
        pool = max(self._settings.pool, query.k)
        lexical_scores = self._lexical(terms)
        lexical = self._lexical_rows(terms, lexical_scores, allowed, pool)
        if query.channel == "lexical":
            return self._hits(
                lexical[: query.k], lexical_scores[lexical], terms, (lexical, lexical[:0])
            )
        vector = self._embedder.encode_queries([query.text])[0]
        dense, cosines = self._content.vectors.search(vector, pool, allowed)
        if query.channel == "dense":
            return self._hits(dense[: query.k], cosines, terms, (lexical[:0], dense))
        rows = np.union1d(lexical, dense)
        joined = self._fused(
            rows,
            (lexical_scores[rows], self._content.vectors.cosines(vector, rows)),
            (lexical, dense),
        )
        best = top_rows(joined, rows, query.k)
        return self._hits(best, joined[np.searchsorted(rows, best)], terms, (lexical, dense))

    def _lexical(self, terms: Sequence[str]) -> Scores:
        heading = self._content.heading.scores(terms)
        return self._content.text.scores(terms) + self._settings.heading_weight * heading

    def _lexical_rows(
        self, terms: Sequence[str], scores: Scores, allowed: Rows | None, k: int
    ) -> Rows:
        text, heading = self._content.text, self._content.heading
        touched = text.matrix.touched(text.known(terms))
        touched |= heading.matrix.touched(heading.known(terms))
        rows = np.flatnonzero(touched) if allowed is None else allowed[touched[allowed]]
        return top_rows(scores[rows], rows, k)

    def _fused(
        self, rows: Rows, scores: tuple[Scores, Scores], ranked: tuple[Rows, Rows]
    ) -> Scores:
        weights = (1 - self._settings.dense_weight, self._settings.dense_weight)
        if self._settings.fusion == "weighted":
            return weighted(list(zip(scores, weights, strict=True)))
        places = [_ranks(found) for found in ranked]
        ranks = [[place.get(int(row)) for row in rows] for place in places]
        return reciprocal_rank(list(zip(ranks, weights, strict=True)), self._settings.rrf_k)

    def _hits(
        self, rows: Rows, scores: Scores, terms: Sequence[str], ranked: tuple[Rows, Rows]
    ) -> tuple[SearchHit, ...]:
        lexical, dense = (_ranks(found) for found in ranked)
        numbers = {self._content.text.numbers.get(term): term for term in terms}
        hits = []
        for rank, (row, score) in enumerate(zip(rows.tolist(), scores.tolist(), strict=False), 1):
            held = set(self._content.analysed.of(row).tolist())
            hits.append(
                SearchHit(
                    passage=self._content.passages[row],
                    rank=rank,
                    score=score,
                    channels=(
                        ChannelScore("lexical", lexical.get(row), score),
                        ChannelScore("dense", dense.get(row), score),
                    ),
                    matched_terms=tuple(t for n, t in numbers.items() if n in held),
                )
            )
        return tuple(hits)


def _ranks(rows: Rows) -> dict[int, int]:
    return {row: rank for rank, row in enumerate(rows.tolist(), 1)}

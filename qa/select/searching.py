"""The paragraphs that Foja's own search finds for each question, by models that never saw it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.api import Embedder
from index.assembly import assemble
from index.fields import embedded_text
from index.local import LocalCandidates
from index.ranking import fused_scores
from index.records import SearchQuery
from index.rerank.learning import LearningSettings, RankedRows, fit_network
from index.rerank.network import Network, read_network
from index.rerank.reranker import MODEL, pool_features
from index.settings import load_settings
from index.sparse import top_rows
from index.vectors import build_vectors
from ingest.text_reader import read_text
from qa.select.examples import Example, Paragraph, paragraphs_of

NEIGHBOURS = 5
EVERY = 3
"""One question in so many is also asked over the nearest paragraphs of its file."""
Floats = NDArray[np.float64]
Found = tuple[tuple[Paragraph, float], ...]
"""Paragraphs, best first, with their scores relative to the best."""


@dataclass(frozen=True, slots=True)
class _Pool:
    """The candidates of one question before reranking, and the paragraph that each is from.

    ``best`` is the largest fused score, from which the scores of hits are counted.
    """

    example: Example
    fold: int
    names: tuple[str, ...]
    values: Floats
    paragraphs: tuple[Paragraph, ...]
    best: float

    def nearest(self, network: Network) -> Found:
        """The :data:`NEIGHBOURS` first paragraphs in the reranker's order, scored as hits are."""
        raw = network.scores(self.values)
        scores = self.best + raw - raw.min()
        found: dict[Paragraph, float] = {}
        for at in np.argsort(-scores, kind="stable").tolist():
            found.setdefault(self.paragraphs[at], float(scores[at] / scores.max()))
        return tuple(found.items())[:NEIGHBOURS]


def find_nearest(
    examples: Sequence[Example], folds: Mapping[str, int], embedders: Sequence[Embedder]
) -> dict[Example, Found]:
    """What one in :data:`EVERY` of the questions that have an answer finds in its file.

    A question of fold ``f`` is searched with embedder ``f`` and put in order by a reranker that
    was fitted to the other folds; with a single embedder, by the shipped reranker.
    """
    pools: list[_Pool] = []
    chosen: list[_Pool] = []
    for source in dict.fromkeys(example.source for example in examples):
        found = _pools([e for e in examples if e.source == source], folds, embedders)
        pools += found
        chosen += found[::EVERY]
    if len(embedders) == 1:
        networks = {pool.fold: read_network(MODEL) for pool in chosen}
    else:
        networks = {
            fold: _fitted([pool for pool in pools if pool.fold != fold])
            for fold in sorted({pool.fold for pool in chosen})
        }
    return {pool.example: pool.nearest(networks[pool.fold]) for pool in chosen}


def _pools(
    examples: Sequence[Example], folds: Mapping[str, int], embedders: Sequence[Embedder]
) -> list[_Pool]:
    """The pools of one file's answerable questions, in the file's order."""
    sources = _Sources(paragraphs_of(examples))
    found: dict[Example, _Pool] = {}
    for number, embedder in enumerate(embedders):
        source = sources.open(embedder)
        for example in examples:
            fold = folds[example.paragraph.context]
            if example.answers and fold % len(embedders) == number:
                pool = sources.pool(source, example, fold)
                if pool is not None:
                    found[example] = pool
    return [found[example] for example in dict.fromkeys(examples) if example in found]


class _Sources:
    """A file's paragraphs as documents, searched with any embedder."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._settings = load_settings()
        self._documents = tuple(
            read_text(f"p{at:05d}.txt", paragraph.context.encode(), None)
            for at, paragraph in enumerate(paragraphs)
        )
        self._origins = {
            parsed.document.doc_id: paragraph
            for parsed, paragraph in zip(self._documents, paragraphs, strict=True)
        }

    def open(self, embedder: Embedder) -> LocalCandidates:
        """The paragraphs indexed with an embedder, with nothing written to disk."""
        texts = [embedded_text(one) for parsed in self._documents for one in parsed.passages]
        vectors = build_vectors(embedder.encode_passages(texts))
        content = assemble(self._documents, (), self._settings.lexical, vectors)
        return LocalCandidates(content, embedder, self._settings.search)

    def pool(self, source: LocalCandidates, example: Example, fold: int) -> _Pool | None:
        """What the reranker sees of a question; ``None`` when it has no term."""
        search = self._settings.search
        found = source.candidates(SearchQuery(example.question), search.pool)
        fused = fused_scores(found, search)
        rows = top_rows(fused, np.arange(len(fused)), search.rerank_depth)
        features = pool_features(example.question, found, rows)
        if features is None:
            return None
        origins = tuple(self._origins[found.passages[row].doc_id] for row in rows.tolist())
        return _Pool(example, fold, *features, origins, float(fused.max()))


def _fitted(pools: Sequence[_Pool]) -> Network:
    """A reranker of the pools, fitted as the shipped one is."""
    labels = [[float(one == p.example.paragraph) for one in p.paragraphs] for p in pools]
    rows = RankedRows(
        names=pools[0].names,
        values=np.concatenate([pool.values for pool in pools]),
        labels=np.concatenate(labels),
        sizes=np.array([len(pool.paragraphs) for pool in pools]),
        weights=np.ones(sum(map(len, labels))),
    )
    return Network(fit_network(rows, LearningSettings()))

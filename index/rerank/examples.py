"""Labelled pools of candidates from public question sets and from the project's own gold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.assembly import assemble
from index.candidates import CHANNELS, CandidateSet
from index.embedding import ModelSettings, open_embedder
from index.fields import embedded_text
from index.fusion_fit import ChannelPool
from index.local import LocalCandidates
from index.ranking import fused_scores
from index.records import SearchQuery
from index.rerank.pool import Floats
from index.rerank.questions import Asked, QuestionSet, gold_questions, squad_questions
from index.rerank.reranker import pool_features
from index.settings import FUSIONS, IndexSettings, SearchSettings
from index.sparse import top_rows
from index.vectors import build_vectors
from ingest.records import ParsedDocument

BASELINES = ("lexical", "soft", "dense", "weighted", "rrf")
"""Ways of ranking without the model: each channel alone and both fusions."""
GOLD_WEIGHT = 4.0
"""How much a question of the project weighs against a public one: there are far fewer."""


@dataclass(frozen=True, slots=True)
class Examples:
    """The pools of many questions, one after the other.

    ``sizes`` counts each pool's candidates; ``units`` are what is judged (the candidates'
    documents, or the passages themselves) and ``relevant`` whether a candidate's unit is a right
    one; ``base`` has the fused and the lexical score. ``rankings`` has nDCG@10 of every question
    by each way of ranking without the model (``BASELINES``).
    """

    names: tuple[str, ...]
    values: Floats
    labels: NDArray[np.float64]
    sizes: NDArray[np.int64]
    articles: tuple[str, ...]
    units: tuple[str, ...]
    relevant: NDArray[np.bool_]
    base: Floats
    weight: float = 1.0
    rankings: Mapping[str, Floats] = field(default_factory=dict)


def squad_examples(
    path: Path, settings: IndexSettings, folds: Sequence[ModelSettings] = ()
) -> Examples:
    """Examples of a file in SQuAD's form: every paragraph is a document, every question a pool.

    With ``folds`` the questions of article ``n`` are searched with the model ``n % len(folds)``
    of them, the one whose training left the article out.
    """
    questions = squad_questions(path)
    if not folds:
        return make_examples(questions, settings)
    parts = []
    for fold, model in enumerate(folds):
        held_out = tuple(q for q in questions.asked if int(q.article) % len(folds) == fold)
        if held_out:
            chosen = replace(settings, model=model)
            parts.append(make_examples(replace(questions, asked=held_out), chosen))
    return _joined(parts)


def fold_models(folder: Path | None) -> tuple[ModelSettings, ...]:
    """The models in the folders ``0``, ``1`` and so on of ``folder``; none for ``None``."""
    if folder is None:
        return ()
    names = sorted((p.name for p in folder.iterdir() if p.name.isdigit()), key=int)
    return tuple(ModelSettings(str((folder / name).resolve())) for name in names)


def gold_examples(path: Path, report: Path, settings: IndexSettings) -> Examples:
    """Examples of the development half of a gold file over its report, by fifths."""
    return replace(make_examples(gold_questions(path, report), settings), weight=GOLD_WEIGHT)


def channel_pools(questions: QuestionSet, settings: IndexSettings) -> list[ChannelPool]:
    """What the channels say of every question's candidates, for fitting the fusion's weights."""
    source = open_source(questions.documents, settings)
    pools = []
    for asked in questions.asked:
        found = source.candidates(SearchQuery(asked.text), settings.search.pool)
        if found.passages:
            units = tuple(map(asked.unit, found.passages))
            relevant = np.array([asked.whole(passage) for passage in found.passages])
            pools.append(ChannelPool(found.scores, units, relevant))
    return pools


def open_source(documents: tuple[ParsedDocument, ...], settings: IndexSettings) -> LocalCandidates:
    """The documents' candidates, with nothing written to disk."""
    passages = [p for parsed in documents for p in parsed.passages]
    embedder = open_embedder(settings.model, asking=True)
    vectors = build_vectors(embedder.encode_passages([embedded_text(p) for p in passages]))
    content = assemble(documents, (), settings.lexical, vectors)
    return LocalCandidates(content, embedder, settings.search)


def make_examples(questions: QuestionSet, settings: IndexSettings) -> Examples:
    """Search every question over its documents and label its pool."""
    source = open_source(questions.documents, settings)
    pools = [
        pool for asked in questions.asked if (pool := _pool(source, asked, settings)) is not None
    ]
    return _joined(pools)


def _joined(pools: Sequence[Examples]) -> Examples:
    """The examples one after the other."""
    return Examples(
        names=pools[0].names,
        values=np.concatenate([pool.values for pool in pools]),
        labels=np.concatenate([pool.labels for pool in pools]),
        sizes=np.concatenate([pool.sizes for pool in pools]),
        articles=tuple(article for pool in pools for article in pool.articles),
        units=tuple(unit for pool in pools for unit in pool.units),
        relevant=np.concatenate([pool.relevant for pool in pools]),
        base=np.concatenate([pool.base for pool in pools]),
        rankings={
            name: np.concatenate([pool.rankings[name] for pool in pools]) for name in BASELINES
        },
    )


def _pool(source: LocalCandidates, asked: Asked, settings: IndexSettings) -> Examples | None:
    found = source.candidates(SearchQuery(asked.text), settings.search.pool)
    fused = fused_scores(found, settings.search)
    rows = top_rows(fused, np.arange(len(found.passages)), settings.search.rerank_depth)
    features = pool_features(asked.text, found, rows)
    if features is None:
        return None
    passages = [found.passages[row] for row in rows.tolist()]
    relevant = np.array([asked.whole(passage) for passage in passages])
    labels = np.array([float(asked.right(passage)) for passage in passages])
    if not labels.any():
        labels = relevant.astype(np.float64)
    return Examples(
        names=features[0],
        values=features[1],
        labels=labels,
        sizes=np.array([len(rows)]),
        articles=(asked.article,),
        units=tuple(map(asked.unit, passages)),
        relevant=relevant,
        base=np.column_stack([fused[rows], found.scores["lexical"][rows]]),
        rankings=_baselines(found, asked, settings.search),
    )


def _baselines(found: CandidateSet, asked: Asked, settings: SearchSettings) -> Mapping[str, Floats]:
    """nDCG@10 of one question by every baseline, over all the candidates.

    A channel's best ten are among them, so a channel alone is measured exactly.
    """
    units = [asked.unit(passage) for passage in found.passages]
    relevant = [asked.whole(passage) for passage in found.passages]
    scores = {name: found.scores[name] for name in CHANNELS}
    for fusion in FUSIONS:
        scores[fusion] = fused_scores(found, replace(settings, fusion=fusion))
    return {
        name: np.array([ndcg_of_unit(np.argsort(-values, kind="stable"), units, relevant)])
        for name, values in scores.items()
    }


def ndcg_of_unit(
    order: NDArray[np.int64], units: Sequence[str], relevant: Sequence[bool] | NDArray[np.bool_]
) -> float:
    """nDCG@10 of a ranking in which each unit counts once, at its best, and the first right one."""
    seen: dict[str, None] = {}
    for place in order.tolist():
        if units[place] not in seen:
            seen[units[place]] = None
            if relevant[place]:
                return float(1 / np.log2(len(seen) + 1)) if len(seen) <= 10 else 0.0
    return 0.0

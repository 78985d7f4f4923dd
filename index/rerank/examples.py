"""Labelled pools of candidates from public question sets and from the project's own gold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.assembly import assemble
from index.candidates import CHANNELS, CandidateSet
from index.embedding import open_embedder
from index.fields import embedded_text
from index.local import LocalCandidates
from index.ranking import fused_scores
from index.records import SearchQuery
from index.rerank.pool import Floats
from index.rerank.reranker import pool_features
from index.settings import FUSIONS, IndexSettings, SearchSettings
from index.sparse import top_rows
from index.vectors import build_vectors
from ingest.records import ParsedDocument, Passage
from ingest.sidecar import read_sidecar
from ingest.text_reader import read_text

BASELINES = ("lexical", "soft", "dense", "weighted", "rrf")
"""Ways of ranking without the model: each channel alone and both fusions."""
GOLD_WEIGHT = 4.0
"""How much a question of the project weighs against a public one: there are far fewer."""
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of one article; ``right`` tells whether a passage is a right one.

    ``whole`` tells whether a passage's unit is the right one, ``unit`` names the unit that is
    judged: the document of a paragraph, or the passage itself.
    """

    text: str
    article: str
    right: Callable[[Passage], bool]
    whole: Callable[[Passage], bool]
    unit: Callable[[Passage], str]


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


@dataclass(frozen=True, slots=True)
class _Answer:
    text: str


@dataclass(frozen=True, slots=True)
class _Question:
    question: str
    answers: tuple[_Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class _Paragraph:
    context: str
    qas: tuple[_Question, ...]


@dataclass(frozen=True, slots=True)
class _Article:
    paragraphs: tuple[_Paragraph, ...]


@dataclass(frozen=True, slots=True)
class _Squad:
    data: tuple[_Article, ...]


@dataclass(frozen=True, slots=True)
class _Evidence:
    quote: str


@dataclass(frozen=True, slots=True)
class _Gold:
    question: str
    split: str
    history: tuple[str, ...] = ()
    evidence: tuple[_Evidence, ...] = ()


def squad_examples(path: Path, settings: IndexSettings) -> Examples:
    """Examples of a file in SQuAD's form: every paragraph is a document, every question a pool."""
    articles = msgspec.json.decode(path.read_bytes(), type=_Squad).data
    documents: dict[str, ParsedDocument] = {}
    asked: list[Asked] = []
    for number, article in enumerate(articles):
        for paragraph in article.paragraphs:
            if paragraph.context not in documents:
                name = f"p{len(documents):05d}.txt"
                documents[paragraph.context] = read_text(name, paragraph.context.encode(), None)
            doc_id = documents[paragraph.context].document.doc_id
            asked += [_asked(question, str(number), doc_id) for question in paragraph.qas]
    return make_examples(tuple(documents.values()), asked, settings)


def gold_examples(path: Path, report: Path, settings: IndexSettings) -> Examples:
    """Examples of the development half of a gold file over its report, by section of fifths."""
    document = read_text(report.name, report.read_bytes(), read_sidecar(report))
    decoder = msgspec.json.Decoder(_Gold)
    rows = [row for row in decoder.decode_lines(path.read_bytes()) if row.split == "desarrollo"]
    asked = [
        Asked(row.question, f"gold{number % 5}", _holds(row), _holds(row), _passage_id)
        for number, row in enumerate(rows)
        if row.evidence and not row.history
    ]
    return replace(make_examples((document,), asked, settings), weight=GOLD_WEIGHT)


def _holds(row: _Gold) -> Callable[[Passage], bool]:
    quotes = [_plain(evidence.quote) for evidence in row.evidence]
    return lambda passage: any(
        quote in _plain(passage.text) or quote in _plain(passage.search_text) for quote in quotes
    )


def _asked(question: _Question, article: str, doc_id: str) -> Asked:
    answers = [_plain(answer.text) for answer in question.answers]

    def right(passage: Passage) -> bool:
        held = not answers or any(answer in _plain(passage.text) for answer in answers)
        return passage.doc_id == doc_id and held

    def whole(passage: Passage) -> bool:
        return passage.doc_id == doc_id

    return Asked(question.question, article, right, whole, _document_id)


def _passage_id(passage: Passage) -> str:
    return passage.passage_id


def _document_id(passage: Passage) -> str:
    return passage.doc_id


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip().lower()


def make_examples(
    documents: Sequence[ParsedDocument], asked: Iterable[Asked], settings: IndexSettings
) -> Examples:
    """Search every question over the documents and label its pool."""
    passages = [p for parsed in documents for p in parsed.passages]
    embedder = open_embedder(settings.model, asking=True)
    vectors = build_vectors(embedder.encode_passages([embedded_text(p) for p in passages]))
    content = assemble(tuple(documents), (), settings.lexical, vectors)
    source = LocalCandidates(content, embedder, settings.search)
    pools = [pool for question in asked if (pool := _pool(source, question, settings)) is not None]
    names = pools[0].names
    return Examples(
        names=names,
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

"""The same questions asked in other ways: other channels, a step removed, other wordings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import get_args

from eval.evaluation import Progress, ask_all, choose, ranking, with_retrieval
from eval.items import GoldItem
from eval.metrics import figures
from eval.records import EvalReport, EvalSettings, QuestionResult, RankedPassage, Variant
from eval.slices import SLICES, derive
from index.api import SearchIndex
from index.records import Channel, SearchQuery
from index.settings import SearchSettings, load_settings
from index.store import open_index
from qa.api import AnswerService

CHANNELS: tuple[Channel, ...] = get_args(Channel)
Change = Callable[[SearchSettings], SearchSettings]
STEPS: Mapping[str, Change] = {
    "sin_titulos": lambda settings: replace(settings, heading_weight=0.0),
    "sin_parecido": lambda settings: replace(settings, soft_weight=0.0),
    "sin_denso": lambda settings: replace(settings, dense_weight=0.0),
    "sin_reordenar": lambda settings: replace(settings, rerank=False),
    "por_puestos": lambda settings: replace(settings, fusion="rrf"),
}
"""Each step of searching removed in turn (or, for fusion, replaced by the plain way)."""
DOCUMENT_POOL = 30
"""Passages searched to rank whole documents: several may come from one document."""


def channel_variants(index: SearchIndex, report: EvalReport) -> tuple[Variant, ...]:
    """Each channel alone and fused, over the questions of ``report`` as they were understood."""
    return tuple(search_variant(index, report, channel, "canal", channel) for channel in CHANNELS)


def step_variants(directory: Path, report: EvalReport) -> tuple[Variant, ...]:
    """Fused search with each step removed in turn, over the index in ``directory``."""
    settings = load_settings()
    found: list[Variant] = []
    for name, change in STEPS.items():
        index = open_index(directory, replace(settings, search=change(settings.search)))
        found.append(search_variant(index, report, "hybrid", "paso", name))
    return tuple(found)


def search_variant(
    index: SearchIndex, report: EvalReport, channel: Channel, group: str, name: str
) -> Variant:
    """What searching ``index`` through ``channel`` gives for the questions of ``report``."""
    settings = report.settings
    results: list[QuestionResult] = []
    for result in report.results:
        hits = index.search(SearchQuery(result.understood_as, settings.k, channel))
        listed = ranking(hits, result.relevant, settings.k)
        results.append(_passages_only(result, listed))
    return _variant(group, name, with_retrieval(results), settings)


def slice_variants(
    service: AnswerService,
    gold: Sequence[GoldItem],
    settings: EvalSettings,
    progress: Progress | None = None,
) -> tuple[Variant, ...]:
    """The derived slices of ``gold``, asked in full."""
    chosen = choose(gold, settings)
    found: list[Variant] = []
    for name in SLICES:
        results = ask_all(service, derive(chosen, name, settings.seed), settings, progress)
        found.append(_variant("derivada", name, results, settings))
    return tuple(found)


def document_variant(
    index: SearchIndex,
    items: Sequence[GoldItem],
    judgements: Mapping[str, tuple[str, ...]],
    settings: EvalSettings,
    group: str,
) -> tuple[Variant, tuple[QuestionResult, ...]]:
    """Ranks whole documents by their best passage; only judged questions, each wording once."""
    asked = {item.question: item for item in reversed(items) if item.id in judgements}
    results: list[QuestionResult] = []
    sources = {key: PurePath(p.document.source).name for key, p in index.documents.items()}
    for item in reversed(asked.values()):
        query = SearchQuery(item.question, DOCUMENT_POOL, settings.channel)
        wanted = judgements[item.id]
        names: dict[str, None] = {}
        for hit in index.search(query):
            names.setdefault(sources[hit.passage.doc_id], None)
            for twin in hit.duplicates:
                names.setdefault(sources[index.passage(twin).doc_id], None)
        listed = tuple(RankedPassage(name, 0, 0, name in wanted) for name in list(names)[:10])
        results.append(
            QuestionResult(item, item.question, "", "", (), 0.0, 0.0, listed, tuple(wanted))
        )
    scored = with_retrieval(results)
    return _variant(group, settings.channel, scored, settings), scored


def _passages_only(result: QuestionResult, listed: tuple[RankedPassage, ...]) -> QuestionResult:
    return replace(
        result,
        outcome="",
        answer="",
        citations=(),
        ranking=listed,
        answering=None,
        fidelity=None,
        verbatim=None,
    )


def _variant(
    group: str, name: str, results: Sequence[QuestionResult], settings: EvalSettings
) -> Variant:
    found = figures(results, "", settings.resamples, settings.seed)
    return Variant(group, name, found)

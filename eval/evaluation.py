"""Asks every gold question and measures what comes back."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from eval.answer_metrics import figure_fidelity, score_answer, verbatim_share
from eval.confidence import calibration, latency, risk_curve
from eval.ground import Ground
from eval.items import GoldItem, spread
from eval.locate import Locator
from eval.metrics import all_figures
from eval.ranking import score_rankings
from eval.records import (
    CitedText,
    EvalReport,
    EvalSettings,
    QuestionResult,
    RankedPassage,
    RunInfo,
)
from index.records import SearchHit, SearchQuery
from qa.api import AnswerService
from qa.records import Answer, Question

Progress = Callable[[str, int, int], None]
"""Called with (stage, done, total)."""
DEFAULTS = EvalSettings()


def evaluate(
    service: AnswerService,
    gold: Sequence[GoldItem],
    settings: EvalSettings = DEFAULTS,
    progress: Progress | None = None,
) -> EvalReport:
    """Ask ``gold`` of ``service`` and measure passages, answers, abstention and time.

    The same service, gold and settings give the same report but for the milliseconds.
    Raises :class:`eval.items.GoldError` when evidence does not stand in the indexed documents.
    """
    chosen = choose(gold, settings)
    results = ask_all(service, chosen, settings, progress)
    return EvalReport(
        settings=settings,
        results=results,
        figures=all_figures(results, settings.resamples, settings.seed),
        risk=risk_curve(results),
        calibration=calibration(results, settings.bins),
        latency=latency(results),
        run=RunInfo(build_id=service.index.build_id, embedder=service.index.embedder.name),
    )


def choose(gold: Sequence[GoldItem], settings: EvalSettings) -> Sequence[GoldItem]:
    """The questions of ``gold`` that the settings ask for."""
    return spread([i for i in gold if settings.split in (None, i.split)], settings.limit)


def ask_all(
    service: AnswerService,
    gold: Sequence[GoldItem],
    settings: EvalSettings,
    progress: Progress | None = None,
) -> tuple[QuestionResult, ...]:
    """One result a question, in the order of ``gold``."""
    locator = Locator(parsed.document for parsed in service.index.documents.values())
    ground = Ground(service.index)
    located = {item.id: locator.places(item) for item in gold}
    results: list[QuestionResult] = []
    for done, item in enumerate(gold, start=1):
        started = time.perf_counter()
        answer = service.ask(Question(item.question, item.history, k=settings.k))
        milliseconds = 1000 * (time.perf_counter() - started)
        places = located[item.id]
        relevant = ground.relevant(places)
        hits = answer.hits
        if settings.channel != "hybrid":
            query = SearchQuery(answer.understood_as, settings.k, settings.channel)
            hits = service.search(query)
        result = QuestionResult(
            item=item,
            understood_as=answer.understood_as,
            outcome="",
            answer="",
            citations=(),
            confidence=0.0,
            milliseconds=milliseconds,
            ranking=ranking(hits, relevant, settings.k),
            relevant=relevant,
        )
        if settings.channel == "hybrid":
            result = _with_answer(result, answer, ground)
            if item.answerable:
                scores = score_answer(item, places, answer, ground)
                result = replace(result, answering=scores)
        results.append(result)
        if progress is not None:
            progress("preguntas", done, len(gold))
    return with_retrieval(results)


def with_retrieval(results: Sequence[QuestionResult]) -> tuple[QuestionResult, ...]:
    """``results`` with the measures of their rankings; unanswerable questions have none."""
    judged = [result for result in results if result.item.answerable]
    scores = score_rankings(
        {result.item.id: result.relevant for result in judged},
        {result.item.id: [p.passage_id for p in result.ranking] for result in judged},
    )
    return tuple(replace(r, retrieval=scores.get(r.item.id)) for r in results)


def ranking(
    hits: Sequence[SearchHit], relevant: Sequence[str], k: int
) -> tuple[RankedPassage, ...]:
    """The first ``k`` passages of ``hits``, with whether each holds evidence.

    A hit that stands for near-identical passages is listed under those of them that hold
    evidence, so that judgements and ranking name the same passages.
    """
    wanted = set(relevant)
    listed: dict[str, RankedPassage] = {}
    for hit in hits[:k]:
        passage = hit.passage
        same = [passage.passage_id, *hit.duplicates]
        for name in [name for name in same if name in wanted] or [passage.passage_id]:
            shown = RankedPassage(name, passage.start, passage.end, name in wanted)
            listed.setdefault(name, shown)
    return tuple(listed.values())


def _with_answer(result: QuestionResult, answer: Answer, ground: Ground) -> QuestionResult:
    cited = tuple(
        CitedText(c.document, " › ".join(c.heading_path), c.shown, c.page) for c in answer.citations
    )
    return replace(
        result,
        outcome=answer.outcome,
        answer=answer.text,
        citations=cited,
        confidence=answer.confidence,
        fidelity=None if answer.abstained else figure_fidelity(answer),
        verbatim=verbatim_share(answer, ground),
    )

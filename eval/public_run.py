"""Measuring a public set from its texts: index them, search them, ask them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from eval.evaluation import Progress, evaluate
from eval.metrics import all_figures
from eval.public_sets import PublicSet, TextSet
from eval.records import (
    Calibration,
    EvalReport,
    EvalSettings,
    QuestionResult,
    RiskCurve,
    RunInfo,
    Variant,
)
from eval.variants import CHANNELS, document_variant
from index.api import SearchIndex
from index.pipeline import index_paths
from qa.api import AnswerService

Open = Callable[[Path], AnswerService]


def measure_squad(
    found: PublicSet,
    work: Path,
    settings: EvalSettings,
    open_service: Open,
    progress: Progress | None,
) -> EvalReport:
    """Answers over the paragraphs; retrieval of paragraphs and of sentences by every channel.

    ``work`` receives the texts and two indexes. The relevance judgements of the report are
    the passages that hold the sentence that answers.
    """
    service = open_service(index_texts(found.paragraphs.texts, work / "parrafos", progress))
    report = evaluate(service, found.items, settings, progress)
    variants, _ = _by_channel(service.index, found, found.paragraphs, settings, "parrafo")
    if found.sentences is not None:
        folder = index_texts(found.sentences.texts, work / "oraciones", progress)
        other = open_service(folder).index
        variants += _by_channel(other, found, found.sentences, settings, "oracion")[0]
    return replace(report, variants=tuple(variants))


def measure_beir(
    found: PublicSet,
    work: Path,
    settings: EvalSettings,
    open_service: Open,
    progress: Progress | None,
) -> EvalReport:
    """Retrieval of documents by every channel; the report itself is of the channel set."""
    index = open_service(index_texts(found.paragraphs.texts, work / "documentos", progress)).index
    variants, results = _by_channel(index, found, found.paragraphs, settings, "documento")
    return EvalReport(
        settings=settings,
        results=results,
        figures=all_figures(results, settings.resamples, settings.seed),
        risk=RiskCurve((), None, 0.0),
        calibration=Calibration((), None, None, 0),
        latency=None,
        variants=tuple(variants),
        run=RunInfo(build_id=index.build_id, embedder=index.embedder.name),
    )


def index_texts(texts: Mapping[str, str], folder: Path, progress: Progress | None) -> Path:
    """Write each text as a file, index them all, and return the index's folder."""
    sources = folder / "textos"
    sources.mkdir(parents=True)
    for name, text in texts.items():
        (sources / name).write_text(text, encoding="utf-8", newline="")
    index_paths([sources], folder / "indice", progress=progress)
    return folder / "indice"


def _by_channel(
    index: SearchIndex, found: PublicSet, texts: TextSet, settings: EvalSettings, group: str
) -> tuple[list[Variant], tuple[QuestionResult, ...]]:
    variants: list[Variant] = []
    chosen: tuple[QuestionResult, ...] = ()
    for channel in CHANNELS:
        by_channel = replace(settings, channel=channel)
        variant, results = document_variant(index, found.items, texts.judgements, by_channel, group)
        variants.append(variant)
        chosen = results if channel == settings.channel else chosen
    return variants, chosen

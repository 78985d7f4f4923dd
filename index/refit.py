"""Refitting the fusion's weights to the configured embedding model, and keeping them.

The weights go into ``[busqueda]`` of ``foja.toml`` together with the model's fingerprint: with any
other model they do not hold, and the index falls back to the weights it comes with.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from index import messages
from index.embedding import open_embedder
from index.embedding.choice import with_value
from index.errors import FittingError
from index.fusion_fit import FusionFit, fit_weights
from index.rerank.examples import channel_pools
from index.rerank.questions import QuestionSet, gold_questions, squad_questions
from index.settings import IndexSettings, SearchSettings
from ingest.config import config_path

TABLE = "busqueda"


@dataclass(frozen=True, slots=True)
class FittingData:
    """Development questions: files in SQuAD's form, and gold questions with their report.

    Of each set only every ``every``-th question is asked, for models that take long.
    """

    squad: tuple[Path, ...] = ()
    gold: Path | None = None
    report: Path | None = None
    every: int = 1


@dataclass(frozen=True, slots=True)
class Refit:
    """The weights found for a model, over how many questions."""

    model: str
    fingerprint: str
    questions: int
    fit: FusionFit


def refit(data: FittingData, settings: IndexSettings) -> Refit:
    """Measure the channels with the configured model and fit their weights. Deterministic.

    Raises ``FittingError`` without a question or with a file that cannot be read.
    """
    sets = [_sampled(found, data.every) for found in _read(data)]
    count = sum(len(found.asked) for found in sets)
    if not count:
        raise FittingError(messages.no_questions_to_fit())
    embedder = open_embedder(settings.model, asking=True)
    fit = fit_weights([channel_pools(found, settings) for found in sets])
    return Refit(embedder.name, embedder.fingerprint, count, fit)


def keep(found: Refit) -> Path:
    """Write the weights into ``foja.toml``, the rest of it untouched, and return its path.

    Raises ``FittingError`` when the file is not TOML or cannot be written.
    """
    path = config_path()
    chosen = found.fit.settings(SearchSettings())
    try:
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        msgspec.toml.decode(text)
        text = with_value(text, TABLE, "fitted_for", found.fingerprint)
        text = with_value(text, TABLE, "dense_weight", round(chosen.dense_weight, 6))
        text = with_value(text, TABLE, "soft_weight", round(chosen.soft_weight, 6))
        path.write_text(text, encoding="utf-8")
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError) as error:
        raise FittingError(messages.weights_not_written(path, str(error))) from error
    return path


def _read(data: FittingData) -> list[QuestionSet]:
    sets: list[QuestionSet] = []
    path = Path()
    try:
        for path in data.squad:
            sets.append(squad_questions(path))
        if data.gold is not None and data.report is not None:
            path = data.gold
            sets.append(gold_questions(data.gold, data.report))
    except (OSError, msgspec.MsgspecError) as error:
        raise FittingError(messages.questions_unreadable(path, str(error))) from error
    return sets


def _sampled(questions: QuestionSet, every: int) -> QuestionSet:
    return replace(questions, asked=questions.asked[::every])

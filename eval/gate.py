"""The gate: floors and ceilings that a run must keep, and no significant fall."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from eval import messages
from eval.items import KINDS
from eval.metrics import BY_NAME
from eval.records import EvalReport
from ingest.errors import ConfigError

SUMMARIES = ("aurc", "ece", "brier", "latency_p50", "latency_p95")
"""Measures of a whole run, all better low, that ceilings may name besides the metrics."""
TABLES = {"minimos": "floors", "maximos": "ceilings", "tipos": "kinds", "bajas": "fall"}
FALL_KEYS = {"alfa": "alpha", "margen": "margin", "metricas": "metrics"}


@dataclass(frozen=True, slots=True)
class FallRule:
    """A fall counts when its p-value is under ``alpha`` and it is larger than ``margin``."""

    alpha: float = 0.05
    margin: float = 0.0
    metrics: tuple[str, ...] = ("ndcg_10", "recall_5", "right", "contained", "no_answer")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The thresholds file: ``floors`` and ``ceilings`` overall, ``kinds`` floors by kind."""

    floors: Mapping[str, float] = field(default_factory=dict)
    ceilings: Mapping[str, float] = field(default_factory=dict)
    kinds: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    fall: FallRule = FallRule()


@dataclass(frozen=True, slots=True)
class Breach:
    """One thing the gate stops: ``value`` against ``limit``; ``None``: it was not measured.

    ``rule`` is ``floor``, ``ceiling`` or ``fall`` (then ``limit`` is the compared run's value
    and ``p_value`` is given).
    """

    rule: str
    metric: str
    kind: str
    value: float | None
    limit: float
    p_value: float | None = None


def load_thresholds(path: Path) -> Thresholds:
    """Read a thresholds file (TOML); raises :class:`ConfigError` with the remedy.

    Its tables are ``[minimos]``, ``[maximos]``, ``[tipos.KIND]`` and ``[bajas]`` (with
    ``alfa``, ``margen`` and ``metricas``).
    """
    try:
        tables = msgspec.toml.decode(path.read_bytes())
        named_here = _renamed(path, tables, TABLES)
        if isinstance(named_here.get("fall"), dict):
            named_here["fall"] = _renamed(path, named_here["fall"], FALL_KEYS)
        found = msgspec.convert(named_here, Thresholds)
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError) as error:
        raise ConfigError(messages.thresholds_unreadable(path, str(error))) from error
    named = [*found.floors, *found.fall.metrics, *(m for k in found.kinds.values() for m in k)]
    for name in [n for n in named if n not in BY_NAME]:
        raise ConfigError(messages.thresholds_unknown(path, name))
    for name in [n for n in found.ceilings if n not in (*BY_NAME, *SUMMARIES)]:
        raise ConfigError(messages.thresholds_unknown(path, name))
    for kind in [k for k in found.kinds if k not in KINDS]:
        raise ConfigError(messages.thresholds_unknown(path, kind))
    return found


def _renamed(path: Path, table: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    unknown = sorted(set(table) - set(names))
    if unknown:
        raise ConfigError(messages.thresholds_unknown(path, unknown[0]))
    return {names[key]: value for key, value in table.items()}


def check(report: EvalReport, thresholds: Thresholds) -> tuple[Breach, ...]:
    """Every breach of ``report``, in the order of the file.

    What was not measured breaches its floor; a ceiling on what nobody did (an error among
    answers when none was given) is kept.
    """
    found: list[Breach] = []
    kinds = {"": thresholds.floors, **thresholds.kinds}
    for kind, floors in kinds.items():
        for name, limit in floors.items():
            figure = report.figure(name, kind)
            value = figure.estimate if figure else None
            if value is None or value < limit:
                found.append(Breach("floor", name, kind, value, limit))
    for name, limit in thresholds.ceilings.items():
        value = summary(report, name)
        if value is not None and value > limit:
            found.append(Breach("ceiling", name, "", value, limit))
    return (*found, *_falls(report, thresholds.fall))


def summary(report: EvalReport, name: str) -> float | None:
    """A metric's overall estimate or a measure of the whole run, ``None`` if there is none."""
    if name in BY_NAME:
        figure = report.figure(name)
        return figure.estimate if figure else None
    if name == "aurc":
        return report.risk.aurc
    if name in ("ece", "brier"):
        return report.calibration.ece if name == "ece" else report.calibration.brier
    if report.latency is None:
        return None
    return report.latency.p50 if name == "latency_p50" else report.latency.p95


def _falls(report: EvalReport, rule: FallRule) -> list[Breach]:
    if report.comparison is None:
        return []
    found: list[Breach] = []
    for change in report.comparison.differences:
        if change.metric not in rule.metrics or change.kind:
            continue
        worse = change.change if BY_NAME[change.metric].falling else -change.change
        if worse > rule.margin and change.p_value < rule.alpha:
            found.append(
                Breach("fall", change.metric, "", change.mine, change.theirs, change.p_value)
            )
    return found

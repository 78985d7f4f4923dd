"""Runs on disk: one folder each, with everything needed to repeat and to compare it."""

from __future__ import annotations

import hashlib
import importlib.metadata
import platform
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import msgspec

from eval import messages
from eval.ranking import trec_qrels, trec_run
from eval.records import EvalReport, RunInfo, Version
from ingest.errors import FojaError

DEFAULT_DIRECTORY = Path(".foja/corridas")
REPORT = "report.json"
LATEST = "ultima"
SOFTWARE = (
    "foja",
    "numpy",
    "scipy",
    "faiss-cpu",
    "rank-bm25",
    "PyStemmer",
    "sentence-transformers",
    "torch",
    "ir_measures",
)
"""Distributions whose versions can change a figure."""


class RunError(FojaError):
    """A run that cannot be kept, found or read."""


def stamp(report: EvalReport, when: datetime, gold: Path | None, index: str) -> EvalReport:
    """``report`` with what identifies the run: time, gold, index, versions and id.

    The id is the time and a digest of settings, gold and build, so that two runs of the
    same thing share its end.
    """
    digest = hashlib.sha256(gold.read_bytes()).hexdigest() if gold is not None else ""
    same = msgspec.json.encode([report.settings, digest, report.run.build_id])
    run_id = f"{when:%Y%m%d-%H%M%S}-{hashlib.sha256(same).hexdigest()[:8]}"
    info = RunInfo(
        run_id=run_id,
        created_at=when.isoformat(timespec="seconds"),
        gold=gold.name if gold is not None else "",
        gold_sha256=digest,
        index=index,
        build_id=report.run.build_id,
        embedder=report.run.embedder,
        versions=versions(),
    )
    return replace(report, run=info)


def versions() -> tuple[Version, ...]:
    """The versions of Python and of the software that takes part and is installed."""
    found = [Version("python", platform.python_version())]
    for name in SOFTWARE:
        try:
            found.append(Version(name, importlib.metadata.version(name)))
        except importlib.metadata.PackageNotFoundError:
            continue
    return tuple(found)


def write_run(directory: Path, report: EvalReport, page: str) -> None:
    """Write ``report.json``, ``report.html``, ``run.trec`` and ``qrels.trec``.

    ``page`` is the HTML of the report. Raises :class:`RunError` when it cannot be written.
    """
    judged = [result for result in report.results if result.item.answerable]
    rankings = {r.item.id: [p.passage_id for p in r.ranking] for r in judged}
    files = {
        REPORT: msgspec.json.format(msgspec.json.encode(report), indent=1).decode() + "\n",
        "report.html": page,
        "run.trec": trec_run(rankings, report.run.run_id or "foja"),
        "qrels.trec": trec_qrels({r.item.id: r.relevant for r in judged}),
    }
    try:
        directory.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (directory / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise RunError(messages.run_unwritable(directory, str(error))) from error


def read_run(directory: Path) -> EvalReport:
    """The report of a run's folder; raises :class:`RunError` when it cannot be read."""
    path = directory / REPORT if directory.is_dir() else directory
    try:
        return msgspec.json.decode(path.read_bytes(), type=EvalReport)
    except (OSError, msgspec.DecodeError) as error:
        raise RunError(messages.run_unreadable(path, str(error))) from error


def find_run(root: Path, name: str) -> EvalReport:
    """The run that a person names: a folder or file, an id or its beginning, or ``ultima``.

    Raises :class:`RunError` when none or several fit.
    """
    direct = Path(name)
    if direct.exists():
        return read_run(direct)
    known = _folders(root)
    if name == LATEST and known:
        return read_run(known[-1])
    fitting = [folder for folder in known if folder.name.startswith(name)]
    if len(fitting) != 1:
        names = [folder.name for folder in (fitting or known)]
        raise RunError(messages.run_unknown(name, len(fitting), names))
    return read_run(fitting[0])


def list_runs(root: Path) -> tuple[EvalReport, ...]:
    """The kept runs, oldest first."""
    return tuple(read_run(folder) for folder in _folders(root))


def _folders(root: Path) -> Sequence[Path]:
    return sorted(path.parent for path in root.glob(f"*/{REPORT}"))

"""Questions that users propose from the app, until somebody reviews them.

Proposals are JSON lines files in one folder; the app writes one file a proposal, so that
nothing has to be locked. A decision is kept beside them and never changes a proposal.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import msgspec

from eval import messages
from eval.items import Evidence, GoldError, GoldItem, check_item
from ingest.errors import FojaError

DEFAULT_DIRECTORY = Path(".foja/candidatas")
Decision = Literal["aceptada", "corregida", "rechazada"]


class CandidateError(FojaError):
    """A proposal that cannot be kept or read."""


@dataclass(frozen=True, slots=True)
class GoldCandidate:
    """A proposed gold question; what the user did not say stays empty until the review.

    ``proposed_at`` is an ISO 8601 time given by the caller; ``comment`` is the user's remark.
    """

    question: str
    history: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    kind: str = ""
    comment: str = ""
    proposed_at: str = ""

    @property
    def candidate_id(self) -> str:
        """A digest of everything that was proposed: the same proposal has the same id."""
        return hashlib.sha256(msgspec.json.encode(self)).hexdigest()[:16]

    def item(self, identifier: str, split: str) -> GoldItem:
        """The gold entry that the proposal makes; raises :class:`GoldError` when incomplete."""
        item = GoldItem(
            id=identifier,
            question=self.question,
            kind=self.kind,
            split=split,
            history=self.history,
            answers=self.answers,
            all_of=self.all_of,
            evidence=self.evidence,
        )
        problem = check_item(item)
        if problem:
            raise GoldError(problem)
        return item


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What was decided about a proposal; ``gold_id`` names the entry that it became."""

    candidate_id: str
    decision: Decision
    gold_id: str = ""


def write_candidate(directory: Path, candidate: GoldCandidate) -> Path:
    """Keep ``candidate`` in ``directory`` and return its file; proposing twice writes once.

    Raises :class:`CandidateError` when the folder cannot be written.
    """
    path = directory / f"{candidate.candidate_id}.jsonl"
    _write(path, msgspec.json.encode(candidate) + b"\n")
    return path


def read_candidates(directory: Path) -> tuple[GoldCandidate, ...]:
    """The proposals without a decision, by time and id.

    Raises :class:`CandidateError` with the file, the line and the remedy.
    """
    decided = {path.stem for path in (directory / "decisiones").glob("*.json")}
    waiting = {c.candidate_id: c for c in _all(directory) if c.candidate_id not in decided}
    return tuple(sorted(waiting.values(), key=lambda c: (c.proposed_at, c.candidate_id)))


def decide(directory: Path, reviewed: Reviewed) -> None:
    """Keep a decision, so that the proposal is not shown again."""
    path = directory / "decisiones" / f"{reviewed.candidate_id}.json"
    _write(path, msgspec.json.encode(reviewed))


def without_blanks(candidate: GoldCandidate) -> GoldCandidate:
    """``candidate`` with texts stripped and empty answers left out."""
    return replace(
        candidate,
        question=candidate.question.strip(),
        answers=tuple(a.strip() for a in candidate.answers if a.strip()),
        all_of=tuple(a.strip() for a in candidate.all_of if a.strip()),
    )


def _all(directory: Path) -> Iterator[GoldCandidate]:
    for path in sorted(directory.glob("*.jsonl")):
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeDecodeError) as error:
            raise CandidateError(messages.candidates_unreadable(path, 1, str(error))) from error
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                yield msgspec.json.decode(line, type=GoldCandidate)
            except msgspec.DecodeError as error:
                detail = messages.candidates_unreadable(path, number, str(error))
                raise CandidateError(detail) from error


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.{os.getpid()}")
        temporary.write_bytes(data)
        temporary.replace(path)
    except OSError as error:
        raise CandidateError(messages.candidates_unwritable(path, str(error))) from error

"""Frozen records of what is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from qa.records import Answer

Verdict = Literal["up", "down"]
Reason = Literal["wrong_citation", "wrong_figure", "incomplete", "should_abstain"]
REASONS: tuple[Reason, ...] = ("wrong_citation", "wrong_figure", "incomplete", "should_abstain")


@dataclass(frozen=True, slots=True)
class SourceSeal:
    """A document as it was when an answer cited it; ``sha256`` seals its content."""

    doc_id: str
    source: str
    title: str
    sha256: str
    institution: str | None = None
    place: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Conversation:
    """One conversation of one user; times are UTC."""

    conversation_id: str
    owner: str
    title: str
    created: datetime
    updated: datetime
    turns: int = 0


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a user said of one answer; ``reason`` only goes with a ``down``."""

    verdict: Verdict
    reason: Reason | None = None
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and its answer, with the seals of the cited documents."""

    turn_id: str
    conversation_id: str
    position: int
    question: str
    answer: Answer
    build_id: str
    asked: datetime
    sources: tuple[SourceSeal, ...] = ()
    feedback: Feedback | None = None


@dataclass(frozen=True, slots=True)
class NewTurn:
    """What is kept of an answer just given."""

    question: str
    answer: Answer
    build_id: str
    sources: tuple[SourceSeal, ...] = ()

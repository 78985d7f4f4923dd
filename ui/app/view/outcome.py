"""The outcome of an answer in words, with a sign and a tone: never by colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qa.records import Answer, Outcome
from ui.app import messages

Tone = Literal["good", "partial", "none"]


@dataclass(frozen=True, slots=True)
class Badge:
    """``word`` says it, ``sign`` repeats it for the eye, ``tone`` picks the colours."""

    word: str
    sign: str
    tone: Tone
    explanation: str


_BADGES: dict[Outcome, Badge] = {
    "answered": Badge(messages.ANSWERED, "✓", "good", messages.ANSWERED_MEANS),
    "partial": Badge(messages.PARTIAL, "◐", "partial", messages.PARTIAL_MEANS),
    "no_evidence": Badge(messages.NO_EVIDENCE, "∅", "none", messages.NO_EVIDENCE_MEANS),
}


def badge(answer: Answer) -> Badge:
    """The badge of an answer."""
    return _BADGES[answer.outcome]


def confidence_words(answer: Answer) -> str:
    """The calibrated confidence as a whole percentage, with the word that goes with it."""
    percent = round(100 * min(1.0, max(0.0, answer.confidence)))
    if answer.abstained:
        return ""
    if percent >= 80:
        return messages.confidence(percent, messages.CONFIDENCE_HIGH)
    if percent >= 50:
        return messages.confidence(percent, messages.CONFIDENCE_MIDDLE)
    return messages.confidence(percent, messages.CONFIDENCE_LOW)


def understood(answer: Answer) -> str:
    """What was understood when it is not what was typed, else empty."""
    heard = " ".join(answer.understood_as.split())
    return "" if heard == " ".join(answer.question.text.split()) else heard

"""Settings of answering: the table ``[respuestas]`` of the configuration file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import msgspec

from ingest.config import read_table


@dataclass(frozen=True, slots=True)
class AnswerSettings:
    """What shapes an answer.

    ``threshold`` is the least probability of being right at which a sentence is shown (``None``:
    the calibrated one);
    ``words`` the most words of an answer; ``candidates`` how many passages are read for it;
    ``log`` whether answers are logged beside the index so that they can be repeated.
    """

    threshold: float | None = None
    words: int = 80
    candidates: int = 8
    longest_question: int = 2000
    log: bool = True


def load_settings() -> AnswerSettings:
    """The settings of the configuration file, or the defaults."""
    return read_table("respuestas", AnswerSettings)


def fingerprint(settings: AnswerSettings) -> str:
    """A digest of the settings; equal settings give equal digests."""
    return hashlib.sha256(msgspec.json.encode(settings)).hexdigest()[:12]

"""Errors of answering."""

from __future__ import annotations

from ingest.errors import FojaError


class SelectorError(FojaError):
    """The shipped weights of the sentence selector are missing or of another version."""


class AnswerLogError(FojaError):
    """An answer cannot be repeated: unknown id, or the index or the settings have changed."""


class VerificationError(FojaError):
    """A quotation does not stand in its document at the stated place."""

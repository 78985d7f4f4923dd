"""Records of text recognised from pictures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScannedWord:
    """A word recognised from a picture: its box in points from the page's top left corner.

    ``confidence`` says how sure the recognition is, 0 to 100.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: int


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """What was recognised on one page: the words of its lines, and their mean confidence."""

    pdf_index: int
    confidence: int
    lines: tuple[tuple[ScannedWord, ...], ...]

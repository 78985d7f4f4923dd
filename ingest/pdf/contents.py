"""Tables of contents without page numbers: headings in a row that all come again."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.headings import fold
from ingest.pdf.titles import Title

_LEAST, _SHARE = 5, 0.5
_NUMBER_WORDS = 3
_BETWEEN, _SHORT = 12, 130
"""How many entries between two headings may go unrecognised, and how long they are at most."""


def without_contents(titles: Sequence[Title], texts: Sequence[str]) -> list[Title]:
    """``titles`` without runs of headings with hardly a word between that mostly come again.

    ``texts`` are the texts of the document's blocks.
    """
    kept: list[Title] = []
    position = 0
    while position < len(titles):
        end = position + 1
        names = {_name(titles[position])}
        while end < len(titles) and _adjoin(titles[end - 1], titles[end], texts):
            if _name(titles[end]) in names:
                break
            names.add(_name(titles[end]))
            end += 1
        run = titles[position:end]
        later = {_name(title) for title in titles[end:]}
        again = sum(_name(title) in later for title in run)
        if len(run) < _LEAST or again < _SHARE * len(run):
            kept += run
        position = end
    return kept


def _adjoin(above: Title, below: Title, texts: Sequence[str]) -> bool:
    between = texts[above.last + 1 : below.first]
    return len(between) <= _BETWEEN and all(0 < len(text) <= _SHORT for text in between)


def _name(title: Title) -> str:
    """What two mentions of one heading share: its number and first words."""
    return " ".join(fold(title.text).split()[:_NUMBER_WORDS])

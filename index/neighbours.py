"""Neighbouring passages that an answer runs into: joined to the hit, never ranked by it. Pure.

A neighbour is joined when the border cuts a sentence, or a list off from what announces it, when
the passage's first words point back («De estas, …»), or when the two together hold much more of
the question than any passage alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.candidates import PoolReading
from ingest.records import Document, Passage

Around = Callable[[Passage], tuple[Passage | None, Passage | None]]
"""Gives the passages right before and after one in its section, ``None`` where there is none."""

_READ = ("prose", "list")
_ENDED = re.compile(r"[.!?…][\"'»”’)\]]*\s*$")
_ANNOUNCES = re.compile(r":\s*$")
_LEANS = re.compile(
    r"(?:(?:a|con|de|en|para|por|sobre|todo|todos|todas|además)\s+)?"
    r"(?:est[aeo]s?|es[aeo]s?|aquell?[ao]s?|dich[ao]s?|ell[ao]s?|(?:el|la|los|las) mism[ao]s?)\b",
    re.IGNORECASE,
)
_CONNECTIVE = re.compile(r"\s*(?:forma|manera|modo|sentido|marco|contexto|línea)\b", re.IGNORECASE)
_EXACT = 0.999
_APART = 12
_TOGETHER, _MORE, _LEAST = 0.7, 0.2, 0.2


def adjacent(before: Passage, after: Passage) -> bool:
    """Whether ``after`` begins where ``before`` ends in a section, but for a few blanks."""
    same = (before.doc_id, before.section_id) == (after.doc_id, after.section_id)
    return same and 0 <= after.start - before.end <= _APART


def around_among(passages: Sequence[Passage]) -> Around:
    """The neighbours that are themselves among ``passages``."""
    ordered = sorted(passages, key=lambda passage: (passage.doc_id, passage.start))
    places = {passage.passage_id: place for place, passage in enumerate(ordered)}

    def around(passage: Passage) -> tuple[Passage | None, Passage | None]:
        place = places[passage.passage_id]
        before = ordered[place - 1] if place else None
        after = ordered[place + 1] if place + 1 < len(ordered) else None
        return (
            before if before is not None and adjacent(before, passage) else None,
            after if after is not None and adjacent(passage, after) else None,
        )

    return around


def cut_between(before: Passage, after: Passage) -> bool:
    """Whether the border runs through a sentence, or between a list and what announces it."""
    left, right = before.search_text, after.search_text.lstrip()
    if _ANNOUNCES.search(left):
        return True
    return not _ENDED.search(left) and right[:1].islower()


def leans_back(passage: Passage) -> bool:
    """Whether the passage's first words point at what stands before it: «De estas, …».

    «En ese sentido» and its like join sentences, but say nothing that is needed to read on.
    """
    text = passage.search_text.lstrip()
    match = _LEANS.match(text)
    return match is not None and _CONNECTIVE.match(text, match.end()) is None


class Holdings:
    """How much of the question the candidates hold, alone and together."""

    def __init__(self, passages: Sequence[Passage], reading: PoolReading) -> None:
        self._rows = {passage.passage_id: row for row, passage in enumerate(passages)}
        self._reading = reading
        weights = np.array([term.idf for term in reading.terms])
        total = float(weights.sum())
        self._weights = weights / total if total else weights

    @cached_property
    def _held(self) -> NDArray[np.bool_]:
        return _held_terms(self._reading)

    @cached_property
    def _best(self) -> float:
        return float((self._held @ self._weights).max(initial=0.0))

    def share(self, *passages: Passage) -> float:
        """The idf-weighted share (0 to 1) of the question's terms that the passages hold."""
        rows = [self._rows[p.passage_id] for p in passages if p.passage_id in self._rows]
        return float(self._held[rows].any(axis=0) @ self._weights) if rows else 0.0

    def split(self, passage: Passage, neighbour: Passage) -> bool:
        """Whether the question's terms are spread over the two and over no one passage."""
        together = self.share(passage, neighbour)
        alone = self.share(passage)
        return (
            together >= max(_TOGETHER, alone + _MORE)
            and min(alone, self.share(neighbour)) >= _LEAST
            and together > self._best
        )


def _held_terms(reading: PoolReading) -> NDArray[np.bool_]:
    """Which candidates hold which terms themselves, shape ``(candidates, terms)``."""
    analysed = reading.analysed
    owners = np.repeat(np.arange(len(analysed)), np.diff(analysed.starts))
    held = np.zeros((len(analysed), len(reading.terms)), dtype=np.bool_)
    for column, term in enumerate(reading.terms):
        for number in term.numbers[term.likeness >= _EXACT].tolist():
            held[owners[analysed.terms == number], column] = True
    return held


def neighbours_of(passage: Passage, around: Around, holdings: Holdings) -> tuple[Passage, ...]:
    """The neighbours that belong to the answer, in text order; none for tables and headings."""
    if passage.kind not in _READ:
        return ()
    before, after = around(passage)
    found = []
    if before is not None and before.kind in _READ:
        cut = cut_between(before, passage) and not before.search_text.rstrip().endswith(":")
        if cut or leans_back(passage) or holdings.split(passage, before):
            found.append(before)
    if (
        after is not None
        and after.kind in _READ
        and (cut_between(passage, after) or holdings.split(passage, after))
    ):
        found.append(after)
    return tuple(found)


def joined_span(passage: Passage, joined: Sequence[Passage]) -> tuple[int, int]:
    """The characters of the document from the first of the passages to the last."""
    every = (passage, *joined)
    return min(p.start for p in every), max(p.end for p in every)


def joined_text(passage: Passage, joined: Sequence[Passage], document: Document) -> str:
    """The document's own text over :func:`joined_span`.

    Raises ``ValueError`` when a passage does not stand where it says.
    """
    for part in (passage, *joined):
        if document.text[part.start : part.end] != part.text:
            raise ValueError(f"{document.source}: {part.start}-{part.end}")
    start, end = joined_span(passage, joined)
    return document.text[start:end]

"""Long sentences shown in part: whole clauses around what answers, with ``[…]`` for the rest."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from qa.select.features import Asked, read_sentence
from qa.text import word_count
from qa.values import find_values

ELLIPSIS = "[…]"
_CLAUSE = re.compile(
    r"(?<=[;:])\s+|(?<=,)\s+|\s+(?=\()"
    r"|\s+(?=(?:que|cuyo|cuya|mediante|a través de|para|así como|pues|donde|en el marco)\s)"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a shown sentence."""

    text: str
    words: int
    weight: float


def _clauses(text: str, asked: Asked, wanted: frozenset[str]) -> list[Clause]:
    cuts = [0, *(m.end() for m in _CLAUSE.finditer(text)), len(text)]
    pieces = [text[a:b] for a, b in itertools.pairwise(cuts) if text[a:b].strip()]
    listing = asked.form.wants("list", "who", "place")
    clauses = []
    for piece in pieces:
        reading = read_sentence(piece)
        weight = 0.0
        for one, value in asked.weights.items():
            if one in reading.stem_set:
                weight += value
            elif asked.near[one] & reading.stem_set:
                weight += 0.7 * value
        values = find_values(piece)
        weight += sum(2.0 for v in values if v.kind in wanted and v.key not in asked.value_keys)
        if listing:
            weight += 0.6 * sum(one not in asked.weights for _, one in reading.capitals)
        weight += sum(4.0 for v in values if v.key in asked.value_keys)
        clauses.append(Clause(piece, word_count(piece), weight))
    return clauses


def trimmed(text: str, asked: Asked, most: int) -> str:
    """``text``, or its weightiest clauses within ``most`` words, marked where it is cut.

    A clause weighs by the question's words, the values that the question names and the values
    of the kind that it asks for; the gaps are filled outwards from the chosen clauses.
    """
    if word_count(text) <= most:
        return text
    form = asked.form
    wanted: set[str] = set()
    if form.wants("figure", "count", "percent", "duration", "sum"):
        wanted |= {"figure", "percent"}
    if form.wants("date"):
        wanted |= {"date", "year"}
    if form.wants("norm"):
        wanted.add("norm")
    clauses = _clauses(text, asked, frozenset(wanted))
    return _joined(clauses, _best(clauses, most - 2))


def _best(clauses: list[Clause], most: int) -> set[int]:
    """The weightiest clauses that fit, each helped by its neighbours' weight."""
    order = sorted(
        range(len(clauses)),
        key=lambda at: (
            -clauses[at].weight,
            -sum(clauses[near].weight for near in (at - 1, at + 1) if 0 <= near < len(clauses)),
            at,
        ),
    )
    kept: set[int] = set()
    words = 0
    for at in order:
        if clauses[at].weight <= 0 and kept:
            break
        if words + clauses[at].words <= most:
            kept.add(at)
            words += clauses[at].words
    for at in sorted(
        set(range(len(clauses))) - kept,
        key=lambda at: (min(abs(at - k) for k in kept) if kept else 0, at),
    ):
        if words + clauses[at].words <= most and ({at - 1, at + 1} & kept or not kept):
            kept.add(at)
            words += clauses[at].words
    return kept


def _joined(clauses: list[Clause], kept: set[int]) -> str:
    if not kept:
        return " ".join(clauses[0].text.split()[:70]) + f" {ELLIPSIS}"
    pieces: list[str] = []
    last = -1
    for at in sorted(kept):
        if at != last + 1:
            pieces.append(f"{ELLIPSIS} ")
        pieces.append(
            clauses[at].text if clauses[at].text.endswith(" ") else clauses[at].text + " "
        )
        last = at
    if last + 1 < len(clauses):
        pieces.append(ELLIPSIS)
    return "".join(pieces).strip()

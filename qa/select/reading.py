"""A sentence read once: its words, the values it holds, and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from qa.text import fold, tokens
from qa.values import find_values

_CAUSE = re.compile(
    r"\b(?:porque|debido|ya que|pues|puesto que|a causa|por lo que|a fin de|para que|para"
    r"|gracias a|por ello)\b"
)
_DEFINES = re.compile(
    r"\b(?:es|son|era|eran|fue|fueron|se define|significa|consiste|denominad[oa]|llamad[oa]"
    r"|se conoce)\b|\("
)
_LISTS = re.compile(r",[^,;]+,[^,;]+ (?:y|e|o)\b|:\s|;")


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence read once: stems by position, its set of stems, and what values it holds."""

    text: str
    stems: tuple[str, ...]
    stem_set: frozenset[str]
    places: dict[str, tuple[int, ...]]
    capitals: tuple[tuple[int, str], ...]
    figures: tuple[tuple[int, str], ...]
    dates: tuple[tuple[int, str], ...]
    percents: int
    cause: bool
    defines: bool
    parenthesis: bool
    lists: bool


@lru_cache(maxsize=65536)
def read_sentence(text: str) -> Reading:
    """Reads one sentence; cached, for passages are asked about again and again."""
    found = tokens(text)
    places: dict[str, list[int]] = {}
    for at, token in enumerate(found):
        if token.stem:
            places.setdefault(token.stem, []).append(at)
    starts = [token.start for token in found]

    def word_at(offset: int) -> int:
        return next((i for i in range(len(starts) - 1, -1, -1) if starts[i] <= offset), 0)

    values = find_values(text)
    low = fold(text)
    return Reading(
        text=text,
        stems=tuple(token.stem for token in found),
        stem_set=frozenset(places),
        places={key: tuple(value) for key, value in places.items()},
        capitals=tuple((i, t.stem) for i, t in enumerate(found) if t.capital and t.stem and i),
        figures=tuple((word_at(v.start), v.key) for v in values if v.kind in ("figure", "percent")),
        dates=tuple((word_at(v.start), v.key) for v in values if v.kind in ("date", "year")),
        percents=sum(v.kind == "percent" for v in values),
        cause=bool(_CAUSE.search(low)),
        defines=bool(_DEFINES.search(low)),
        parenthesis="(" in text,
        lists=bool(_LISTS.search(low)),
    )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence to be judged, with where it stands.

    ``passage_score`` is the retriever's score divided by the best of the list (1 when the
    passage is given); ``similarity`` is the embedder's cosine with the question, 0 when no
    embedder was asked.
    """

    text: str
    previous: str = ""
    following: str = ""
    passage: str = ""
    heading: str = ""
    position: int = 0
    count: int = 1
    passage_score: float = 1.0
    passage_rank: int = 1
    similarity: float = 0.0

"""Words shared by a question and a sentence: coverage, BM25 and order. Pure."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from qa.select.asked import Asked
from qa.select.reading import Reading


def coverage(asked: Asked, stems: frozenset[str]) -> float:
    """The share of the question's weight that ``stems`` holds."""
    return sum(w for one, w in asked.weights.items() if one in stems) / asked.total


def by_beginning(stems: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The stems of four letters or more by their first four letters."""
    table: dict[str, list[str]] = {}
    for one in stems:
        if len(one) >= 4:
            table.setdefault(one[:4], []).append(one)
    return {key: tuple(value) for key, value in table.items()}


@lru_cache(maxsize=32768)
def _beginnings(stems: frozenset[str]) -> dict[str, tuple[str, ...]]:
    return by_beginning(stems)


def relatives(one: str, beginnings: Mapping[str, Sequence[str]]) -> list[str]:
    """The stems that share all but the last two letters of the shorter one of the two."""
    found = []
    for other in beginnings.get(one[:4], ()) if len(one) >= 4 else ():
        short = max(4, min(len(one), len(other)) - 2)
        if one[:short] == other[:short]:
            found.append(other)
    return found


def has_related(one: str, stems: frozenset[str]) -> bool:
    """True when one of the stems is a relative (:func:`relatives`)."""
    return bool(relatives(one, _beginnings(stems)))


def soft_coverage(asked: Asked, stems: frozenset[str]) -> float:
    """Coverage that also counts synonyms (0.8) and words of one family (0.7)."""
    score = 0.0
    for one, weight in asked.weights.items():
        if one in stems:
            score += weight
        elif asked.near[one] & stems:
            score += 0.8 * weight
        elif has_related(one, stems):
            score += 0.7 * weight
    return score / asked.total


def bm25(asked: Asked, reading: Reading) -> float:
    """BM25 of a sentence as a share of the question's weight (k1 0.6, b 0.4)."""
    length = max(len(reading.places), 1)
    norm = 0.6 * (0.6 + 0.4 * length / 18.0)
    score = 0.0
    for one, weight in asked.weights.items():
        tf = len(reading.places.get(one, ()))
        score += weight * tf * 1.6 / (tf + norm)
    return score / asked.total


def order_features(asked: Asked, reading: Reading) -> tuple[float, float, float]:
    """Shared bigrams, the longest run of matched words, and the matched words' closeness."""
    content = [s for s in reading.stems if s]
    pairs = set(itertools.pairwise(content))
    bigrams = len(pairs & asked.bigrams) / max(len(asked.bigrams), 1)
    run = best = 0
    for one in content:
        run = run + 1 if one in asked.weights else 0
        best = max(best, run)
    places = sorted(p for one in asked.weights for p in reading.places.get(one, ()))
    closeness = len(places) / (places[-1] - places[0] + 1) if len(places) > 1 else 0.0
    return bigrams, best / max(len(asked.weights), 1), closeness

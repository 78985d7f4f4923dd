"""Likeness of misspelt Spanish words: what sounds alike is nearly the same word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

_SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ch", "C"),
        ("qu(?=[ei])|k", "K"),
        ("^ps", "s"),
        ("s?c(?=[ei])|z|xc(?=[ei])|x", "s"),
        ("c|q", "K"),
        ("gu(?=[ei])", "G"),
        ("g(?=[ei])", "j"),
        ("g", "G"),
        ("h", ""),
        ("n(?=[bvp])", "m"),
        ("v|w", "b"),
        ("ll", "y"),
        ("y$", "i"),
        (r"(.)\1", r"\1"),
    )
)
MINIMUM = 0.75
"""Words whose sounds differ by more than a quarter are not alike."""


def sounds(word: str) -> str:
    """The folded word as it sounds: ``s`` for ``z``, ``b`` for ``v``, no mute ``h``, and so on."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def spelling_likeness(word: str, others: Sequence[str]) -> list[float]:
    """How alike the sounds of ``word`` and each of ``others`` are: 1 the same, 0 below the minimum.

    One minus the edit distance (swapped neighbours count once) over the longer length.
    """
    heard = sounds(word)
    return [
        OSA.normalized_similarity(heard, sounds(other), score_cutoff=MINIMUM) for other in others
    ]

"""Comparing Spanish text as a person would: without case and accents, keeping the ``ñ``."""

from __future__ import annotations

import unicodedata

_TILDE = "\u0303"


def fold(text: str | None) -> str:
    """Lower case without accents (the tilde of ``ñ`` stays), white space as single blanks."""
    if not text:
        return ""
    kept: list[str] = []
    for character in unicodedata.normalize("NFD", text.casefold()):
        if not unicodedata.combining(character):
            kept.append(character)
        elif character == _TILDE and kept and kept[-1] == "n":
            kept[-1] = "ñ"
    return " ".join("".join(kept).split())

"""Lines become running text: words broken at a line's end are mended, norms' numbers kept."""

from __future__ import annotations

import re

from ingest.pdf.layout import Placed

_LEFT = re.compile(r"(?:[^\W_]+-)*[^\W_]+$")
_RIGHT = re.compile(r"[^\W_]+")
_HYPHENS = "-\u2010\u00ad"


def join_mark(before: Placed, after: Placed, words: frozenset[str]) -> tuple[int, str]:
    """How two lines of one paragraph join: (characters to drop from the first, what to put).

    A space, unless the first ends in a hyphen. Then digits and capitals keep it without a space
    (``N° 075-`` + ``2017-PCM``); letters lose it when they form one word, and keep it when the
    document writes that compound so, or when the first half is a word like ``socio`` or
    ``técnico`` that commonly leads one.
    """
    text = before.text
    ends_in_hyphen = text[-1:] in _HYPHENS
    if not ends_in_hyphen and not before.broken:
        return 0, " "
    drop = 1 if ends_in_hyphen else 0
    stem = text[: len(text) - drop]
    left, right = _LEFT.search(stem), _RIGHT.match(after.text)
    if left is None or right is None:
        return 0, " "
    first, second = left.group(), right.group()
    if second[0].islower() and first[-1].islower():
        return drop, "" if _one_word(first, second, words) else "-"
    if second[0].isalpha() and second[1:].islower() and first.isupper() and len(second) > 1:
        return drop, "- "
    return drop, "-"


def _one_word(first: str, second: str, words: frozenset[str]) -> bool:
    whole = (first.rsplit("-", maxsplit=1)[-1] + second).lower()
    if whole in words:
        return True
    if f"{first}-{second}".lower() in words:
        return False
    leads = len(first) > 3 and first.endswith("o") and first.lower() in words
    return not (leads and len(second) > 4 and second.lower() in words)

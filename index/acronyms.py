"""Acronyms and what they stand for, harvested from the documents themselves. Pure.

``Centro Binacional de Atención en Frontera (CEBAF)``, ``CEBAF (Centro Binacional de …)`` and
``Centros Emergencia Mujer – CEM`` each join an acronym with its expansion. Which words before an
acronym spell it is settled as by Schwartz and Hearst (2003): read backwards, every letter of the
acronym is found in order, and its first letter begins a word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from index.analysis import fold
from index.stopwords import STOP_WORDS

_ACRONYM = r"[A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑ0-9&-]{1,11}"
_AFTER = re.compile(rf"\s*[(«]\s*(?P<acronym>{_ACRONYM})\s*[)»]")
_DASHED = re.compile(rf"\s+[–—-]\s*(?P<acronym>{_ACRONYM})\b")
_BEFORE = re.compile(rf"\b(?P<acronym>{_ACRONYM})\s*\((?P<expansion>[^()]{{5,120}})\)")
_BREAK = re.compile(r"[.;:()«»“”\"\n¶]")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym as written and its expansion as written in one of the documents."""

    acronym: str
    expansion: str


def harvest(texts: Iterable[str]) -> tuple[Acronym, ...]:
    """The acronyms that texts explain, each with its most frequent expansion, by acronym.

    Texts are to be readable (lines joined). Ties go to the shorter, then the first in order.
    """
    seen: dict[str, Counter[str]] = {}
    for text in texts:
        for acronym, expansion in _explained(text):
            seen.setdefault(acronym, Counter())[expansion] += 1
    return tuple(
        Acronym(acronym, min(found, key=lambda text: (-found[text], len(text), text)))
        for acronym, found in sorted(seen.items())
    )


def _explained(text: str) -> Iterable[tuple[str, str]]:
    for pattern in (_AFTER, _DASHED):
        for match in pattern.finditer(text):
            before = _BREAK.split(text[max(0, match.start() - 160) : match.start()])[-1]
            expansion = _spelling(match["acronym"], before)
            if expansion is not None:
                yield match["acronym"], expansion
    for match in _BEFORE.finditer(text):
        expansion = _spelling(match["acronym"], match["expansion"])
        if expansion is not None and expansion == match["expansion"].strip():
            yield match["acronym"], expansion


def _spelling(acronym: str, before: str) -> str | None:
    """The end of ``before`` that spells the acronym, or ``None``."""
    letters = [character for character in fold(acronym) if character.isalnum()]
    words = list(_WORD.finditer(before))[-(2 * len(letters) + 4) :]
    if not words or len(letters) < 2:
        return None
    text = "".join(fold(character)[:1] or " " for character in before)
    starts = {word.start() for word in words}
    place = len(text)
    for position in range(len(letters) - 1, -1, -1):
        place -= 1
        while place >= words[0].start() and not (
            text[place] == letters[position] and (position > 0 or place in starts)
        ):
            place -= 1
        if place < words[0].start():
            return None
    expansion = before[place:].strip()
    content = [word for word in _WORD.findall(expansion) if fold(word) not in STOP_WORDS]
    alike = fold(acronym) in map(fold, content)
    return expansion if len(content) >= 2 and not alike and expansion[0].isupper() else None

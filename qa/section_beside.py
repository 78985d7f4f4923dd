"""Follow-ups for the numbered section after or before the one asked about."""

from __future__ import annotations

import re

from qa.patterns import NAMED_SECTION
from qa.text import fold

_NEXT_SECTION = re.compile(
    r"^[\s¿¡]*(?:y\s+)?(?:que\s+(?:dice|trae|contiene|establece|regula)\s+)?(?:en\s+)?(?:el|la)\s+"
    r"(?:(?P<kind>articulo|anexo|seccion|capitulo|numeral|cuadro)\s+)?"
    r"(?:(?P<way>siguiente|anterior|previ[oa]|posterior|proxim[oa])|que (?:le )?(?:sigue|viene))"
    r"(?:\s+(?:articulo|anexo|seccion|capitulo|numeral|cuadro))?"
    r"(?:\s*,?\s*(?:que (?:dice|trae|contiene|regula|establece)|de que (?:trata|habla)))?[\s?.!]*$"
)
"""The numbered section after or before the one just asked about."""


def section_beside(low: str, before: str) -> str:
    """The question before about the numbered section after or before its own; empty otherwise.

    "¿Y el artículo siguiente?" after a question about article 228 asks about article 229.
    """
    match, named = _NEXT_SECTION.search(low), NAMED_SECTION.search(fold(before))
    if match is None or named is None or "." in named.group(2):
        return ""
    if match.group("kind") and match.group("kind")[:3] != named.group(1)[:3]:
        return ""
    step = -1 if (match.group("way") or "")[:3] in ("ant", "pre") else 1
    number = int(named.group(2)) + step
    found = re.search(rf"\b{named.group(2)}\b", before)
    if number < 1 or found is None:
        return ""
    return f"{before[: found.start()]}{number}{before[found.end() :]}"

"""Questions made by rule from statements of legal and report text. Pure.

Three shapes of sentence give questions that their own passage answers: a subject that does
something ("¿Qué establece la presente Ley?"), a counted noun ("¿Cuántos distritos …?") and a
dated event ("¿Cuándo …?"). The answer's words are left out of the question.
"""

from __future__ import annotations

import re

_VERBS = (
    "es|son|tiene|tienen|establece|establecen|aprueba|crea|comprende|comprenden|incluye|incluyen|"
    "regula|dispone|garantiza|promueve|constituye|constituyen|permite|permiten|produce|producen"
)
_SUBJECT = re.compile(rf"^(El|La|Los|Las)\s+([^,.;:()]{{4,70}}?)\s+({_VERBS})\s+(\S.{{15,}})$")
_COUNTED = re.compile(r"\b(\d[\d.,  ]*)\s+([a-záéíóúñü]{4,}(?:\s+[a-záéíóúñü]{4,})?)")
_DATED = re.compile(
    r"\b(?:el\s+)?\d{1,2}\s+de\s+(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|"
    r"setiembre|octubre|noviembre|diciembre)(?:\s+(?:de|del)\s+\d{4})?|\ben\s+(?:el\s+año\s+)?\d{4}\b",
    re.IGNORECASE,
)
_LONGEST = 220


def questions_of(sentence: str) -> list[str]:
    """At most one question of each shape that a sentence of ``_LONGEST`` characters gives."""
    sentence = sentence.strip().rstrip(".")
    if not 30 <= len(sentence) <= _LONGEST:
        return []
    found = []
    subject = _SUBJECT.match(sentence)
    if subject:
        article, noun, verb, _ = subject.groups()
        found.append(f"¿Qué {verb} {article.lower()} {noun}?")
    counted = _COUNTED.search(sentence)
    if counted:
        rest = sentence[: counted.start()] + sentence[counted.end() :]
        found.append(f"¿Cuántos {counted.group(2)} {rest}?")
    dated = _DATED.search(sentence)
    if dated:
        rest = sentence[: dated.start()] + sentence[dated.end() :]
        found.append(f"¿Cuándo {rest}?")
    return found

"""The sentence that a pointing subject leans on: «Esta agencia…» says nothing without it."""

from __future__ import annotations

import re
from dataclasses import replace

from qa.draft import Part
from qa.evidence import Evidence
from qa.prose import span_of
from qa.select.asked import Asked
from qa.text import word_count
from qa.trim import trimmed

_POINTS = re.compile(
    r"^(?:(?:además|asimismo|por su parte|igualmente|también|posteriormente|luego),?\s+)?"
    r"(?:est[ea]|dich[oa]|aquel|aquella)\s+\w{4,}\b(?!\s+(?:año|mes|día)\b)",
    re.IGNORECASE,
)
_SHARE = 0.6
"""The most of an answer's words that the sentence before may take."""


def antecedent(asked: Asked, evidence: Evidence, most: int) -> Part | None:
    """The sentence before, when the question asks who and the answer only points at its subject.

    ``most`` is the number of words of the whole answer. None when nothing is pointed at, when
    nothing stands before it in the passage, or when what stands before is a heading.
    """
    if not asked.form.wants("who") or not evidence.at or not _POINTS.match(evidence.unit.text):
        return None
    before = replace(evidence, unit=evidence.units[evidence.at - 1], at=evidence.at - 1)
    if before.is_heading or word_count(before.unit.text) > _SHARE * most:
        return None
    return Part(trimmed(before.unit.text, asked, int(_SHARE * most)), (span_of(before),))

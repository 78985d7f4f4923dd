"""Yes-or-no questions of what somebody may do, and sentences that hold for everybody."""

from __future__ import annotations

import re

from qa.forms import QuestionForm
from qa.lexicon import synonym_stems
from qa.text import fold

_MAY_DO = re.compile(
    r"\bpued[eo]n? (?:se )?(?:(?:un[oa]?s?|el|la|los|las|algun[oa]?) )?(?:[a-zñ]+ ){0,3}?"
    r"([a-zñ]{3,}(?:ar|er|ir))(?:se|l[aeo]s?)?\b"
)
_LIGHT = frozenset(
    """
    ser estar tener haber hacer recibir poner acceder obtener dar usar sacar pedir entrar llegar
    negar lugar militar familiar escolar irregular regular menor celular hogar mujer saber
    """.split()
)
"""Infinitives that say little by themselves, and words that only look like one."""
_SHORT = 5
EVERYBODY = re.compile(
    r"\b(?:tod[oa] (?:persona|ciudadan|extranjer|niñ)\w*"
    r"|tod[oa]s l[oa]s (?:persona|ciudadan|extranjer)\w*"
    r"|cualquier persona|independientemente|sin importar|sin distincion"
    r"|sin (?:ninguna )?discriminacion)\b"
)
"""What holds for everybody, whatever the country."""


def may_do(form: QuestionForm) -> list[str]:
    """What somebody is asked to be allowed ("¿puede un socio vender…?"): it must be said."""
    if not form.wants("yesno"):
        return []
    return [one for one in _MAY_DO.findall(fold(form.text)) if one not in _LIGHT]


def said_closely(one: str, stems: frozenset[str]) -> bool:
    """True when a stem, a synonym or a longer word of it is said; a short one begins too much."""
    if one in stems or synonym_stems().get(one, frozenset()) & stems:
        return True
    return len(one) > _SHORT and any(other.startswith(one) for other in stems)


def speaks_of_everybody(form: QuestionForm, text: str) -> bool:
    """True when a question whether a foreigner may do something is met by what holds for all."""
    return form.wants("yesno") and bool(EVERYBODY.search(fold(text)))

"""Events, parts of a year, currencies and signings that are asked about and must be said."""

from __future__ import annotations

import re

from qa.forms import QuestionForm
from qa.preference import meets
from qa.select.overlap import has_related
from qa.text import fold, stem

_PERIOD = re.compile(
    r"\b(primer|segundo|tercer|cuarto|quinto|sexto|ultimo|1er|2do|3er|4to)o?"
    r" (trimestre|semestre|bimestre|cuatrimestre)\b"
)
"""A part of a year: the second quarter is not the third."""
_EVENT = re.compile(
    r"(?:naci|muri|falleci|matricul|gradu|cas|divorci|vot|egres|deport|naufrag|jubil)"
    r"(?:o|aron|ieron|eron|an|en|aban|ian)$"
)
"""What happens to somebody once and is nothing else: it must be said, by a synonym at least."""
_WENT = re.compile(r"\bsal(?:ieron|en|ian) (?:del|de (?:la|los|las|su|sus)|al exterior)\b")
"""Going out of somewhere; "salió el decreto" says no such thing."""
_SIGNED = re.compile(
    r"\bquien(?:es)?\s+(?:lo |la |los |las )?((?:firm|suscrib|escrib|redact|invent)\w+)"
)
_FOUNDED = re.compile(
    r"\bquien(?:es)?\s+(?:lo |la |los |las )?"
    r"((?:fund|cre|conform)(?:o|aron)|(?:constitu|establec)(?:yo|io|yeron|ieron))\b"
)
_FOUNDING = re.compile(
    r"\b(?:fund(?:o|aron|ad\w+|acion)|cre(?:o|aron|ad[oa]s?|acion)|constitu|establec|conform)"
)

_LEADS = re.compile(
    r"\bquien(?:es)?\s+(?:lo |la |los |las )?((?:dirig|presid|encabez|gobiern|comand)\w+)"
)
_LED = re.compile(
    r"\b(?:dirig(?!id[oa]s? (?:a|al|hacia|especialmente)\b)\w*|presid\w+|encabez\w+|\w*lider\w*"
    r"|gobern\w+|gobiern\w+|comand\w+|a cargo|titular\w*|jef[ea]\w*|director\w*"
    r"|bajo la (?:direccion|conduccion))\b"
)
"""Who leads a body, and how a text says that somebody does."""

_CURRENCIES = {
    "soles": r"\bsoles\b|s/",
    "dólares": r"\bdolar(?:es)?\b|us\$|\busd\b",
    "euros": r"\beuros?\b|€",
}


def said(one: str, stems: frozenset[str]) -> bool:
    """True when the word or one of its family is said; a synonym of an adverse verb says less."""
    return one in stems or has_related(one, stems)


def unsaid_events(form: QuestionForm, stems: frozenset[str], near: str) -> list[str]:
    """The part of a year, the event and the signing that are asked about and not said."""
    low = fold(form.text)
    lacking = [m.group() for m in _PERIOD.finditer(low) if not re.search(rf"\b{m.group()}", near)]
    lacking += [
        t.text
        for t in form.terms
        if _EVENT.match(t.fold) and not meets(t.stem, stems)
        if not (t.fold.startswith("nacio") and _FOUNDING.search(near))
    ]
    went = _WENT.search(low)
    if went is not None and not re.search(r"\bsal(?:i|e[ns]?\b)|\bemigra|\begres", near):
        lacking.append(went.group())
    signed = _SIGNED.search(low)
    if signed is not None and not said(stem(signed.group(1)), stems):
        lacking.append(signed.group(1))
    founded = _FOUNDED.search(low)
    if founded is not None and not _FOUNDING.search(near):
        lacking.append(founded.group(1))
    return lacking


def unled(form: QuestionForm, text: str) -> list[str]:
    """The verb of "¿quién dirige…?" when ``text``, the sentence itself, tells of nobody leading."""
    leads = _LEADS.search(fold(form.text))
    return [leads.group(1)] if leads is not None and not _LED.search(fold(text)) else []


def unsaid_currencies(form: QuestionForm, near: str) -> list[str]:
    """The currencies that are asked about and not said."""
    low = fold(form.text)
    asked = [one for one, pattern in _CURRENCIES.items() if re.search(pattern, low)]
    return [one for one in asked if not re.search(_CURRENCIES[one], near)]

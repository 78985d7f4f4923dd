"""Acronyms and their long forms, read off the documents."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.records import Passage
from qa import messages
from qa.corpus import Corpus
from qa.draft import Draft, Part
from qa.evidence import Evidence, Unit
from qa.forms import QuestionForm
from qa.glossary import Entry
from qa.prose import span_of
from qa.text import fold, stems, tokens
from qa.trim import ELLIPSIS

_DEFINING = r"\s*(?:\([^)]*\))?\s*,?\s*(?:es|son|fue|fueron|era|significa|consiste)\b"


_THE = r"(?:(?:el|la|los|las|un|una|siglas?|acronimo|de|del) )*"
_WORD = r"[«\"'“]?([a-zñ][a-zñ0-9-]+)\b"
_MEANS = re.compile(
    rf"\b(?:quieren? decir|significan?|significado de|corresponden?|expansion de) {_THE}{_WORD}"
)
_FULL_NAME = re.compile(
    rf"^\W*{_WORD}\W*(?:nombre completo|significado|que significa|que quiere decir)\b"
)
_WHAT_IS = re.compile(rf"\b(?:que|q) (?:es|son) {_THE}{_WORD}")

_CUE = (
    r"(?:siglas?|iniciales|acronimo|abreviaturas?|nombre (?:completo|entero)|significado"
    r"|llaman? completo|(?:desarroll|expand|despleg|abrevi)\w+)"
)
_FILL = r"(?:(?:el|la|los|las|de|del|un|una|las|siglas?|iniciales|acronimo|letras|completo) )*"
_CUED = re.compile(rf"\b{_CUE} {_FILL}{_WORD}")
_ASKED_LAST = re.compile(
    r"(?:\bque\b|\bq\b)(?: cosa)? (?:significan?|quieren? decir|es|son|seria)"
    r"(?: (?:eso|esto|es[ae] siglas?|esas siglas))?\W*$"
    r"|\bde que (?:es|son)(?: (?:la |las )?siglas?)?\W*$"
)


@dataclass(frozen=True, slots=True)
class Found:
    """An entry with the sentence that shows it."""

    entry: Entry
    evidence: Evidence


def acronyms_asked(corpus: Corpus, form: QuestionForm) -> tuple[Entry, ...]:
    """The acronyms whose meaning is asked: all of the question's topic, in order."""
    named = _named_for_itself(corpus, form)
    if named is not None:
        return (named,)
    rest = [t for t in form.terms if t.fold not in corpus.glossary]
    asked: list[Entry] = []
    for token in tokens(form.text):
        entry = corpus.glossary.get(token.fold)
        if entry is not None and entry not in asked:
            asked.append(entry)
    alone = not rest and bool(asked)
    if not asked and form.wants("definition"):
        longs = [e for e in corpus.glossary.values() if f" {fold(e.long)}" in f" {fold(form.text)}"]
        held = {one for entry in longs for one in stems(entry.long)}
        return tuple(longs[:1]) if all(t.stem in held for t in form.terms) else ()
    defines = form.wants("definition") and not rest
    return tuple(asked) if defines or (alone and form.kinds == ("other",)) else ()


def _named_for_itself(corpus: Corpus, form: QuestionForm) -> Entry | None:
    """The acronym whose words are asked for, whatever else the question says of where it stands.

    "¿Qué quiere decir UPE en los cuadros…?", "MTIGM: nombre completo"; after "¿qué es…?" one more
    word that names no place or year may follow ("¿Qué es el PALH de Cancillería?").
    """
    low = fold(form.text)
    cued = _CUED.search(low)
    if cued and cued.group(1) in corpus.glossary:
        return corpus.glossary[cued.group(1)]
    named = {token.fold for token in tokens(form.text)} & corpus.glossary.keys()
    if len(named) == 1 and _ASKED_LAST.search(low) and form.wants("definition"):
        return corpus.glossary[named.pop()]
    for pattern in (_MEANS, _FULL_NAME, _WHAT_IS):
        match = pattern.search(low)
        entry = corpus.glossary.get(match.group(1)) if match else None
        if entry is None:
            continue
        rest = [t for t in form.terms if t.fold not in corpus.glossary]
        bound = form.places or form.countries or form.years or form.norms
        if pattern is not _WHAT_IS or (len(rest) <= 1 and not bound):
            return entry
    return None


def define(corpus: Corpus, form: QuestionForm) -> Draft | None:
    """The defining sentence of each acronym asked about; ``None`` when none is asked."""
    entries = acronyms_asked(corpus, form)
    found = [f for entry in entries if (f := _locate(corpus, entry)) is not None]
    if not found:
        return None
    most = max(20, 72 // len(found))
    parts: list[Part] = []
    missing: list[str] = []
    for one in found:
        parts.append(Part(_around(one, most), (span_of(one.evidence),)))
        if one.entry.inferred:
            text = messages.inferred_acronym(one.entry.acronym, one.entry.long)
            parts.insert(len(parts) - 1, Part(text, (), "notice"))
            missing.append(text)
    return Draft("partial" if missing else "answered", tuple(parts), 0.95, tuple(missing))


def _around(found: Found, most: int) -> str:
    """The sentence, or the stretch of at most ``most`` words that holds the long form."""
    text = found.evidence.unit.text
    words = text.split()
    if len(words) <= most:
        return text
    low = fold(text)
    at = low.find(fold(found.entry.long))
    before = len(text[: max(at, 0)].split())
    first = max(0, min(before - 4, len(words) - most)) if at >= 0 else 0
    if first < 6 and before + len(found.entry.long.split()) < most:
        first = 0
    piece = " ".join(words[first : first + most])
    head = f"{ELLIPSIS} " if first else ""
    tail = f" {ELLIPSIS}" if first + most < len(words) else ""
    return f"{head}{piece}{tail}"


def _locate(corpus: Corpus, entry: Entry) -> Found | None:
    """The sentence that says what it is, else the one that joins acronym and long form."""
    parsed = corpus.index.documents[entry.doc_id]
    pattern = re.compile(
        rf"(?:{re.escape(fold(entry.long))}|\b{re.escape(fold(entry.acronym))}\b){_DEFINING}"
    )
    joining: Found | None = None
    for passage in parsed.passages:
        if passage.kind in ("heading", "table"):
            continue
        units = corpus.sentences.of(passage)
        for at, unit in enumerate(units):
            low = fold(unit.text)
            if pattern.search(low) and fold(entry.long) in low:
                return Found(entry, _evidence(passage, units, at))
            if joining is None and unit.start <= entry.start < unit.end:
                joining = Found(entry, _evidence(passage, units, at))
    return joining or _from_heading(corpus, entry)


def _from_heading(corpus: Corpus, entry: Entry) -> Found | None:
    for passage in corpus.index.documents[entry.doc_id].passages:
        if passage.start <= entry.start < passage.end:
            units = corpus.sentences.of(passage)
            for at, unit in enumerate(units):
                if unit.start <= entry.start < unit.end:
                    return Found(entry, _evidence(passage, units, at))
    return None


def _evidence(passage: Passage, units: tuple[Unit, ...], at: int) -> Evidence:
    return Evidence(passage, units[at], at, units, 1.0, 1)

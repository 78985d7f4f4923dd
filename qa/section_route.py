"""Answers that are a named section ("¿Qué dice el artículo 228?") or a fact of the data sheet."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.flow import shown
from ingest.metadata import norm_numbers, same_norm
from ingest.records import ParsedDocument, Passage, Section
from qa import messages
from qa.corpus import Corpus
from qa.draft import Draft, Part, Span, nothing
from qa.evidence import Unit
from qa.forms import QuestionForm
from qa.patterns import (
    ASKS_SECTION,
    ASKS_SECTION_WORDS,
    ASKS_WHOLE,
    DISPOSITION,
    NAMED_SECTION,
    SHEET_FIELDS,
)
from qa.select.asked import ask
from qa.select.overlap import soft_coverage
from qa.text import fold, stems, word_count
from qa.values import years_of

_NAMES = {
    "title": "Título", "date": "Fecha", "pages": "Páginas", "place": "Lugar",
    "institution": "Institución",
}  # fmt: skip

_LABELLED = re.compile(r"(\w+\s+\d+)\s*[.°º]*\s*[-–—]\s*(?=\w)")
"""What a heading of a norm begins with: its kind and number, and the sign before its title."""


def _numbered(
    corpus: Corpus, kind: str, number: str, norms: tuple[str, ...]
) -> tuple[ParsedDocument, Section] | None:
    """The section called so; of the norm that the question names, when it names one.

    Among several of one norm (the regulation that a decree approves has articles of its own) the
    one nearest the norm's heading comes first.
    """
    pattern = re.compile(rf"\b{kind}\w*\.?\s*(?:n[.°ºo]*\s*)?{re.escape(number)}(?!\d|\.\d)")
    found: list[tuple[ParsedDocument, Section]] = []
    for parsed in corpus.index.documents.values():
        for section in parsed.sections:
            if norms and not _of_norm(parsed, section, norms):
                continue
            by_number = kind in ("seccion", "numeral", "capitulo") and section.number == number
            if by_number or pattern.search(fold(section.heading)):
                found.append((parsed, section))
    return (
        min(found, key=lambda pair: pair[1].level) if norms and found else next(iter(found), None)
    )


def _of_norm(parsed: ParsedDocument, section: Section, norms: tuple[str, ...]) -> bool:
    """Whether a section belongs to one of the norms, by its headings or else its document."""
    headed = [number for heading in section.heading_path for number in norm_numbers(heading)[:1]]
    alone = not any(norm_numbers(one.heading) for one in parsed.sections)
    own = parsed.document.info.number if alone else None
    known = headed or ([own] if own else [])
    return any(same_norm(one, norm) for one in known for norm in norms)


def from_section(corpus: Corpus, form: QuestionForm) -> Draft | None:
    """The beginning of the section that the question names by number; ``None`` otherwise."""
    low = fold(form.text)
    disposition = _disposition(corpus, low, norm_numbers(form.text))
    if disposition is not None:
        return _quoted(corpus, *disposition)
    match = NAMED_SECTION.search(low)
    if match is None or not (ASKS_WHOLE.search(low) or len(form.terms) <= 2):
        return None
    found = _numbered(corpus, match.group(1), match.group(2), norm_numbers(form.text))
    if found is None:
        return _not_there(corpus, match.group(1), match.group(2))
    return _quoted(corpus, *found)


def _disposition(
    corpus: Corpus, low: str, norms: tuple[str, ...]
) -> tuple[ParsedDocument, Section] | None:
    """The provision that the question names by its ordinal and kind, if a heading bears them."""
    match = DISPOSITION.search(low)
    if match is None:
        return None
    kinds = match.group("kind").split()
    for parsed in corpus.index.documents.values():
        for section in parsed.sections:
            if not _ordinal(section.heading, match.group("ordinal")):
                continue
            above = fold(" ".join(section.heading_path[-2:]))
            fits = "disposici" in above and all(kind[:7] in above for kind in kinds)
            if fits and (not norms or _of_norm(parsed, section, norms)):
                return parsed, section
    return None


def _ordinal(heading: str, ordinal: str) -> bool:
    """Whether a heading begins with the ordinal; «sétima» is «séptima» too."""
    first = fold(heading).replace("septim", "setim")
    return re.match(rf"{ordinal.replace('septim', 'setim')}\b", first) is not None


def _quoted(corpus: Corpus, parsed: ParsedDocument, section: Section) -> Draft | None:
    """The beginning of a section as the answer; ``None`` when it holds nothing."""
    spans = _opening(corpus, parsed, section)
    if not spans:
        return None
    parts = tuple(Part(text, (span,)) for text, span in spans)
    return Draft("answered", parts, 0.93, (), (), " › ".join(section.heading_path))


def _not_there(corpus: Corpus, kind: str, number: str) -> Draft | None:
    """An abstention when neither a heading nor a text names the section; ``None`` otherwise."""
    if kind not in ("articulo", "art", "anexo"):
        return None
    mention = re.compile(rf"\b{kind[:3]}\w*\.?[^.]{{0,30}}?\b{re.escape(number)}(?![\d.])")
    if any(mention.search(fold(passage.search_text)) for passage in corpus.index.passages):
        return None
    return nothing(0.05, (messages.no_such_section(kind, number),))


def _opening(corpus: Corpus, parsed: ParsedDocument, section: Section) -> list[tuple[str, Span]]:
    """The heading and the first sentences of a section within 75 words."""
    kept: list[tuple[str, Span]] = []
    words = 0
    for passage in parsed.passages:
        if not section.start <= passage.start < section.end or passage.kind == "table":
            continue
        for unit in _apart(corpus.sentences.of(passage), parsed, section):
            before, words = words, words + word_count(unit.text)
            said = any(span.start >= section.body_start for _, span in kept)
            if kept and (len(kept) >= 3 or (words > 75 and said)):
                return kept
            room = max(70 - before, 20)
            text = unit.text if words <= 75 else " ".join(unit.text.split()[:room]) + " […]"
            kept.append((text, _span(passage, unit.start, unit.end)))
    return kept


def _apart(units: tuple[Unit, ...], parsed: ParsedDocument, section: Section) -> tuple[Unit, ...]:
    """The sentences with the heading cut off the one that it runs into."""
    document = parsed.document
    found: list[Unit] = []
    for unit in units:
        if unit.start < section.body_start < unit.end:
            at = section.body_start
            text = document.text
            head = unit.start + len(text[unit.start : at].rstrip())
            body = at + len(text[at : unit.end]) - len(text[at : unit.end].lstrip())
            found.append(Unit(shown(document, unit.start, head), unit.start, head))
            found.append(Unit(shown(document, body, unit.end), body, unit.end))
        else:
            found.append(unit)
    return tuple(unit for unit in found if unit.text)


def _span(passage: Passage, start: int, end: int) -> Span:
    return Span(passage.doc_id, start, end, passage.passage_id, passage.section_id)


def from_data_sheet(corpus: Corpus, form: QuestionForm) -> Draft | None:
    """A fact of the document's data sheet, said to come from there; only for a single document."""
    if len(corpus.index.documents) != 1:
        return None
    low = fold(form.text)
    name = next((field for field, pattern in SHEET_FIELDS if re.search(pattern, low)), None)
    if name is None:
        return None
    document = next(iter(corpus.index.documents.values())).document
    info = document.info
    values = {
        "title": document.title,
        "date": info.date,
        "pages": str(info.page_count) if info.page_count else None,
        "place": info.place,
        "institution": info.institution,
    }
    value = values[name]
    if not value:
        return None
    return Draft("answered", (Part(messages.metadata(_NAMES[name], value), (), "notice"),), 0.9)


def from_headings(corpus: Corpus, form: QuestionForm) -> Draft | None:
    """The heading that answers "¿Qué anexo trae…?": the one that holds most of what is asked.

    A year of the question must stand in the heading; ties go to the shorter heading.
    """
    match = ASKS_SECTION.search(fold(form.text))
    if match is None:
        return None
    wanted = match.group("kind") or match.group("bare")
    left = [t for t in form.terms if not ASKS_SECTION_WORDS.fullmatch(t.fold)]
    asked = ask(replace(form, terms=tuple(left)), corpus.statistics)
    best: tuple[float, int, ParsedDocument, Section] | None = None
    for parsed in corpus.index.documents.values():
        for section in parsed.sections:
            heading = fold(section.heading)
            if (wanted and wanted not in heading) or form.years - years_of(heading):
                continue
            exact = 0.1 * (form.years == years_of(heading))
            score = soft_coverage(asked, frozenset(stems(section.heading))) + exact
            if best is None or (score, -len(heading)) > (best[0], -best[1]):
                best = (score, len(heading), parsed, section)
    if best is None or best[0] < 0.6 or not left:
        return None
    _, _, parsed, section = best
    start, end = (
        section.start,
        section.start + len(parsed.document.text[section.start : section.body_start].rstrip()),
    )
    passage = next((p for p in parsed.passages if p.start <= start < p.end), None)
    owner = passage.passage_id if passage else ""
    parts = tuple(
        Part(shown(parsed.document, a, b), (Span(section.doc_id, a, b, owner, section.section_id),))
        for a, b in _label_and_title(parsed.document.text, start, end)
    )
    return Draft("answered", parts, min(0.95, 0.4 + 0.5 * best[0]), (), (), section.heading)


def _label_and_title(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The ends of "Artículo 228" and of its title, where ".-" stands between them; else of all."""
    match = _LABELLED.match(text, start, end)
    return [(start, match.end(1)), (match.end(), end)] if match else [(start, end)]

"""The documents' page as data: listing, facts, section tree, search inside a document."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.flow import shown
from ingest.records import Document, ParsedDocument, Section
from ui.app import messages
from ui.app.store.fold import fold
from ui.app.view.place import date_words

CONTEXT = 90
MOST_MATCHES = 60


@dataclass(frozen=True, slots=True)
class Line:
    """One document in the listing."""

    title: str
    source: str
    pages: str
    sections: int
    tables: int
    passages: int
    warnings: int


def listing_of(documents: Sequence[ParsedDocument]) -> tuple[Line, ...]:
    """The listing, in index order."""
    return tuple(
        Line(
            title=parsed.document.title,
            source=parsed.document.source,
            pages=str(page_count(parsed.document) or messages.UNKNOWN),
            sections=len(parsed.sections),
            tables=len(parsed.tables),
            passages=len(parsed.passages),
            warnings=len(parsed.warnings),
        )
        for parsed in documents
    )


def page_count(document: Document) -> int | None:
    """The number of pages when the file or its sidecar says it."""
    return document.info.page_count or len(document.pages) or None


def facts_of(parsed: ParsedDocument) -> tuple[tuple[str, str], ...]:
    """What is known of a document: (name, value), only what is known."""
    document, info = parsed.document, parsed.document.info
    pages = page_count(document)
    known = (
        (messages.FACT_INSTITUTION, info.institution),
        (messages.FACT_PLACE, info.place),
        (messages.FACT_DATE, date_words(info.date)),
        (messages.FACT_KIND, info.kind),
        (messages.FACT_NUMBER, info.number),
        (messages.FACT_PAGES, str(pages) if pages else None),
        (messages.FACT_FILE, document.source),
        (messages.FACT_SEAL, document.sha256),
    )
    return tuple((name, value) for name, value in known if value)


@dataclass(frozen=True, slots=True)
class Branch:
    """One line of the section tree: its depth from 0, its pages and how many passages it holds."""

    section: Section
    depth: int
    passages: int


def section_tree(parsed: ParsedDocument) -> tuple[Branch, ...]:
    """The sections in document order with the passages of their own text."""
    counts: dict[str, int] = {}
    for passage in parsed.passages:
        counts[passage.section_id] = counts.get(passage.section_id, 0) + 1
    return tuple(
        Branch(section, len(section.heading_path) - 1, counts.get(section.section_id, 0))
        for section in parsed.sections
    )


@dataclass(frozen=True, slots=True)
class Match:
    """A place where the searched words stand: text before, the words, text after."""

    section: Section | None
    before: str
    words: str
    after: str
    start: int
    end: int


def find_in(parsed: ParsedDocument, wanted: str) -> tuple[Match, ...]:
    """Every place of ``wanted`` in the document, without regard to case, accents, line breaks.

    At most ``MOST_MATCHES``; an empty search has none.
    """
    needle = fold(wanted)
    if not needle:
        return ()
    folded, offsets = _folded(parsed.document.repaired)
    found: list[Match] = []
    place = folded.find(needle)
    while place >= 0 and len(found) < MOST_MATCHES:
        last = place + len(needle) - 1
        found.append(_match(parsed, offsets[place], offsets[last] + 1))
        place = folded.find(needle, place + len(needle))
    return tuple(found)


def _match(parsed: ParsedDocument, start: int, end: int) -> Match:
    document = parsed.document
    inside = [s for s in parsed.sections if s.start <= start < s.end]
    section = max(inside, key=lambda s: s.start, default=None)
    return Match(
        section=section,
        before=shown(document, max(0, start - CONTEXT), start),
        words=shown(document, start, end),
        after=shown(document, end, min(len(document.text), end + CONTEXT)),
        start=start,
        end=end,
    )


def _folded(value: str) -> tuple[str, list[int]]:
    """``value`` folded as :func:`fold` does, with the source offset of every character."""
    characters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(value):
        if character.isspace():
            if characters and characters[-1] != " ":
                characters.append(" ")
                offsets.append(offset)
            continue
        for part in fold(unicodedata.normalize("NFC", character)):
            characters.append(part)
            offsets.append(offset)
    return "".join(characters), offsets

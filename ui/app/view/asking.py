"""From what a person typed to a ``Question``: limits, cleaning, history, filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.records import Filters
from ingest.records import ParsedDocument, Section
from qa.records import Question
from ui.app import messages
from ui.app.store.records import Turn
from ui.app.view.escape import printable

HISTORY = 6


def clean_question(typed: str, limit: int) -> str:
    """The question as it will be asked: printable, on one line, at most ``limit`` characters."""
    return " ".join(printable(typed).split())[:limit].strip()


def refusal(typed: str, limit: int) -> str:
    """Why a question is not asked, empty when it is; what is too long is not even cleaned."""
    if len(typed) > limit and len(" ".join(typed[: 4 * limit].split())) > limit:
        return messages.question_long(len(typed), limit)
    if not any(character.isalnum() for character in typed):
        return messages.QUESTION_EMPTY
    return ""


def question_of(
    text: str, turns: Sequence[Turn], filters: Filters, understood_as: str | None = None
) -> Question:
    """The question with the latest earlier questions of the conversation, oldest first."""
    history = tuple(turn.question for turn in turns[-HISTORY:])
    return Question(text=text, history=history, filters=filters, understood_as=understood_as)


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on: what it shows and the filters without it."""

    label: str
    without: Filters


def chips(filters: Filters, documents: Sequence[ParsedDocument]) -> tuple[Chip, ...]:
    """One chip for each document and section that restricts the search."""
    titles = {parsed.document.doc_id: parsed.document.title for parsed in documents}
    headings = {s.section_id: s for parsed in documents for s in parsed.sections}
    found: list[Chip] = []
    for key in filters.documents:
        rest = tuple(other for other in filters.documents if other != key)
        found.append(
            Chip(
                messages.chip_document(titles.get(key, key)),
                Filters(documents=rest, sections=filters.sections),
            )
        )
    for key in filters.sections:
        rest = tuple(other for other in filters.sections if other != key)
        name = headings[key].heading if key in headings else key
        found.append(
            Chip(messages.chip_section(name), Filters(documents=filters.documents, sections=rest))
        )
    return tuple(found)


def still_there(filters: Filters, documents: Sequence[ParsedDocument]) -> Filters:
    """``filters`` without documents and sections that the index no longer holds."""
    ids = {parsed.document.doc_id for parsed in documents}
    sections = {section.section_id for parsed in documents for section in parsed.sections}
    return Filters(
        documents=tuple(key for key in filters.documents if key in ids),
        sections=tuple(key for key in filters.sections if key in sections),
    )


def section_label(section: Section) -> str:
    """A section's heading with its depth shown by figure spaces, for a flat list."""
    return f"{chr(0x2007) * 2 * (section.level - 1)}{section.heading}"

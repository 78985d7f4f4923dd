"""Answers that are a table's own lines: its source, who made it, the date of its figures."""

from __future__ import annotations

from ingest.flow import shown
from ingest.records import Note, ParsedDocument
from qa.corpus import Corpus
from qa.draft import Draft, Part, Span, nothing
from qa.forms import QuestionForm
from qa.records import Outcome
from qa.tables import notices
from qa.tables.about import Sheet, asked_of_table, find_notes, is_maker

_SURE = 0.9
"""The confidence in a table's own line when its kind is asked of that table."""


def draft_of_notes(corpus: Corpus, form: QuestionForm) -> Draft | None:
    """The line below a table that says what is asked; ``None`` when none of that is asked.

    A table that the question names by its number and that has no such line is an abstention.
    """
    found = find_notes(corpus.tables, corpus.index.documents.values(), form)
    if found is None:
        return None
    sheet, notes = found
    heading = " › ".join(sheet.section.heading_path)
    if not notes:
        return nothing(0.1, (notices.no_note(sheet.name),), heading)
    document = sheet.document.document
    parts = tuple(
        Part(shown(document, note.start, note.end), (_span(sheet, note),)) for note in notes
    )
    other = asked_of_table(form) == "maker" and not is_maker(notes[0])
    missing = (notices.no_maker(sheet.name),) if other else ()
    outcome: Outcome = "partial" if other else "answered"
    return Draft(outcome, parts, _SURE, missing, (), heading)


def passage_of(document: ParsedDocument, start: int) -> str:
    """The id of the passage that holds an offset; empty when none does."""
    for passage in document.passages:
        if passage.start <= start < passage.end:
            return passage.passage_id
    return ""


def _span(sheet: Sheet, note: Note) -> Span:
    section = sheet.section
    passage = passage_of(sheet.document, note.start)
    return Span(section.doc_id, note.start, note.end, passage, section.section_id)

"""Answers that are cells of tables or computations over them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.records import Note
from qa.corpus import Corpus
from qa.draft import Draft, Part, Span, nothing
from qa.forms import QuestionForm, Term, analyse_question
from qa.lexicon import KNOWN_ACRONYMS, synonym_stems
from qa.note_route import draft_of_notes, passage_of
from qa.records import CellPlace, Outcome
from qa.tables import notices
from qa.tables.ask import for_table
from qa.tables.compute import compute
from qa.tables.everyday import in_table_words
from qa.tables.lexicon import noise_stems
from qa.tables.match import Selection, rank_of, select_tables
from qa.tables.named_cell import find_named_cell
from qa.tables.places import Place, TableResult, cut_off
from qa.tables.rows import labels_named
from qa.tables.view import TableView, named_tables
from qa.text import fold, tokens
from qa.values import years_of

_WHOLE = 0.99
_SURE = 0.8
_NEAR = 4
_NUMBERING = re.compile(
    r"^\s*\d+(?:\.\d+)*\.?\s|\b(?:anexo|cuadro|tabla|gr[aá]fico|figura)\s+(?:n[.°º]*\s*)?\d+", re.I
)
_RANKS = re.compile(r"\b(?:mayor(?:es)?|menor(?:es)?|mas|menos|primer[oa]?)\b(?! de\b)")


@dataclass(frozen=True, slots=True)
class TableDraft:
    """A table's proposal; ``fit`` is the share of the question that the table explains.

    ``asked`` are the stems of what the question measures ("atenciones"), as the table knows them;
    ``acronyms`` are the acronyms among them.
    ``numbered`` is true when the question names the table ("anexo 16") and asks a figure of it.
    """

    draft: Draft
    fit: float
    blocked: bool
    unexplained: tuple[str, ...] = ()
    asked: frozenset[str] = frozenset()
    numbered: bool = False
    acronyms: frozenset[str] = frozenset()

    @property
    def sure(self) -> bool:
        """Whether the table answers before any sentence: it accounts for every word asked."""
        return not self.blocked and self.fit >= _SURE and not self.unexplained


def answer_from_tables(corpus: Corpus, form: QuestionForm) -> TableDraft | None:
    """The best table's answer; ``None`` when no table is about the question.

    ``blocked`` is true when the table is about the question but lacks what it names: then a
    sentence must name it, or nothing is answered.
    """
    form = _in_table_words(corpus, form)
    noted = draft_of_notes(corpus, form)
    if noted is not None:
        return TableDraft(noted, 1.0, False, numbered=True)
    if not _asks_value(form):
        return _from_named_cell(corpus, form)
    form = for_table(form)
    first_block: TableDraft | None = None
    ranked = select_tables(corpus.tables, form)
    for selection in ranked:
        if selection.absent:
            if first_block is None:
                first_block = _blocked(selection, form)
            continue
        result = compute(selection, form)
        if result is None or (form.wh and _is_vague(selection, form)):
            continue
        draft = replace(
            _draft(corpus, selection, result), notices=_also(selection, result, ranked, form)
        )
        numbered = bool(named_tables((selection.view,), form.text)) and _asks_figure(form)
        return TableDraft(
            draft,
            selection.fit,
            False,
            selection.unexplained,
            _asked(selection.view, form),
            numbered=numbered,
        )
    return first_block


def _in_table_words(corpus: Corpus, form: QuestionForm) -> QuestionForm:
    """The question as tables word it, with the rows that it names."""
    names = {**KNOWN_ACRONYMS, **{key: entry.long for key, entry in corpus.glossary.items()}}
    text = in_table_words(form.text, corpus.tables, names)
    read = form if text == form.text else analyse_question(text)
    return replace(read, rows=labels_named(corpus.tables, text))


def _also(
    selection: Selection, result: TableResult, ranked: Sequence[Selection], form: QuestionForm
) -> tuple[str, ...]:
    """That another table serves the question as well and gives other figures, if one does."""
    for other in ranked:
        if other is selection or rank_of(other, form) != rank_of(selection, form):
            continue
        found = compute(other, form)
        if found is None or found.refused or not found.places:
            continue
        if [p.number for p in found.places] != [p.number for p in result.places]:
            return (notices.also(selection.view.name, other.view.name, other.view.table.caption),)
    return ()


def _from_named_cell(corpus: Corpus, form: QuestionForm) -> TableDraft | None:
    found = find_named_cell(corpus.tables, form)
    if found is None:
        return None
    result, fit = found
    selection = Selection(
        result.view, (result.places[0].row,), (result.places[0].column,), True, fit
    )
    return TableDraft(_draft(corpus, selection, result), fit, False)


def _is_vague(selection: Selection, form: QuestionForm) -> bool:
    """True when "¿cuál es…?" asks no figure in so many words, and names no row of the table."""
    return not _asks_figure(form) and not selection.named


def _asks_figure(form: QuestionForm) -> bool:
    figure = form.wants("figure", "count", "sum", "percent", "comparison")
    return figure or for_table(form).operation is not None


def _asks_value(form: QuestionForm) -> bool:
    if _asks_figure(form):
        return True
    return form.kinds == ("other",) and (not form.wh or form.wh.startswith("cual"))


def rules_out(tabular: TableDraft, form: QuestionForm, said: Sequence[str]) -> bool:
    """True when a table is wholly about the question but lacks what it names, or a word that it
    says, and no sentence of ``said`` states a figure of what is measured: then the sentences are
    about something else.
    """
    whole = bool(tabular.unexplained) or tabular.fit >= _WHOLE
    if not whole or not tabular.asked or not (tabular.blocked or tabular.unexplained):
        return False
    return not any(_states(text, tabular, form) for text in said)


def refusal(tabular: TableDraft) -> Draft:
    """The abstention of a table that is about the question and does not know all its words."""
    if tabular.blocked:
        return tabular.draft
    missing = tuple(notices.unknown(word) for word in tabular.unexplained)
    return nothing(0.1, missing, tabular.draft.closest)


def _states(text: str, tabular: TableDraft, form: QuestionForm) -> bool:
    """Whether a figure stands near one of the words asked, or the text ranks by one.

    The acronyms asked ("SIS") must stand in the text too; numbers of headings are no figures.
    """
    asked, acronyms = tabular.asked, tabular.acronyms
    found = tokens(_NUMBERING.sub(" ", text))
    if not acronyms <= {token.stem for token in found}:
        return False
    near = asked.union(*(synonym_stems().get(one, frozenset()) for one in asked))
    measured = [at for at, token in enumerate(found) if token.stem in near]
    years = {str(year) for year in range(1900, 2100)}
    figures = [at for at, t in enumerate(found) if t.text.isdigit() and t.text not in years]
    if any(abs(a - b) <= _NEAR for a in measured for b in figures):
        return True
    return bool(measured and form.operation in ("max", "min") and _RANKS.search(fold(text)))


def _blocked(selection: Selection, form: QuestionForm) -> TableDraft:
    view = selection.view
    missing = tuple(notices.absent(view.name, kind, value) for kind, value in selection.absent)
    heading = " › ".join(view.section.heading_path)
    missing += cut_off(view) if any(kind == "place" for kind, _ in selection.absent) else ()
    asked = _asked(view, form)
    short = frozenset(t.stem for t in form.terms if t.stem in asked and _is_acronym(t, form))
    draft = nothing(0.1, missing, heading)
    return TableDraft(draft, selection.fit, True, asked=asked, acronyms=short)


def _asked(view: TableView, form: QuestionForm) -> frozenset[str]:
    """The stems of the question that say what is measured, as the table knows them."""
    return frozenset(term.stem for term in form.terms if term.stem in view.topic) - noise_stems()


def _is_acronym(term: Term, form: QuestionForm) -> bool:
    capitals = term.text.isupper() and len(term.text) > 1 and not form.text.isupper()
    return capitals or term.fold in KNOWN_ACRONYMS


def _draft(corpus: Corpus, selection: Selection, result: TableResult) -> Draft:
    view = result.view
    heading = " › ".join(view.section.heading_path)
    if not result.places and not result.refused:
        return nothing(0.1, result.missing, heading)
    notes = _notes(view, result.places)
    spans = tuple(_span(corpus, view, place, notes) for place in result.places)
    spans += tuple(_note_span(corpus, view, note) for note in result.quoted)
    text = f"{result.text} {notices.unit(view.unit)}" if view.unit else result.text
    parts = [Part(text, spans, "computation", result.work)]
    parts += _note_parts(corpus, view, result, notes)
    outcome: Outcome = "partial" if result.missing else "answered"
    confidence = min(0.97, 0.55 + 0.42 * selection.fit)
    if result.refused:
        return Draft("partial", tuple(parts), confidence, result.missing, (), heading)
    return Draft(outcome, tuple(parts), confidence, result.missing, (), heading)


def _notes(view: TableView, places: tuple[Place, ...]) -> tuple[Note, ...]:
    """The notes with signs at a cited row or column, or at a year that a cited total adds."""
    rows = {
        row for p in places for row in ((p.row, *view.parts) if _sums_years(view, p) else (p.row,))
    }
    marks = {mark for row in rows for mark in row.row.marks}
    marks |= {mark for p in places for mark in view.table.columns[p.column].marks}
    return tuple(note for note in view.table.notes if note.mark and note.mark in marks)


def _sums_years(view: TableView, place: Place) -> bool:
    """Whether a cell is the total of rows that are years: their notes are then its own."""
    return view.year_rows and place.row.row.total


def _note_parts(
    corpus: Corpus, view: TableView, result: TableResult, notes: tuple[Note, ...]
) -> list[Part]:
    kept = [*result.quoted, *notes][:2]
    return [
        Part(notices.note(note.mark, note.text), (_note_span(corpus, view, note),), "computation")
        for note in kept
        if note not in result.quoted
    ]


def _note_span(corpus: Corpus, view: TableView, note: Note) -> Span:
    return Span(
        view.table.doc_id,
        note.start,
        note.end,
        passage_of(view.document, note.start),
        view.table.section_id,
    )


def _span(corpus: Corpus, view: TableView, place: Place, notes: tuple[Note, ...]) -> Span:
    row = place.row.row
    own = tuple(f"{note.mark} {note.text}".strip() for note in (notes or _general(view)))
    if view.unit:
        own = (*own, notices.unit(view.unit))
    dated = _caption_year(view)
    if dated is not None:
        own = (*own, notices.caption_year(dated))
    cell = CellPlace(
        table=view.name,
        row=row.shown or row.label,
        column=view.table.columns[place.column].label,
        table_id=view.table.table_id,
        notes=own,
    )
    return Span(
        view.table.doc_id,
        row.start,
        row.end,
        passage_of(view.document, row.start),
        view.table.section_id,
        cell,
    )


def _caption_year(view: TableView) -> int | None:
    """The one year that the caption gives to a cell; ``None`` when rows or columns have years."""
    if view.years:
        return None
    years = years_of(view.table.caption)
    return min(years) if len(years) == 1 else None


def _general(view: TableView) -> tuple[Note, ...]:
    return tuple(note for note in view.table.notes if not note.mark or note.mark[0].isalpha())

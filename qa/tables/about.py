"""What a table says of itself below its figures: its source, who made it, its date of cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.records import Document, Note, ParsedDocument, Section
from qa.forms import QuestionForm, Term
from qa.lexicon import synonym_stems
from qa.tables.lexicon import akin, noise_stems
from qa.tables.notes import NO_SUM
from qa.tables.view import TableView, named_tables, table_name
from qa.text import fold, stem, stems
from qa.values import find_values

Wanted = Literal["source", "maker", "cut", "scope", "mark", "no_sum", "notes"]
_FIGURES = (
    r"(?:cuadros?|tablas?|anexos?|graficos?|datos?|data|cifras?|estadisticas?|informacion|numeros?)"
)
_SHEET = r"(?:cuadros?|tablas?|anexos?|graficos?)"
_OFFICE = (
    r"(?:quien(?:es)?|(?:que|cual) (?:\w+ )?(?:dependencia|entidad|oficina|direccion|organo|area"
    r"|unidad|institucion|organismo|gerencia|ministerio|sector|equipo))"
)
_MAKES = (
    r"(?:elabor|hizo|hicier|prepar|arm|confeccion|produ[cj]|public|realiz|redact|construy|compil"
    r"|firm|autor)\w*"
)
_COMES = r"(?:sal|vien|vini|provien|proced|obtuv|sac|tom|extra)\w*"
_HOLDS = r"(?:inclu(?:y|ir|id)\w*|abarc\w+|comprend\w+|englob\w+|contempl\w+)"
SIGN = re.compile(
    r"\b(?:nota|llamada|signo|marca|simbolo|letra|literal)\s+(?:al pie\s+)?"
    r"(?P<letter>[a-d]|\d)(?:\)|/)?(?!\w)"
    r"|(?<!\w)(?P<bar>[a-d]/)|(?<![\w/])/\s?(?P<number>\d)(?!\d)"
    r"|\b(?P<star>asteriscos?)\b|\((?P<stars>\*+)\)"
)
"""A sign of a note that a folded question names: "nota b/", "/1", "asterisco"."""
_ASKED: tuple[tuple[Wanted, re.Pattern[str]], ...] = (
    (
        "maker",
        re.compile(
            rf"\b{_OFFICE}\b[^?]{{0,25}}?\b{_MAKES}\s+(?:el|la|los|las|ese|esa|este|esta)?\s*{_SHEET}\b"
            rf"|\b(?:elaboracion|autor(?:ia)?) (?:del?|de la|de los) (?:el )?{_SHEET}\b"
            rf"|\bpor quien (?:fue|esta|se)\b[^?]{{0,20}}\b{_MAKES}[^?]*\b{_SHEET}\b"
            rf"|\b{_SHEET}\b[^?]*\b(?:{_OFFICE})\s+(?:lo|la|los|las)\s+{_MAKES}"
        ),
    ),
    (
        "source",
        re.compile(
            r"\bfuentes?\b(?! de (?:financiamiento|ingresos?|trabajo|agua|energia|empleo|recursos))"
            rf"[^?]*\b{_FIGURES}\b|\b{_FIGURES}\b[^?]*\bfuentes?\b"
            rf"|\bde donde (?:se )?{_COMES}[^?]*\b{_FIGURES}\b"
            rf"|\b{_FIGURES}\b[^?]*\bde donde (?:se )?(?:l[oa]s? )?{_COMES}"
            rf"|\b(?:de|a) quien(?:es)? (?:son|es|pertenec\w+)\b[^?]*\b{_FIGURES}\b"
            rf"|\bde que (?:base|registro|sistema|fuente)[^?]*\b{_FIGURES}\b"
        ),
    ),
    (
        "cut",
        re.compile(
            r"\b(?:a|hasta|de|en|con) (?:que|cual) (?:fecha|mes|dia|corte|momento)\b[^?]*"
            r"\b(?:cort|cerrad|cierr|lleg|actualiz|tomad|recog|correspond|refier|medid|contad)\w*"
            rf"|\b(?:a|hasta|de|en|con) (?:que|cual) (?:fecha|mes|dia|corte)\b[^?]*\b{_FIGURES}\b"
            rf"|\b{_FIGURES}\b[^?]*\b(?:de|a) que (?:fecha|mes) (?:es|son|era|eran)\b"
            r"|\b(?:que|cual(?: es| fue)?(?: el| la)?) (?:fecha de )?corte\b"
            rf"|\bfecha (?:de|del) (?:corte|cierre)\b|\bhasta cuando\b[^?]*\b{_FIGURES}\b"
            rf"|\bcuando\b[^?]*\b(?:cort|cerr)(?:aron|o|ado|ada|adas|ados)\b[^?]*\b{_FIGURES}\b"
        ),
    ),
    ("mark", SIGN),
    (
        "no_sum",
        re.compile(
            r"\bpor que\b[^?]*\b(?:no|mal|incorrect[oa]|error|equivocad[oa])\b[^?]*"
            r"\b(?:sum|junt|agreg|acumul|total|adicion)\w*"
        ),
    ),
    (
        "scope",
        re.compile(
            rf"\b(?:que|cuales|a que|a cuales)\b[^?]*\b{_HOLDS}\b[^?]*\b{_FIGURES}\b"
            rf"|\b(?:que|cuales)\b[^?]*\b{_FIGURES}\b[^?]*\b{_HOLDS}\b"
            rf"|^\W*(?:el|la|los|las)?\s*{_FIGURES}\b[^?]*\b{_HOLDS}\b"
            rf"|^\W*{_HOLDS}\b[^?]*\b{_FIGURES}\b"
        ),
    ),
    (
        "notes",
        re.compile(
            rf"\bque (?:notas?|aclaracion(?:es)?|advertencias?|precision(?:es)?)\b[^?]*\b{_SHEET}\b"
            rf"|\bque (?:aclara|advierte|precisa|anota)\w*\b[^?]*\b{_SHEET}\b"
            rf"|\bnotas? (?:del|al pie del|de la|al pie de la) {_SHEET}\b"
        ),
    ),
)
_ASKING = frozenset(
    stem(word)
    for word in (
        "fuente elaborar elaboro elaboraron hizo hicieron preparo dependencia entidad oficina"
        " direccion organo area institucion organismo cuadro tabla anexo grafico corte cortadas"
        " cortados cortar cierre cerradas cerrados cerro fecha mes cifras datos data numeros salen"
        " sale salieron viene vienen provienen proviene proceden sacaron obtuvieron informacion"
        " nota notas llamada signo marca asterisco significa significado incluir incluye incluyen"
        " incluido abarca abarcan comprende comprenden aclara aclaran advierte precisa letra pie"
        " tipo tipos sumar juntar agregar acumular mal incorrecto pueden puede debe deben cuenta"
        " sola quiere decir error"
        " corresponden corresponde actualizadas actualizados llegan llega estadistica estadisticas"
        " base registro sistema tomadas tomados hasta cuando refieren publico publicaron armo"
        " armaron elaboracion autoria autor momento dia consignan aparecen muestra muestran"
    ).split()
)
_LINE = re.compile(r"^[ \t]*(?P<text>(?P<mark>/ ?\d+)?\S.*?)[ \t]*$", re.M)
_KEPT_LINE = re.compile(r"\s*(?:/\s?\d+\s*:|(?:fuentes?|elaboraci[óo]n)\s*:\s*\S)", re.I)
_SOURCE = re.compile(r"\W*fuentes?\b", re.I)
_MAKER = re.compile(r"\W*elaboraci[óo]n\b", re.I)
_SCOPE = re.compile(
    r"\b(?:inclu(?:y|id)|exclu(?:y|id)|comprend|abarc|no se consider|solo consider)\w*"
)
_OWN_LINES: tuple[Wanted, ...] = ("source", "maker", "cut")
"""What a table that is asked by its number either says of itself, or else it is refused."""
_LEAST = 0.75


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table, or a section whose table is a picture, with the lines below its figures."""

    name: str
    document: ParsedDocument
    section: Section
    words: frozenset[str]
    own: frozenset[str]
    notes: tuple[Note, ...]
    view: TableView | None = None


def asked_of_table(form: QuestionForm) -> Wanted | None:
    """What of a table's own notes the question wants, ``None`` for nothing of them."""
    low = fold(form.text)
    return next((wanted for wanted, pattern in _ASKED if pattern.search(low)), None)


def find_notes(
    views: Iterable[TableView], documents: Iterable[ParsedDocument], form: QuestionForm
) -> tuple[Sheet, tuple[Note, ...]] | None:
    """The sheet that the question speaks of with the notes that answer it.

    The notes are empty when the question names the table by its number and it has none such;
    ``None`` when no sheet is about the question.
    """
    wanted = asked_of_table(form)
    if wanted is None:
        return None
    sheets = sheets_of(views, documents)
    numbered = [sheet for sheet in sheets if _is_named(sheet, form)]
    terms = [term for term in form.terms if term.stem not in _ASKING and not _is_number(term)]
    content = [t for t in terms if t.stem not in noise_stems() and len(t.fold) > 1]
    best: tuple[tuple[float, ...], Sheet, tuple[Note, ...]] | None = None
    for sheet in numbered or sheets:
        left = [term for term in content if not _held(term, sheet.words)]
        fit = 1 - len(left) / len(content) if content else float(bool(numbered))
        found = _wanted_notes(sheet, wanted, form, content)
        if (fit < _LEAST or not found) and not (numbered and wanted in _OWN_LINES):
            continue
        close = len({term.stem for term in terms} & sheet.own)
        rank = (bool(found), fit, sheet.view is not None, close, -len(sheet.own))
        if best is None or rank > best[0]:
            best = (rank, sheet, found)
    return (best[1], best[2]) if best else None


def sheets_of(views: Iterable[TableView], documents: Iterable[ParsedDocument]) -> tuple[Sheet, ...]:
    """The tables, and the sections without one that hold a line of source, maker or sign."""
    found = []
    tabled = set()
    for view in views:
        tabled.add((view.table.doc_id, view.table.section_id))
        words = view.topic | view.notes
        found.append(
            Sheet(view.name, view.document, view.section, words, view.own, view.table.notes, view)
        )
    for parsed in documents:
        for section in parsed.sections:
            if (section.doc_id, section.section_id) in tabled:
                continue
            notes = _lines(parsed.document, section)
            if notes:
                own = frozenset(stems(section.heading))
                found.append(Sheet(table_name(section.heading), parsed, section, own, own, notes))
    return tuple(found)


def _lines(document: Document, section: Section) -> tuple[Note, ...]:
    """The lines of source, maker or sign in the text of one section."""
    found = []
    for match in _LINE.finditer(document.text, section.body_start, section.end):
        if _KEPT_LINE.match(match.group("text")):
            mark = (match.group("mark") or "").replace(" ", "")
            found.append(Note(mark, match.group("text"), match.start("text"), match.end("text")))
    return tuple(found)


def _is_named(sheet: Sheet, form: QuestionForm) -> bool:
    if sheet.view is not None:
        return bool(named_tables((sheet.view,), form.text))
    return bool(re.search(rf"(?<!\w){re.escape(fold(sheet.name))}(?!\w)", fold(form.text)))


def _is_number(term: Term) -> bool:
    return any(character.isdigit() for character in term.fold)


def _held(term: Term, words: frozenset[str]) -> bool:
    near = synonym_stems().get(term.stem, frozenset())
    return term.stem in words or bool(near & words) or akin(term.fold, words)


def _wanted_notes(
    sheet: Sheet, wanted: Wanted, form: QuestionForm, content: Sequence[Term]
) -> tuple[Note, ...]:
    """The sheet's notes of the kind that is asked; the other one of source and maker, for want."""
    if wanted == "cut":
        return _dated(sheet, form)
    if wanted == "mark":
        return tuple(note for note in sheet.notes if _bears(note, form))
    if wanted == "scope":
        return tuple(note for note in sheet.notes if _SCOPE.search(fold(note.text)))[:3]
    if wanted == "no_sum":
        return tuple(note for note in sheet.notes if NO_SUM.search(fold(note.text)))[:1]
    if wanted == "notes":
        return _notes_on(sheet, content)
    first, second = (_MAKER, _SOURCE) if wanted == "maker" else (_SOURCE, _MAKER)
    for pattern in (first, second):
        found = tuple(note for note in sheet.notes if pattern.match(note.text))
        if found:
            return found[:1]
    return ()


def _bears(note: Note, form: QuestionForm) -> bool:
    """Whether a note stands at the sign that the question names."""
    match = SIGN.search(fold(form.text))
    if match is None or not note.mark:
        return False
    if match.group("star") or match.group("stars"):
        return "*" in note.mark
    sign = match.group("letter") or match.group("bar") or match.group("number")
    return note.mark.strip("()/ ") == sign.strip("/")


def _notes_on(sheet: Sheet, content: Sequence[Term]) -> tuple[Note, ...]:
    """The notes that are no source and no maker: those that hold a word asked, or else all."""
    own = [n for n in sheet.notes if not _SOURCE.match(n.text) and not _MAKER.match(n.text)]
    asked = {term.stem for term in content}
    close = [note for note in own if asked & set(stems(note.text))]
    return tuple((close if 0 < len(close) < len(own) else own)[:3])


def is_maker(note: Note) -> bool:
    """Whether a line says who made the table."""
    return _MAKER.match(note.text) is not None


def _dated(sheet: Sheet, form: QuestionForm) -> tuple[Note, ...]:
    """The notes that give a date: of the years asked about, where columns or rows bear the sign."""
    dated = [note for note in sheet.notes if any(v.kind == "date" for v in find_values(note.text))]
    dated = [note for note in dated if not _SOURCE.match(note.text)]
    if not form.years or not dated:
        return tuple(dated[:3])
    marked = [note for note in dated if note.mark and note.mark in _marks(sheet, form.years)]
    if marked:
        return tuple(marked)
    said = [n for n in dated if {v.year for v in find_values(n.text) if v.year} & form.years]
    return tuple(said or [note for note in dated if not note.mark][:1])


def _marks(sheet: Sheet, years: frozenset[int]) -> set[str]:
    """The signs at the columns and rows of ``years``."""
    if sheet.view is None:
        return set()
    table = sheet.view.table
    found = {mark for column in table.columns if column.year in years for mark in column.marks}
    return found | {m for row in sheet.view.rows if row.year in years for m in row.row.marks}

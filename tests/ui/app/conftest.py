"""A small document with a table, and answers over it, for the tests of the chat."""

from __future__ import annotations

import pytest

from index.records import ChannelScore, SearchHit
from ingest.records import (
    Cell,
    Column,
    Document,
    DocumentInfo,
    Note,
    ParsedDocument,
    Passage,
    Row,
    Section,
    Table,
)
from qa.records import Answer, CellPlace, Citation, Question, Statement, Timing
from ui.app.store.records import SourceSeal

TEXT = (
    "1. Educación\n"
    "El año empezó bien. La matrícula creció <script>alert(1)</script> mucho. "
    "En 2021 hubo 963 528 alumnos\nen el país. Después bajó. Nadie sabe por qué.\n"
    "2. Salud\n"
    "Cuadro 1. Asegurados por región\n"
    "Región 2020 2021\n"
    "LIMA 1,200 1,500 /1\n"
    "ÑUÑOA 30 45\n"
    "/1 Incluye Callao.\n"
)


def span(piece: str, after: int = 0) -> tuple[int, int]:
    start = TEXT.index(piece, after)
    return start, start + len(piece)


def _row(label: str, figures: tuple[str, ...], number: int) -> Row:
    start = TEXT.index(f"{label} {figures[0]}")
    place, cells = start, []
    for column, figure in enumerate(figures):
        place = TEXT.index(figure, place)
        cells.append(Cell(figure, place, place + len(figure), number, column))
        place += len(figure)
    return Row(label, start, place, tuple(cells), shown=label.title())


@pytest.fixture
def parsed() -> ParsedDocument:
    start, end = span("El año empezó", 0)[0], span("por qué.")[1]
    table_start, table_end = span("Cuadro 1")[0], span("Callao.")[1]
    education = Section(
        "s1", "d1", "1. Educación", ("1. Educación",), 1, 0, end, 13, end, None, "1"
    )
    health = Section(
        "s2", "d1", "2. Salud", ("2. Salud",), 1, end + 1, len(TEXT), table_start, len(TEXT)
    )
    table = Table(
        table_id="t1",
        doc_id="d1",
        section_id="s2",
        caption="Cuadro 1. Asegurados por región",
        columns=(Column("Asegurados 2020", year=2020), Column("Asegurados 2021", year=2021)),
        rows=(_row("LIMA", ("1,200", "1,500"), 0), _row("ÑUÑOA", ("30", "45"), 1)),
        notes=(Note("/1", "Incluye Callao.", *span("Incluye Callao.")),),
        start=table_start,
        end=table_end,
        row_header="Región",
    )
    first = span("La matrícula")[0]
    last = span("en el país.")[1]
    prose = Passage(
        "p1",
        "d1",
        "s1",
        ("1. Educación",),
        TEXT[first:last],
        TEXT[first:last],
        first,
        last,
        "prose",
    )
    rows = Passage(
        "p2",
        "d1",
        "s2",
        ("2. Salud",),
        TEXT[table_start:table_end],
        TEXT[table_start:table_end],
        table_start,
        table_end,
        "table",
        table_id="t1",
        rows=(0, 1),
    )
    assert start < first
    document = Document(
        "d1",
        "Memoria anual",
        "memoria.txt",
        "ab" * 32,
        TEXT,
        "txt",
        info=DocumentInfo(institution="Ministerio", place="Lima", date="2022-03-01"),
    )
    return ParsedDocument(document, (education, health), (table,), (prose, rows))


def citation(number: int, quote: str, cell: CellPlace | None = None) -> Citation:
    start, end = span(quote)
    return Citation(
        number=number,
        doc_id="d1",
        document="memoria.txt",
        title="Memoria anual",
        section_id="s2" if cell else "s1",
        heading_path=("2. Salud",) if cell else ("1. Educación",),
        quote=quote,
        shown=" ".join(quote.split()),
        start=start,
        end=end,
        passage_id="p2" if cell else "p1",
        cell=cell,
    )


@pytest.fixture
def answer(parsed: ParsedDocument) -> Answer:
    cited = citation(1, "En 2021 hubo 963 528 alumnos\nen el país.")
    hit = SearchHit(
        parsed.passages[0],
        1,
        0.91,
        (ChannelScore("lexical", 1, 7.5), ChannelScore("dense", None, 0.0)),
        ("alumnos", "2021"),
    )
    return Answer(
        answer_id="r-1234",
        question=Question("¿Cuántos alumnos hubo en 2021?"),
        understood_as="¿Cuántos alumnos hubo en 2021?",
        outcome="answered",
        text="En 2021 hubo 963 528 alumnos en el país. [1]",
        statements=(Statement("En 2021 hubo 963 528 alumnos en el país.", (1,)),),
        citations=(cited,),
        hits=(hit,),
        confidence=0.9,
        composer="extractive",
        timings=(Timing("total", 12.0),),
    )


@pytest.fixture
def cells() -> tuple[Citation, ...]:
    return (
        citation(1, "LIMA 1,200", CellPlace("Cuadro 1", "LIMA", "Asegurados 2020", "t1")),
        citation(2, "LIMA 1,200 1,500", CellPlace("Cuadro 1", "LIMA", "Asegurados 2021", "t1")),
    )


@pytest.fixture
def seal() -> SourceSeal:
    return SourceSeal(
        "d1", "memoria.txt", "Memoria anual", "ab" * 32, "Ministerio", "Lima", "2022-03-01"
    )

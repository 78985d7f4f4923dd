"""A table as questions see it: what its rows and columns are about, in comparable terms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ingest.records import Cell, ParsedDocument, Row, Section, Table
from qa.forms import find_ages, find_countries, find_places, find_sexes
from qa.tables.figures import Style, cell_number, style_of
from qa.text import fold, stems
from qa.values import years_of

_NAME = re.compile(r"\b(anexo|cuadro|tabla|gr[aá]fico|figura)\s*(?:n[.°ºo]*\s*)?(\d+[a-z]?)", re.I)
_UNIT = re.compile(
    r"(?:\ben|expresad[oa]s? en|\bunidad(?: de medida)?\s*:)\s+"
    r"(?P<unit>(?:(?:miles|millones)(?: de)?\s+)?(?:nuevos\s+soles|soles|d[oó]lares|euros|personas"
    r"|toneladas|kilogramos|hect[aá]reas|kil[oó]metros|metros c[uú]bicos|porcentajes?|horas|d[ií]as"
    r"|unidades)\b|(?:miles|millones)\b)",
    re.I,
)
_LABEL_RANGE = re.compile(r"^\D*(\d{1,2})\s*(?:-|–|a)\s*(\d{1,2})\b")
_LABEL_FROM = re.compile(r"^\D*(\d{1,2})\s*(?:años\s*)?(?:a|y|o)\s*m[aá]s|^\D*(\d{1,2})\s*\+", re.I)


@dataclass(frozen=True, slots=True)
class RowView:
    """One row with what its label names: a place, a year, a range of ages, a sex."""

    row: Row
    low: str
    words: tuple[str, ...]
    year: int | None
    ages: tuple[int, int] | None
    sexes: frozenset[str]
    mark: str = ""

    def number(self, column: int) -> Decimal | None:
        """The value in ``column``; ``None`` when the cell is missing or holds no figure."""
        found = self.cell(column)
        return cell_number(found.text, self.mark) if found is not None else None

    def cell(self, column: int) -> Cell | None:
        """The cell in ``column``, ``None`` when it is missing."""
        return next((cell for cell in self.row.cells if cell.column == column), None)


@dataclass(frozen=True, slots=True)
class TableView:
    """A table with its topic's stems and the things that its rows and columns name."""

    table: Table
    document: ParsedDocument
    section: Section
    name: str
    topic: frozenset[str]
    notes: frozenset[str]
    rows: tuple[RowView, ...]
    years: frozenset[int]
    countries: frozenset[str]
    sexes: frozenset[str]
    places: frozenset[str]
    measures: tuple[frozenset[str], ...]
    style: Style
    caption_years: frozenset[int]
    own: frozenset[str]
    unit: str

    @property
    def total(self) -> RowView | None:
        """The row that sums the others, if the table has one."""
        return next((row for row in self.rows if row.row.total), None)

    @property
    def parts(self) -> tuple[RowView, ...]:
        """The rows that are not totals."""
        return tuple(row for row in self.rows if not row.row.total)

    @property
    def year_rows(self) -> bool:
        """True when the rows, not the columns, are years."""
        return sum(row.year is not None for row in self.parts) * 2 > len(self.parts) > 0

    @property
    def incomplete(self) -> bool:
        """True when rows or cells of the table are missing in the source."""
        return not self.table.complete or any(not row.row.complete for row in self.rows)


def table_name(caption: str) -> str:
    """ "Anexo 16" when the caption numbers its table, otherwise its first words."""
    match = _NAME.search(caption)
    if match:
        return f"{match.group(1).capitalize()} {match.group(2)}"
    words = caption.split()
    return " ".join(words[:9]) + ("…" if len(words) > 9 else "")


def unit_of(table: Table) -> str:
    """The unit that the caption, the row header or a note gives for all figures, if one does."""
    for text in (table.caption, table.row_header, *(note.text for note in table.notes)):
        match = _UNIT.search(text)
        if match:
            return " ".join(match.group("unit").split()).lower()
    return ""


def named_tables(views: Iterable[TableView], text: str) -> tuple[TableView, ...]:
    """The tables that ``text`` names by their number ("anexo 16"); empty when it names none."""
    names = {fold(f"{kind} {number}") for kind, number in _NAME.findall(text)}
    return tuple(view for view in views if fold(view.name) in names)


def _label_ages(label: str) -> tuple[int, int] | None:
    match = _LABEL_RANGE.search(label)
    if match and int(match.group(1)) < int(match.group(2)):
        return int(match.group(1)), int(match.group(2))
    match = _LABEL_FROM.search(label)
    if match:
        return int(match.group(1) or match.group(2)), 200
    return find_ages(fold(label))


def _row_view(row: Row, mark: str) -> RowView:
    label = row.shown or row.label
    low = re.sub(r"[^\w\s]", " ", fold(label)).strip()
    years = years_of(label)
    return RowView(
        row=row,
        low=re.sub(r"\s+", " ", low),
        words=tuple(low.split()),
        year=min(years) if len(years) == 1 else None,
        ages=_label_ages(label) if not years else None,
        sexes=find_sexes(low),
        mark=mark,
    )


def _measure(label: str) -> frozenset[str]:
    return frozenset(one for one in stems(re.sub(r"\b(?:19|20)\d\d\b", " ", label)))


def view_of(table: Table, document: ParsedDocument) -> TableView:
    """Reads one table."""
    sections = {section.section_id: section for section in document.sections}
    section = sections[table.section_id]
    style = style_of(cell.text for row in table.rows for cell in row.cells)
    rows = tuple(_row_view(row, style.decimal if style.sure else "") for row in table.rows)
    heads = " ".join(f"{c.label} {c.measure or ''}" for c in table.columns)
    title = " ".join((table.caption, *section.heading_path, table.row_header))
    labels = " ".join(row.row.shown or row.row.label for row in rows)
    years = {c.year for c in table.columns if c.year} | {row.year for row in rows if row.year}
    return TableView(
        table=table,
        document=document,
        section=section,
        name=table_name(table.caption),
        topic=frozenset(stems(f"{title} {heads}")),
        notes=frozenset(stems(" ".join(note.text for note in table.notes) + " " + labels)),
        rows=rows,
        years=frozenset(year for year in years if year),
        countries=find_countries(fold(f"{title} {heads} {labels}")),
        sexes=find_sexes(fold(f"{heads} {labels}")),
        places=find_places(fold(labels)),
        measures=tuple(_measure(column.label) for column in table.columns),
        style=style,
        own=frozenset(stems(f"{table.caption} {table.row_header} {heads}")),
        unit=unit_of(table),
        caption_years=years_of(f"{title} {' '.join(note.text for note in table.notes)}"),
    )


def views_of(documents: Iterable[ParsedDocument]) -> tuple[TableView, ...]:
    """The tables of all documents that have rows, in document order."""
    return tuple(
        view_of(table, document)
        for document in documents
        for table in document.tables
        if table.rows and table.columns
    )

"""Reading a document: search inside it, its sections as a tree, its tables."""

from __future__ import annotations

from ingest.records import ParsedDocument, Table
from ui.app import messages
from ui.app.library.files import safe_name
from ui.app.view.asking import section_label
from ui.app.view.library import MOST_MATCHES, find_in, section_tree
from ui.app.view.markup import matches_html, notes_html, section_text_html, tree_html
from ui.app.view.tables import csv_bytes, sortable, table_view
from ui.app.web import html, st


def draw_reader(parsed: ParsedDocument) -> None:
    """The text of one section at a time, or the places where the searched words stand."""
    searched = st.text_input(
        messages.READER_SEARCH, key=f"leer-{parsed.document.doc_id}", max_chars=100
    )
    if searched.strip():
        found = find_in(parsed, searched)
        st.caption(messages.matches_found(len(found), len(found) >= MOST_MATCHES))
        html(matches_html(found))
        return
    sections = {s.section_id: s for s in parsed.sections}
    if not sections:
        html(section_text_html(parsed, None))
        return
    chosen = st.selectbox(
        messages.READER_SECTION,
        list(sections),
        format_func=lambda key: section_label(sections[key]),
        key=f"seccion-{parsed.document.doc_id}",
    )
    html(section_text_html(parsed, sections[chosen]))


def draw_sections(parsed: ParsedDocument) -> None:
    """The section tree with the number of passages."""
    html(tree_html(section_tree(parsed)))


def draw_tables(parsed: ParsedDocument) -> None:
    """The tables: sortable by any column, downloadable as CSV, notes below."""
    if not parsed.tables:
        st.caption(messages.NO_TABLES)
        return
    tables = {table.table_id: table for table in parsed.tables}
    chosen = st.selectbox(
        messages.CHOOSE_TABLE,
        list(tables),
        format_func=lambda key: tables[key].caption,
        key=f"tabla-{parsed.document.doc_id}",
    )
    table = tables[chosen]
    columns = sortable(table)
    numbers = [name for name, values in columns.items() if not any(map(_is_text, values))]
    st.dataframe(
        columns,
        hide_index=True,
        width="stretch",
        key=f"celdas-{chosen}",
        column_config={n: st.column_config.NumberColumn(format="localized") for n in numbers},
    )
    html(notes_html(table_view(table)))
    st.download_button(
        messages.DOWNLOAD_CSV,
        csv_bytes(table),
        csv_name(parsed, table),
        "text/csv",
        key=f"csv-{chosen}",
        icon=":material/download:",
        on_click="ignore",
    )


def _is_text(value: str | float | None) -> bool:
    return isinstance(value, str)


def csv_name(parsed: ParsedDocument, table: Table) -> str:
    """A file name made of the document's and the table's position."""
    number = parsed.tables.index(table) + 1
    return f"{safe_name(parsed.document.source)}-tabla-{number}.csv"

"""The documents: what is indexed, adding and removing, sections, tables, a reader with search."""

from __future__ import annotations

from ingest.errors import FojaError
from ingest.records import ParsedDocument
from ui.app import messages
from ui.app.components.document_actions import draw_job, draw_remove, draw_upload
from ui.app.components.reader import draw_reader, draw_sections, draw_tables
from ui.app.components.sidebar import draw_sidebar
from ui.app.context import Context
from ui.app.view.escape import label, text
from ui.app.view.library import facts_of, listing_of
from ui.app.view.markup import bullets, facts_html, listing_html
from ui.app.web import html, st


def draw(ctx: Context) -> None:
    """Draw the documents page."""
    draw_sidebar(ctx)
    html(f"<h1 class='foja-title'>{text(messages.PAGE_DOCUMENTS)}</h1>")
    draw_job(ctx)
    if ctx.user.manages:
        draw_upload(ctx)
    try:
        index = ctx.shared.hub.current().service.index
    except FojaError as error:
        st.error(label(str(error)), icon=":material/error:")
        return
    documents = {parsed.document.source: parsed for parsed in index.documents.values()}
    html(listing_html(listing_of(list(documents.values()))))
    if index.skipped:
        with st.expander(messages.skipped_files(len(index.skipped)), icon=":material/warning:"):
            html(bullets([f"{s.source}: {s.reason}" for s in index.skipped]))
    chosen = st.selectbox(
        messages.CHOOSE_DOCUMENT,
        list(documents),
        format_func=lambda source: messages.document_option(
            documents[source].document.title, source
        ),
        key="documento",
    )
    if chosen is not None:
        _draw_document(ctx, documents[chosen])


def _draw_document(ctx: Context, parsed: ParsedDocument) -> None:
    html(f"<h2 class='foja-talk-title'>{text(parsed.document.title)}</h2>")
    html(facts_html(facts_of(parsed)))
    names = [messages.TAB_READER, messages.TAB_SECTIONS, messages.TAB_TABLES, messages.TAB_WARNINGS]
    reader, sections, tables, warnings = st.tabs(names)
    with reader:
        draw_reader(parsed)
    with sections:
        draw_sections(parsed)
    with tables:
        draw_tables(parsed)
    with warnings:
        if parsed.warnings:
            html(bullets([warning.message for warning in parsed.warnings]))
        else:
            st.caption(messages.NO_WARNINGS)
    if ctx.user.manages:
        draw_remove(ctx, parsed)

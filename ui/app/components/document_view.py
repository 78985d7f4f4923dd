"""«Ver en el documento»: the page of a PDF as an image, or the section's text at that place."""

from __future__ import annotations

from ingest.records import ParsedDocument
from qa.records import Citation
from ui.app import messages
from ui.app.context import Context
from ui.app.library.files import file_of
from ui.app.view.markup import section_html
from ui.app.web import html, st


def draw_place(ctx: Context, citation: Citation, parsed: ParsedDocument) -> None:
    """Draw the place of a citation in its document."""
    with st.expander(messages.SEE_IN_DOCUMENT, icon=":material/article:"):
        if parsed.document.format == "pdf" and citation.pdf_index is not None:
            path = file_of(ctx.places.documents, parsed.document)
            if path is not None:
                st.caption(messages.PAGE_IMAGE)
                return
            st.caption(messages.PAGE_IMAGE_MISSING)
        html(section_html(parsed, citation))

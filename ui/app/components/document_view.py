"""«Ver en el documento»: the page of a PDF as an image, or the section's text at that place."""

from __future__ import annotations

from pathlib import Path

from ingest.pdf import locate, render_page
from ingest.readers import Unreadable
from ingest.records import Document, ParsedDocument
from qa.records import Citation
from ui.app import messages
from ui.app.context import Context
from ui.app.library.files import file_of
from ui.app.view.escape import label
from ui.app.view.markup import section_html
from ui.app.view.place import page_words
from ui.app.web import html, st


def draw_place(ctx: Context, citation: Citation, parsed: ParsedDocument) -> None:
    """Draw the place of a citation in its document; a page image is only made when asked for."""
    key = f"ver-{parsed.document.doc_id}-{citation.start}-{citation.end}"
    paged = parsed.document.format == "pdf" and citation.pdf_index is not None
    wanted = st.toggle(messages.SEE_IN_DOCUMENT, key=key)
    if wanted and not (paged and _draw_page(ctx, citation, parsed.document)):
        html(section_html(parsed, citation))


def _draw_page(ctx: Context, citation: Citation, document: Document) -> bool:
    """Draw the page image; false when the file is not there any more or cannot be drawn."""
    path = file_of(ctx.places.documents, document)
    if path is None:
        st.caption(messages.PAGE_IMAGE_MISSING)
        return False
    try:
        images = _page_images(path, document, citation.start, citation.end)
        if not images and citation.pdf_index is not None:
            images = (render_page(path, citation.pdf_index),)
    except Unreadable as error:
        st.warning(label(str(error)))
        return False
    for image in images:
        st.image(image, width="stretch")
    st.caption(label(f"{messages.PAGE_IMAGE} ({page_words(citation)})"))
    return bool(images)


@st.cache_data(
    show_spinner=False, max_entries=40, hash_funcs={Document: lambda document: document.sha256}
)
def _page_images(path: Path, document: Document, start: int, end: int) -> tuple[bytes, ...]:
    """The pages that the quotation stands on, with its lines marked, as PNG."""
    boxes = locate(path, document, start, end)
    indices = dict.fromkeys(box.pdf_index for box in boxes)
    return tuple(render_page(path, index, boxes) for index in indices)

"""Where a quotation stands, in words: section path, page, date, official citation."""

from __future__ import annotations

from datetime import date

from ingest.records import Document
from qa.records import Citation
from ui.app import messages
from ui.app.store.records import SourceSeal

ARROW = " › "


def path_words(heading_path: tuple[str, ...]) -> str:
    """The section path from the top level down."""
    return ARROW.join(heading_path) or messages.NO_SECTION


def page_words(citation: Citation) -> str:
    """The page as it is known: printed, of the PDF, by the document's index, or unknown."""
    if citation.page is not None:
        return messages.page_printed(citation.page)
    if citation.pages_by_index:
        return citation.pages_by_index
    if citation.pdf_index is not None:
        return messages.page_of_pdf(citation.pdf_index + 1)
    return messages.PAGE_UNKNOWN


def ocr_words(citation: Citation, document: Document) -> str:
    """How sure the recognition of a scanned page was; empty when its text is the file's own."""
    sure = [
        page.ocr_confidence
        for page in document.pages
        if page.start < citation.end
        and citation.start < page.end
        and page.ocr_confidence is not None
    ]
    return messages.read_by_ocr(min(sure)) if sure else ""


def date_words(iso: str | None) -> str:
    """An ISO date as Spanish prose ("1 de marzo de 2022"); what is not a date comes back as is."""
    if not iso:
        return ""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return messages.long_date(day)


def official_citation(citation: Citation, seal: SourceSeal | None) -> str:
    """Document, institution, place and date, section, page or place, and the quotation.

    Example: «Informe País…», Perú, Lima, 1 de marzo de 2022, 10. Anexos › 10.16 …, p. 17: «…».
    """
    parts = [f"«{citation.title}»"]
    if seal is not None:
        parts += [part for part in (seal.institution, seal.place, date_words(seal.date)) if part]
    parts.append(messages.cited_section(path_words(citation.heading_path)))
    if citation.cell is not None:
        parts.append(messages.cited_cell(citation.cell.row, citation.cell.column))
    if citation.page is None and citation.pdf_index is None and not citation.pages_by_index:
        parts.append(messages.cited_place(citation.document, citation.start, citation.end))
    else:
        parts.append(page_words(citation))
    return f"{', '.join(parts)}: «{citation.shown}»."


def short_place(citation: Citation) -> str:
    """The place in a few words, for a list of sources."""
    if citation.cell is not None:
        return messages.short_cell(citation.cell.table, citation.cell.row, citation.cell.column)
    return citation.heading_path[-1] if citation.heading_path else citation.title

"""What a PDF says about itself: title, kind, number and date, from its headings and first words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.metadata import (
    choose_title,
    find_date,
    find_kind,
    find_signed_date,
    kind_of_itself,
    norm_kind,
    usable_title,
)
from ingest.pdf.blocks import Paragraph
from ingest.pdf.draft import Composition, Draft
from ingest.pdf.glyphs import GLUE
from ingest.pdf.pages import Pages
from ingest.pdf.titles import Title
from ingest.readers import SourceFile
from ingest.records import Document, DocumentInfo

if TYPE_CHECKING:
    from ingest.pdf.reader import Flowed

_HEAD_OF_TEXT = 3000
_OPENING = re.compile(r"(?:considerando|vistos?|[íi]ndice|contenido|sumario)\b", re.I)
_GAZETTE = 60_000
"""Longer texts with many norms are compilations, which no norm names."""


def described(
    document: Document, source: SourceFile, pages: Pages, parts: Composition, draft: Draft
) -> Document:
    """The document with its title and what is known of it; a sidecar's word goes first."""
    text = document.text[: draft.body_end]
    norm = _main_norm(parts.titles, draft)
    # Sizes of recognised words tell their letters, not their type.
    biggest = "" if 0 in pages.confidences else _biggest(parts.flowed)
    known = pages.title if usable_title(pages.title, text[: 4 * _HEAD_OF_TEXT]) else ""
    sidecar = source.sidecar
    said = [
        sidecar.title or "" if sidecar else "",
        " ".join(norm.text.replace(GLUE, "").split()) if norm else "",
        known,
        biggest,
    ]
    title = choose_title(said, source.name)
    masthead = " ".join(document.text[a:b] for a, b in document.furniture[:8])
    if norm is not None and norm.kind and norm.norm_number:
        kind: str | None = norm_kind(norm.kind)
        number: str | None = norm.norm_number
        start, end = norm_span(norm, parts.titles, draft)
        date = find_date(masthead) or find_signed_date(text[start:end])
        date = date or find_date(text[start : start + _HEAD_OF_TEXT])
    else:
        # A file's name is no word of the text: only a title that stands there names a kind.
        kind = find_kind(title) if any(said) else None
        kind, number = kind or kind_of_itself(text), None
        date = find_date(masthead) or find_date(text[:_HEAD_OF_TEXT])
    read = DocumentInfo(kind=kind, number=number, date=date, page_count=pages.total)
    info = _merged(sidecar.info(), read) if sidecar else read
    return replace(document, title=title, info=info)


def norm_span(norm: Title, titles: Sequence[Title], draft: Draft) -> tuple[int, int]:
    """From a norm's heading to the next norm's."""
    start = draft.spans[norm.first][0]
    later = [draft.spans[t.first][0] for t in titles if t.norm_number and t.first > norm.first]
    return start, min(later, default=draft.body_end)


def _merged(given: DocumentInfo, read: DocumentInfo) -> DocumentInfo:
    return replace(
        given,
        date=given.date or read.date,
        kind=given.kind or read.kind,
        number=given.number or read.number,
        page_count=given.page_count or read.page_count,
    )


def _main_norm(titles: Sequence[Title], draft: Draft) -> Title | None:
    """The norm with most text: a gazette's pages also hold parts of its neighbours."""
    norms = [title for title in titles if title.norm_number]
    if not norms:
        return None
    starts = [draft.spans[norm.first][0] for norm in norms]
    ends = [*starts[1:], draft.body_end]
    sizes = [end - start for start, end in zip(starts, ends, strict=True)]
    best = max(range(len(norms)), key=lambda i: (sizes[i], -i))
    compiled = draft.body_end > _GAZETTE and sizes[best] < 0.5 * draft.body_end
    return None if compiled else norms[best]


def _biggest(flowed: Flowed) -> str:
    """The largest words of the first page that has any, when they stand out from the body.

    Where nothing is larger, bold words at its very head; never what opens a norm's recitals.
    """
    page = next((b.first.page for b in flowed.blocks if isinstance(b, Paragraph)), 0)
    here = [b for b in flowed.blocks if isinstance(b, Paragraph) and b.first.page == page]
    here = [b for b in here if re.search(r"[^\W\d_]{3}", b.first.text) and len(b.lines) <= 5]
    here = [b for b in here if not _OPENING.match(b.first.text)]
    if not here:
        return ""
    best = max(here, key=lambda b: b.first.size)
    if best.first.size <= 1.1 * flowed.size:
        best = here[0]
        if not all(line.bold for line in best.lines):
            return ""
    return best.joined(flowed.words).replace(GLUE, "")

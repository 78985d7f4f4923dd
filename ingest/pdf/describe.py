"""What a PDF says about itself: title, kind, number and date, from its headings and first words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.metadata import choose_title, find_date, find_kind, norm_kind, usable_title
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
_GAZETTE = 60_000
"""Longer texts with many norms are compilations, which no norm names."""


def described(
    document: Document, source: SourceFile, pages: Pages, parts: Composition, draft: Draft
) -> Document:
    """The document with its title and what is known of it; a sidecar's word goes first."""
    text = document.text[: draft.body_end]
    norm = _main_norm(parts.titles, draft)
    biggest = _biggest(parts.flowed)
    known = pages.title if usable_title(pages.title, text[: 4 * _HEAD_OF_TEXT]) else ""
    sidecar = source.sidecar
    title = choose_title(
        [
            sidecar.title or "" if sidecar else "",
            " ".join(norm.text.replace(GLUE, "").split()) if norm else "",
            known,
            biggest,
        ],
        source.name,
    )
    furniture = " ".join(document.text[a:b] for a, b in document.furniture[:8])
    first = draft.spans[norm.first][0] if norm else 0
    date = find_date(furniture) or find_date(text[first : first + _HEAD_OF_TEXT])
    if norm is not None and norm.kind and norm.norm_number:
        read = DocumentInfo(
            kind=norm_kind(norm.kind), number=norm.norm_number, date=date, page_count=pages.total
        )
    else:
        read = DocumentInfo(kind=find_kind(title), date=date, page_count=pages.total)
    info = _merged(sidecar.info(), read) if sidecar else read
    return replace(document, title=title, info=info)


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
    """The largest words of the first page that has any, when they are larger than the body."""
    page = next((b.first.page for b in flowed.blocks if isinstance(b, Paragraph)), 0)
    here = [b for b in flowed.blocks if isinstance(b, Paragraph) and b.first.page == page]
    here = [b for b in here if re.search(r"[^\W\d_]{3}", b.first.text) and len(b.lines) <= 5]
    if not here:
        return ""
    best = max(here, key=lambda b: b.first.size)
    return (
        best.joined(flowed.words).replace(GLUE, "") if best.first.size > 1.1 * flowed.size else ""
    )

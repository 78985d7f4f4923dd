"""All pages of a PDF are read one by one: a bad page is a gap, and limits are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest import reading_messages as messages
from ingest.limits import ReadSettings
from ingest.page_records import Bookmark, RawPage
from ingest.pdf.engine import Engine
from ingest.readers import Unreadable
from ingest.records import ReadWarning

_MOST_BOOKMARKS = 3000


@dataclass(frozen=True, slots=True)
class Pages:
    """What was read of a file: its pages, the indices lost, labels, bookmarks and metadata.

    ``confidences`` maps the indices of pages read by OCR to how sure it was, 0 to 100.
    """

    pages: tuple[RawPage, ...]
    total: int
    lost: tuple[int, ...] = ()
    labels: tuple[str | None, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    title: str = ""
    warnings: tuple[ReadWarning, ...] = ()
    confidences: Mapping[int, int] = field(default_factory=dict)


def read_pages(engine: Engine, settings: ReadSettings) -> Pages:
    """Read up to the limits; raises :class:`Unreadable` when there is no page to read."""
    total = len(engine)
    if total < 1:
        raise Unreadable("sin-paginas", messages.no_pages())
    count = min(total, settings.max_pages)
    pages: list[RawPage] = []
    lost: list[int] = []
    warnings: list[ReadWarning] = []
    characters = 0
    if count < total:
        warnings.append(ReadWarning("paginas", messages.pages_capped(count, total)))
    for index in range(count):
        try:
            page = engine.read(index)
        except Unreadable:
            lost.append(index)
            continue
        pages.append(page)
        characters += sum(len(line.chars) for line in page.lines)
        if characters > settings.max_characters:
            warnings.append(ReadWarning("texto", messages.text_capped(settings.max_text_mb)))
            break
    if lost:
        numbers = messages.page_list(index + 1 for index in lost)
        warnings.append(ReadWarning("hueco", messages.pages_failed(numbers)))
    return Pages(
        tuple(pages),
        total,
        tuple(lost),
        engine.labels(count),
        engine.outline(_MOST_BOOKMARKS),
        engine.title(),
        tuple(warnings),
    )

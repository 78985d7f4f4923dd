"""The file's bookmarks become headings: each finds the paragraph that says the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.headings import fold
from ingest.page_records import Bookmark
from ingest.pdf.blocks import Block, Paragraph
from ingest.pdf.glyphs import GLUE
from ingest.pdf.titles import Title


def place_bookmarks(
    bookmarks: Sequence[Bookmark], blocks: Sequence[Block], texts: Sequence[str]
) -> list[Title]:
    """The bookmarks as titles: on the paragraph that says the same, else on their page's first.

    A bookmark whose words are not on its page becomes a deduced title.
    """
    pages = [b.first.page if isinstance(b, Paragraph) else b.page for b in blocks]
    titles: list[Title] = []
    cursor = 0
    for mark in bookmarks:
        wanted = fold(mark.title)
        found = None
        for position in range(cursor, len(blocks)):
            if pages[position] > mark.pdf_index:
                break
            if pages[position] == mark.pdf_index and _says(texts[position], wanted):
                found = position
                break
        if found is not None:
            shown = texts[found] if len(texts[found]) <= 2 * len(mark.title) + 20 else mark.title
            titles.append(Title(found, found, shown, mark.level))
            cursor = found + 1
            continue
        first = next((i for i in range(cursor, len(blocks)) if pages[i] >= mark.pdf_index), None)
        if first is None:
            continue
        titles.append(Title(first, first, mark.title, mark.level, 0, deduced=True))
        cursor = first
    return titles


def _says(text: str, wanted: str) -> bool:
    """Whether a short paragraph is the heading that a bookmark names, its number aside."""
    if not wanted or len(text) > 3 * len(wanted) + 40:
        return False
    known = fold(text.replace(GLUE, ""))
    bare = re.sub(r"^(?:(?:capitulo|chapter|parte|[\divx]+) )+", "", known)
    target = re.sub(r"^(?:(?:capitulo|chapter|parte|[\divx]+) )+", "", wanted)
    if target and (bare == target or (len(target) > 12 and bare.startswith(target))):
        return True
    squeezed, goal = known.replace(" ", ""), wanted.replace(" ", "")
    return squeezed == goal or (len(goal) > 12 and squeezed.startswith(goal))

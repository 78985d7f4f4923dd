"""Headings of a plain text: numbered, articles, divisions of a law, Markdown, lone short lines."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ingest import heading_patterns as patterns
from ingest.flow import readable
from ingest.lines import Layout

RANK_ARTICLE, RANK_PLAIN, RANK_LOCAL = 40, 50, 34


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's span and shown title; a smaller ``rank`` is nearer the root.

    ``number`` is set for headings of the document's own numbering ("10.16"); ``local`` marks
    numbering that starts anew inside a section.
    """

    start: int
    end: int
    title: str
    rank: int
    number: str | None = None
    local: bool = False


def fold(text: str) -> str:
    """``text`` for comparing titles: lower case, no accents, words and digits only."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return " ".join(
        re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)))
    )


def _closes(text: str) -> bool:
    """Whether a line ends its paragraph, so that a heading may follow."""
    return text.strip()[-1] in ".:;!?”»)" and not patterns.NOTE_LIKE.match(text)


class _Scanner:
    """Walks the lines once; keeps what numbering has been seen."""

    def __init__(self, text: str, layout: Layout, taken: frozenset[int]) -> None:
        self.text, self.lines, self.taken = text, layout.lines, taken
        cuts = frozenset(layout.breaks)
        self.breaks = frozenset(line.start for line in self.lines if line.start + 1 in cuts)
        self.outline = {fold(entry.title) for entry in layout.outline}
        self.current: str | None = None

    def scan(self, markdown: bool) -> list[Heading]:
        headings, position = [], 0
        while position < len(self.lines):
            found = self._at(position, markdown)
            if found is None:
                position += 1
                continue
            heading, position = found
            headings.append(heading)
        return headings

    def _at(self, position: int, markdown: bool) -> tuple[Heading, int] | None:
        line = self.lines[position]
        if line.blank or line.start in self.taken:
            return None
        if markdown:
            match = patterns.MARKDOWN.match(line.text)
            if match:
                title = readable(match["title"])
                return Heading(line.start, line.end, title, len(match["marks"])), position + 1
        for attempt in (self._article, self._division, self._numbered, self._plain):
            found = attempt(position)
            if found:
                return found
        return None

    def _apart(self, position: int) -> bool:
        """Whether the line follows a blank line, a gap or the start."""
        return (
            position == 0
            or self.lines[position - 1].blank
            or self.lines[position].start in self.breaks
            or self.lines[position - 1].start in self.taken
        )

    def _next_written(self, position: int) -> int | None:
        return next(
            (i for i in range(position + 1, len(self.lines)) if not self.lines[i].blank), None
        )

    def _continued(self, position: int) -> int:
        """The last line of a heading that begins at ``position`` (it may be broken over lines)."""
        while True:
            following = self._next_written(position)
            if following is None or following - position > 2:
                return position
            line, nxt = self.lines[position], self.lines[following]
            if nxt.start in self.breaks or nxt.start in self.taken or self._starts_anew(nxt.text):
                return position
            text = line.text.strip()
            open_ended = text[-1] in ",-–(" or text.split()[-1].lower() in patterns.CONNECTORS
            adjacent = following == position + 1
            lower = nxt.text.strip()[0].islower()
            if not (
                open_ended
                or (lower and len(text) > 40)
                or (len(text) >= patterns.FULL_LINE and (not lower or adjacent))
            ):
                return position
            if text[-1] in ".;:" and not open_ended:
                return position
            position = following

    @staticmethod
    def _starts_anew(text: str) -> bool:
        if (
            patterns.NOTE_LIKE.match(text)
            or patterns.ARTICLE.match(text)
            or (text.strip().isdigit() and len(text.strip()) < 3)
        ):
            return True
        match = patterns.NUMBERED.match(text)
        if match and match["title"] and ("." in match["number"] or match["dot"]):
            return True
        letters = [c for c in text if c.isalpha()]
        return len(letters) > 12 and all(c.isupper() for c in letters)

    def _span(self, first: int, last: int) -> tuple[int, int, str]:
        start = (
            self.lines[first].start
            + len(self.lines[first].text)
            - len(self.lines[first].text.lstrip())
        )
        end = self.lines[last].start + len(self.lines[last].text.rstrip())
        return start, end, readable(self.text[start:end])

    def _article(self, position: int) -> tuple[Heading, int] | None:
        line = self.lines[position]
        match = patterns.ARTICLE.match(line.text)
        if not match or not (match["mark"].strip()[0].isupper()):
            return None
        title = match["title"].strip()
        if title and len(title) <= 100 and title[-1] not in ".,;:-" and title[0].isupper():
            start, end, shown = self._span(position, position)
            return Heading(start, end, shown, RANK_ARTICLE, local=True), position + 1
        start = line.start + len(line.text) - len(line.text.lstrip())
        end = line.start + match.end("mark")
        return Heading(start, end, readable(match["mark"]), RANK_ARTICLE, local=True), position + 1

    def _division(self, position: int) -> tuple[Heading, int] | None:
        line = self.lines[position]
        match = patterns.DIVISION.match(line.text)
        if not match or not self._apart(position):
            return None
        text = line.text.strip()
        if text[-1] in ".,;" or (
            match["word"][1].islower() and not re.match(r"\s*(N[.°º ]*)?[\dIVXA-Z]", match["rest"])
        ):
            return None
        following = self._next_written(position)
        named = (
            following is not None and len(text.split()) <= 3 and self._names(position, following)
        )
        last = following if named and following is not None else position
        start, end, shown = self._span(position, last)
        rank = patterns.DIVISION_RANK.get(fold(match["word"]).upper(), 5)
        return Heading(start, end, shown, rank), last + 1

    def _names(self, position: int, following: int) -> bool:
        """Whether the line at ``following`` is the name of the bare division above it."""
        name = self.lines[following]
        if (
            following - position > 2
            or name.start in self.taken
            or patterns.ARTICLE.match(name.text)
        ):
            return False
        text = name.text.strip()
        if fold(text).split()[:1] and fold(text).split()[0].upper() in patterns.DIVISION_RANK:
            return False
        if text.upper() == text and any(c.isalpha() for c in text):
            return True
        return (
            following == position + 1 and self._is_short_title(text) and self._ends_here(following)
        )

    def _ends_here(self, position: int) -> bool:
        return position + 1 >= len(self.lines) or self.lines[position + 1].blank

    def _numbered(self, position: int) -> tuple[Heading, int] | None:
        match = patterns.NUMBERED.match(self.lines[position].text)
        if not match or not self._apart(position):
            return None
        number, title = match["number"], match["title"]
        depth = number.count(".") + 1
        if depth == 1 and not match["dot"]:
            return None
        last = self._continued(position) if title else position
        start, end, shown = self._span(position, last)
        top = number.split(".")[0]
        if depth == 1:
            if not self._top_level(number, title, shown, last):
                return None
        elif self.current is None or top != self.current.split(".")[0]:
            if not title or not self._looks_like_title(shown, last):
                return None
            return Heading(start, end, shown, RANK_LOCAL + min(depth, 4), local=True), last + 1
        elif title and not self._looks_like_title(shown, last):
            return None
        self.current = number
        return Heading(start, end, shown, 10 * min(depth, 3), number), last + 1

    def _top_level(self, number: str, title: str | None, shown: str, last: int) -> bool:
        if not title:
            return False
        if self.outline:
            known = fold(shown)
            return any(entry.startswith(known) or known.startswith(entry) for entry in self.outline)
        expected = int(self.current.split(".")[0]) + 1 if self.current else 1
        following = last + 1
        return (
            int(number) == expected
            and self._looks_like_title(shown, last)
            and (following >= len(self.lines) or self.lines[following].blank)
        )

    def _looks_like_title(self, shown: str, last: int) -> bool:
        words = shown.split(maxsplit=1)[1] if " " in shown else ""
        named = words.lower().startswith("anexo")
        if not words or not (words[0].isupper() or words[0] in '“«¿"'):
            return False
        if len(shown) > (patterns.LONGEST_ANNEX if named else patterns.LONGEST):
            return False
        return not shown.endswith((".", ";", ",")) or (named and shown.endswith("."))

    def _plain(self, position: int) -> tuple[Heading, int] | None:
        line = self.lines[position]
        text = line.text.strip()
        if not self._apart(position) or not self._is_short_title(text):
            return None
        previous = next((o for o in reversed(self.lines[:position]) if not o.blank), None)
        if line.start not in self.breaks and previous is not None and not _closes(previous.text):
            return None
        below = self.lines[position + 1] if position + 1 < len(self.lines) else None
        if below is not None and not below.blank and below.start not in self.breaks:
            return None
        following = self._next_written(position)
        if following is not None:
            nxt = self.lines[following]
            first = nxt.text.strip()[0]
            if nxt.start not in self.breaks and not (first.isupper() or first in "¿¡“«"):
                return None
            if nxt.start in self.taken or patterns.NOTE_LIKE.match(nxt.text):
                return None
        elif not self.breaks:
            return None
        start, end, shown = self._span(position, position)
        return Heading(start, end, shown, RANK_PLAIN, local=True), position + 1

    @staticmethod
    def _is_short_title(text: str) -> bool:
        words = text.split()
        if not 1 <= len(words) <= 12 or len(text) > 90 or not text[0].isupper():
            return False
        if (
            text[-1] in ".,;:-–?!"
            or sum(c.isdigit() for c in text) > len(text) // 3
            or patterns.NOTE_LIKE.match(text)
        ):
            return False
        return words[-1].lower() not in patterns.CONNECTORS and len(text) > 3


def find_headings(
    text: str, layout: Layout, taken: frozenset[int], *, markdown: bool = False
) -> tuple[Heading, ...]:
    """The headings of ``text`` in order.

    ``taken`` holds the starts of lines that belong to tables and cannot be headings. When the
    layout has an outline, a top-level numbered heading must be one of its entries, since
    reports number their list items in the same way.
    """
    return tuple(_Scanner(text, layout, taken).scan(markdown))

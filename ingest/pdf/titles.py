"""Headings among the paragraphs: by the file's bookmarks, or else by words, numbers and look."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.headings import fold
from ingest.pdf import marks
from ingest.pdf.blocks import Block, Paragraph
from ingest.pdf.glyphs import GLUE
from ingest.pdf.looks import LARGER, LONGEST, Looks
from ingest.pdf.title_text import bold_prefix, goes_on, norm_number, sentence_case

_SUMILLA_BLOCKS = 3
_NORM_AHEAD = 6
_BAND_STEP = 2.5
_FEW_WORDS = 8
_OWN_MARKS = (marks.ARTICLE, marks.DIVISION, marks.NUMBERED, marks.PROVISION)


@dataclass(frozen=True, slots=True)
class Title:
    """A heading that spans blocks ``first`` to ``last``.

    ``length`` counts the characters of the last block's text that belong to it, ``None`` for
    all. ``deduced`` titles come from a bookmark and do not stand in the text. ``kind`` and
    ``norm_number`` are set on the heading of a law, decree or resolution.
    """

    first: int
    last: int
    text: str
    rank: int
    length: int | None = None
    number: str | None = None
    deduced: bool = False
    kind: str | None = None
    norm_number: str | None = None
    by_look: bool = False


class _Finder(Looks):
    """Walks the blocks once; remembers what is open."""

    def __init__(self, blocks: Sequence[Block], texts: Sequence[str], size: float) -> None:
        super().__init__(blocks, texts, size)
        self.in_provisions = False
        self.in_article = False
        self.numbered = ""
        self.matched = [marks.plain_case(text.replace(GLUE, "")) for text in texts]

    def find(self) -> list[Title]:
        titles: list[Title] = []
        position = 0
        while position < len(self.blocks):
            # A summary above a norm may already have been taken for a heading by its look.
            fixed = [t for t in titles[-_SUMILLA_BLOCKS:] if not t.by_look]
            floor = fixed[-1].last + 1 if fixed else 0
            title = self._at(position, floor)
            if title is None:
                position += 1
                continue
            while titles and titles[-1].first >= title.first:
                titles.pop()
            titles.append(title)
            self.in_article = title.rank == marks.RANK_ARTICLE or (
                self.in_article and title.rank > marks.RANK_ARTICLE
            )
            if title.rank < marks.RANK_ARTICLE:
                self.in_provisions = fold(title.text).startswith("disposici")
            position = title.last + 1
        return titles

    def _at(self, position: int, floor: int) -> Title | None:
        if self.paragraph(position) is None or not self.texts[position]:
            return None
        return (
            self._norm(position, floor)
            or self._division(position)
            or self._article(position)
            or self._provision(position)
            or self._numbered(position)
            or self._by_look(position)
        )

    def _norm_parts(self, position: int) -> tuple[str, str, int] | None:
        """Kind and number of the norm that a paragraph announces, and its last block."""
        if self.paragraph(position) is None or len(self.texts[position]) > 120:
            return None
        match = marks.NORM.match(self._shouted(position))
        if match is None:
            return None
        if match["number"]:
            return match["kind"], norm_number(match["number"]), position
        if self.paragraph(position + 1) is None:
            return None
        number = marks.NORM_NUMBER.match(self._shouted(position + 1))
        if number is None:
            return None
        return match["kind"], norm_number(number["number"]), position + 1

    def _shouted(self, position: int) -> str:
        """The text to look for a norm's name in: one that stands out need not be in capitals."""
        paragraph, text = self.paragraph(position), self.matched[position]
        return text.upper() if paragraph and self.stands_out(paragraph) else text

    def _norm(self, position: int, floor: int) -> Title | None:
        parts = self._norm_parts(position)
        if parts is None:
            return None
        kind, number, last = parts
        first = self._summary_start(position, max(floor, position - _SUMILLA_BLOCKS))
        summary = " ".join(self.texts[first:position])
        following = self.paragraph(last + 1)
        if not summary and following and self.stands_out(following) and self._name(last + 1):
            last += 1
            summary = self.texts[last]
        name = f"{sentence_case(kind)} N° {number}"
        text = f"{name}: {summary}" if summary else name
        return Title(first, last, text, marks.RANK_NORM, kind=kind.lower(), norm_number=number)

    def _name(self, position: int) -> bool:
        text = self.texts[position]
        return self.title_like(position) and not text.startswith(("EL PRES", "LA PRES", "CONSID"))

    def _summary_start(self, position: int, floor: int) -> int:
        """Where the summary above a norm's number begins (set larger or bolder than the body)."""
        first = position
        while first > floor:
            above = self.paragraph(first - 1)
            if above is None or not self.stands_out(above) or not self.title_like(first - 1):
                break
            if marks.is_capitals(self.texts[first - 1]) and len(self.texts[first - 1]) < 40:
                break
            if above.first.page + 1 < self.blocks_page(first):
                break
            first -= 1
        return first

    def blocks_page(self, position: int) -> int:
        """The page on which a block begins."""
        block = self.blocks[position]
        return block.first.page if isinstance(block, Paragraph) else block.page

    def _division(self, position: int) -> Title | None:
        text, paragraph = self.texts[position], self.paragraph(position)
        match = marks.DIVISION.match(self.matched[position])
        if match is None or paragraph is None or len(text) > LONGEST:
            return None
        shouted = match["word"].isupper()
        rest = match["rest"].strip()
        out = self.stands_out(paragraph)
        if not shouted and not (
            out and re.match(r"[\dIVXLA-Z]|[Úú]nic|Fin|Com|Tra|Gen|Der|$", rest)
        ):
            return None
        if shouted and rest and not out and rest[0].islower():
            return None
        if text[-1] in ",;" or (text[-1] == "." and not out):
            return None
        last = position
        if len(text.split()) <= 3 and self._names_division(position + 1):
            last += 1
        shown = " ".join(self.texts[position : last + 1])
        return Title(position, last, shown, marks.division_rank(match["word"]))

    def _names_division(self, position: int) -> bool:
        """Whether the next paragraph is the name of the bare division above it."""
        paragraph = self.paragraph(position)
        if paragraph is None or not self.title_like(position):
            return False
        text = self.texts[position]
        if any(p.match(text) for p in _OWN_MARKS):
            return False
        return self.stands_out(paragraph) or marks.is_capitals(text)

    def _article(self, position: int) -> Title | None:
        return self._marked(position, marks.ARTICLE.match(self.texts[position]))

    def _provision(self, position: int) -> Title | None:
        paragraph = self.paragraph(position)
        if paragraph is None or not (self.in_provisions or paragraph.first.starts_bold > 5):
            return None
        return self._marked(position, marks.PROVISION.match(self.texts[position]))

    def _marked(self, position: int, match: re.Match[str] | None) -> Title | None:
        """A heading such as «Artículo 3.- Financiamiento»: all of it, its bold part or its mark."""
        paragraph, text = self.paragraph(position), self.texts[position]
        if match is None or paragraph is None:
            return None
        mark = match.end("mark")
        length: int | None = None
        if not (self.bold(paragraph) and len(text) <= LONGEST):
            bold = bold_prefix(paragraph, text)
            if bold >= mark - 2 and bold <= LONGEST:
                length = max(bold, mark)
            elif not (len(text) <= 110 and (text[-1] not in ".;:," or text.count(" ") < 10)):
                length = mark
        shown = text[:length].strip().rstrip(":") if length else text
        number = match.groupdict().get("number")
        return Title(position, position, shown, marks.RANK_ARTICLE, length, number)

    def _numbered(self, position: int) -> Title | None:
        paragraph, text = self.paragraph(position), self.texts[position]
        match = marks.NUMBERED.match(text)
        if match is None or paragraph is None or not self.title_like(position):
            return None
        title = match["title"]
        depth = match["number"].count(".") + 1
        if not (title[0].isupper() or title[0] in '¿«“"') or (depth == 1 and not match["dot"]):
            return None
        if not self.stands_out(paragraph):
            if not marks.is_capitals(title) and not self._plain_heading(position):
                return None
        elif text[-1] in ",;" or (text[-1] in ".:" and len(text) > 100):
            return None
        base = marks.RANK_BELOW_ARTICLE if self.in_article else marks.RANK_NUMBERED
        number = match["number"] if match["number"][0].isdigit() else None
        self.numbered = number or ""
        return Title(position, position, text, base + min(depth, 5), number=number)

    def _plain_heading(self, position: int) -> bool:
        """Whether a numbered line set like the body heads the long paragraph below it."""
        text = self.texts[position]
        if self.in_article or len(text) > 90 or text[-1] in ",;:":
            return False
        if text[-1] == "." and len(text.split()) > _FEW_WORDS:
            return False
        below = self.paragraph(position + 1)
        if (
            below is not None
            and goes_on(self.numbered, self.texts[position])
            and not self._numbers(position + 1)
        ):
            return True
        return (
            below is not None
            and len(self.texts[position + 1]) > 120
            and marks.NUMBERED.match(self.texts[position + 1]) is None
        )

    def _numbers(self, position: int) -> bool:
        return marks.NUMBERED.match(self.texts[position]) is not None

    def _by_look(self, position: int) -> Title | None:
        paragraph, text = self.paragraph(position), self.texts[position]
        if paragraph is None or not self.title_like(position) or marks.CAPTION.match(text):
            return None
        if (
            text[-1] in ",;:"
            or len(paragraph.lines) > 4
            or not (text[0].isalpha() or text[0] in "¿«“")
        ):
            return None
        if self.large(paragraph, LARGER) and not text[0].islower():
            if marks.is_capitals(text) and self._leads_to_norm(position):
                last = self._band_end(position)
                shown = " ".join(self.texts[position : last + 1])
                return Title(position, last, shown, marks.RANK_BAND, by_look=True)
            size = round(paragraph.first.size)
            step = self.sizes.index(size) if size in self.sizes else len(self.sizes)
            return Title(position, position, text, marks.RANK_SIZE + step, by_look=True)
        short = len(text) <= 120 and text[-1] != "." and text[0].isupper()
        if short and self.bold(paragraph) and self._followed(position):
            rank = marks.RANK_BELOW_ARTICLE if self.in_article else marks.RANK_BOLD
            return Title(position, position, text, rank, by_look=True)
        return None

    def _band_end(self, position: int) -> int:
        """The last line of a band: the body's name in capitals may take several."""
        last, above = position, self.paragraph(position)
        while (below := self.paragraph(last + 1)) and above:
            near = 0 < below.first.top - above.lines[-1].top < _BAND_STEP * above.first.size
            alike = below.first.size == above.first.size and below.first.page == above.first.page
            if not (near and alike and marks.is_capitals(self.texts[last + 1])):
                break
            last, above = last + 1, below
        return last

    def _leads_to_norm(self, position: int) -> bool:
        """Whether a norm is announced next: then large capitals name the body that issues it."""
        ahead = range(position + 1, min(len(self.blocks), position + _NORM_AHEAD))
        return any(self._norm_parts(i) for i in ahead)

    def _followed(self, position: int) -> bool:
        """Whether body text comes next: a bold line among bold lines heads nothing."""
        below = self.paragraph(position + 1)
        if below is None:
            return position + 1 < len(self.blocks)
        return not self.bold(below) or marks.NUMBERED.match(self.texts[position + 1]) is not None


def find_titles(blocks: Sequence[Block], texts: Sequence[str], size: float) -> list[Title]:
    """The headings of a document without bookmarks; ``texts`` are the blocks' texts.

    ``size`` is the size of its body. Titles come in order and do not overlap.
    """
    return _Finder(blocks, texts, size).find()

"""Running headers, footers and printed page numbers, recognised because they repeat."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.page_records import RawPage
from ingest.pdf.layout import Placed

_HEAD, _FOOT = 0.14, 0.86
_LINES = 4
_TOLERANCE = 4.0
_BARE_SHARE = 0.25
"""Lone numbers, such as parts of formulas, must repeat on this share of the pages."""
_NUMBER = re.compile(r"(?<!\d)\d{1,7}(?!\d)")
_COUNTED = re.compile(
    r"\W*(?:anexo|tabla|cuadro|gr[áa]fico|figura|cap[íi]tulo|art[íi]culo|t[íi]tulo|secci[óo]n|"
    r"parte|ficha|formato|caso|ley|decreto|resoluci[óo]n)\b",
    re.I,
)
_MASTHEAD = re.compile(
    r".{0,60}\b(?:lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo),?\s+\d{1,2}\s+de\s+[a-z]+\s+"
    r"del?\s+\d{4}\b.{0,40}$",
    re.I,
)
"""A newspaper's day is its masthead, even on a page that stands alone."""
_ENTRY = re.compile(r".*[^\W\d_]{3}.*?[\s.…]+(\d{1,4})\s*$")
_LEADER = re.compile(r"(?:[.·…_]\s?){5,}\s*(?:\d{1,4}|[ivxlc]{1,6})?\s*$", re.I)


@dataclass(frozen=True, slots=True)
class Furniture:
    """Which lines of the pages belong to the page and not to the text.

    ``lines`` holds (page index, position among the page's lines); ``numbers`` maps a page index
    to the page number printed on it.
    """

    lines: frozenset[tuple[int, int]] = frozenset()
    numbers: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Candidate:
    page: int
    position: int
    line: Placed
    at_head: bool


def _key(text: str) -> str:
    """Words in any order, so that left and right pages, which mirror each other, agree."""
    plain = unicodedata.normalize("NFKD", text.lower())
    words = re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)))
    return " ".join(sorted(words))


def _candidates(page: RawPage, lines: Sequence[Placed]) -> Iterator[_Candidate]:
    """The outermost lines at the head and at the foot of a page."""
    order = sorted(range(len(lines)), key=lambda i: (lines[i].middle, lines[i].left))
    for position in order[:_LINES]:
        if lines[position].middle < _HEAD * page.height:
            yield _Candidate(page.index, position, lines[position], at_head=True)
    for position in order[-_LINES:]:
        if lines[position].middle > _FOOT * page.height:
            yield _Candidate(page.index, position, lines[position], at_head=False)


def _readings(candidate: _Candidate) -> Iterator[tuple[str, int | None]]:
    """What the line says on every page, and the distance of its page number from the index.

    A number at either end of it may be the page's (a long one anywhere): it is then replaced by
    that distance. «Anexo 3» counts annexes and not pages.
    """
    text = candidate.line.text
    yield _key(text), None
    if _COUNTED.match(text):
        return
    for match in _NUMBER.finditer(text):
        at_edge = match.start() == 0 or match.end() == len(text)
        if not at_edge and len(match.group()) < 4:
            continue
        distance = int(match.group()) - candidate.page
        rest = f"{text[: match.start()]} {text[match.end() :]}"
        yield f"{_key(rest)} #{distance}", distance


def find_furniture(pages: Sequence[RawPage], lines: Sequence[Sequence[Placed]]) -> Furniture:
    """Furniture of ``pages``; ``lines`` are the placed lines of each.

    A line is furniture when the same words stand at the same height on two pages of a short
    document or on three of a longer one, its page number aside.
    """
    taken: set[tuple[int, int]] = set()
    groups: dict[tuple[bool, str], list[tuple[_Candidate, int | None]]] = defaultdict(list)
    for page, placed in zip(pages, lines, strict=True):
        for candidate in _candidates(page, placed):
            if candidate.at_head and _MASTHEAD.match(candidate.line.text):
                taken.add((candidate.page, candidate.position))
            for key, distance in _readings(candidate):
                groups[candidate.at_head, key].append((candidate, distance))
    least = 2 if len(pages) < 6 else 3
    bare = max(least, math.ceil(_BARE_SHARE * len(pages)))
    printed: dict[int, Counter[int]] = defaultdict(Counter)
    for (_, key), members in groups.items():
        alike = _at_one_height(members)
        needed = bare if key.lstrip().startswith("#") else least
        if len({candidate.page for candidate, _ in alike}) < needed or not key:
            continue
        for candidate, distance in alike:
            taken.add((candidate.page, candidate.position))
            if distance is not None:
                printed[candidate.page][distance] += len(alike)
    return Furniture(frozenset(taken), _numbers(printed))


def _at_one_height(
    members: Sequence[tuple[_Candidate, int | None]],
) -> list[tuple[_Candidate, int | None]]:
    """Members whose height another page's member shares."""
    kept = []
    for member in members:
        candidate = member[0]
        if any(
            other.page != candidate.page
            and abs(other.line.middle - candidate.line.middle) < _TOLERANCE
            for other, _ in members
        ):
            kept.append(member)
    return kept


def _numbers(printed: dict[int, Counter[int]]) -> dict[int, int]:
    """Each page's number by the distance that most pages share."""
    numbers = {}
    for page, distances in printed.items():
        distance = max(distances, key=lambda d: (distances[d], -abs(d)))
        if page + distance > 0:
            numbers[page] = page + distance
    return numbers


def contents_lines(lines: Sequence[Sequence[Placed]]) -> frozenset[tuple[int, int]]:
    """Lines of printed tables of contents: a title, often leading dots, a page number.

    They name every subject and answer nothing, so they are kept out of what is searched. A
    dotted line alone (a form to fill in) is not one: at least three with numbers stand on a
    page, or else most of the page's lines end in page numbers that never go back. Next to such
    a page numbers may go back, as the contents of several works do.
    """
    taken: set[tuple[int, int]] = set()
    whole = [_is_contents(page) for page in lines]
    for at, page in enumerate(lines):
        beside = any(whole[max(0, at - 1) : at + 2])
        if whole[at] or (beside and _lists_pages(page)):
            whole[at] = True
            taken |= {(line.page, i) for i, line in enumerate(page)}
            continue
        here = {(line.page, i) for i, line in enumerate(page) if _LEADER.search(line.text)}
        numbered = [i for _, i in here if page[i].text.rstrip()[-1].isalnum()]
        if len(numbered) >= 3:
            taken |= here
    return frozenset(taken)


def _is_contents(page: Sequence[Placed]) -> bool:
    """Whether a whole page lists titles with rising page numbers at one right edge."""
    if not _lists_pages(page):
        return False
    numbers = [int(match[1]) for line in page if (match := _ENTRY.match(line.text))]
    rising = sum(a <= b for a, b in pairwise(numbers))
    return rising >= 0.9 * (len(numbers) - 1) and numbers[-1] > numbers[0]


def _lists_pages(page: Sequence[Placed]) -> bool:
    """Whether many of a page's lines end in a number, as entries of a table of contents do."""
    found = sum(_ENTRY.match(line.text) is not None for line in page)
    return found >= 6 and found >= 0.4 * len(page)

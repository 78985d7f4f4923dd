"""Where headings are lost: the section of text after a gap is bounded, never guessed.

A top-level section is known only within bounds: the last heading before and the next one
after it. The document's own outline, printed page numbers and repeated subheadings narrow the
bounds; when they meet, the section is *deduced*, and otherwise the stretch is placed "between"
two sections.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest import messages
from ingest.headings import RANK_LOCAL, Heading, fold
from ingest.records import OutlineEntry
from ingest.sections import Placed

PageOf = Callable[[int], int | None]
TOP_RANK = 10


@dataclass(frozen=True, slots=True)
class Outline:
    """The numbered top level of the document: titles in order and their printed pages.

    ``first`` and ``last`` give the pages of each entry, ``None`` when no index says them.
    """

    titles: tuple[str, ...]
    first: tuple[int | None, ...]
    last: tuple[int | None, ...]

    def position(self, title: str) -> int | None:
        """Which entry ``title`` is, by its folded words."""
        known = fold(title)
        for position, entry in enumerate(self.titles):
            if fold(entry).startswith(known) or known.startswith(fold(entry)):
                return position
        return None

    def by_page(self, page: int) -> tuple[int, int]:
        """First and last entry that may hold the printed ``page``."""
        holding = [
            i
            for i, (first, last) in enumerate(zip(self.first, self.last, strict=True))
            if first is not None and last is not None and first <= page <= last
        ]
        return (holding[0], holding[-1]) if holding else (0, len(self.titles) - 1)


@dataclass(slots=True)
class _Stretch:
    """Text between two breaks or top-level headings, with the bounds of its section."""

    start: int
    end: int
    low: int
    high: int
    exact: bool
    headings: list[Heading]


def make_outline(
    entries: Sequence[OutlineEntry], pages: Sequence[tuple[str, int, int | None]]
) -> Outline | None:
    """The numbered top level from the outline and the index's page ranges (by number)."""
    top = [entry for entry in entries if entry.level == 1]
    if len(top) < 2 or not all(entry.title[:1].isdigit() for entry in top):
        return None
    known = {number: (first, last) for number, first, last in pages}
    ranges = [known.get(entry.title.split(".")[0], (entry.page, None)) for entry in top]
    return Outline(
        tuple(entry.title for entry in top),
        tuple(first for first, _ in ranges),
        tuple(last for _, last in ranges),
    )


def _stretches(
    end: int, breaks: Sequence[int], headings: Sequence[Heading], outline: Outline
) -> list[_Stretch]:
    """Cut the text at breaks and at top-level headings; bounds follow from heading order."""
    located = {
        h.start: position
        for h in headings
        if h.rank == TOP_RANK and (position := outline.position(h.title)) is not None
    }
    if not located:
        return []
    cuts = sorted({*breaks, *located})
    first = min(located)
    cuts = [cut for cut in cuts if cut >= first]
    stretches = []
    for start, stop in zip(cuts, [*cuts[1:], end], strict=True):
        inside = [h for h in headings if start <= h.start < stop]
        before = max((p for s, p in located.items() if s <= start), default=0)
        after = [p for s, p in located.items() if s > start]
        exact = start in located
        high = before if exact else min(after, default=len(outline.titles) - 1)
        # The next located heading opens its own stretch, so this one ends before it, unless
        # no section is missing in between.
        if not exact and after:
            high = max(before, min(after) - 1)
        stretches.append(_Stretch(start, stop, before, high, exact, inside))
    return stretches


def _narrow_by_pages(stretches: list[_Stretch], outline: Outline, page_of: PageOf) -> None:
    for stretch in stretches:
        page = page_of(stretch.start)
        if stretch.exact or page is None:
            continue
        low, high = outline.by_page(page)
        last_page = page_of(max(stretch.start, stretch.end - 1)) or page
        high = min(high, outline.by_page(last_page)[1])
        if max(low, stretch.low) <= min(high, stretch.high):
            stretch.low, stretch.high = max(low, stretch.low), min(high, stretch.high)


def _narrow_by_repetition(stretches: list[_Stretch]) -> None:
    """A subheading seen before opens a new section; as many rounds as sections fix them all."""
    position = 0
    while position < len(stretches):
        if stretches[position].exact:
            position += 1
            continue
        run = position
        while run < len(stretches) and not stretches[run].exact:
            run += 1
        lost = stretches[position:run]
        low, high = lost[0].low + 1, lost[0].high
        rounds: list[list[_Stretch]] = [[]]
        seen: set[str] = set()
        for stretch in lost:
            titles = {fold(h.title) for h in stretch.headings}
            if titles & seen:
                rounds.append([])
                seen = set()
            seen |= titles
            if titles:
                rounds[-1].append(stretch)
        if len(rounds) > 1 and len(rounds) == high - low + 1 and all(len(r) > 1 for r in rounds):
            for number, members in enumerate(rounds):
                for stretch in members:
                    stretch.low = stretch.high = low + number
        position = run


def _narrow_by_order(stretches: list[_Stretch]) -> None:
    """Sections follow each other: bounds never go back."""
    for before, stretch in pairwise(stretches):
        stretch.low = max(stretch.low, before.low) if not stretch.exact else stretch.low
    for stretch, after in zip(reversed(stretches[:-1]), reversed(stretches[1:]), strict=False):
        if not stretch.exact:
            stretch.high = max(stretch.low, min(stretch.high, after.high))


def place_headings(
    end: int,
    breaks: Sequence[int],
    headings: Sequence[Heading],
    outline: Outline | None,
    page_of: PageOf,
) -> tuple[Placed, ...]:
    """``headings`` plus what follows each break: a deduced heading, a "between" heading, or the
    earlier section that goes on. Subheadings from before a break never hold after it.
    """
    placed = [Placed(heading, heading.start) for heading in headings]
    stretches = _stretches(end, breaks, headings, outline) if outline else []
    known = {stretch.start for stretch in stretches}
    for cut in breaks:
        if cut not in known:
            placed.extend(_resume(headings, cut))
    if outline:
        _narrow_by_pages(stretches, outline, page_of)
        _narrow_by_repetition(stretches)
        _narrow_by_order(stretches)
        placed.extend(_place_stretches(stretches, headings, outline))
    return tuple(sorted(placed, key=lambda p: (p.start, not p.resumed, p.heading.rank)))


def _place_stretches(
    stretches: Sequence[_Stretch], headings: Sequence[Heading], outline: Outline
) -> list[Placed]:
    placed: list[Placed] = []
    current: tuple[int, int] | None = None
    lost: Heading | None = None
    for stretch in stretches:
        bounds = (stretch.low, stretch.high)
        if stretch.exact:
            lost = None
        elif bounds == current and lost is not None:
            placed.append(Placed(lost, stretch.start, resumed=True))
        elif bounds == current:
            placed.extend(_resume(headings, stretch.start))
        else:
            lost = _lost_heading(stretch, outline)
            placed.append(Placed(lost, stretch.start, deduced=True))
        current = bounds
    return placed


def _lost_heading(stretch: _Stretch, outline: Outline) -> Heading:
    low, high = outline.titles[stretch.low], outline.titles[stretch.high]
    if stretch.low == stretch.high:
        return Heading(stretch.start, stretch.start, low, TOP_RANK, _number(low))
    title = messages.section_between(_number(low), _number(high))
    return Heading(stretch.start, stretch.start, title, TOP_RANK)


def _number(title: str) -> str:
    return title.split(".", maxsplit=1)[0].split(maxsplit=1)[0]


def _resume(headings: Sequence[Heading], cut: int) -> list[Placed]:
    """After a break inside a known section: which numbered heading still holds.

    The last one holds when the next one is its immediate successor; otherwise only the
    top-level section does.
    """
    if any(h.number and 0 <= h.start - cut <= 1 for h in headings):
        return []
    before = [h for h in headings if h.start < cut and h.rank < RANK_LOCAL]
    if not before:
        return []
    last = before[-1]
    following = next((h.number for h in headings if h.start >= cut and h.number), None)
    if last.number and following and not _succeeds(last.number, following):
        last = next((h for h in reversed(before) if h.rank == TOP_RANK), last)
    return [Placed(last, cut, resumed=True)]


def _succeeds(number: str, following: str) -> bool:
    """Whether no numbered heading can have been lost between the two."""
    left, right = number.split("."), following.split(".")
    if len(right) < len(left):
        return (
            left[: len(right) - 1] == right[:-1] and int(right[-1]) == int(left[len(right) - 1]) + 1
        )
    if len(right) == len(left):
        return left[:-1] == right[:-1] and int(right[-1]) == int(left[-1]) + 1
    return right[: len(left)] == left and right[-1] == "1"

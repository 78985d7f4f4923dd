"""The section tree: placed headings become nested sections that share out the whole text."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.headings import Heading
from ingest.records import Section


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a section begins, or where one resumes after a gap.

    ``deduced`` headings do not stand in the text. A ``resumed`` entry stands for text that
    belongs to an earlier ``heading`` again, from ``start`` on.
    """

    heading: Heading
    start: int
    deduced: bool = False
    resumed: bool = False


@dataclass(slots=True)
class _Node:
    heading: Heading
    path: tuple[Heading, ...]
    deduced: bool
    start: int
    body_end: int
    end: int
    resumed: list[tuple[int, int]]


def _grow(start: int, end: int, placed: Sequence[Placed]) -> list[_Node]:
    """Walk the placed headings with a stack; every character of the text falls to one node."""
    root = Heading(start, start, "", 0)
    nodes: list[_Node] = []
    by_heading: dict[int, _Node] = {}
    stack: list[Heading] = []
    first = placed[0].start if placed else end
    if first > start or not placed:
        nodes.append(_Node(root, (root,), False, start, first, first, []))
    starts = [*(p.start for p in placed), end]
    for item, stop in zip(placed, starts[1:], strict=True):
        while stack and (
            stack[-1].rank > item.heading.rank
            or (stack[-1].rank == item.heading.rank and stack[-1] is not item.heading)
        ):
            stack.pop()
        if item.resumed and id(item.heading) in by_heading:
            if stop > item.start:
                by_heading[id(item.heading)].resumed.append((item.start, stop))
        else:
            stack.append(item.heading)
            node = _Node(item.heading, tuple(stack), item.deduced, item.start, stop, stop, [])
            nodes.append(node)
            by_heading[id(item.heading)] = node
        for ancestor in stack:
            by_heading[id(ancestor)].end = stop
    return nodes


def build_sections(
    doc_id: str, start: int, end: int, placed: Sequence[Placed]
) -> tuple[Section, ...]:
    """The tree as a flat tuple in text order; ids derive from the path and the place.

    Text before the first heading belongs to a root section with an empty path. The spans of
    all sections together are the text from ``start`` to ``end``, without overlap.
    """
    ids: dict[int, str] = {}
    sections = []
    for node in _grow(start, end, placed):
        titles = tuple(h.title for h in node.path if h.title)
        place = "\x1f".join((doc_id, str(node.start), *titles))
        section_id = hashlib.sha256(place.encode()).hexdigest()[:16]
        ids[id(node.heading)] = section_id
        sections.append(
            Section(
                section_id=section_id,
                doc_id=doc_id,
                heading=node.heading.title,
                heading_path=titles,
                level=len(titles),
                start=node.start,
                end=node.end,
                body_start=min(node.heading.end, node.body_end),
                body_end=node.body_end,
                parent_id=ids[id(node.path[-2])] if len(node.path) > 1 else None,
                number=node.heading.number,
                resumed=tuple(node.resumed),
                deduced=node.deduced,
            )
        )
    return tuple(sections)

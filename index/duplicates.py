"""Near-duplicate passages: a report that repeats a paragraph counts it once, with both places."""

from __future__ import annotations

from collections.abc import Sequence

from index.analysed import FIGURE, AnalysedPassages
from index.analysis import analyse
from ingest.records import Passage

_SHINGLE = 3
_SHORTEST = 12
_ALIKE = 0.8


def grouped(
    rows: Sequence[int], passages: Sequence[Passage], analysed: AnalysedPassages
) -> list[tuple[int, tuple[int, ...]]]:
    """The ``rows`` (best first) without near-duplicates, each with those it stands for.

    Passages are near-duplicates when four fifths of their runs of three terms are common and
    their figures are the same; the section's heading, which a passage may begin with, does not
    count. Short passages and table rows, which differ by little, never are.
    """
    kept: list[tuple[int, list[int]]] = []
    spans = {row: _body(row, passages[row], analysed) for row in rows}
    shingles = {row: _shingles(spans[row], passages[row], analysed) for row in rows}
    figures = {row: _figures(spans[row], analysed) for row in rows}
    for row in rows:
        for other, same in kept:
            if figures[row] == figures[other] and _alike(shingles[row], shingles[other]):
                same.append(row)
                break
        else:
            kept.append((row, []))
    return [(row, tuple(same)) for row, same in kept]


def _alike(left: frozenset[tuple[int, ...]], right: frozenset[tuple[int, ...]]) -> bool:
    if not left or not right:
        return False
    common = len(left & right)
    return common >= _ALIKE * (len(left) + len(right) - common)


def _body(row: int, passage: Passage, analysed: AnalysedPassages) -> slice:
    """Where the passage's own terms stand, its heading left out."""
    start, end = int(analysed.starts[row]), int(analysed.starts[row + 1])
    heading = passage.heading_path[-1] if passage.heading_path else ""
    if heading and passage.search_text.startswith(heading):
        start = min(end, start + len(analyse(heading)))
    return slice(start, end)


def _shingles(
    span: slice, passage: Passage, analysed: AnalysedPassages
) -> frozenset[tuple[int, ...]]:
    terms = analysed.terms[span].tolist()
    if passage.kind not in ("prose", "list") or len(terms) < _SHORTEST:
        return frozenset()
    return frozenset(zip(*(terms[start:] for start in range(_SHINGLE)), strict=False))


def _figures(span: slice, analysed: AnalysedPassages) -> frozenset[int]:
    return frozenset(analysed.terms[span][(analysed.flags[span] & FIGURE) > 0].tolist())

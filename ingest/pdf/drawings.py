"""Ruling lines from drawn paths; pure geometry in the page's own coordinates (y upwards)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Matrix = tuple[float, float, float, float, float, float]
Stroke = tuple[float, float, float, float]
"""left, bottom, right, top; one of the two extents is close to nothing."""
_THIN = 3.0


def times(first: Matrix, second: Matrix | None) -> Matrix:
    """The PDF matrix that applies ``first`` and then ``second`` (``None``: nothing)."""
    if second is None:
        return first
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def strokes(segments: Iterable[tuple[str, float, float, bool]]) -> Iterator[Stroke]:
    """Horizontal and vertical straight parts of a path.

    A filled box thinner than a letter gives its two long edges; they fall together later.
    """
    origin = last = (0.0, 0.0)
    for kind, x, y, closes in segments:
        point = (x, y)
        if kind == "move":
            origin = point
        elif kind == "line":
            yield from _straight(last, point)
        if closes and kind != "move":
            yield from _straight(point, origin)
        last = point


def _straight(first: tuple[float, float], last: tuple[float, float]) -> Iterator[Stroke]:
    left, right = sorted((first[0], last[0]))
    bottom, top = sorted((first[1], last[1]))
    if (right - left > _THIN) != (top - bottom > _THIN):
        yield left, bottom, right, top

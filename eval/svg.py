"""Plots as SVG text: self-contained, readable without colour, every label escaped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH = 720
LEFT = 190
RIGHT = 60
TOP = 24
ROW = 24
SQUARE = 320
AXIS = 46


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar from 0 to ``value`` (0 to 1), with an interval when there is one."""

    label: str
    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Axes:
    """The title of a plot and of its axes."""

    title: str
    x: str
    y: str


def bars(title: str, rows: Sequence[Bar]) -> str:
    """Horizontal bars over 0 to 1 with their intervals as whiskers."""
    height = TOP + ROW * len(rows) + AXIS
    scale = WIDTH - LEFT - RIGHT
    parts: list[str] = []
    for tick in range(0, 11, 2):
        x = LEFT + scale * tick / 10
        parts.append(_line(x, TOP, x, height - AXIS, "grid"))
        parts.append(_text(x, height - AXIS + 16, f"{tick / 10:.1f}".replace(".", ","), "middle"))
    for i, row in enumerate(rows):
        y = TOP + ROW * i
        middle = y + ROW / 2
        end = LEFT + scale * _unit(row.value)
        parts.append(_text(LEFT - 8, middle + 4, row.label, "end"))
        parts.append(
            f'<rect class="bar" x="{LEFT}" y="{y + 5}" width="{end - LEFT:.1f}" height="14"/>'
        )
        shown = end
        if row.low is not None and row.high is not None:
            first, last = (LEFT + scale * _unit(v) for v in (row.low, row.high))
            parts.append(_line(first, middle, last, middle, "whisker"))
            parts += [_line(x, middle - 4, x, middle + 4, "whisker") for x in (first, last)]
            shown = max(end, last)
        parts.append(_text(shown + 6, middle + 4, f"{row.value:.2f}".replace(".", ","), "start"))
    return _figure(title, WIDTH, height, parts)


def curve(axes: Axes, points: Sequence[tuple[float, float]]) -> str:
    """A line through ``points``, both axes from 0 to 1."""
    parts = _square(axes)
    path = " ".join(f"{_x(x):.1f},{_y(y):.1f}" for x, y in points)
    parts.append(f'<polyline class="line" points="{path}"/>')
    return _figure(axes.title, SQUARE + 2 * AXIS, SQUARE + 2 * AXIS, parts)


def reliability(axes: Axes, points: Sequence[tuple[float, float, int]]) -> str:
    """Points (confidence, accuracy, count) beside the diagonal; area grows with the count."""
    parts = _square(axes)
    parts.append(_line(_x(0), _y(0), _x(1), _y(1), "grid"))
    largest = max((count for _, _, count in points), default=1)
    for x, y, count in points:
        radius = 4 + 10 * (count / largest) ** 0.5
        parts.append(
            f'<circle class="dot" cx="{_x(x):.1f}" cy="{_y(y):.1f}" r="{radius:.1f}"/>'
            f"{_text(_x(x), _y(y) - radius - 3, str(count), 'middle')}"
        )
    return _figure(axes.title, SQUARE + 2 * AXIS, SQUARE + 2 * AXIS, parts)


def histogram(axes: Axes, values: Sequence[float], bins: int = 20) -> str:
    """How many ``values`` fall in each of ``bins`` equal stretches from 0 to the largest."""
    top = max(values, default=1.0) or 1.0
    counts = [0] * bins
    for value in values:
        counts[min(bins - 1, int(bins * value / top))] += 1
    most = max(counts) or 1
    parts = _frame(axes, [(i / 4, f"{top * i / 4:.0f}") for i in range(5)], [(1.0, str(most))])
    for i, count in enumerate(counts):
        x, y = _x(i / bins), _y(count / most)
        parts.append(
            f'<rect class="bar" x="{x:.1f}" y="{y:.1f}" width="{SQUARE / bins - 1:.1f}" '
            f'height="{_y(0) - y:.1f}"/>'
        )
    return _figure(axes.title, SQUARE + 2 * AXIS, SQUARE + 2 * AXIS, parts)


def _unit(value: float) -> float:
    return min(1.0, max(0.0, value))


def _x(value: float) -> float:
    return AXIS + SQUARE * _unit(value)


def _y(value: float) -> float:
    return AXIS / 2 + SQUARE * (1 - _unit(value))


def _square(axes: Axes) -> list[str]:
    ticks = [(i / 5, f"{i / 5:.1f}".replace(".", ",")) for i in range(6)]
    return _frame(axes, ticks, ticks)


def _frame(
    axes: Axes, across: Sequence[tuple[float, str]], upwards: Sequence[tuple[float, str]]
) -> list[str]:
    parts = [_line(_x(0), _y(0), _x(1), _y(0), "axis"), _line(_x(0), _y(0), _x(0), _y(1), "axis")]
    parts += [_text(_x(at), _y(0) + 16, label, "middle") for at, label in across]
    parts += [_text(_x(0) - 6, _y(at) + 4, label, "end") for at, label in upwards]
    middle = AXIS / 2 + SQUARE / 2
    parts.append(_text(_x(0.5), _y(0) + 34, axes.x, "middle"))
    turned = f'transform="rotate(-90 12 {middle:.0f})"'
    parts.append(_text(12, middle, axes.y, "middle", turned))
    return parts


def _line(x1: float, y1: float, x2: float, y2: float, name: str) -> str:
    return f'<line class="{name}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def _text(x: float, y: float, text: str, anchor: str, extra: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" {extra}>{escape(text)}</text>'


def _figure(title: str, width: float, height: float, parts: Sequence[str]) -> str:
    name = escape(title, quote=True)
    return (
        f'<figure><svg role="img" aria-label="{name}" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}">{"".join(parts)}</svg>'
        f"<figcaption>{name}</figcaption></figure>"
    )

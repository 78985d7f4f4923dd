"""Small plots as SVG: they follow the page's colours, can be read aloud and downloaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ui.app.view.escape import text
from ui.app.view.series import Series

_WIDTH = 560
_BAR = 26
_ROOM = 230
_LETTER = 7.4
"""About the width of a letter at the size of the text."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A named line of (x, y) points, both in 0 to 1."""

    name: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A labelled value in 0 to 1, with the ends of its confidence interval when known."""

    label: str
    value: float
    shown: str
    low: float | None = None
    high: float | None = None


def series_svg(series: Series) -> str:
    """Horizontal bars of a series; each figure is written as the document writes it."""
    top = max(abs(point.value) for point in series.points) or 1.0
    bars = [Bar(p.label, abs(p.value) / top, p.shown) for p in series.points]
    return bars_svg(series.title, bars)


def bars_svg(title: str, bars: Sequence[Bar]) -> str:
    """Horizontal bars with their figures and, where given, the whiskers of an interval."""
    labels = [_cut(bar.label) for bar in bars]
    left = _LETTER * max(map(len, labels), default=0) + 12
    width = left + _ROOM + _LETTER * max((len(bar.shown) for bar in bars), default=0) + 20
    spoken = f"{title}: " + "; ".join(f"{bar.label}: {bar.shown}" for bar in bars)
    parts = [_open(width, _BAR * len(bars) + 8, spoken)]
    for number, bar in enumerate(bars):
        y = number * _BAR + 6
        end = max(1.0, _ROOM * min(1.0, max(0.0, bar.value)))
        parts.append(
            f'<text x="{left - 8:.0f}" y="{y + 14}" text-anchor="end">{text(labels[number])}</text>'
            f'<rect class="foja-bar" x="{left:.0f}" y="{y}" width="{end:.1f}" height="18" rx="3"/>'
        )
        if bar.low is not None and bar.high is not None:
            low, high = left + _ROOM * max(0.0, bar.low), left + _ROOM * min(1.0, bar.high)
            parts.append(
                f'<path class="foja-whisker" d="M{low:.1f} {y + 9}H{high:.1f}'
                f'M{low:.1f} {y + 4}v10M{high:.1f} {y + 4}v10"/>'
            )
            end = max(end, high - left)
        parts.append(f'<text x="{left + end + 8:.1f}" y="{y + 14}">{text(bar.shown)}</text>')
    return "".join([*parts, "</svg>"])


@dataclass(frozen=True, slots=True)
class Dot:
    """A labelled change from -1 to 1 with the ends of its confidence interval."""

    label: str
    value: float
    shown: str
    low: float
    high: float


def dots_svg(title: str, dots: Sequence[Dot]) -> str:
    """Changes around a line at zero, each with its interval; the scale fits the widest one."""
    labels = [_cut(dot.label) for dot in dots]
    left = _LETTER * max(map(len, labels), default=0) + 12
    widest = max((max(abs(dot.low), abs(dot.high)) for dot in dots), default=0.0) or 0.01
    middle, scale = left + _ROOM / 2, _ROOM / 2 / widest
    width = left + _ROOM + _LETTER * max((len(dot.shown) for dot in dots), default=0) + 20
    spoken = f"{title}: " + "; ".join(f"{dot.label}: {dot.shown}" for dot in dots)
    height = _BAR * len(dots) + 8
    parts = [_open(width, height, spoken)]
    parts.append(f'<path class="foja-zero" d="M{middle:.1f} 2V{height - 2}"/>')
    for number, dot in enumerate(dots):
        y = number * _BAR + 15
        low, high = middle + scale * dot.low, middle + scale * dot.high
        parts.append(
            f'<text x="{left - 8:.0f}" y="{y + 5}" text-anchor="end">{text(labels[number])}</text>'
            f'<path class="foja-whisker" d="M{low:.1f} {y}H{high:.1f}'
            f'M{low:.1f} {y - 5}v10M{high:.1f} {y - 5}v10"/>'
            f'<circle class="foja-bar" cx="{middle + scale * dot.value:.1f}" cy="{y}" r="5"/>'
            f'<text x="{left + _ROOM + 10:.0f}" y="{y + 5}">{text(dot.shown)}</text>'
        )
    return "".join([*parts, "</svg>"])


@dataclass(frozen=True, slots=True)
class Axes:
    """What the two axes of a curve plot measure."""

    title: str
    x: str
    y: str


def curves_svg(axes: Axes, curves: Sequence[Curve]) -> str:
    """Lines over the unit square, each with its name, its own dash and a legend."""
    left, top, width, height = 60, 12, 460, 220
    legend = 20 * len(curves)
    parts = [_open(_WIDTH, top + height + 52 + legend, f"{axes.title}. {axes.x}; {axes.y}.")]
    for step in range(5):
        share = step / 4
        x, y = left + width * share, top + height * (1 - share)
        percent = f"{round(100 * share)} %"
        parts.append(
            f'<path class="foja-grid" d="M{left} {y:.0f}h{width}"/>'
            f'<text x="{left - 8}" y="{y + 4:.0f}" text-anchor="end">{percent}</text>'
            f'<text x="{x:.0f}" y="{top + height + 18}" text-anchor="middle">{percent}</text>'
        )
    parts.append(
        f'<text x="{left + width / 2}" y="{top + height + 38}" text-anchor="middle">'
        f"{text(axes.x)}</text>"
        f'<text transform="translate(14 {top + height / 2}) rotate(-90)" text-anchor="middle">'
        f"{text(axes.y)}</text>"
    )
    for number, curve in enumerate(curves):
        line = " ".join(
            f"{left + width * x:.1f},{top + height * (1 - y):.1f}" for x, y in curve.points
        )
        row = top + height + 56 + 20 * number
        style = f'class="foja-line foja-line-{number % 4}"'
        parts.append(
            f'<polyline {style} points="{line}"/>'
            f'<path {style} d="M{left} {row - 4}h34"/>'
            f'<text x="{left + 42}" y="{row}">{text(curve.name)}</text>'
        )
    return "".join([*parts, "</svg>"])


_STANDALONE = (
    "<style>svg{background:#fff;color:#1d2733;font:13px sans-serif}text{fill:#1d2733}"
    ".foja-bar{fill:#1f5f8b}.foja-whisker,.foja-grid,.foja-zero{stroke:#1d2733;fill:none}"
    ".foja-grid{stroke-opacity:.15}.foja-line{fill:none;stroke:#1f5f8b;stroke-width:2}"
    ".foja-line-1{stroke:#a3480b;stroke-dasharray:7 4}.foja-line-2{stroke:#3d6b21;"
    "stroke-dasharray:2 3}.foja-line-3{stroke:#6b3fa0;stroke-dasharray:10 3 2 3}</style>"
)


def standalone(svg: str) -> bytes:
    """A plot as a file of its own: with its colours, on white."""
    head, body = svg.split(">", 1)
    return f"{head}>{_STANDALONE}{body}".encode()


def _open(width: float, height: int, spoken: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="foja-plot" role="img" '
        f'viewBox="0 0 {width:.0f} {height}" style="max-width:{width:.0f}px" '
        f'aria-label="{text(spoken)}">'
    )


def _cut(label: str) -> str:
    return label if len(label) <= 30 else f"{label[:29]}…"

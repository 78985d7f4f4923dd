"""Records of one PDF page, in points from the top left corner of the page as it is shown."""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Char:
    """One character of the page with its box; ``size`` in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text as the engine gives it, with the spaces between its words.

    ``broken`` is true when the engine saw a hyphen there that only the line's end made.
    """

    chars: tuple[Char, ...]
    broken: bool = False

    @property
    def text(self) -> str:
        """The characters as a string."""
        return "".join(char.text for char in self.chars)


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight stroke or the edge of a filled box: part of a table's grid or a separator."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        """Whether it lies rather than stands."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class RawPage:
    """What the engine gives of one page.

    ``unknown`` counts characters without Unicode meaning and ``controls`` those removed;
    ``has_images`` tells a scan from an empty page.
    """

    index: int
    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...] = ()
    unknown: int = 0
    controls: int = 0
    has_images: bool = False


@dataclass(frozen=True, slots=True)
class PageBox:
    """A rectangle of a page that a quotation covers; in points from the top left corner."""

    pdf_index: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One entry of the file's own outline; ``level`` counts from 1, ``pdf_index`` from 0."""

    title: str
    level: int
    pdf_index: int

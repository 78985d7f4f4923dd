"""Characters as they come out of a PDF become characters of a text; pure functions."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from ingest.page_records import Char

_BULLETS = {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF076: "❖", 0xF02D: "-"}
_DROPPED = frozenset((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_SPACES = frozenset((0x09, 0x20, 0xA0, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B)))
_ACCENTS = {"´": "\u0301", "`": "\u0300", "¨": "\u0308", "˜": "\u0303", "^": "\u0302"}
_ACCENTED = frozenset("aeiounAEIOUNcCıyY")
_SLACK = 0.6
GLUE = "\u2009"
"""Stands for a space that the file has in the middle of a word; text keeps it as a space, and
a :class:`ingest.records.Repair` leaves it out wherever the text is shown or searched."""


_BOLD_NAME = re.compile(r"bold|black|heavy|demi|cmbx|sfbx|ecbx|lmbx|-medi$|[-,]bd?$", re.I)
_SAYS_NOTHING = re.compile(r"(?:[A-Z]{6}\+)?(?:CIDFont|Type3)?\W*[A-Z]{0,2}[\W\d_]*$", re.I)
_BOLD_WEIGHT, _MOST_WEIGHT = 600, 1000
"""Beyond 1000 the engine only guesses, from a stem width that the file gives wrongly."""


@dataclass(slots=True)
class Counts:
    """Characters without Unicode meaning, and control characters, met on a page."""

    unknown: int = 0
    controls: int = 0


def is_bold(name: str, weight: int) -> bool:
    """Whether a font is bold: by its name, and by its weight only when the name says nothing.

    Files give weights of 575 to 745 for regular faces (``ArialMT``, ``CMR10``), so a weight
    alone would set whole pages in bold.
    """
    if _BOLD_NAME.search(name):
        return True
    return _SAYS_NOTHING.match(name) is not None and _BOLD_WEIGHT <= weight <= _MOST_WEIGHT


def shown_character(code: int, counts: Counts) -> str:
    """The character as it enters the text; empty when it has no place there (then counted)."""
    if code in _SPACES:
        return " "
    if code in _BULLETS:
        return _BULLETS[code]
    if code in _DROPPED:
        return ""
    if code < 0x20 or 0x7F <= code < 0xA0 or 0x202A <= code <= 0x202E:
        counts.controls += 1
        return ""
    private = 0xE000 <= code <= 0xF8FF or code >= 0xF0000
    if private or 0xD800 <= code <= 0xDFFF or code in (0xFFFD, 0xFFFF):
        counts.unknown += 1
        return ""
    return chr(code)


def composed(line: list[Char]) -> tuple[Char, ...]:
    """The line in NFC: accents drawn apart join their letters, ligatures become letters."""
    result: list[Char] = []
    position = 0
    while position < len(line):
        char = line[position]
        letter = _under(line, position) if char.text in _ACCENTS else None
        if letter is not None:
            merged = _merge(line[letter], char, _ACCENTS[char.text])
            if merged is not None:
                result.append(merged)
                position = letter + 1
                continue
        if char.text in _ACCENTS and (back := _before(result, char)) is not None:
            merged = _merge(result[back], char, _ACCENTS[char.text])
            if merged is not None:
                result[back] = merged
                position += 1
                continue
        if unicodedata.combining(char.text) and result:
            merged = _merge(result[-1], char, char.text)
            if merged is not None:
                result[-1] = merged
                position += 1
                continue
        spurious = char.text == " " and _inside_ligature(line, position)
        result.extend([replace(char, text=GLUE)] if spurious else _letters(char))
        position += 1
    while result and result[-1].text == " ":
        result.pop()
    return tuple(result)


def _inside_ligature(line: list[Char], position: int) -> bool:
    """Whether the space at ``position`` is drawn under the ligature before it (``fi nal``).

    The letters of a ligature share one box; a true space begins where that box ends.
    """
    if position < 2 or position + 1 >= len(line):
        return False
    first, second, space = line[position - 2 : position + 1]
    one_glyph = first.left == second.left and first.right == second.right
    pair = first.text == "f" and second.text in "filt"
    return one_glyph and pair and space.left < second.right - 0.1 and line[position + 1].text != " "


def _under(line: list[Char], position: int) -> int | None:
    """The letter over which the spacing accent at ``position`` is drawn, if any.

    An accent typed on purpose has a place of its own; one that belongs to a letter overlaps
    it (the engine may put a space between the two).
    """
    accent = line[position]
    middle = (accent.left + accent.right) / 2
    for following in range(position + 1, min(position + 3, len(line))):
        char = line[following]
        if char.text != " ":
            over = char.left - _SLACK <= middle <= char.right + _SLACK
            return following if char.text in _ACCENTED and over else None
    return None


def _before(result: list[Char], accent: Char) -> int | None:
    """The letter already written over which an accent that comes late is drawn."""
    middle = (accent.left + accent.right) / 2
    for position in range(len(result) - 1, max(-1, len(result) - 4), -1):
        char = result[position]
        if char.text in _ACCENTED and char.left <= middle <= char.right:
            return position
    return None


def _merge(letter: Char, accent: Char, mark: str) -> Char | None:
    base = "i" if letter.text == "ı" else letter.text
    text = unicodedata.normalize("NFC", base + mark)
    if len(text) != 1:
        return None
    left, right = min(letter.left, accent.left), max(letter.right, accent.right)
    top, bottom = min(letter.top, accent.top), max(letter.bottom, accent.bottom)
    return Char(text, left, top, right, bottom, letter.size, letter.bold)


def _letters(char: Char) -> list[Char]:
    """A ligature (ﬁ) as its letters, each with a share of its box; others in composed form."""
    ligature = "\ufb00" <= char.text <= "\ufb06"
    text = unicodedata.normalize("NFKC" if ligature else "NFC", char.text)
    if text == char.text:
        return [char]
    width = (char.right - char.left) / len(text)
    return [
        replace(char, text=letter, left=char.left + i * width, right=char.left + (i + 1) * width)
        for i, letter in enumerate(text)
    ]

"""Flowing text: lines broken by page layout become readable running text.

Everything here is a pure function of its argument; offsets are not kept, so the result is
for reading, analysing and embedding, never for quoting.
"""

from __future__ import annotations

import re

from ingest.records import Document

_BREAK = re.compile(r"(?P<left>\w)(?P<gap> ?)-[ \t]*(?:\n[ \t]*)+(?P<right>\w)")
_SPACES = re.compile(r"\s+")
_CROWDED = re.compile(r"(?<=\bN[°º])(?=\d)|(?<=\d)(?=[-–] [^\W\d_])", re.I)
"""Where a space was lost between a sign and a number: "Nº30364- Ley"."""
_NORM_TAIL = re.compile(r"(?<=\d-\d{4}) ?[-–] ?(?=[A-ZÑ]{2,})")
"""The last hyphen of a norm's number, however it is written: "005-2015 –MIMP"."""
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")


def _join(match: re.Match[str]) -> str:
    left, right = match["left"], match["right"]
    if match["gap"]:
        return f"{left} - {right}" if right.islower() else f"{left} -{right}"
    if left.islower() and right.islower():
        return left + right
    # A norm's number (000009-\n2021) or a compound name keeps its hyphen and loses the break.
    return f"{left}-{right}"


def readable(text: str) -> str:
    """``text`` on one line: hyphenation undone, white space collapsed, invisible marks dropped.

    A hyphen at a line's end is removed between lower-case letters and kept next to digits or
    capitals, so that norms' numbers stay whole. A number that touches its sign gets its space;
    inside a norm's number there is none.
    """
    joined = _BREAK.sub(_join, _INVISIBLE.sub("", text))
    return _CROWDED.sub(" ", _NORM_TAIL.sub("-", _SPACES.sub(" ", joined).strip()))


def shown(document: Document, start: int, end: int) -> str:
    """How ``document.text[start:end]`` is shown: repaired, without page furniture, on one line."""
    text = document.repaired if document.repairs else document.text
    pieces, cursor = [], start
    for first, last in document.furniture:
        if first >= end:
            break
        if last > cursor:
            pieces.append(text[cursor : max(cursor, first)])
            cursor = min(last, end)
    pieces.append(text[cursor:end])
    return readable("\n".join(pieces))

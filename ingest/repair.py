"""Damaged characters: what text extraction turned into something else, one for one.

A repair never changes the length of the text and never touches the source: it says how a
character is *shown*. Rules fire only where the damaged reading is impossible in Spanish.
"""

from __future__ import annotations

import re

from ingest.records import Repair

_BULLET = re.compile(r"(?m)^[ \t]*(?P<mark>[¶\uf0b7\uf0a7])(?=\s)")
_SUPERSCRIPT_I = re.compile(r"(?<=[^\W\d_])²(?=[^\W\d_])")
_QUOTED = re.compile(r"(?<!\w)ñ(?=\w)(?P<inside>[^ñò]{1,600}?)(?<=[\w.)])ò(?!\w)", re.S)
_ELLIPSIS = re.compile(r"(?<=\w)é(?=\s|$)")


def find_repairs(text: str) -> tuple[Repair, ...]:
    """The repairs of ``text`` in order of offset.

    * ``¶`` and private-use bullets at a line's start are shown as ``•``;
    * ``²`` between letters is shown as ``í`` (``v²ctimas``);
    * a pair ``ñ…ò`` around words is a pair of quotation marks whose font encoding was lost
      (no Spanish word ends in ``ò``); in such a quotation a word-final ``é`` was an ellipsis,
      since the accented letters of that font come out as other signs.
    """
    repairs: dict[int, str] = {}
    for match in _BULLET.finditer(text):
        repairs[match.start("mark")] = "•"
    for match in _SUPERSCRIPT_I.finditer(text):
        repairs[match.start()] = "í"
    for match in _QUOTED.finditer(text):
        repairs[match.start()] = "“"
        repairs[match.end() - 1] = "”"
        for ellipsis in _ELLIPSIS.finditer(match["inside"]):
            repairs[match.start("inside") + ellipsis.start()] = "…"
    return tuple(Repair(at, text[at], shown) for at, shown in sorted(repairs.items()))

"""What is shown of a heading, and how its look is measured."""

from __future__ import annotations

import re
import statistics

from ingest.pdf import marks
from ingest.pdf.blocks import Paragraph

_UNITS = frozenset(("m", "km", "cm", "mm", "dm"))
_RAISED, _SMALL = 0.12, 0.85


def without_note_mark(paragraph: Paragraph, text: str) -> str:
    """``text`` without the raised figures at its end, which point to a footnote.

    A unit keeps its exponent, and lowered figures (``PM10``) are part of their word.
    """
    line = paragraph.lines[-1]
    written = [char for char in line.chars if not char.text.isspace()]
    letters = [char for char in written if char.text.isupper() or char.text.isdigit()]
    if len(letters) < 2:
        return text
    foot = statistics.median(char.bottom for char in letters)
    height = statistics.median(char.bottom - char.top for char in letters)
    cut = len(written)
    while cut > 0 and written[cut - 1].text.isdigit():
        last = written[cut - 1]
        raised = foot - last.bottom > _RAISED * line.size
        if not raised or last.bottom - last.top > _SMALL * height:
            break
        cut -= 1
    mark = "".join(char.text for char in written[cut:])
    words = text.removesuffix(mark).split() if 0 < len(mark) <= 2 else []
    return " ".join(words) if words and words[-1] not in _UNITS else text


def bold_prefix(paragraph: Paragraph, text: str) -> int:
    """How many characters of the joined text are bold from its beginning."""
    length = 0
    for line in paragraph.lines:
        length += line.starts_bold
        if line.starts_bold < len(line.chars):
            break
        length += 1
    return min(len(text), length)


def norm_number(text: str) -> str:
    """A norm's number without its «N°» and without inner spaces."""
    bare = re.sub(r"^[Nn][°ºo.˚]*\s*", "", text.strip())
    return re.sub(r"\s*[-–]\s*", "-", bare).rstrip(".- ")


def sentence_case(kind: str) -> str:
    """«DECRETO DE URGENCIA» as it is written in running text titles: «Decreto de Urgencia»."""
    small = {"de", "del"}
    return " ".join(w if w in small else w.capitalize() for w in kind.lower().split())


def goes_on(known: str, text: str) -> bool:
    """Whether ``text`` begins with a number of two parts or more that comes after ``known``.

    After «1.1» come «1.2», «1.1.1» and, when one was not recognised, «1.3»; after «1» only «1.1».
    """
    match = marks.NUMBERED.match(text)
    if match is None or "." not in match["number"] or not known:
        return False
    *above, last = match["number"].split(".")
    before = known.split(".")
    if before == above:
        return int(last) == 1
    return before[: len(above)] == above and (
        len(before) > len(above) and int(before[len(above)]) < int(last)
    )

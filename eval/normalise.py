"""The Spanish normaliser of the answer metrics.

Letters are lower-cased and lose their acute accents and diaereses, but ``ñ`` stays a letter
of its own; punctuation and articles go, as in the evaluation of MLQA (Lewis et al. 2020);
figures are compared by value: ``963 528``, ``963,528`` and ``963.528`` are one number, and
``12,5 %`` is ``12.5%``. A run of figures parted by single spaces is read twice, as one number
(prose) and as neighbouring cells (a row of a table), and the better reading counts.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

ARTICLES = frozenset({"el", "la", "los", "las", "un", "una", "unos", "unas"})
SCALES = {"mil": 1_000, "millon": 1_000_000, "millones": 1_000_000}
WORDS = {
    "dos": 2,
    "tres": 3,
    "cuatro": 4,
    "cinco": 5,
    "seis": 6,
    "siete": 7,
    "ocho": 8,
    "nueve": 9,
    "diez": 10,
    "once": 11,
    "doce": 12,
    "trece": 13,
    "catorce": 14,
    "quince": 15,
}
_SPACE = r"[ \u00a0\u2009\u202f]"
_GROUPED = (
    r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|(?<![\d.,])\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d+)?"
)
_SPACED = rf"(?<![\d.,])(?<!\d{_SPACE})\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!{_SPACE}?[\d])(?:[.,]\d+)?"
_PLAIN = r"\d+(?:[.,]\d+)?"
_JOINED = re.compile(rf"(?P<number>{_SPACED}|{_GROUPED}|{_PLAIN})|(?P<word>[^\W\d_]+)|%")
_PARTED = re.compile(rf"(?P<number>{_GROUPED}|{_PLAIN})|(?P<word>[^\W\d_]+)|%")
_NUMBER = re.compile(rf"{_SPACED}|{_GROUPED}|{_PLAIN}")
_NUMBER_PARTED = re.compile(rf"{_GROUPED}|{_PLAIN}")


def fold(text: str) -> str:
    """``text`` in lower case without accents; ``ñ`` and ``Ñ`` give ``ñ``, ``º`` and ``ª`` go."""
    kept = unicodedata.normalize("NFC", text).lower().replace("ñ", "\0")
    kept = re.sub("[°ºª]", " ", kept)
    bare = (c for c in unicodedata.normalize("NFD", kept) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", "".join(bare)).replace("\0", "ñ")


def value_of(written: str) -> float:
    """The value of one written figure: thousands in groups of three, else a decimal mark."""
    digits = re.sub(_SPACE, "", written)
    marks = re.findall(r"[.,]", digits)
    if len(set(marks)) == 2:
        last = marks[-1]
        other = "," if last == "." else "."
        return float(digits.replace(other, "").replace(last, "."))
    if not marks:
        return float(digits)
    head, _, tail = digits.rpartition(marks[0])
    if len(marks) > 1 or (len(tail) == 3 and 1 <= len(head) <= 3 and head != "0"):
        return float(re.sub(r"[.,]", "", digits))
    return float(f"{head}.{tail}")


def decimals(written: str) -> int:
    """How many decimals the first figure of ``written`` shows (0 for none)."""
    found = _NUMBER.search(written)
    if found is None or value_of(found.group()).is_integer():
        return 0
    return len(re.split(r"[.,]", found.group())[-1])


def figures(text: str, *, joined: bool = True) -> list[float]:
    """The values of the figures of ``text`` in order; ``joined`` reads spaced groups as one."""
    pattern = _NUMBER if joined else _NUMBER_PARTED
    return [value_of(found.group()) for found in pattern.finditer(text)]


def tokens(text: str, *, joined: bool = True) -> list[str]:
    """The normalised tokens of ``text``: words without articles, figures by value, ``%``."""
    folded = re.sub(r"\bpor ciento\b", "%", fold(text))
    folded = re.sub(r"\bun millon\b", "1 millon", folded)
    found: list[str] = []
    for match in (_JOINED if joined else _PARTED).finditer(folded):
        word = match.group()
        if match.lastgroup == "number":
            found.append(_shown(value_of(word)))
        elif word in SCALES and found and _is_number(found[-1]):
            found[-1] = _shown(float(found[-1]) * SCALES[word])
        elif word in WORDS:
            found.append(_shown(WORDS[word]))
        elif word not in ARTICLES:
            found.append(word)
    return found


def readings(text: str) -> tuple[list[str], ...]:
    """The readings of ``text`` as tokens: prose first, cells second when they differ."""
    prose, cells = tokens(text), tokens(text, joined=False)
    return (prose,) if prose == cells else (prose, cells)


def exact_match(given: str, accepted: Sequence[str]) -> float:
    """1.0 when ``given`` equals one of ``accepted`` after normalising, else 0.0."""
    mine = readings(given)
    return float(any(a == b for one in accepted for a in readings(one) for b in mine))


def token_f1(given: str, accepted: Sequence[str]) -> float:
    """The best token F1 of ``given`` against ``accepted`` (Rajpurkar et al. 2016)."""
    mine = readings(given)
    pairs = (_f1(a, b) for one in accepted for a in readings(one) for b in mine)
    return max(pairs, default=0.0)


def contains(text: str, wanted: str) -> bool:
    """Whether the tokens of ``wanted`` stand in ``text`` next to each other, in order."""
    for needle in readings(wanted):
        if not needle:
            continue
        size = len(needle)
        for hay in readings(text):
            if any(hay[i : i + size] == needle for i in range(len(hay) - size + 1)):
                return True
    return False


def _f1(one: Sequence[str], other: Sequence[str]) -> float:
    if not one or not other:
        return float(list(one) == list(other))
    common = sum((Counter(one) & Counter(other)).values())
    return 2 * common / (len(one) + len(other))


def _is_number(token: str) -> bool:
    return token[:1].isdigit()


def _shown(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else repr(round(value, 9))

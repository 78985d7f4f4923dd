"""The Spanish analyser: text becomes the terms that the lexical channels count. Pure.

A term is one of

* a figure by its value: ``963 528``, ``963,528`` and ``963528`` give ``963528``; ``84,4 %`` gives
  ``84.4`` (a space-grouped figure also gives its groups, for a flattened table row may hold them
  as separate cells);
* a norm number without leading zeros: ``010-2020-IN`` gives ``10-2020-in`` and ``10-2020``;
* the Snowball stem of a word with its acute accents folded and ``ñ`` kept.

Upper and lower case, composed and decomposed accents, and missing acute accents give the same
terms.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

from index.stopwords import STOP_WORDS

ANALYSER_VERSION = "1"
"""Raise it when the same text gives other terms: indexes of another version are refused."""

_GROUP_SPACE = " \u00a0\u2007\u2009\u202f"
_NORM = r"(?P<norm>(?<![\w-])\d{1,6}-(?:19|20)\d\d(?:[-/][^\W\d_][\w.]*)*(?![\w]))"
_SPACED = rf"(?P<spaced>(?<![\w.,])\d{{1,3}}(?:[{_GROUP_SPACE}]\d{{3}})+(?:[.,]\d+)?(?!\w|[.,]\d))"
_FIGURE = r"(?P<figure>(?<!\w)\d+(?:[.,]\d+)*(?!\w))"
_WORD = r"(?P<word>[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*)"
_TOKEN = re.compile("|".join((_NORM, _SPACED, _FIGURE, _WORD)))
_THOUSANDS = re.compile(r"[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d+)?$")
_YEARS = re.compile(r"((?:19|20)\d\d)-((?:19|20)\d\d)")
_SPACES = re.compile(rf"[{_GROUP_SPACE}]")
_KEPT = "\N{COMBINING TILDE}"
_ORDINALS = str.maketrans("ºª", "  ")

STEM_EXCEPTIONS: dict[str, str] = {
    "años": "año",
    "peru": "peru",
    "lunes": "lunes",
    "crisis": "crisis",
}
"""Folded words that Snowball leaves apart or cuts wrongly, with the stem they get instead."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term and the span of the text it was read from (characters)."""

    term: str
    start: int
    end: int


def fold(text: str) -> str:
    """Lower case without acute accents or diaereses; ``ñ`` keeps its tilde; NFC."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFD", lowered)
    kept = (
        char
        for previous, char in zip(" " + decomposed, decomposed, strict=False)
        if not unicodedata.combining(char) or (char == _KEPT and previous == "n")
    )
    return unicodedata.normalize("NFC", "".join(kept))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The folded Snowball stem of one word, the same with and without written accents."""
    folded = fold(word)
    exception = STEM_EXCEPTIONS.get(folded)
    return exception if exception is not None else fold(_stemmer().stemWord(folded))


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("spanish")


def figure_value(text: str) -> str:
    """The canonical spelling of a figure's value: thousands marks gone, a point for decimals.

    A single mark before exactly three digits is read as a thousands mark unless the figure
    begins with zero: ``12,000`` is twelve thousand, ``0,125`` an eighth.
    """
    figure = _SPACES.sub("", text)
    thousands = _THOUSANDS.match(figure)
    if thousands is not None:
        figure = figure.replace(thousands.group(1), "")
    if figure.count(".") + figure.count(",") > 1:
        return figure
    whole, mark, decimals = figure.replace(",", ".").partition(".")
    whole = whole.lstrip("0") or "0"
    decimals = decimals.rstrip("0") if mark else ""
    return f"{whole}.{decimals}" if decimals else whole


def _norm_terms(text: str) -> tuple[str, ...]:
    if _YEARS.fullmatch(text):
        return tuple(text.split("-"))
    number, year, *suffix = re.split("[-/]", fold(text).rstrip("."))
    short = f"{number.lstrip('0') or '0'}-{year}"
    return (short, "-".join((short, *suffix))) if suffix else (short,)


def _terms_of(match: re.Match[str]) -> tuple[str, ...]:
    text = match.group()
    if match.lastgroup == "norm":
        return _norm_terms(text)
    if match.lastgroup == "spaced":
        return (figure_value(text), *(figure_value(part) for part in _SPACES.split(text)))
    if match.lastgroup == "figure":
        return (figure_value(text),)
    return () if fold(text) in STOP_WORDS else (stem(text.lower()),)


def terms(text: str) -> Iterator[Term]:
    """The terms with their spans in ``text``, left to right; one span may give several terms."""
    for match in _TOKEN.finditer(text.translate(_ORDINALS)):
        for term in _terms_of(match):
            yield Term(term, match.start(), match.end())


def analyse(text: str) -> list[str]:
    """The terms of a text in reading order, repeated as they occur."""
    found = _TOKEN.finditer(text.translate(_ORDINALS))
    return [term for match in found for term in _terms_of(match)]


def analyser_fingerprint() -> str:
    """A digest of everything that shapes the terms: version, stop words, exceptions, stemmer."""
    parts = (
        ANALYSER_VERSION,
        Stemmer.version(),
        " ".join(sorted(STOP_WORDS)),
        repr(sorted(STEM_EXCEPTIONS.items())),
    )
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]

"""Sentence boundaries in Spanish official prose, lists and flattened table rows."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.figures import trailing_figures

Span = tuple[int, int]

_ABBREVIATIONS = frozenset(
    "art arts inc núm num nro n no sr sra sres dr dra lic ing arq prof gral cnel pág págs pag p pp "
    "vol cap fig ed etc aprox av jr ud uds vs cf ibid op cit s sgtes dpto prov dist tel ext "
    "máx mín c e ee ss uu d r m a i j h l t".split()
)
_TERMINAL = re.compile(r"[.!?…]+[\"”»’)\]]*(?=\s)")
_LIST_MARK = (
    r"(?:[a-zA-ZñÑ]{1,2}[)/]|[ivxIVX]{1,4}\)|[¶•\-–—*▪●\uf0b7]|\(?\d{1,3}[.)]|\d+(?:\.\d+)+\.?)"
)
_ITEM = re.compile(rf"\n[ \t]*(?={_LIST_MARK}[ \t]+\S)")
_MARKED = re.compile(r"\n[ \t]*(?=(?:/\d+ ?:|\(\*+\)|(?:fuente|nota|elaboración)\s*:))", re.I)
_LINE = re.compile(r"[^\n]+")
_BLANK = re.compile(r"\n[ \t]*\n\s*")
_SPACE = re.compile(r"\s*")
_WORD_BEFORE = re.compile(r"[\w.°º]*$")


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 24) : match.start()]
    following = _SPACE.match(text, match.end())
    begin = following.end() if following else match.end()
    after = text[begin : begin + 1]
    if not after:
        return True
    if not (after[0].isupper() or after[0].isdigit() or after[0] in "¿¡“«\"'(•¶-–["):
        return False
    if after[0] in "-–" and "\n" not in text[match.end() : begin]:
        return False
    if match.group()[0] != ".":
        return True
    word = (_WORD_BEFORE.search(before) or [""])[0].lower()
    if word.split(".")[-1] in _ABBREVIATIONS and not _closes(text, match, word):
        return False
    # "228.1." before its text, or a number that a line break tore from its unit.
    return not (word.replace(".", "").isdigit() and _starts_line(text, match.start() - len(word)))


def _closes(text: str, match: re.Match[str], word: str) -> bool:
    """An abbreviation that commonly ends a sentence, with a new paragraph after it."""
    return word in {"etc", "ss", "uu"} and "\n" in text[match.end() : match.end() + 4]


def _starts_line(text: str, offset: int) -> bool:
    return not text[text.rfind("\n", 0, offset) + 1 : offset].strip()


def _paragraph_break(text: str, match: re.Match[str], width: int) -> bool:
    """Whether a blank line ends a sentence: double-spaced text has one after every line."""
    before = text[: match.start()].rstrip()
    after = text[match.end() :]
    if not before or not after:
        return True
    if before[-1] in ".!?…:;”»":
        return True
    line = before[before.rfind("\n") + 1 :].strip()
    return not after[0].islower() and len(line) < 0.7 * width and before[-1] not in ",-–"


def split_sentences(text: str) -> tuple[Span, ...]:
    """Spans ``(start, end)`` of the sentences of ``text``, in order and without overlap.

    White space between sentences belongs to none; everything else belongs to exactly one.
    Boundaries: sentence-final punctuation that is not an abbreviation's, list items, lone
    short lines (headings), notes of tables, and table rows, each row being a unit.
    """
    cuts = {0, len(text)}
    cuts.update(m.end() for m in _TERMINAL.finditer(text) if _ends_sentence(text, m))
    cuts.update(m.start() for m in _ITEM.finditer(text))
    cuts.update(m.start() for m in _MARKED.finditer(text))
    lines = [len(line.strip()) for line in text.splitlines() if line.strip()]
    width = min(max(lines, default=0), 110)
    cuts.update(m.start() for m in _BLANK.finditer(text) if _paragraph_break(text, m, width))
    for line in _LINE.finditer(text):
        figures = trailing_figures(line.group())
        if len(figures) >= 2 and any(c.isalpha() for c in line.group()[: figures[0][0]]):
            cuts.update((line.start(), line.end()))
    ordered = sorted(cuts)
    spans = []
    for start, end in pairwise(ordered):
        piece = text[start:end]
        stripped = piece.strip()
        if stripped:
            begin = start + len(piece) - len(piece.lstrip())
            spans.append((begin, begin + len(stripped)))
    return tuple(spans)

"""Names of several words, harvested from the documents themselves. Pure.

A name is a run of capitalised words, joined by the small words that Spanish names hold:
``Centro Binacional de Atención en Frontera``, ``Mesa de Trabajo Intersectorial para la Gestión
Migratoria``. A capital that only opens a sentence is not one, and of names joined by ``y`` or
``en`` the parts are names, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.analysis import fold
from index.stopwords import STOP_WORDS

NAMES_VERSION = "1"
"""Raise it when the same texts give other names or entities."""

_CAPITAL = r"[A-ZÁÉÍÓÚÜÑ][^\W_]*(?:-[^\W_]+)*"
_GAP = r"[^\S\n]+"
_ARTICLE = rf"(?:{_GAP}(?:el|las?|los|una?))?"
_TIGHT = rf"(?:de{_ARTICLE}|del)"
_LOOSE = rf"(?:y|e|(?:en|[Pp]ara|[Cc]ontra|[Ss]obre){_ARTICLE})"
_NAME = re.compile(
    rf"(?<![^\W_]){_CAPITAL}"
    rf"(?:{_GAP}(?:(?:{_TIGHT}|{_LOOSE}){_GAP}|(?!(?:El|La|Los|Las)\b)){_CAPITAL})+"
)
_JOINT = re.compile(rf"{_GAP}{_LOOSE}{_GAP}")
_WORD = re.compile(r"[^\W_]+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…¿¡•¶\n(«“\"])[\s\"«“(]*$")
_LONGEST = 12
_ORDINAL = re.compile(r"[IVXLCDM]+|[A-Z]")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as most often written, and how many times the texts hold it."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class _Habit:
    """How often each folded word stands in lower case and, inside a sentence, with a capital."""

    lower: Counter[str]
    capital: Counter[str]

    def common(self, word: str) -> bool:
        folded = fold(word)
        return folded in STOP_WORDS or self.lower[folded] > self.capital[folded]


def content_words(name: str) -> list[str]:
    """The folded words of a name that carry topic."""
    return [word for word in map(fold, _WORD.findall(name)) if word not in STOP_WORDS]


def harvest_names(texts: Iterable[str]) -> tuple[Name, ...]:
    """The names of two to twelve topic words that texts hold, in alphabetical order.

    Texts are to be readable (lines joined). Names that differ only in accents, case or spacing
    are one, written as most often, ties going to the first in order.
    """
    held = tuple(texts)
    habit = _habit(held)
    seen: dict[tuple[str, ...], Counter[str]] = {}
    for text in held:
        for written in _written(text, habit):
            words = tuple(content_words(written))
            if 2 <= len(words) <= _LONGEST:
                seen.setdefault(words, Counter())[" ".join(written.split())] += 1
    names = (
        Name(min(found, key=lambda text: (-found[text], text)), found.total())
        for found in seen.values()
    )
    return tuple(sorted(names, key=lambda name: name.text))


def _habit(texts: Iterable[str]) -> _Habit:
    habit = _Habit(Counter(), Counter())
    for text in texts:
        for match in _WORD.finditer(text):
            word = match.group()
            if word[0].islower():
                habit.lower[fold(word)] += 1
            elif not opens_sentence(text, match.start()):
                habit.capital[fold(word)] += 1
    return habit


def opens_sentence(text: str, place: int) -> bool:
    """Whether the word that begins at ``place`` is a sentence's first."""
    return _SENTENCE_START.search(text[max(0, place - 8) : place]) is not None


def _written(text: str, habit: _Habit) -> Iterator[str]:
    for match in _NAME.finditer(text):
        words = list(_WORD.finditer(text, match.start(), match.end()))
        if opens_sentence(text, match.start()) and habit.common(words[0].group()):
            words = words[1:]
        while words and fold(words[0].group()) in STOP_WORDS:
            words = words[1:]
        while words and fold(words[-1].group()) in STOP_WORDS:
            words.pop()
        if words and sum(_loud(word.group()) for word in words) <= 1:
            yield from _parts(text[words[0].start() : words[-1].end()])


def _loud(word: str) -> bool:
    """Whether a word is all in capitals: names in headings and tables are not told from them."""
    return len(word) > 1 and word.isupper()


def _parts(name: str) -> Iterator[str]:
    """The name and, where small words join several, each of its parts.

    ``Cusco y Lima`` is no name: what stands before the joint must be a name itself.
    """
    parts = _JOINT.split(name)
    several = re.search(r"\s[ye]\s", name) is not None
    if not several or len(content_words(parts[0])) >= 2:
        yield name
    if len(parts) > 1:
        yield from (part for part in parts if not _ORDINAL.fullmatch(part))

"""Acronyms and other names harvested from the documents themselves.

``Centro Binacional de Atención en Frontera (CEBAF)`` defines; ``SNM``, never defined, is taken
for ``Superintendencia Nacional de Migraciones`` because only that name has its initials.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ingest.records import Document
from qa.lexicon import KNOWN_ACRONYMS
from qa.text import Token, fold, tokens

_SMALL = frozenset("de del la las el los y e o u en para por con a al un una unos unas".split())
_PARENTHESIS = re.compile(
    r"\(\s*(?P<acronym>[A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑa-z0-9]*[A-ZÁÉÍÓÚÑ][A-Za-z0-9]*)\s*[,)]"
)
_DASH = re.compile(r"[-–]\s*(?P<acronym>[A-ZÁÉÍÓÚÑ]{3,8})\b")
_BARE = re.compile(r"\b[A-ZÁÉÍÓÚÑ]{3,8}\b")
_LOOK_BACK = 220


@dataclass(frozen=True, slots=True)
class Entry:
    """An acronym, its long form and the span ``[start, end)`` in the document that joins them.

    ``inferred`` is true when no sentence joins the two: the initials agree.
    """

    acronym: str
    long: str
    doc_id: str
    start: int
    end: int
    inferred: bool = False


def _spells(letters: str, words: list[str]) -> bool:
    """True when the letters can be read off the words' beginnings, in order, from the first."""

    def match(at: int, word: int) -> bool:
        if at == len(letters):
            return True
        if word == len(words):
            return False
        if words[word] in _SMALL and match(at, word + 1):
            return True
        for length in range(1, min(4, len(words[word])) + 1):
            if letters[at : at + length] != words[word][:length]:
                break
            if match(at + length, word + 1):
                return True
        return False

    return bool(words) and words[0][:1] == letters[:1] and match(0, 0)


def _syllables(letters: str, words: list[str]) -> bool:
    """True when two letters or more of some words' beginnings, in order, make up the acronym.

    ENPOVE is read off "Encuesta … Población Venezolana".
    """
    if not letters:
        return True
    for at, word in enumerate(words):
        for size in range(2, min(4, len(word), len(letters)) + 1):
            if word[:size] == letters[:size] and _syllables(letters[size:], words[at + 1 :]):
                return True
    return False


def _start_of(before: tuple[Token, ...], acronym: str) -> int | None:
    letters = fold(acronym)
    folds = [token.fold for token in before]
    spelled = [
        at
        for at in range(len(before))
        if before[at].capital and folds[at] not in _SMALL and _spells(letters, folds[at:])
    ]
    if not spelled and len(letters) >= 6:
        spelled = [
            at
            for at in range(len(before))
            if letters[:2] == folds[at][:2] and _syllables(letters, folds[at:])
        ][-1:]
    if spelled:
        return spelled[-1] if len(spelled) == 1 else _longest_within(before, spelled, letters)
    at = len(before)
    while at and (before[at - 1].capital or folds[at - 1] in _SMALL):
        at -= 1
    while at < len(before) and not before[at].capital:
        at += 1
    return at if sum(token.capital for token in before[at:]) >= 3 else None


def _longest_within(before: tuple[Token, ...], starts: list[int], letters: str) -> int:
    """The start that leaves about one word for each letter."""
    sizes = {at: sum(t.fold not in _SMALL for t in before[at:]) for at in starts}
    return min(starts, key=lambda at: (abs(sizes[at] - len(letters)), at))


def _defined(document: Document) -> Iterable[Entry]:
    text = document.repaired
    for pattern in (_PARENTHESIS, _DASH):
        for match in pattern.finditer(text):
            floor = max(0, match.start() - _LOOK_BACK)
            left = text[floor : match.start()]
            cut = max(left.rfind(mark) for mark in ("\n ", ". ", "(", ";", ":"))
            left = left[cut + 1 :] if cut >= 0 else left
            base = match.start() - len(left)
            before = tokens(left)
            if not before or left[before[-1].end :].strip(' \n"”»-–'):
                continue
            start = _start_of(before, match["acronym"])
            if start is None or len(before) - start < 2:
                continue
            letters, words = fold(match["acronym"]), [t.fold for t in before[start:]]
            if pattern is _DASH and not (_spells(letters, words) or _syllables(letters, words)):
                continue
            begin, end = base + before[start].start, base + before[-1].end
            long = " ".join(text[begin:end].split())
            yield Entry(match["acronym"], long, document.doc_id, begin, match.end())


def _names(document: Document) -> Counter[tuple[str, ...]]:
    """Capitalised names of two to seven words, and lower-case enumerations, with their counts."""
    found: Counter[tuple[str, ...]] = Counter()
    words = tokens(document.repaired)
    for at, token in enumerate(words):
        if token.fold in _SMALL or not token.text[0].isalpha():
            continue
        for size in range(2, 8):
            piece = words[at : at + size]
            if len(piece) < size or piece[-1].fold in _SMALL:
                continue
            if (
                document.text[piece[0].end : piece[-1].start].count(".")
                or "(" in document.text[piece[0].start : piece[-1].end]
            ):
                break
            inside = document.text[piece[0].start : piece[-1].end]
            proper = not inside.isupper() and all(t.capital or t.fold in _SMALL for t in piece)
            if proper or ("," in inside and piece[-2].fold in ("y", "e")):
                found[tuple(t.fold for t in piece)] += 1 + 3 * sum(t.capital for t in piece)
    return found


def _initials(name: tuple[str, ...]) -> str:
    return "".join(word[0] for word in name if word not in _SMALL)


Held = Callable[[str, int], bool]
"""Tells of a document's id and an offset whether that place may be read."""


def everywhere(doc_id: str, offset: int) -> bool:
    """Every place may be read."""
    return bool(doc_id) and offset >= 0


def harvest(documents: Iterable[Document], held: Held = everywhere) -> dict[str, Entry]:
    """Folded acronym to its entry, from the places that are ``held``.

    A stated definition wins over an inferred one.
    """
    entries: dict[str, Entry] = {}
    for document in documents:
        for entry in _defined(document):
            if not held(entry.doc_id, entry.start):
                continue
            key = fold(entry.acronym)
            if key not in entries or entries[key].inferred:
                entries[key] = entry
        _infer(document, entries, held)
    return entries


def _infer(document: Document, entries: dict[str, Entry], held: Held) -> None:
    wanted = {m.group() for m in _BARE.finditer(document.repaired)} - {
        e.acronym for e in entries.values()
    }
    wanted = {acronym for acronym in wanted if len(acronym) <= 5 and fold(acronym) not in entries}
    if not wanted:
        return
    by_initials: dict[str, Counter[tuple[str, ...]]] = {}
    for name, count in _names(document).items():
        initials = _initials(name).upper()
        if initials in wanted and count >= 4 and initials.lower() not in KNOWN_ACRONYMS:
            by_initials.setdefault(initials, Counter())[name] += count
    for acronym, names in sorted(by_initials.items()):
        name, count = max(names.items(), key=lambda item: (item[1], item[0]))
        if count < 6:
            continue
        pattern = r"\W+".join(re.escape(word) for word in name)
        match = (
            re.search(pattern, fold(document.repaired))
            if len(fold(document.repaired)) == len(document.text)
            else None
        )
        if match and held(document.doc_id, match.start()):
            long = " ".join(document.repaired[match.start() : match.end()].split())
            entries[fold(acronym)] = Entry(
                acronym, long, document.doc_id, match.start(), match.end(), True
            )

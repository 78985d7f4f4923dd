"""One thing, several names: the acronyms and names of the documents, chained. Pure.

``Superintendencia Nacional de Migraciones (MIGRACIONES)`` and ``Superintendencia Nacional de
Migraciones - SNM`` make the three one entity. A short form that no text explains joins the one
name that it can only be: the initials of a repeated name, or the last word of one in capitals.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.acronyms import harvest
from index.analysis import analyse, fold, terms
from index.names import Name, content_words, harvest_names, opens_sentence

_SHOUTED = re.compile(r"(?<![\w-])[A-ZÁÉÍÓÚÜÑ]{3,15}(?![\w-])")
_APPOSED = re.compile(r"\s*(?:\(|[–—-]\s)\s*(?P<short>[A-ZÁÉÍÓÚÜÑ]{3,15})(?![\w-])")
_NEAR = 24
_DOMINANT = 2

Forms = dict[tuple[str, ...], str]
Links = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Entity:
    """All the written forms of one thing, the fullest first; a plain name has one form."""

    forms: tuple[str, ...]


def harvest_entities(texts: Iterable[str]) -> tuple[Entity, ...]:
    """The names and acronyms of readable texts, in alphabetical order of their first forms.

    What a text explains goes before what is deduced; an acronym has one long form.
    """
    held = tuple(texts)
    names = harvest_names(held)
    forms: Forms = {}
    counts: Counter[tuple[str, ...]] = Counter()
    for name in names:
        key = tuple(analyse(name.text))
        forms.setdefault(key, name.text)
        counts[key] += name.count
    links: Links = {}
    for acronym in harvest(held):
        key = tuple(analyse(acronym.expansion))
        forms.setdefault(key, acronym.expansion)
        links[acronym.acronym] = key
    for short, key in _apposed(held, names):
        links.setdefault(short, key)
    for short, key in _deduced(_shouted(held), forms, counts):
        links.setdefault(short, key)
    return _entities(forms, links)


def _apposed(texts: Sequence[str], names: Sequence[Name]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Capitals right after a name, in brackets or after a dash: the most frequent name of each."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    known: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (-len(name.text), name.text)):
        known[fold(name.text).rpartition(" ")[2]].append(name.text)
    for text in texts:
        for match in _APPOSED.finditer(text):
            before = fold(" ".join(text[max(0, match.start() - 160) : match.start()].split()))
            for written in known.get(before.rpartition(" ")[2], ()):
                if f" {before}".endswith(f" {fold(written)}"):
                    found[match["short"]][written] += 1
                    break
    for short, names_of in sorted(found.items()):
        best = min(names_of, key=lambda name: (-names_of[name], name))
        yield short, tuple(analyse(best))


def _shouted(texts: Sequence[str]) -> list[str]:
    """Words in capitals among words that are not, so that a heading in capitals tells nothing."""
    found = set()
    for text in texts:
        for match in _SHOUTED.finditer(text):
            around = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
            if re.search(r"(?<!\w)[a-záéíóúüñ]{2,}", around):
                found.add(match.group())
    return sorted(found)


def _deduced(
    shouted: Sequence[str], forms: Forms, counts: Mapping[tuple[str, ...], int]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Unexplained capitals with the repeated name that they can only be."""
    initials: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    endings: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key, written in forms.items():
        words = content_words(written)
        if counts[key] >= _DOMINANT and len(words) >= 2:
            initials["".join(word[0] for word in words)].append(key)
        if words and not written.rpartition(" ")[2].isupper():
            endings[words[-1]].append(key)
    for short in shouted:
        spelt = initials.get(fold(short), [])
        if len(spelt) == 1:
            yield short, spelt[0]
            continue
        ranked = sorted(endings.get(fold(short), ()), key=lambda key: (-counts[key], key))
        if ranked and counts[ranked[0]] >= _DOMINANT * max(
            1, counts[ranked[1]] if len(ranked) > 1 else 0
        ):
            yield short, ranked[0]


def _entities(forms: Forms, links: Links) -> tuple[Entity, ...]:
    shorts: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for short, key in links.items():
        shorts[key].append(short)
    made = (Entity((forms[key], *sorted(shorts[key]))) for key in forms if key)
    return tuple(sorted(made, key=lambda entity: entity.forms))


@dataclass(frozen=True, slots=True)
class Form:
    """The terms of one written form; ``capitals`` when only capitals tell it from a plain word."""

    terms: tuple[str, ...]
    capitals: bool


class EntityTable:
    """Finds the entities that a question names, however it names them."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._forms = tuple(_forms_of(entity) for entity in entities)
        self._openings: defaultdict[str, list[tuple[Form, int]]] = defaultdict(list)
        for number, forms in enumerate(self._forms):
            for form in forms:
                self._openings[form.terms[0]].append((form, number))
        for found in self._openings.values():
            found.sort(key=lambda entry: (-len(entry[0].terms), entry[1]))

    def forms(self, number: int) -> tuple[Form, ...]:
        """All forms of one entity."""
        return self._forms[number]

    def named(self, text: str) -> tuple[int, ...]:
        """The numbers of the entities in ``text``, left to right, the longest name at a place."""
        read = list(terms(text))
        words = tuple(term.term for term in read)
        found: dict[int, None] = {}
        place = 0
        while place < len(words):
            for form, number in self._openings.get(words[place], ()):
                size = len(form.terms)
                if words[place : place + size] != form.terms:
                    continue
                if form.capitals and not _capital(text, read[place].start, read[place].end):
                    continue
                found[number] = None
                place += size - 1
                break
            place += 1
        return tuple(found)

    def related(self, text: str) -> tuple[str, ...]:
        """The terms of the other forms of the entities that ``text`` names, new ones only."""
        present = set(analyse(text))
        found: dict[str, None] = {}
        for number in self.named(text):
            for form in self._forms[number]:
                found.update(dict.fromkeys(form.terms))
        return tuple(term for term in found if term not in present)


def _forms_of(entity: Entity) -> tuple[Form, ...]:
    longest = set(analyse(entity.forms[0]))
    made: dict[tuple[str, ...], Form] = {}
    for written in entity.forms:
        words = tuple(analyse(written))
        if words:
            made.setdefault(words, Form(words, len(words) == 1 and words[0] in longest))
    return tuple(made.values())


def _capital(text: str, start: int, end: int) -> bool:
    """Whether a word is written as a name: all in capitals, or with one inside a sentence."""
    written = text[start:end]
    if len(written) > 1 and written.isupper():
        return True
    return written[0].isupper() and not opens_sentence(text, start)

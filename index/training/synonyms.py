"""Pairs of words that mean the same: the thesaurus, Wiktionary's word senses, acronyms."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from index.training.corpus import Corpus
from index.training.sources import THESAURUS, WIKTIONARY, read_lines
from index.training.terms import Terms

_LONGEST = 3
_FROM_HEAD = 8
_AMONG = 5


@dataclass(frozen=True, slots=True)
class Synonyms:
    """``pairs`` of short rows of terms, and what each single term can be ``replaced`` by."""

    pairs: list[tuple[list[int], list[int]]]
    replaced: dict[int, list[list[int]]]


def read_synonyms(data: Path, corpus: Corpus) -> Synonyms:
    """All pairs whose words occur in the training text, acronyms with their expansions last."""
    terms = Terms(corpus.terms)
    known = len(terms)
    pairs: list[tuple[list[int], list[int]]] = []
    for one, other in _word_pairs(data):
        first, second = terms.content(one), terms.content(other)
        if _usable(first, second, known):
            pairs.append((first, second))
    rows = corpus.acronyms
    for number in range(0, len(rows), 2):
        pairs.append((rows.row(number).tolist(), rows.row(number + 1).tolist()))
    replaced: dict[int, list[list[int]]] = defaultdict(list)
    for one_row, other_row in pairs:
        if len(one_row) == 1:
            replaced[one_row[0]].append(other_row)
        if len(other_row) == 1:
            replaced[other_row[0]].append(one_row)
    return Synonyms(pairs, dict(replaced))


def _usable(first: list[int], second: list[int], known: int) -> bool:
    lengths = 0 < len(first) <= 2 and 0 < len(second) <= _LONGEST
    return lengths and first != second and max(first + second) < known


def _word_pairs(data: Path) -> list[tuple[str, str]]:
    return [*_thesaurus(read_lines(data / THESAURUS)), *_senses(read_lines(data / WIKTIONARY))]


def _thesaurus(lines: list[str]) -> list[tuple[str, str]]:
    """OpenThesaurus: a line ``word|senses`` and then one line ``-|synonym|…`` a sense."""
    pairs: list[tuple[str, str]] = []
    head = ""
    for line in lines[1:]:
        first, *rest = line.split("|")
        if first != "-":
            head = first
            continue
        words = [word.split("(")[0].strip() for word in rest]
        pairs.extend((head, word) for word in words[:_FROM_HEAD])
        pairs.extend((later, earlier) for earlier, later in combinations(words[:_AMONG], 2))
    return pairs


def _senses(lines: list[str]) -> list[tuple[str, str]]:
    """Wordnet tab files: ``sense TAB language:lemma TAB word``; words of a sense are paired."""
    senses: dict[str, list[str]] = defaultdict(list)
    for line in lines[1:]:
        fields = line.split("\t")
        if len(fields) == 3:
            senses[fields[0]].append(fields[2])
    return [pair for words in senses.values() for pair in combinations(words, 2)]

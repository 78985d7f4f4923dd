"""Words that mean nearly the same, by their terms: what the soft channel lets stand for a word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from index.analysis import analyse
from index.everyday_phrases import phrase_rows
from index.everyday_words import NOUNS, VERBS, word_rows
from index.synonym_groups import SYNONYM_GROUPS

SYNONYM_LIKENESS = 0.7
"""How well a synonym stands for the word itself, 0 to 1; fitted to development questions."""


@lru_cache(maxsize=1)
def synonyms() -> Mapping[str, tuple[str, ...]]:
    """Each term with the terms that may stand for it, sorted, itself left out.

    An everyday word has the official ones, not the other way round; the words of a group of
    synonyms have one another.
    """
    found: dict[str, set[str]] = {}
    for table in (NOUNS, VERBS):
        for officials, everyday in word_rows(table):
            meant = _terms(officials)
            for term in _terms(everyday):
                found.setdefault(term, set()).update(meant)
    for group in SYNONYM_GROUPS:
        members = _terms(group.split())
        for term in members:
            found.setdefault(term, set()).update(members)
    return MappingProxyType(
        {term: tuple(sorted(others - {term})) for term, others in found.items() if others - {term}}
    )


def phrase_terms(question: str) -> list[str]:
    """The terms of what the everyday phrases in a question are called in reports."""
    meant = (officials for phrase, officials in phrase_rows() if phrase.search(question))
    return [term for officials in meant for official in officials for term in analyse(official)]


def _terms(words: Iterable[str]) -> frozenset[str]:
    """The terms of the words that are one term each."""
    read = map(analyse, words)
    return frozenset(terms[0] for terms in read if len(terms) == 1)

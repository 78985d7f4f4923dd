"""What answering knows of the indexed documents: read once when the index is opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from index.api import SearchIndex
from index.records import Filters
from qa.entities import content_line
from qa.everyday import Wording
from qa.evidence import Sentences
from qa.glossary import Entry, Held, everywhere, harvest
from qa.lexicon import KNOWN_ACRONYMS, synonym_stems
from qa.likeness import Likeness
from qa.narrowed import NarrowedIndex
from qa.near import NearTerms
from qa.select.features import Background
from qa.select.overlap import has_related
from qa.select.statistics import TermStatistics
from qa.select.words import WordVectors
from qa.spelling import Speller, vocabulary
from qa.tables.view import TableView, views_of
from qa.text import fold, stem, stems, tokens

_INSTEAD = 3


def _shortens(words: list[str], long: list[str]) -> bool:
    """True when ``words`` are those of ``long`` in order, from its first to its last, not all."""
    if len(words) >= len(long) or words[0] != long[0] or words[-1] != long[-1]:
        return False
    rest = iter(long)
    return all(word in rest for word in words)


@dataclass(frozen=True)
class Corpus:
    """The opened index with everything derived from its documents."""

    index: SearchIndex
    sentences: Sentences
    statistics: TermStatistics
    glossary: dict[str, Entry]
    speller: Speller
    tables: tuple[TableView, ...]
    likeness: Likeness
    stems: frozenset[str]
    background: Background
    lines: tuple[str, ...]
    near: NearTerms
    words: dict[str, tuple[str, int]]
    wording: Wording

    def holds_name(self, name: str) -> bool:
        """True when a passage holds the words of a name (stems joined by spaces) in a row."""
        return any(f" {name} " in line for line in self.lines)

    def aliases_of(self, name: str) -> tuple[str, ...]:
        """The stems of the other names of what ``name`` (stems joined by spaces) names.

        A name may leave out words of a longer one between its first and its last.
        """
        found = []
        words = name.split()
        for entry in self.glossary.values():
            long = " ".join(stems(entry.long))
            if long == name:
                found.append(stem(entry.acronym))
            elif len(words) > 1 and _shortens(words, long.split()):
                found += [stem(entry.acronym), long]
            elif name == stem(entry.acronym):
                found.append(long)
        return tuple(found)

    def knows(self, term: str) -> bool:
        """True when the stem, or a word that may stand for it, occurs in the documents."""
        if self.statistics.knows(term):
            return True
        if any(self.statistics.knows(other) for other in synonym_stems().get(term, ())):
            return True
        return len(term) >= 6 and has_related(term, self.stems)

    def expansion(self, text: str) -> str:
        """What the documents call the things that ``text`` names otherwise, for searching.

        Long forms of its acronyms, acronyms of its names, and for a word that the documents
        never say the commonest of its synonyms in them.
        """
        low = f" {fold(text)} "
        words = set(low.replace("?", " ").replace("¿", " ").replace(",", " ").split())
        added = []
        for acronym, entry in self.glossary.items():
            if acronym in words:
                added.append(entry.long)
            elif f" {fold(entry.long)} " in low.replace("?", " "):
                added.append(entry.acronym)
        added += [acronym.upper() for acronym, long in KNOWN_ACRONYMS.items() if long in low]
        for token in tokens(text):
            if token.stem and not self.statistics.knows(token.stem):
                added += self._said_instead(token.stem)
        return " ".join(added)

    def _said_instead(self, one: str) -> list[str]:
        words = [self.words[s] for s in synonym_stems().get(one, ()) if s in self.words]
        return [word for word, _ in sorted(words, key=lambda w: (-w[1], w[0]))[:_INSTEAD]]

    def title(self) -> str:
        """How the documents as a whole are spoken of."""
        from qa import messages

        return messages.subject(len(self.index.documents))


def narrowed_corpus(whole: Corpus, filters: Filters) -> Corpus:
    """What answering knows of the documents and sections that ``filters`` allow.

    Typing errors are told by the whole vocabulary, so that a filter changes no reading of a word.
    """
    if filters == Filters():
        return whole
    index = NarrowedIndex(whole.index, filters)
    return replace(read_corpus(index, index.holds), speller=whole.speller)


def read_corpus(index: SearchIndex, held: Held = everywhere) -> Corpus:
    """Derives the statistics, the vocabulary, the glossary and the tables' views.

    ``held`` tells whether a place of a document may be read for the glossary.
    """
    texts = [f"{' '.join(p.heading_path)} {p.context} {p.search_text}" for p in index.passages]
    statistics = TermStatistics.of(texts)
    documents = index.documents
    glossary = harvest((parsed.document for parsed in documents.values()), held)
    words = vocabulary(texts)
    known = set(statistics.frequencies)
    for entry in glossary.values():
        known.add(stem(entry.acronym))
        known.update(stems(entry.long))
    near = NearTerms(index.embedder, statistics.frequencies.keys())
    lines = tuple(content_line(text) for text in texts)
    return Corpus(
        index=index,
        sentences=Sentences(documents),
        statistics=statistics,
        glossary=glossary,
        speller=Speller(words, known, near.knows),
        tables=views_of(documents.values()),
        likeness=Likeness(index.embedder),
        stems=frozenset(statistics.frequencies),
        background=Background(statistics, WordVectors(index.embedder)),
        lines=lines,
        near=near,
        words=_commonest(words),
        wording=Wording(known.__contains__, lines),
    )


def _commonest(words: Mapping[str, int]) -> dict[str, tuple[str, int]]:
    """The commonest word of each stem with its count; ties go to the first by the alphabet."""
    found: dict[str, tuple[str, int]] = {}
    for word, count in sorted(words.items()):
        if count > found.get(stem(word), ("", 0))[1]:
            found[stem(word)] = (word, count)
    return found

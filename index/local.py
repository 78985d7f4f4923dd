"""Candidates from one build in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from index.analysed import selected
from index.analysis import analyse
from index.api import Embedder
from index.candidates import DENSE, LEXICAL, SOFT, CandidateSet, PoolReading
from index.codec import BuildContent
from index.embedding.adapter import StaticEmbedder
from index.filtering import RowFilter
from index.grams import WordGrams, build_word_grams
from index.meaning import TermVectors
from index.named import Named, NameFinder
from index.question import QuestionName, QuestionTerm, question_terms, soft_scores
from index.records import Filters, SearchQuery
from index.settings import SearchSettings
from index.sparse import Rows, Scores, top_rows
from index.synonyms import phrase_terms
from index.vectors import Vectors


@dataclass(frozen=True, slots=True)
class _Scored:
    """What was read out of a question and every passage's scores."""

    terms: tuple[QuestionTerm, ...]
    names: tuple[QuestionName, ...]
    lexical: Scores
    soft: Scores
    vector: Vectors


class LocalCandidates:
    """A :class:`index.candidates.CandidateSource` over a build's arrays."""

    def __init__(self, content: BuildContent, embedder: Embedder, settings: SearchSettings) -> None:
        self._content = content
        self._embedder = embedder
        self._settings = settings
        documents = {parsed.document.doc_id: parsed for parsed in content.documents}
        self._names = NameFinder(content.entities, content.text, content.analysed)
        self._filter = RowFilter(documents, content.passages)
        # One opened model serves both; another kind of model leaves the terms to the shipped one.
        self._vectors = (
            TermVectors(embedder.model.lexicon) if isinstance(embedder, StaticEmbedder) else None
        )

    @cached_property
    def _grams(self) -> WordGrams:
        return build_word_grams(self._content.text.terms)

    def candidates(self, query: SearchQuery, limit: int) -> CandidateSet:
        """The union of the ``limit`` best passages of the channels that the query asks for."""
        words = analyse(query.text)
        allowed = self._filter.rows(query.filters)
        named = self._names.named(query.text)
        related = (*self._names.related(query.text), *phrase_terms(query.text))
        terms = question_terms(words, self._content.text, self._grams, related)
        vector = self._embedder.encode_queries([query.text])[0]
        heading = self._settings.heading_weight * self._content.heading.scores(words)
        lexical = self._content.text.scores(words) + heading
        soft = soft_scores(terms, self._content.text) + heading
        for entry in filter(lambda entry: entry.telling, named):
            soft[entry.rows] += self._settings.name_weight * entry.name.idf
        found = {
            LEXICAL: self._best(lexical, self._touched(words), allowed, limit),
            SOFT: self._best(soft, self._touched(words, terms, named), allowed, limit),
            DENSE: self._content.vectors.search(vector, limit, allowed)[0],
        }
        wanted = found if query.channel == "hybrid" else {query.channel: found[query.channel]}
        rows = np.unique(np.concatenate(list(wanted.values())))
        names = tuple(entry.name for entry in named)
        return self._gathered(rows, _Scored(tuple(terms), names, lexical, soft, vector), found)

    def unmatched(self, filters: Filters) -> tuple[str, ...]:
        """The names in ``filters`` that fit nothing in the build."""
        return self._filter.unmatched(filters)

    def _touched(
        self, words: list[str], terms: Sequence[QuestionTerm] = (), named: Sequence[Named] = ()
    ) -> Rows:
        text, heading = self._content.text, self._content.heading
        touched = heading.matrix.touched(heading.known(words))
        touched |= text.matrix.touched(text.known(words))
        for term in terms:
            touched |= text.matrix.touched(term.numbers.tolist())
        for entry in named:
            touched[entry.rows] = True
        return np.flatnonzero(touched)

    def _best(self, scores: Scores, touched: Rows, allowed: Rows | None, limit: int) -> Rows:
        if allowed is not None:
            touched = np.intersect1d(touched, allowed, assume_unique=True)
        return top_rows(scores[touched], touched, limit)

    def _gathered(self, rows: Rows, scored: _Scored, found: dict[str, Rows]) -> CandidateSet:
        places = {
            name: {row: rank for rank, row in enumerate(ranked.tolist(), 1)}
            for name, ranked in found.items()
        }
        listed = rows.tolist()
        return CandidateSet(
            passages=tuple(self._content.passages[row] for row in listed),
            scores={
                LEXICAL: scored.lexical[rows],
                SOFT: scored.soft[rows],
                DENSE: self._content.vectors.cosines(scored.vector, rows),
            },
            ranks={name: tuple(map(place.get, listed)) for name, place in places.items()},
            reading=PoolReading(
                terms=scored.terms,
                analysed=selected(self._content.analysed, rows),
                vocabulary=len(self._content.text.terms),
                names=scored.names,
                words=self._content.text.terms,
                vectors=self._vectors,
            ),
        )

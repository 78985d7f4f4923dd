"""Candidates from one build in memory."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from index.acronyms import AcronymTable
from index.analysed import AnalysedPassages
from index.analysis import analyse
from index.api import Embedder
from index.candidates import DENSE, LEXICAL, SOFT, CandidateSet, PoolReading
from index.codec import BuildContent
from index.filtering import RowFilter
from index.grams import WordGrams, build_word_grams
from index.question import QuestionTerm, question_terms, soft_scores
from index.records import SearchQuery
from index.settings import SearchSettings
from index.sparse import Rows, Scores, top_rows
from index.vectors import Vectors


class LocalCandidates:
    """A :class:`index.candidates.CandidateSource` over a build's arrays."""

    def __init__(self, content: BuildContent, embedder: Embedder, settings: SearchSettings) -> None:
        self._content = content
        self._embedder = embedder
        self._settings = settings
        documents = {parsed.document.doc_id: parsed for parsed in content.documents}
        self._acronyms = AcronymTable(content.acronyms)
        self._filter = RowFilter(documents, content.passages)

    @cached_property
    def _grams(self) -> WordGrams:
        return build_word_grams(self._content.text.terms)

    def candidates(self, query: SearchQuery, limit: int) -> CandidateSet:
        """The union of the ``limit`` best passages of the channels that the query asks for."""
        words = analyse(query.text)
        allowed = self._filter.rows(query.filters)
        related = self._acronyms.related(words)
        terms = question_terms(words, self._content.text, self._grams, related)
        vector = self._embedder.encode_queries([query.text])[0]
        heading = self._settings.heading_weight * self._content.heading.scores(words)
        lexical = self._content.text.scores(words) + heading
        soft = soft_scores(terms, self._content.text) + heading
        found = {
            LEXICAL: self._best(lexical, self._touched(words, ()), allowed, limit),
            SOFT: self._best(soft, self._touched(words, terms), allowed, limit),
            DENSE: self._content.vectors.search(vector, limit, allowed)[0],
        }
        wanted = found if query.channel == "hybrid" else {query.channel: found[query.channel]}
        rows = np.unique(np.concatenate(list(wanted.values())))
        return self._gathered(rows, (lexical, soft, vector), found, tuple(terms))

    def _touched(self, words: list[str], terms: list[QuestionTerm] | tuple[()]) -> Rows:
        text, heading = self._content.text, self._content.heading
        touched = heading.matrix.touched(heading.known(words))
        touched |= text.matrix.touched(text.known(words))
        for term in terms:
            touched |= text.matrix.touched(term.numbers.tolist())
        return np.flatnonzero(touched)

    def _best(self, scores: Scores, touched: Rows, allowed: Rows | None, limit: int) -> Rows:
        if allowed is not None:
            touched = np.intersect1d(touched, allowed, assume_unique=True)
        return top_rows(scores[touched], touched, limit)

    def _gathered(
        self,
        rows: Rows,
        scored: tuple[Scores, Scores, Vectors],
        found: dict[str, Rows],
        terms: tuple[QuestionTerm, ...],
    ) -> CandidateSet:
        lexical, soft, vector = scored
        places = {
            name: {row: rank for rank, row in enumerate(ranked.tolist(), 1)}
            for name, ranked in found.items()
        }
        listed = rows.tolist()
        return CandidateSet(
            passages=tuple(self._content.passages[row] for row in listed),
            scores={
                LEXICAL: lexical[rows],
                SOFT: soft[rows],
                DENSE: self._content.vectors.cosines(vector, rows),
            },
            ranks={name: tuple(map(place.get, listed)) for name, place in places.items()},
            reading=PoolReading(
                terms, _selected(self._content.analysed, rows), len(self._content.text.terms)
            ),
        )


def _selected(analysed: AnalysedPassages, rows: Rows) -> AnalysedPassages:
    """The given rows alone, in that order."""
    lengths = analysed.starts[rows + 1] - analysed.starts[rows]
    starts = np.zeros(len(rows) + 1, dtype=np.int64)
    np.cumsum(lengths, out=starts[1:])
    owner = np.repeat(np.arange(len(rows)), lengths)
    sources = analysed.starts[rows][owner] + np.arange(int(starts[-1])) - starts[owner]
    return AnalysedPassages(
        starts, analysed.terms[sources], analysed.flags[sources], analysed.opens[sources]
    )

"""The terms of a question with the vocabulary's words that stand for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.bm25 import Bm25
from index.grams import WordGrams
from index.sparse import Scores
from index.spelling import spelling_likeness

_LIMIT = 24
_SPELLING_POOL = 200
_KNOWN_DISCOUNT = 0.9
_RELATED = 0.5


@dataclass(frozen=True, slots=True)
class QuestionTerm:
    """One distinct term: its weight and the vocabulary numbers that match it by likeness 0..1.

    ``numbers[0]`` with likeness 1 is the term itself when the vocabulary holds it.
    """

    term: str
    idf: float
    numbers: NDArray[np.int64]
    likeness: NDArray[np.float64]


def smooth_idf(frequency: int, passages: int) -> float:
    """A positive inverse document frequency: ``log(1 + (N - n + .5) / (n + .5))``."""
    return float(np.log1p((passages - frequency + 0.5) / (frequency + 0.5)))


def question_terms(
    terms: Sequence[str], field: Bm25, grams: WordGrams, related: Sequence[str] = ()
) -> list[QuestionTerm]:
    """The question's distinct terms in order, expanded with the words of the vocabulary.

    ``related`` terms (what an acronym stands for) follow with half their weight.
    """
    sizes = np.diff(field.matrix.starts)
    passages = field.matrix.row_count
    found = []
    for term in dict.fromkeys((*terms, *related)):
        number = field.numbers.get(term)
        numbers, likeness = _alike(term, number, field, grams)
        frequency = int(sizes[number]) if number is not None else 0
        if number is None and numbers.size and likeness[0] >= 0.75:
            frequency = int(sizes[numbers[0]])
        share = 1.0 if term in terms else _RELATED
        idf = share * smooth_idf(frequency, passages)
        found.append(QuestionTerm(term, idf, numbers, likeness))
    return found


def _alike(
    term: str, number: int | None, field: Bm25, grams: WordGrams
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    if number is not None:
        numbers, likeness = grams.alike(term, _LIMIT + 1)
        others = numbers != number
        numbers, likeness = numbers[others][:_LIMIT], likeness[others][:_LIMIT] * _KNOWN_DISCOUNT
        return np.concatenate([[number], numbers]), np.concatenate([[1.0], likeness])
    numbers, likeness = grams.alike(term, _SPELLING_POOL, minimum=0.2)
    heard = spelling_likeness(term, [field.terms[n] for n in numbers])
    likeness = np.maximum(np.where(likeness >= 0.4, likeness, 0.0), heard)
    order = np.lexsort((numbers, -likeness))[:_LIMIT]
    order = order[likeness[order] > 0]
    return numbers[order], likeness[order]


def soft_scores(terms: Sequence[QuestionTerm], field: Bm25) -> Scores:
    """BM25 in which a passage's most alike word stands for a term it lacks.

    Of each term counts the best of ``likeness**2 * saturated count`` over the words alike, times
    the term's own idf, so that a rare likeness never outweighs the term itself.
    """
    total = np.zeros(field.matrix.row_count)
    for term in terms:
        best = np.zeros(field.matrix.row_count)
        for number, likeness in zip(term.numbers.tolist(), term.likeness.tolist(), strict=True):
            rows, weights = field.matrix.postings(number)
            raw = field.idf[number]
            scale = likeness * likeness * term.idf / raw if raw else 0.0
            best[rows] = np.maximum(best[rows], weights * scale)
        total += best
    return total

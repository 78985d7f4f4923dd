"""The terms of a question with the vocabulary's words that stand for them, and its names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.analysed import ACRONYM, AnalysedPassages
from index.bm25 import Bm25
from index.grams import WordGrams
from index.sparse import Rows, Scores
from index.spelling import spelling_likeness
from index.synonyms import SYNONYM_LIKENESS, synonyms

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


@dataclass(frozen=True, slots=True)
class QuestionName:
    """An entity that the question names: the vocabulary numbers of each of its written forms.

    ``capitals`` tells, a form, that only its capitals set it apart from a plain word; ``idf`` is
    that of the passages that hold the entity by any form.
    """

    forms: tuple[NDArray[np.int64], ...]
    capitals: tuple[bool, ...]
    idf: float


def held_names(names: Sequence[QuestionName], analysed: AnalysedPassages) -> NDArray[np.bool_]:
    """Which passages hold which names by any form, as a unit: shape ``(passages, names)``."""
    found = np.zeros((len(analysed), len(names)), dtype=np.bool_)
    for column, name in enumerate(names):
        for form, capitals in zip(name.forms, name.capitals, strict=True):
            found[_holding(form, capitals, analysed), column] = True
    return found


def _holding(form: NDArray[np.int64], capitals: bool, analysed: AnalysedPassages) -> Rows:
    """The rows in which the terms of ``form`` follow one another."""
    places = np.flatnonzero(analysed.terms == form[0])
    if capitals:
        places = places[(analysed.flags[places] & ACRONYM) > 0]
    for step, number in enumerate(form[1:].tolist(), 1):
        places = places[places + step < len(analysed.terms)]
        places = places[analysed.terms[places + step] == number]
    owners = np.searchsorted(analysed.starts, places, side="right") - 1
    inside = places + len(form) <= analysed.starts[owners + 1]
    return np.unique(owners[inside])


def name_shares(names: Sequence[QuestionName], analysed: AnalysedPassages) -> Scores:
    """The idf-weighted share (0 to 1) of the question's names that each passage holds.

    All are 0 for a question that names nothing.
    """
    weights = np.array([name.idf for name in names])
    if not names or not weights.sum():
        return np.zeros(len(analysed))
    shares: Scores = held_names(names, analysed) @ (weights / weights.sum())
    return shares


def smooth_idf(frequency: int, passages: int) -> float:
    """A positive inverse document frequency: ``log(1 + (N - n + .5) / (n + .5))``."""
    return float(np.log1p((passages - frequency + 0.5) / (frequency + 0.5)))


def question_terms(
    terms: Sequence[str], field: Bm25, grams: WordGrams, related: Sequence[str] = ()
) -> list[QuestionTerm]:
    """The question's distinct terms in order, expanded with the words of the vocabulary.

    ``related`` terms (other names of what the question names, official words for its everyday
    phrases) follow with half their weight.
    """
    sizes = np.diff(field.matrix.starts)
    passages = field.matrix.row_count
    found = []
    for term in dict.fromkeys((*terms, *related)):
        number = field.numbers.get(term)
        numbers, likeness = _with_synonyms(term, field, *_alike(term, number, field, grams))
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


def _with_synonyms(
    term: str, field: Bm25, numbers: NDArray[np.int64], likeness: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The words alike and the term's synonyms in the vocabulary, best first."""
    known = [field.numbers[other] for other in synonyms().get(term, ()) if other in field.numbers]
    meant = np.setdiff1d(np.array(known, np.int64), numbers[likeness >= SYNONYM_LIKENESS])
    if not meant.size:
        return numbers, likeness
    apart = ~np.isin(numbers, meant)
    numbers = np.concatenate([numbers[apart], meant])
    likeness = np.concatenate([likeness[apart], np.full(len(meant), SYNONYM_LIKENESS)])
    order = np.lexsort((numbers, -likeness))
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

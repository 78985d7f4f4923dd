"""Synonyms and everyday phrases in the soft channel."""

from __future__ import annotations

import numpy as np

from index.analysis import analyse
from index.bm25 import build_bm25
from index.grams import build_word_grams
from index.question import question_terms, soft_scores
from index.synonyms import SYNONYM_LIKENESS, phrase_terms, synonyms

TEXTS = (
    "Los connacionales en el exterior pidieron ayuda.",
    "La comisión aprobó su presupuesto del año.",
    "Los paisanos llegaron en tren.",
)


def soft(question: str) -> list[float]:
    field = build_bm25([analyse(text) for text in TEXTS], 0.6, 0.75)
    terms = question_terms(analyse(question), field, build_word_grams(field.terms))
    return soft_scores(terms, field).tolist()


def test_an_everyday_word_finds_the_official_one_but_less_than_itself() -> None:
    official, other, itself = soft("¿Qué pidieron los paisanos?")
    assert official > other == 0
    alone = soft("paisanos")
    assert alone[2] > alone[0] > 0
    assert itself > 0


def test_no_term_is_its_own_synonym_and_all_are_terms() -> None:
    table = synonyms()
    assert table
    for term, others in table.items():
        assert term not in others
        assert list(others) == sorted(set(others))


def test_a_term_without_synonyms_stays_as_it_is() -> None:
    field = build_bm25([analyse(text) for text in TEXTS], 0.6, 0.75)
    (term,) = question_terms(["comision"], field, build_word_grams(field.terms))
    assert term.likeness[0] == 1.0
    assert SYNONYM_LIKENESS not in term.likeness.tolist()


def test_likeness_falls_from_the_term_to_its_synonyms() -> None:
    field = build_bm25([analyse(text) for text in TEXTS], 0.6, 0.75)
    (term,) = question_terms(analyse("paisano"), field, build_word_grams(field.terms))
    assert term.likeness[0] == 1.0
    assert np.all(np.diff(term.likeness) <= 0)
    assert len(set(term.numbers.tolist())) == len(term.numbers)
    meant = dict(zip(term.numbers.tolist(), term.likeness.tolist(), strict=True))
    assert meant[field.numbers[analyse("connacionales")[0]]] == SYNONYM_LIKENESS


def test_an_everyday_phrase_is_searched_by_its_official_words() -> None:
    assert set(analyse("gratuito")) <= set(phrase_terms("¿Se atiende sin pagar nada?"))
    assert phrase_terms("¿Cuándo se aprobó?") == []

"""Typing errors in Spanish: by sound, by a slip, and in forms that no document holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.spelling import sounds
from qa.spelling import Speller
from qa.text import fold, stem

HELD = (
    "prestamo libros lectores extranjeros resolucion municipalidad reciben recibir vacunas"
    " hospitalizados niños presupuesto directiva ambiental cuenca riego regantes superintendencia"
)
SPELLER = Speller(dict.fromkeys(HELD.split(), 3), {stem(word) for word in HELD.split()})


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("estranjeros", "extranjeros"),
        ("xtranjeros", "extranjeros"),
        ("ospitalisados", "hospitalizados"),
        ("resolusion", "resolucion"),
        ("munisipalidad", "municipalidad"),
        ("anviental", "ambiental"),
        ("quenca", "cuenca"),
        ("lectroes", "lectores"),
        ("presupesto", "presupuesto"),
        ("ninos", "niños"),
        ("Superintendensia", "superintendencia"),
    ],
)
def test_words_of_the_documents_are_meant(written: str, meant: str) -> None:
    assert SPELLER.correct(f"datos de {written}")[0] == f"datos de {meant}"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("numro de libros", "numero de libros"),
        ("fuern prestados", "fueron prestados"),
        ("kuantos lectores", "cuántos lectores"),
        ("cuantos rresiben", "cuantos reciben"),
        ("cuantos bakunados", "cuantos vacunados"),
        ("fallesidos", "fallecidos"),
        ("lectores de Benesuela", "lectores de venezuela"),
        ("libros i lectores", "libros y lectores"),
    ],
)
def test_words_of_asking_and_other_forms_are_meant(written: str, meant: str) -> None:
    assert SPELLER.correct(written)[0] == meant


@pytest.mark.parametrize("word", ["trocha", "pescadores", "Apolo", "ISO", "ley", "fundador"])
def test_words_of_the_language_are_left(word: str) -> None:
    speller = Speller(dict.fromkeys(HELD.split(), 3), set(), lambda word: True)
    assert speller.correct(f"datos de {word}")[0] == f"datos de {word}"


def test_a_name_is_no_word_of_asking() -> None:
    assert SPELLER.correct("obras de Setanta")[0] == "obras de Setanta"


@given(st.text(alphabet="abcdefghijklmnñopqrstuvwxyzáéíóú ", max_size=60))
def test_what_is_told_was_changed(text: str) -> None:
    corrected, changes = SPELLER.correct(text)
    assert all(fold(written) != fold(meant) for written, meant in changes)
    assert changes or corrected == text


@given(st.text(alphabet="abcdefghijklmnñopqrstuvwxyz", min_size=1, max_size=20))
def test_b_and_v_sound_alike(word: str) -> None:
    assert sounds(word.replace("v", "b")) == sounds(word)

"""The Spanish analyser: figures by value, norms whole, accents folded, stems."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import analyse, analyser_fingerprint, figure_value, fold, stem, terms

SPANISH = st.text(alphabet="abcdeñéíóúüÁÑ 0123456789.,-%°º¿?«»\u00a0\n", max_size=60)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("963 528", "963528"),
        ("1,151,759", "1151759"),
        ("1.234.567,89", "1234567.89"),
        ("84.4", "84.4"),
        ("12,5", "12.5"),
        ("12,000", "12000"),
        ("0,125", "0.125"),
        ("007", "7"),
        ("12.50", "12.5"),
        ("228.2.1", "228.2.1"),
    ],
)
def test_a_figure_is_its_value(text: str, value: str) -> None:
    assert figure_value(text) == value
    assert value in analyse(f"son {text} personas")


@pytest.mark.parametrize("written", ["963 528", "963,528", "963.528", "963528", "963\u00a0528"])
def test_every_way_to_write_thousands_gives_one_term(written: str) -> None:
    assert "963528" in analyse(f"había {written} personas")


def test_cells_that_look_like_one_spaced_figure_are_found_singly_too() -> None:
    assert {"2020", "536", "296", "240"} <= set(analyse("Año 2020 536 296 240"))


@pytest.mark.parametrize(
    "written", ["Decreto N°010-2020-IN", "decreto 010-2020-IN", "D.S. Nº 10-2020-IN."]
)
def test_norm_numbers_are_one_term_whatever_stands_before(written: str) -> None:
    assert {"10-2020", "10-2020-in"} <= set(analyse(written))


def test_a_range_of_years_is_two_years_and_no_norm() -> None:
    assert analyse("periodo 2018-2021") == ["period", "2018", "2021"]


def test_law_numbers_glued_to_their_sign_are_read() -> None:
    assert "30364" in analyse("la Ley Nº30364- Ley para prevenir")


def test_the_tilde_is_kept_and_the_plural_of_year_joined() -> None:
    assert fold("NIÑO ÁÉÍÓÚ Ü") == "niño aeiou u"
    assert stem("año") == stem("años") == stem("AÑOS") != stem("ano")
    assert stem("niñas") != stem("ninas")


@pytest.mark.parametrize("word", ["no", "sin"])
def test_words_that_change_the_meaning_are_kept(word: str) -> None:
    assert analyse(f"personas {word} documentos") == ["person", word, "document"]


@pytest.mark.parametrize("word", ["¿Cuántos", "el", "según", "cuáles"])
def test_function_words_are_dropped(word: str) -> None:
    assert analyse(word) == []


@given(SPANISH)
def test_case_form_and_acute_accents_do_not_matter(text: str) -> None:
    expected = analyse(text)
    assert analyse(unicodedata.normalize("NFD", text)) == expected
    assert analyse(text.translate(str.maketrans("éíóúüÁ", "eiouuA"))) == expected
    assert analyse(text.upper()) == expected


@given(SPANISH)
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    found = list(terms(text))
    assert [term.term for term in found] == analyse(text)
    assert all(0 <= term.start < term.end <= len(text) for term in found)
    assert all(a.start <= b.start for a, b in pairwise(found))


@given(SPANISH, SPANISH)
def test_lines_are_analysed_apart(left: str, right: str) -> None:
    assert analyse(f"{left}\n|{right}") == analyse(left) + analyse(right)


def test_the_fingerprint_is_stable_within_a_version() -> None:
    assert analyser_fingerprint() == analyser_fingerprint()
    assert len(analyser_fingerprint()) == 16

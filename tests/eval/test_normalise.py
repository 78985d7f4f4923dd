from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.arithmetic import derivable, follows, result
from eval.normalise import contains, exact_match, figures, fold, token_f1, tokens, value_of


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("963 528", 963528),
        ("963\u00a0528", 963528),
        ("1,151,759", 1151759),
        ("1.234.567,89", 1234567.89),
        ("1,234,567.89", 1234567.89),
        ("12,5", 12.5),
        ("84.4", 84.4),
        ("2055", 2055),
        ("6,600", 6600),
        ("0,125", 0.125),
        ("007", 7),
    ],
)
def test_figures_have_one_value_however_written(written, value):
    assert value_of(written) == value
    assert figures(f"hubo {written} casos") == [value]


@given(st.integers(0, 10**12), st.sampled_from([" ", ",", ".", "\u202f"]))
def test_thousands_are_read_whatever_parts_them(number, mark):
    assert figures(f"{number:,}".replace(",", mark)) == [number]


def test_letters_are_folded_but_not_the_ene():
    assert fold("ÁÉÍÓÚÜ Ñandú N° 3ª") == "aeiouu ñandu n  3 "
    assert exact_match("El año", ["ano"]) == 0
    assert exact_match("los AÑOS", ["años"]) == 1


def test_exact_match_ignores_articles_case_marks_and_the_way_of_writing_numbers():
    assert exact_match("¡El 84,4 %!", ["84.4%"]) == 1
    assert exact_match("ochenta", ["80"]) == 0
    assert exact_match("cuatro países", ["4 países"]) == 1
    assert exact_match("87 millones", ["87.000.000"]) == 1
    assert exact_match("un millón", ["1,000,000"]) == 1


def test_token_f1_by_hand():
    # given: {mesa, trabajo, intersectorial}; accepted: {mesa, trabajo}: P=2/3, R=1
    assert token_f1("la mesa trabajo intersectorial", ["mesa trabajo"]) == pytest.approx(0.8)
    assert token_f1("nada", ["mesa"]) == 0
    assert token_f1("x x y", ["x y y"]) == pytest.approx(2 / 3)


def test_rows_of_a_table_are_read_cell_by_cell_and_prose_as_one_number():
    assert contains("Año 2020 536 296 240", "296")
    assert contains("registrándose 963 528 personas", "963528")
    assert contains("N° 000009- \n2021-MIGRACIONES", "000009-2021-MIGRACIONES")
    assert not contains("son 1,521 casos", "521")
    assert not contains("hay 84.4% más", "84")
    assert not contains("", "")


@given(st.text())
def test_normalising_is_stable_under_accents_and_case(text):
    assert tokens(fold(text)) == tokens(text) or "\0" in text


@given(st.text(min_size=1))
def test_a_text_matches_itself(text):
    assert exact_match(text, [text]) == 1
    assert token_f1(text, [text]) == 1


def test_arithmetic_by_hand():
    assert result("suma", [1, 2, 3]) == 6
    assert result("promedio", [1, 2, 3]) == 2
    assert result("diferencia", [3, 5]) == -2
    assert result("porcentaje", [1, 4]) == 25
    assert result("variacion", [5, 4]) == 25
    assert result("razon", [1, 4]) == 0.25
    assert result("razon", [1, 0]) is None
    assert result("suma", []) is None
    assert follows("porcentaje", ["29,677", "139,738"], "21.2%")
    assert follows("porcentaje", ["29,677", "139,738"], "21%")
    assert not follows("porcentaje", ["29,677", "139,738"], "21.3%")
    assert not follows("suma", ["uno", "2"], "3")
    assert derivable(60052, 0, [139738, 79686])
    assert derivable(43.0, 1, [139738, 79686, 5])
    assert not derivable(7, 0, [139738, 79686])

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.values import find_values, missing_values, parse_number, years_of


@pytest.mark.parametrize("text", ["963 528", "963,528", "963.528", "963528", "963\u00a0528"])
def test_grouped_figures_are_one_value(text: str) -> None:
    (value,) = find_values(text)
    assert value.key == "figure:963528"


@pytest.mark.parametrize("text", ["84.4%", "84,4 %", "84,4 por ciento"])
def test_percentages_are_one_value(text: str) -> None:
    (value,) = find_values(text)
    assert value.key == "percent:84.4"


def test_mixed_separators_and_scales() -> None:
    assert parse_number("1.234.567,89") == Decimal("1234567.89")
    assert find_values("87 millones")[0].number == Decimal(87_000_000)


@pytest.mark.parametrize(
    "written",
    [
        "D.S. N° 007-2018-IN",
        "Decreto Supremo 007-2018-IN",
        "decreto supremo n.° 007-\n2018-IN",
        "D.S. 7-2018-IN",
    ],
)
def test_a_norm_is_one_value_however_written(written: str) -> None:
    (value,) = find_values(written)
    assert value.kind == "norm"
    assert missing_values(written, ["Decreto Supremo N° 007-2018-IN"]) == ()


def test_another_number_or_year_is_another_norm() -> None:
    for other in ("Decreto Supremo 008-2018-IN", "Decreto Supremo 007-2019-IN", "Ley 29344"):
        assert missing_values(other, ["Decreto Supremo 007-2018-IN"])


def test_cells_of_a_row_stay_apart() -> None:
    keys = [value.key for value in find_values("Año 2019 1,101 540 561", cells=True)]
    assert keys == ["year:2019", "figure:1101", "figure:540", "figure:561"]


def test_years_of_ranges_and_dates() -> None:
    assert years_of("periodo 2018-2021") == {2018, 2019, 2020, 2021}
    assert years_of("el 11 de diciembre de 2018") == {2018}
    assert years_of("se entregaron 2055 kits") == frozenset()


def test_invented_figures_are_found() -> None:
    assert [v.text for v in missing_values("hubo 521 y 522", ["521 fallecieron"])] == ["522"]


@given(st.integers(1, 10**9), st.sampled_from([",", " ", "."]))
def test_grouping_never_changes_the_value(number: int, separator: str) -> None:
    shown = f"{number:,}".replace(",", separator)
    assert parse_number(shown) == number


@given(st.text(max_size=80))
def test_spans_are_verbatim_and_disjoint(text: str) -> None:
    last = 0
    for value in find_values(text):
        assert text[value.start : value.end] == value.text
        assert value.start >= last
        last = value.end

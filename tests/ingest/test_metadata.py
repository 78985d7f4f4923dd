"""What a document says about itself: kinds, numbers and dates read from its words."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.metadata import find_date, find_signed_date, kind_of_itself, read_number
from ingest.text_reader import read_text

MONTHS = (
    "enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre"
).split()


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("primer", 1),
        ("treinta y uno", 31),
        ("dos mil", 2000),
        ("dos mil veintitrés", 2023),
        ("mil novecientos noventa y nueve", 1999),
        ("07", 7),
        ("varios", None),
        ("", None),
    ],
)
def test_numbers_in_words(words: str, value: int | None) -> None:
    assert read_number(words) == value


def test_a_norm_is_dated_where_it_was_given() -> None:
    text = (
        "En sesión a los ocho días del mes de marzo del año dos mil dieciocho. Dado en la Sede "
        "Central, a los cuatro días del mes de abril del año dos mil dieciocho. Se publica."
    )
    assert find_signed_date(text) == "2018-04-04"
    assert find_signed_date("en Lima, al primer día del mes de setiembre de 2025.") == "2025-09-01"
    assert find_signed_date("a los treinta días del mes de febrero de 2025") is None
    assert find_signed_date("a los pocos días del mes de abril") is None


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_every_date_is_read(date: dt.date) -> None:
    month = MONTHS[date.month - 1]
    assert find_date(f"Lima, {date.day} de {month} del {date.year}.") == date.isoformat()
    signed = f"Dado en Lima, a los {date.day} días del mes de {month} del año {date.year}."
    assert find_signed_date(signed) == date.isoformat()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("SE RESUELVE: publicar la presente Resolución Ministerial en el portal.", "resolución"),
        ("La presente Ordenanza rige desde mañana.", "ordenanza"),
        ("El presente informe trata del año. El presente informe se envía.", "informe"),
        ("Según el presente informe, no.", None),
        ("La ley de la materia rige.", None),
    ],
)
def test_a_document_names_its_kind(text: str, kind: str | None) -> None:
    assert kind_of_itself(text) == kind


def test_a_file_name_is_no_kind() -> None:
    """A kind comes from the text: the name of a file is what somebody called it."""
    info = read_text("LEY GENERAL.txt", b"Se reciben solicitudes de lunes a viernes.\n", None)
    assert info.document.info.kind is None

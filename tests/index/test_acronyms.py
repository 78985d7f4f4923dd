"""Acronyms are harvested from the documents and join a question with its passage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.acronyms import Acronym, harvest
from index.engine import LocalIndex
from index.records import SearchQuery
from index.settings import SearchSettings
from tests.index.conftest import HashedEmbedder, build_content, parsed_document


@pytest.mark.parametrize(
    ("text", "acronym", "expansion"),
    [
        (
            "en el Centro Binacional de Atención en Frontera (CEBAF) de Tumbes",
            "CEBAF",
            "Centro Binacional de Atención en Frontera",
        ),
        (
            "los Centros Emergencia Mujer – CEM y los Establecimientos",
            "CEM",
            "Centros Emergencia Mujer",
        ),
        (
            "el PTP (Permiso Temporal de Permanencia) se creó",
            "PTP",
            "Permiso Temporal de Permanencia",
        ),
        ("la Oficina de Año Nuevo (OAÑ)", "OAÑ", "Oficina de Año Nuevo"),
    ],
)
def test_explained_acronyms_are_harvested(text: str, acronym: str, expansion: str) -> None:
    assert harvest([text]) == (Acronym(acronym, expansion),)


@pytest.mark.parametrize(
    "text", ["el informe (ABC) dice", "(CEBAF)", "la ley del Perú (2019)", "una cosa – que no es"]
)
def test_what_does_not_spell_the_acronym_is_left(text: str) -> None:
    assert harvest([text]) == ()


def test_the_most_frequent_expansion_wins() -> None:
    texts = ["Centro de Estudios Mineros (CEM)", *["Centro Emergencia Mujer (CEM)"] * 2]
    assert harvest(texts) == (Acronym("CEM", "Centro Emergencia Mujer"),)


@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_text_can_be_harvested(texts: list[str]) -> None:
    for found in harvest(texts):
        assert any(found.acronym in text and found.expansion in text for text in texts)


def test_a_question_by_acronym_finds_the_passage_that_explains_it() -> None:
    documents = [
        parsed_document(
            "x.txt",
            [
                "El CEM atiende a diario. El CEM tiene sedes. En el CEM hay abogados.",
                "El ministerio ofrece los Centros Emergencia Mujer (CEM) en todo el país.",
                "Los hospitales atienden a diario.",
            ],
        )
    ]
    index = LocalIndex("0" * 16, build_content(documents), HashedEmbedder(), SearchSettings())
    assert "Centros" in index.search(SearchQuery("¿Qué es el CEM?"))[0].passage.text

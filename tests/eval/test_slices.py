from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.items import GoldItem
from eval.slices import SLICES, capitals, derive, telegraphic, with_typos, without_accents

ITEM = GoldItem(
    "g1",
    "¿Cuántas atenciones del SIS hubo en Áncash el año 2019?",
    "celda",
    "prueba",
    history=("¿Y en Cusco?",),
)


def test_each_slice_by_hand():
    assert without_accents("¿Áéíóúü ñ?") == "¿Aeiouu ñ?"
    assert capitals("¿Qué año?") == "¿QUÉ AÑO?"
    assert telegraphic(ITEM.question) == "atenciones SIS Áncash año 2019"
    assert telegraphic("¿Qué es?") == "¿Qué es?"
    assert telegraphic("¿Cómo no atender sin DNI 84.4%?") == "no atender sin DNI 84.4%"


def test_typing_errors_repeat_and_leave_figures_alone():
    assert with_typos(ITEM.question, "7") == with_typos(ITEM.question, "7")
    variants = {with_typos(ITEM.question, str(seed)) for seed in range(20)}
    assert len(variants) > 5
    assert all("2019" in variant for variant in variants)
    assert without_accents(ITEM.question) not in variants


@pytest.mark.parametrize("name", SLICES)
def test_a_slice_changes_only_the_wording(name):
    (derived,) = derive([ITEM], name, seed=3)
    assert derived.question != ITEM.question
    assert (derived.id, derived.kind, derived.split) == (ITEM.id, ITEM.kind, ITEM.split)
    assert derived == derive([ITEM], name, seed=3)[0]


@given(st.text(), st.text())
def test_no_slice_stumbles_over_odd_text(text, seed):
    for change in SLICES.values():
        assert isinstance(change(text, seed), str)

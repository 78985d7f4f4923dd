"""Running text made of broken lines."""

from __future__ import annotations

import pytest

from ingest.flow import readable


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("la Ley Nº30364- Ley para prevenir", "la Ley Nº 30364 - Ley para prevenir"),
        ("Decreto N°010-2020-IN", "Decreto N° 010-2020-IN"),
        ("la RM 005-\n2015 –MIMP", "la RM 005-2015-MIMP"),
        ("entre 5-2015 – MIMP", "entre 5-2015-MIMP"),
        ("los años 2018-2021 y COVID-19", "los años 2018-2021 y COVID-19"),
    ],
)
def test_a_number_gets_the_space_that_it_lost_beside_its_sign(text, said):
    assert readable(text) == said
    assert readable(said) == said

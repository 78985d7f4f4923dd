"""Names of several words and their other forms: harvested, chained and searched as one thing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import analyse
from index.engine import LocalIndex
from index.entities import Entity, EntityTable, harvest_entities
from index.local import LocalCandidates
from index.named import NameFinder
from index.names import content_words, harvest_names
from index.pipeline import index_paths
from index.question import name_shares
from index.records import SearchQuery
from index.settings import SearchSettings
from tests.index.conftest import HashedEmbedder, build_content, parsed_document

WORDS = st.sampled_from(
    "Ministerio Salud Mesa Trabajo de del la para y en Gestión año niños (MTS) - SNM .".split()
)


def names(*texts: str) -> list[str]:
    return [name.text for name in harvest_names(texts)]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "niños en el Centro Binacional de Atención en Frontera de Tumbes",
            "Centro Binacional de Atención en Frontera de Tumbes",
        ),
        (
            "la Mesa de Trabajo Intersectorial para la Gestión Migratoria acordó",
            "Mesa de Trabajo Intersectorial para la Gestión Migratoria",
        ),
        ("El Ministerio de la Mujer y Poblaciones Vulnerables dijo", "Ministerio de la Mujer"),
        ("con la Oficina del Año Nuevo en Ñaña", "Oficina del Año Nuevo"),
        ("el Análisis\nde otra línea y la Fiscalía de la Nación", "Fiscalía de la Nación"),
    ],
)
def test_names_of_several_words_are_harvested(text: str, held: str) -> None:
    assert held in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "viajó a Cusco y Lima",
        "Asimismo Lima creció, y asimismo otras ciudades",
        "TOTAL NACIONAL DE ATENCIONES",
        "el ministerio de salud",
    ],
)
def test_what_is_no_name_is_left(text: str) -> None:
    assert names(text) == []


@given(st.lists(st.lists(WORDS, max_size=14).map(" ".join), max_size=4))
def test_every_name_stands_in_a_text_and_has_several_words(texts: list[str]) -> None:
    for name in harvest_names(texts):
        assert any(name.text in text for text in texts)
        assert 2 <= len(content_words(name.text)) <= 12
        assert name.count >= 1


@given(st.lists(st.lists(WORDS, max_size=14).map(" ".join), max_size=4))
def test_forms_are_told_apart_and_each_entity_finds_itself(texts: list[str]) -> None:
    entities = harvest_entities(texts)
    assert entities == harvest_entities(list(texts))
    firsts = [tuple(analyse(entity.forms[0])) for entity in entities]
    assert len(set(firsts)) == len(firsts)
    table = EntityTable(entities)
    for number, entity in enumerate(entities):
        assert table.named(entity.forms[0].lower()) == (number,)


@given(st.text(max_size=60))
def test_any_text_can_be_harvested_and_asked(text: str) -> None:
    table = EntityTable(harvest_entities([text]))
    assert set(table.related(text)).isdisjoint(analyse(text))


SNM = "Superintendencia Nacional de Migraciones"


@pytest.mark.parametrize(
    "texts",
    [
        [f"la {SNM} (MIGRACIONES) informó", f"la {SNM} - SNM informó"],
        [f"la {SNM} (SNM) informó", f"la {SNM} y MIGRACIONES, la {SNM} otra vez"],
        [f"la {SNM} registra", f"y la {SNM} orienta", "con MIGRACIONES y con la SNM se hizo"],
    ],
)
def test_what_the_documents_join_is_one_entity(texts: list[str]) -> None:
    assert Entity((SNM, "MIGRACIONES", "SNM")) in harvest_entities(texts)


def test_initials_that_two_names_share_join_neither() -> None:
    texts = ["el Centro de Estudios Mineros y el Consejo Estatal de Minas", "el CEM"] * 2
    assert all(len(entity.forms) == 1 for entity in harvest_entities(texts))


def test_a_plain_word_names_an_entity_only_with_its_capitals() -> None:
    table = EntityTable([Entity((SNM, "MIGRACIONES", "SNM"))])
    assert table.named("¿Qué hace MIGRACIONES?") == table.named("los datos de Migraciones") == (0,)
    assert (
        table.named("¿Qué dice de las migraciones?") == table.named("Migraciones en cifras") == ()
    )
    assert table.related("la snm") == ("superintendent", "nacional", "migracion")


PARAGRAPHS = [
    f"La {SNM} (MIGRACIONES) otorga permisos de viaje.",
    "Las migraciones crecieron en el territorio nacional.",
    "El equipo de MIGRACIONES evalúa casos de refugio.",
    "La SNM brindó orientación en jornadas presenciales.",
    f"La {SNM} - SNM tiene sedes.",
    "El gasto nacional en puertos y en caminos creció.",
]


def content():
    return build_content([parsed_document("x.txt", PARAGRAPHS)])


@pytest.mark.parametrize("question", ["SNM", "la Superintendencia Nacional de Migraciones"])
def test_an_entity_is_found_by_any_of_its_names(question: str) -> None:
    index = LocalIndex("0" * 16, content(), HashedEmbedder(), SearchSettings(rerank=False))
    ranked = [PARAGRAPHS.index(h.passage.text) for h in index.search(SearchQuery(question, k=6))]
    assert set(ranked[:5]) >= {0, 2, 3, 4}
    assert ranked[0] in (0, 3, 4)


def test_rows_and_shares_agree() -> None:
    built = content()
    finder = NameFinder(built.entities, built.text, built.analysed)
    (named,) = finder.named("¿qué es la SNM?")
    assert named.rows.tolist() == [0, 2, 3, 4]
    shares = name_shares([named.name], built.analysed)
    assert shares.tolist() == [1.0, 0.0, 1.0, 1.0, 1.0, 0.0]
    assert name_shares([], built.analysed).tolist() == [0.0] * 6


def test_candidates_say_which_names_were_asked() -> None:
    source = LocalCandidates(content(), HashedEmbedder(), SearchSettings())
    found = source.candidates(SearchQuery("jornadas de la SNM"), 10)
    shares = name_shares(found.reading.names, found.reading.analysed)
    held = [PARAGRAPHS.index(p.text) in (0, 2, 3, 4) for p in found.passages]
    assert shares.tolist() == np.array(held, dtype=float).tolist()


def test_a_name_never_spans_two_passages() -> None:
    built = build_content(
        [parsed_document("x.txt", ["El Mar de Grau", "El fin es el Mar", "Grau nació"])]
    )
    (named,) = NameFinder(built.entities, built.text, built.analysed).named("mar de grau")
    assert named.rows.tolist() == [0]


def test_names_are_stored_with_the_build(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"1. Permisos\n\n{PARAGRAPHS[0]} {PARAGRAPHS[4]}\n")
    index_paths([tmp_path / "a.txt"], tmp_path / "i")
    stored = next((tmp_path / "i" / "builds").glob("*/entities.jsonl")).read_text()
    assert '"SNM"' in stored and '"MIGRACIONES"' in stored

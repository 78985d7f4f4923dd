"""A broad question shows several sections; any other keeps its order."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from index.diversity import spread
from index.engine import LocalIndex
from index.records import SearchQuery
from index.settings import SearchSettings
from ingest.records import ParsedDocument
from tests.index.conftest import HashedEmbedder, build_content
from tests.index.test_neighbours import one_section


def section_of(name: str, count: int, extra: str) -> ParsedDocument:
    texts = [f"Migrantes {extra} caso {name}{number} en {name}." for number in range(count)]
    return one_section(*texts)


CROWDED = section_of("alfa", 12, "migrantes migrantes migrantes")
OTHERS = [section_of(name, 2, "diversos") for name in ("beta", "gama", "delta")]
INDEX = LocalIndex(
    "0" * 16, build_content([CROWDED, *OTHERS]), HashedEmbedder(), SearchSettings(rerank=False)
)


def sections(question: str, k: int = 8) -> list[str]:
    return [hit.passage.section_id for hit in INDEX.search(SearchQuery(question, k=k))]


def test_a_broad_question_is_answered_from_several_sections() -> None:
    assert len(set(sections("migrantes"))) == 4


def test_a_question_that_something_sets_apart_keeps_its_order() -> None:
    hits = INDEX.search(SearchQuery("migrantes caso alfa7", k=8))
    assert "alfa7" in hits[0].passage.text


def test_the_scores_never_rise_down_the_list() -> None:
    hits = INDEX.search(SearchQuery("migrantes", k=18))
    assert all(a.score >= b.score for a, b in pairwise(hits))
    assert len({hit.passage.passage_id for hit in hits}) == len(hits)


@given(st.lists(st.sampled_from("abc"), max_size=12))
def test_spreading_moves_and_loses_nothing(names: list[str]) -> None:
    (model,) = one_section("x").passages
    passages = [replace(model, section_id=name) for name in names]
    groups = [(row, ()) for row in range(len(names))]
    found = spread(groups, passages)
    assert sorted(found) == groups
    assert found[:1] == groups[:1]
    for name in set(names):
        rows = [row for row, _ in found if names[row] == name]
        assert rows == sorted(rows)

"""Searching an opened index through its public face."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.engine import LocalIndex
from index.errors import EmptyCorpusError, IndexMissingError, IndexVersionError
from index.pipeline import index_paths
from index.records import Filters, SearchQuery
from index.settings import IndexSettings, LexicalSettings, SearchSettings
from index.store import open_index
from ingest.records import DocumentInfo
from tests.index.conftest import HashedEmbedder, build_content, parsed_document

DOCUMENTS = (
    parsed_document(
        "informe.txt",
        [
            "Los extranjeros hospitalizados por la enfermedad fueron 16,452.",
            "El niño vivía en el año 2019 en Tumbes.",
            "La Ley 30364 sanciona la violencia contra las mujeres migrantes.",
            "No hubo casos sin documentos en Tacna.",
        ],
        DocumentInfo(kind="informe", date="2022-03-01"),
    ),
    parsed_document(
        "ley.txt",
        ["Artículo 1. La ley protege a los extranjeros.", "Artículo 2. Vigencia desde 2020."],
        DocumentInfo(kind="ley", date="2020-01-15"),
    ),
)


def opened(search: SearchSettings = SearchSettings()) -> LocalIndex:
    return LocalIndex("0" * 16, build_content(DOCUMENTS), HashedEmbedder(), search)


INDEX = opened()


def best(text: str, **kwargs) -> str:
    return INDEX.search(SearchQuery(text, **kwargs))[0].passage.text


def test_misspelt_words_find_their_passage() -> None:
    hits = INDEX.search(SearchQuery("cuantos extrangeros fueron ospitalizados"))
    assert "hospitalizados" in hits[0].passage.text
    assert set(hits[0].matched_terms) == {"extranger", "ospitaliz"}


@pytest.mark.parametrize("channel", ["hybrid", "lexical", "dense"])
def test_every_channel_finds_the_words(channel: str) -> None:
    assert "30364" in best("¿Qué ley sanciona la violencia contra las mujeres?", channel=channel)


def test_a_heading_is_searched_but_not_shown() -> None:
    hits = INDEX.search(SearchQuery("la parte 3", channel="lexical"))
    assert "30364" in hits[0].passage.text
    assert "Parte" not in hits[0].passage.text


@pytest.mark.parametrize(
    ("filters", "sources"),
    [
        (Filters(documents=("ley.txt",)), {"ley.txt"}),
        (Filters(kinds=("informe",)), {"informe.txt"}),
        (Filters(since="2021-01-01"), {"informe.txt"}),
        (Filters(until="2020-01-15"), {"ley.txt"}),
        (Filters(documents=("no-existe.txt",)), set()),
    ],
)
@pytest.mark.parametrize("channel", ["hybrid", "lexical", "dense"])
def test_filters_hold_before_ranking(filters: Filters, sources: set[str], channel: str) -> None:
    hits = INDEX.search(SearchQuery("extranjeros ley", k=10, channel=channel, filters=filters))
    found = {INDEX.documents[hit.passage.doc_id].document.source for hit in hits}
    assert found == sources


def test_a_filter_down_to_one_section_is_exact() -> None:
    section = DOCUMENTS[0].sections[3].section_id
    hits = INDEX.search(SearchQuery("extranjeros ley", filters=Filters(sections=(section,))))
    assert [hit.passage.section_id for hit in hits] == [section]


@pytest.mark.parametrize("k", [0, -3, 1, 10**6])
def test_any_number_of_hits_may_be_asked(k: int) -> None:
    hits = INDEX.search(SearchQuery("extranjeros", k=k))
    assert len(hits) <= max(k, 0)
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))


@given(st.text(max_size=40))
def test_any_text_is_a_question(text: str) -> None:
    for channel in ("hybrid", "lexical", "dense"):
        hits = INDEX.search(SearchQuery(text, channel=channel))
        assert all(a.score >= b.score for a, b in pairwise(hits))
        assert len({hit.passage.passage_id for hit in hits}) == len(hits)


def test_the_same_question_gets_the_same_hits() -> None:
    assert INDEX.search(SearchQuery("ley de 2020")) == opened().search(SearchQuery("ley de 2020"))


def test_reciprocal_rank_fusion_is_an_option() -> None:
    hits = opened(SearchSettings(fusion="rrf")).search(SearchQuery("violencia mujeres"))
    assert "30364" in hits[0].passage.text


def write_corpus(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


TEXT = "1. Salud\n\nEl niño llegó al Perú en 2019. Hubo 963 528 personas.\n"


def test_the_same_files_give_the_same_build(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus", a=TEXT)
    first = index_paths([corpus], tmp_path / "uno")
    again = index_paths([corpus], tmp_path / "uno")
    other = index_paths([corpus], tmp_path / "dos")
    assert first.build_id == again.build_id == other.build_id
    assert (first.unchanged, again.unchanged) == (False, True)
    ids = [[p.passage_id for p in open_index(tmp_path / n).passages] for n in ("uno", "dos")]
    assert ids[0] == ids[1]


def test_an_edited_document_is_read_again_and_the_rest_reused(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus", a=TEXT, b="2. Educación\n\nLas niñas estudian.\n")
    index_paths([corpus], tmp_path / "i")
    write_corpus(corpus, b="2. Educación\n\nLos profesores enseñan.\n")
    report = index_paths([corpus], tmp_path / "i")
    index = open_index(tmp_path / "i")
    assert report.reused > 0 and report.embedded > 0
    assert not any("estudian" in p.text for p in index.passages)
    assert any("profesores" in p.text for p in index.passages)


def test_a_corpus_without_text_leaves_the_old_index(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus", a=TEXT)
    build = index_paths([corpus], tmp_path / "i").build_id
    (tmp_path / "vacia").mkdir()
    with pytest.raises(EmptyCorpusError, match="no se ha tocado"):
        index_paths([tmp_path / "vacia"], tmp_path / "i")
    assert open_index(tmp_path / "i").build_id == build


def test_no_index_yet_is_said(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="foja indexar"):
        open_index(tmp_path / "nada")


def test_another_lexical_setting_asks_for_a_rebuild(tmp_path: Path) -> None:
    index_paths([write_corpus(tmp_path / "corpus", a=TEXT)], tmp_path / "i")
    with pytest.raises(IndexVersionError, match="foja indexar"):
        open_index(tmp_path / "i", IndexSettings(lexical=LexicalSettings(k1=1.5)))


def test_another_model_is_refused_before_any_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index_paths([write_corpus(tmp_path / "corpus", a=TEXT)], tmp_path / "i")
    from index import store

    other: Callable = lambda settings, asking: HashedEmbedder()  # noqa: E731
    monkeypatch.setattr(store, "open_embedder", other)
    with pytest.raises(IndexVersionError, match="hashed"):
        open_index(tmp_path / "i")

"""Fusion and reranking over an engine that gives only passages, scores and ranks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.candidates import CandidateSet
from index.grams import _grams, _grams_of
from index.local import LocalCandidates
from index.ranking import Ranker
from index.reading import Collection, read_pool
from index.records import SearchQuery
from index.rerank.reranker import pool_features
from index.settings import SearchSettings
from tests.index.conftest import HashedEmbedder, build_content, parsed_document
from tests.index.foreign import ShelfEngine

DOCUMENTS = (
    parsed_document(
        "informe.txt",
        [
            "Los extranjeros hospitalizados por la enfermedad fueron 16,452.",
            "El niño vivía en el año 2019 en Tumbes.",
            "La Ley 30364 sanciona la violencia contra las mujeres migrantes.",
        ],
    ),
    parsed_document("ley.txt", ["Artículo 1. La ley protege a los extranjeros en el hospital."]),
)
CONTENT = build_content(DOCUMENTS)
LOCAL = LocalCandidates(CONTENT, HashedEmbedder(), SearchSettings())
QUESTIONS = ("¿Qué ley sanciona la violencia?", "niño de Tumbes", "extranjeros en el hospital")


class Wire:
    """The local engine seen through a wire: passages, scores and ranks, and nothing else."""

    def candidates(self, query: SearchQuery, limit: int) -> CandidateSet:
        found = LOCAL.candidates(query, limit)
        sizes = np.diff(CONTENT.text.matrix.starts)
        frequency = dict(zip(CONTENT.text.terms, sizes.tolist(), strict=True))
        collection = Collection(len(CONTENT.passages), frequency)
        return replace(found, reading=read_pool(query.text, found.passages, collection))


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("¿Qué ley sanciona la violencia?", "30364"),
        ("niño de Tumbes", "Tumbes"),
        ("ospitalizados extrangeros por la enfermedad", "16,452"),
    ],
)
def test_another_engine_is_fused_reranked_and_explained(question: str, held: str) -> None:
    hits = Ranker(ShelfEngine(DOCUMENTS), SearchSettings()).search(SearchQuery(question))
    assert held in hits[0].passage.text
    assert hits[0].reasons and hits[0].matched_terms and hits[0].channel_rank("dense")


@pytest.mark.parametrize("question", QUESTIONS)
def test_over_a_wire_the_ranking_is_the_same(question: str) -> None:
    query = SearchQuery(question)
    over, here = (Ranker(source, SearchSettings()).search(query) for source in (Wire(), LOCAL))
    assert [hit.passage for hit in over] == [hit.passage for hit in here]
    assert [hit.channels for hit in over] == [hit.channels for hit in here]


@pytest.mark.parametrize("question", QUESTIONS)
def test_over_a_wire_the_features_are_the_same(question: str) -> None:
    query = SearchQuery(question)
    over, here = Wire().candidates(query, 60), LOCAL.candidates(query, 60)
    rows = np.arange(len(here.passages))
    there, local = pool_features(question, over, rows), pool_features(question, here, rows)
    assert there is not None and local is not None and there[0] == local[0]
    # single precision: the vectors are summed in another order
    np.testing.assert_allclose(there[1], local[1], atol=1e-5)


@given(st.text(max_size=30))
def test_any_question_can_be_read_over_any_pool(question: str) -> None:
    passages = DOCUMENTS[0].passages
    reading = read_pool(question, passages)
    assert len(reading.analysed) == len(passages)
    assert (reading.analysed.terms < reading.vocabulary).all()
    assert read_pool(question, ()).terms is not None


@given(st.text(alphabet="abcñáü_x", max_size=12))
def test_the_grams_of_one_word_are_those_of_a_list(word: str) -> None:
    assert _grams_of(word).tolist() == _grams([word])[0].tolist()

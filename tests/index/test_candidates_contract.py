"""What every source of candidates must keep; a new engine is one more factory in ``SOURCES``."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from index.candidates import CHANNELS, CandidateSource
from index.local import LocalCandidates
from index.ranking import Ranker
from index.records import Filters, SearchQuery
from index.settings import SearchSettings
from tests.index.conftest import HashedEmbedder, build_content, parsed_document
from tests.index.foreign import ShelfEngine

DOCUMENTS = (
    parsed_document("a.txt", ["El gato negro duerme.", "El perro ladra.", "Ley 30364 de 2015."]),
    parsed_document("b.txt", ["El gato blanco come.", "Hubo 963 528 personas."]),
)


def local() -> CandidateSource:
    return LocalCandidates(build_content(DOCUMENTS), HashedEmbedder(), SearchSettings())


SOURCES: dict[str, Callable[[], CandidateSource]] = {
    "local": local,
    "shelf": lambda: ShelfEngine(DOCUMENTS),
}


@pytest.fixture(params=sorted(SOURCES))
def source(request: pytest.FixtureRequest) -> CandidateSource:
    return SOURCES[request.param]()


def test_every_part_has_one_entry_a_candidate(source: CandidateSource) -> None:
    found = source.candidates(SearchQuery("gato negro"), 3)
    count = len(found.passages)
    assert set(found.scores) == set(found.ranks) == set(CHANNELS)
    assert all(len(scores) == count for scores in found.scores.values())
    assert all(len(ranks) == count for ranks in found.ranks.values())
    assert len(found.reading.analysed) == count
    assert (found.reading.analysed.terms < found.reading.vocabulary).all()


def test_ranks_follow_the_scores(source: CandidateSource) -> None:
    found = source.candidates(SearchQuery("gato negro"), 10)
    for name in CHANNELS:
        ranked = sorted((rank, i) for i, rank in enumerate(found.ranks[name]) if rank is not None)
        assert [rank for rank, _ in ranked] == list(range(1, len(ranked) + 1))
        scores = found.scores[name][[i for _, i in ranked]]
        assert (np.diff(scores) <= 1e-9).all()


def test_no_channel_gives_more_than_was_asked(source: CandidateSource) -> None:
    found = source.candidates(SearchQuery("gato perro ley personas"), 1)
    for name in CHANNELS:
        assert max((rank for rank in found.ranks[name] if rank is not None), default=0) <= 1


def test_filters_apply_before_ranking(source: CandidateSource) -> None:
    query = SearchQuery("gato", filters=Filters(documents=("b.txt",)))
    found = source.candidates(query, 1)
    assert {p.doc_id for p in found.passages} == {DOCUMENTS[1].document.doc_id}
    assert "gato" in Ranker(source, SearchSettings()).search(query)[0].passage.text


def test_whole_passages_come_back(source: CandidateSource) -> None:
    known = {p.passage_id: p for parsed in DOCUMENTS for p in parsed.passages}
    for passage in source.candidates(SearchQuery("personas"), 10).passages:
        assert passage == known[passage.passage_id]


@pytest.mark.parametrize("text", ["¿?", "zzzz", "de la"])
def test_a_question_without_known_words_is_no_failure(source: CandidateSource, text: str) -> None:
    assert source.candidates(SearchQuery(text), 5).scores["lexical"].max(initial=0.0) == 0.0

"""The matrix answers as rank_bm25 does."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from index.bm25 import build_bm25
from index.sparse import top_rows

TERMS = st.lists(st.sampled_from("abcdefgh"), max_size=12)
CORPUS = st.lists(TERMS, min_size=1, max_size=12).filter(any)


@given(CORPUS, TERMS, st.sampled_from([(1.5, 0.75), (0.6, 0.3)]))
def test_scores_equal_rank_bm25(corpus: list[list[str]], query: list[str], ks: tuple) -> None:
    expected = BM25Okapi(corpus, k1=ks[0], b=ks[1]).get_scores(query)
    found = build_bm25(corpus, *ks).scores(query)
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-9)


@pytest.mark.parametrize("corpus", [[], [[]], [[], []]])
def test_a_corpus_without_terms_scores_nothing(corpus: list[list[str]]) -> None:
    field = build_bm25(corpus, 0.6, 0.75)
    assert field.scores(["a"]).tolist() == [0.0] * len(corpus)


def test_a_term_in_most_passages_does_not_hide_its_passages() -> None:
    field = build_bm25([["a"], ["a"], ["a"], ["b"]], 0.6, 0.75)
    assert field.matrix.touched(field.known(["a"])).tolist() == [True, True, True, False]


@given(
    st.lists(st.sampled_from([0.0, 1.0, 2.5, -1.0]), max_size=40),
    st.integers(min_value=-1, max_value=45),
)
def test_the_top_rows_are_a_stable_sort(scores: list[float], k: int) -> None:
    rows = np.arange(len(scores)) * 3
    expected = sorted(range(len(scores)), key=lambda i: (-scores[i], i))[: max(k, 0)]
    assert top_rows(np.array(scores), rows, k).tolist() == [3 * i for i in expected]

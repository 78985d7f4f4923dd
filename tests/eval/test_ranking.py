from __future__ import annotations

import math
from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.ranking import score_rankings, trec_qrels, trec_run
from eval.records import RetrievalScores


def by_brute_force(relevant: list[str], ranked: list[str]) -> tuple[float, ...]:
    """The definitions, spelt out: binary gains, log2 discount, cut at ten."""
    hits = [doc in relevant for doc in ranked]
    ideal = sum(1 / math.log2(i + 2) for i in range(min(10, len(relevant))))
    ndcg = sum(1 / math.log2(i + 2) for i, hit in enumerate(hits[:10]) if hit) / ideal
    first = next((i for i, hit in enumerate(hits[:10]) if hit), None)
    return (
        ndcg,
        sum(hits[:5]) / len(relevant),
        sum(hits[:10]) / len(relevant),
        0.0 if first is None else 1 / (first + 1),
        float(any(hits[:1])),
        float(any(hits[:5])),
    )


DOCS = [f"d{i:02d}" for i in range(25)]


@given(
    st.lists(st.sampled_from(DOCS), min_size=1, unique=True),
    st.lists(st.sampled_from(DOCS), unique=True),
)
def test_measures_agree_with_the_definitions(relevant, ranked):
    scores = score_rankings({"q": relevant}, {"q": ranked})["q"]
    assert astuple(scores) == pytest.approx(by_brute_force(relevant, ranked))


def test_a_question_without_a_ranking_counts_as_zero():
    scores = score_rankings({"a": ["x"], "b": ["x"], "c": ["x"]}, {"a": ["x"], "c": []})
    assert scores["a"] == RetrievalScores(1, 1, 1, 1, 1, 1)
    assert scores["b"] == scores["c"] == RetrievalScores()
    assert score_rankings({"a": ["x"]}, {}) == {"a": RetrievalScores()}


def test_the_order_alone_decides_however_passages_are_called():
    for ranked in (["z", "a"], ["a", "z"]):
        scores = score_rankings({"q": [ranked[0]]}, {"q": ranked})
        assert scores["q"].success_1 == 1


def test_trec_files():
    assert trec_run({"q1": ["b", "a", "b"]}, "foja") == "q1 Q0 b 1 -1 foja\nq1 Q0 a 2 -2 foja\n"
    assert trec_qrels({"q 1": ["b c"]}) == "q_1 0 b_c 1\n"
    assert trec_qrels({"q1": ["b"], "q2": []}) == "q1 0 b 1\n"

"""Ranking measures through ``ir_measures``, the only module that imports it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eval.records import RetrievalScores

Judgements = Mapping[str, Sequence[str]]
"""Question id to the ids of its relevant passages (all of grade 1)."""
Rankings = Mapping[str, Sequence[str]]
"""Question id to passage ids, best first."""


def score_rankings(judgements: Judgements, rankings: Rankings) -> dict[str, RetrievalScores]:
    """The measures of each judged question; one without a ranking scores zero.

    The ranks alone count: scores are made strictly falling, so that no tie is left to be
    broken by the measuring library.
    """
    import ir_measures
    from ir_measures import RR, R, Success, nDCG

    names = {
        str(nDCG @ 10): "ndcg_10",
        str(R @ 5): "recall_5",
        str(R @ 10): "recall_10",
        str(RR @ 10): "mrr_10",
        str(Success @ 1): "success_1",
        str(Success @ 5): "success_5",
    }
    qrels = [
        ir_measures.Qrel(question, passage, 1)
        for question, passages in judgements.items()
        for passage in passages
    ]
    run = [
        ir_measures.ScoredDoc(question, passage, float(-rank))
        for question, passages in rankings.items()
        if question in judgements
        for rank, passage in enumerate(dict.fromkeys(passages))
    ]
    values: dict[str, dict[str, float]] = {question: {} for question in judgements}
    if qrels and run:
        wanted = [nDCG @ 10, R @ 5, R @ 10, RR @ 10, Success @ 1, Success @ 5]
        for metric in ir_measures.iter_calc(wanted, qrels, run):
            values[metric.query_id][names[str(metric.measure)]] = float(metric.value)
    return {question: RetrievalScores(**found) for question, found in values.items()}


def trec_run(rankings: Rankings, tag: str) -> str:
    """The rankings as the lines of a TREC run file."""
    return "".join(
        f"{_one_word(question)} Q0 {_one_word(passage)} {rank} {-rank} {_one_word(tag)}\n"
        for question, passages in rankings.items()
        for rank, passage in enumerate(dict.fromkeys(passages), start=1)
    )


def trec_qrels(judgements: Judgements) -> str:
    """The judgements as the lines of a TREC qrels file."""
    return "".join(
        f"{_one_word(question)} 0 {_one_word(passage)} 1\n"
        for question, passages in judgements.items()
        for passage in passages
    )


def _one_word(name: str) -> str:
    """``name`` without white space, which parts the columns of TREC files."""
    return "_".join(name.split())

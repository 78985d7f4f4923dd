"""What fusion and reranking read of a pool, made from the question and the passages alone.

An engine that keeps no arrays of terms (a distributed one sends back passages and scores) builds
its :class:`index.candidates.CandidateSet` with :func:`read_pool`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from index.analysed import analysed_passages, tokens
from index.analysis import analyse
from index.bm25 import build_bm25
from index.candidates import PoolReading
from index.fields import body_text
from index.grams import build_word_grams
from index.question import QuestionTerm, question_terms, smooth_idf
from ingest.records import Passage


@dataclass(frozen=True, slots=True)
class Collection:
    """How many passages an engine holds, and how many of them hold each term (0 if not given).

    Without counts a term's worth is taken within the pool.
    """

    passages: int = 0
    frequency: Mapping[str, int] = field(default_factory=dict)


def read_pool(
    question: str, passages: Sequence[Passage], collection: Collection = Collection()
) -> PoolReading:
    """The question's terms and the candidates' terms; row ``i`` is candidate ``i``."""
    read = [list(tokens(body_text(passage))) for passage in passages]
    pool = build_bm25([[token.term for token in body] for body in read], k1=0.6, b=0.75)
    terms = question_terms(analyse(question), pool, build_word_grams(pool.terms))
    if collection.passages:
        terms = [_weighed(term, collection) for term in terms]
    return PoolReading(
        terms=tuple(terms),
        analysed=analysed_passages(read, pool.numbers),
        vocabulary=len(pool.terms),
        words=pool.terms,
    )


def _weighed(term: QuestionTerm, collection: Collection) -> QuestionTerm:
    frequency = collection.frequency.get(term.term, 0)
    return replace(term, idf=smooth_idf(frequency, collection.passages))

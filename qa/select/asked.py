"""What a question asks for, its words weighed by the corpus at hand."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from qa.forms import QuestionForm
from qa.lexicon import synonym_stems
from qa.select.statistics import TermStatistics
from qa.text import tokens

CONTEXT = " (sobre: "
"""What joins a follow-up to the matter that it takes from the conversation."""
CONTEXT_WEIGHT = 0.4


@dataclass(frozen=True, slots=True)
class Asked:
    """The question's weighted terms, ready for scoring."""

    form: QuestionForm
    weights: dict[str, float]
    total: float
    near: dict[str, frozenset[str]]
    bigrams: frozenset[tuple[str, str]]
    capitals: frozenset[str]
    value_keys: frozenset[str]


def ask(form: QuestionForm, statistics: TermStatistics) -> Asked:
    """Weighs the question's terms by the corpus at hand."""
    own = frozenset(t.stem for t in tokens(form.text.partition(CONTEXT)[0]))
    weights = {
        term.stem: statistics.idf(term.stem) * (1.0 if term.stem in own else CONTEXT_WEIGHT)
        for term in form.terms
    }
    synonyms = synonym_stems()
    order = [term.stem for term in form.terms]
    words = tokens(form.text)
    first = next((t.start for t in words), 0)
    return Asked(
        form=form,
        weights=weights,
        total=sum(weights.values()) or 1.0,
        near={one: synonyms.get(one, frozenset()) for one in weights},
        bigrams=frozenset(itertools.pairwise(order)),
        capitals=frozenset(
            t.stem for t in words if t.capital and t.start != first and t.stem in weights
        ),
        value_keys=frozenset(v.key for v in form.values)
        | frozenset(f"year:{y}" for y in form.years),
    )

"""Drawing batches of (question, passage) pairs from the training text, with hard negatives.

A batch holds runs of neighbouring passages of one document, and passages that the lexical
scores or the model itself confuse, so that the other passages of a batch are hard negatives.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from index.training.corpus import Corpus
from index.training.recipe import Recipe
from index.training.sources import SOURCES
from index.training.synonyms import Synonyms
from index.training.terms import Terms

Ints = NDArray[np.int64]
_OPENINGS = (
    "qué|quién|cuándo|dónde|cuál|cuánto|cuántos|cómo|por qué|en qué año|cuál es|cuál fue|qué es|"
    "quién fue|a qué|en qué|qué tipo de|cómo se llama|dónde está"
).split("|")
_RUN = 8
_LONGEST = 24
_KINDS = ("heading", "rest", "next", "rule", "question")
_KIND_SHARES = (0.15, 0.15, 0.1, 0.1, 0.5)


@dataclass(frozen=True, slots=True)
class Batch:
    """Saturated counts, one row a text: ``questions[i]`` belongs to ``passages[i]``."""

    questions: sp.csr_matrix
    passages: sp.csr_matrix


class PairMaker:
    """Draws batches; the same seed gives the same batches in the same order."""

    def __init__(
        self,
        corpus: Corpus,
        synonyms: Synonyms,
        misspelt: dict[int, list[int]],
        recipe: Recipe,
    ) -> None:
        self.corpus, self.synonyms, self.recipe = corpus, synonyms, recipe
        self._misspelt = misspelt
        self.rng = np.random.default_rng(recipe.seed)
        terms = Terms(corpus.terms)
        self._openings = [terms.read(opening) for opening in _OPENINGS]
        self.width = 1 + max([len(terms) - 1, *(max(forms) for forms in misspelt.values())])
        self._stop = np.array([term.stop for term in terms.terms])
        weights = np.array([source.weight for source in SOURCES])[corpus.sources]
        weights[np.diff(corpus.passages) < 2] = 0
        self._cumulative = np.cumsum(weights / max(weights.sum(), 1e-9))
        self.confused: list[Ints] = []
        order = np.argsort(corpus.question_passages, kind="stable")
        self._rule_order = order
        self._rule_starts = np.searchsorted(
            corpus.question_passages[order], np.arange(len(corpus.documents) + 1)
        )

    def draw(self, number: int) -> Ints:
        """About ``number`` distinct passages: half in runs, a quarter confused, a quarter alone."""
        runs = max(number // 2 // _RUN, 1)
        first = self._pick(runs)
        chosen = [((first[:, None] + np.arange(_RUN)) % len(self.corpus.documents)).ravel()]
        if self.confused:
            groups = self.rng.integers(0, len(self.confused), max(number // 4 // _RUN, 1))
            chosen.extend(self.confused[group] for group in groups)
        chosen.append(self._pick(max(number - sum(map(len, chosen)), 1)))
        return np.unique(np.concatenate(chosen))

    def _pick(self, number: int) -> Ints:
        found = np.searchsorted(self._cumulative, self.rng.random(number))
        return np.minimum(found, len(self._cumulative) - 1)

    def batch(self) -> Batch:
        """The pairs of the next step."""
        questions, passages = [], []
        drawn = self.draw(self.recipe.batch)
        kinds = self.rng.choice(len(_KINDS), len(drawn), p=_KIND_SHARES)
        for passage, kind in zip(drawn.tolist(), kinds.tolist(), strict=True):
            question, text = self._pair(passage, _KINDS[kind])
            if len(question) and len(text) > 5:
                questions.append(question)
                passages.append(text)
        return Batch(self.counts(questions), self.counts(passages))

    def synonym_batch(self) -> Batch:
        """Pairs of words that mean the same."""
        pairs = self.synonyms.pairs
        chosen = self.rng.integers(0, len(pairs), self.recipe.synonyms).tolist()
        one, other = ([np.array(pairs[pair][side]) for pair in chosen] for side in (0, 1))
        return Batch(self.counts(one), self.counts(other))

    def counts(self, rows: list[Ints]) -> sp.csr_matrix:
        """Rows of terms as saturated counts, shape (rows, terms)."""
        return counted(rows, self.width)

    def _pair(self, passage: int, kind: str) -> tuple[Ints, Ints]:
        corpus, rng = self.corpus, self.rng
        whole = corpus.tokens(passage)
        heading = corpus.headings.row(passage)
        if kind == "heading" and len(heading) >= 3:
            return heading, whole
        if kind == "rule":
            low, high = self._rule_starts[passage : passage + 2]
            if high > low:
                question = self._rule_order[rng.integers(low, high)]
                return corpus.questions.row(int(question)), whole
        if kind == "next" and self._continues(passage):
            return self._sentence(passage + 1)[0][: 2 * _LONGEST], whole
        sentence, rest = self._sentence(passage)
        if kind == "rest" or len(sentence) < 5:
            return sentence[: 2 * _LONGEST], rest
        keep_source = rng.random() < 0.35
        return self._question(sentence), whole if keep_source else rest

    def _continues(self, passage: int) -> bool:
        documents, passages = self.corpus.documents, self.corpus.passages
        return (
            passage + 1 < len(documents)
            and documents[passage] == documents[passage + 1]
            and passages[passage + 2] > passages[passage + 1]
        )

    def _sentence(self, passage: int) -> tuple[Ints, Ints]:
        """A sentence of a passage and the passage without it."""
        corpus = self.corpus
        low, high = corpus.passages[passage : passage + 2]
        if high <= low:
            nothing = np.zeros(0, np.int64)
            return nothing, nothing
        chosen = int(self.rng.integers(low, high))
        starts, values = corpus.sentences.starts, corpus.sentences.values
        before = values[starts[low] : starts[chosen]]
        after = values[starts[chosen + 1] : starts[high]]
        rest = np.concatenate([before, after]).astype(np.int64)
        return corpus.sentences.row(chosen), rest

    def _question(self, sentence: Ints) -> Ints:
        """A pseudo-question: words dropped, an answer cut out, synonyms and typing errors."""
        rng = self.rng
        if len(sentence) > 40:
            first = int(rng.integers(0, len(sentence) - 40))
            sentence = sentence[first : first + 40]
        kept = rng.random(len(sentence)) < np.where(
            self._stop[sentence], 0.45, rng.uniform(0.3, 0.8)
        )
        answer = int(rng.integers(0, len(sentence)))
        kept[answer : answer + int(rng.integers(1, 5))] = False
        words = sentence[kept] if kept.any() else sentence[:4]
        question: list[int] = []
        for word in words.tolist():
            question.extend(self._varied(word))
        if rng.random() < 0.75:
            opening = self._openings[int(rng.integers(len(self._openings)))]
            question = [*opening, *question[:_LONGEST]]
        return np.array(question[: _LONGEST + 4], np.int64)

    def _varied(self, word: int) -> list[int]:
        chance = self.rng.random()
        replaced = self.synonyms.replaced.get(word)
        if replaced and chance < 0.35:
            return replaced[int(self.rng.integers(len(replaced)))]
        misspelt = self._misspelt.get(word)
        if misspelt and chance > 0.97:
            return [misspelt[int(self.rng.integers(len(misspelt)))]]
        return [word]


def counted(rows: Sequence[Ints], width: int) -> sp.csr_matrix:
    """Rows of terms as saturated counts, shape (rows, width)."""
    starts = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    columns = np.concatenate([np.zeros(0, np.int64), *rows])
    ones = np.ones(len(columns), np.float32)
    found = sp.csr_matrix((ones, columns, starts), shape=(len(rows), width))
    found.sum_duplicates()
    found.data = saturated(found.data)
    return found


def saturated(counts: NDArray[np.float32]) -> NDArray[np.float32]:
    """BM25's saturation of term counts with k1 = 0.6 (Robertson and Zaragoza 2009)."""
    found: NDArray[np.float32] = (1.6 * counts / (counts + 0.6)).astype(np.float32)
    return found

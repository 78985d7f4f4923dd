"""Questions with their paragraphs (SQuAD's format): for the last pass and for measuring."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from index.training import messages
from index.training.errors import TrainingError
from index.training.folds import REFERENCE, article_numbers, fold_of, read_articles
from index.training.pairs import counted
from index.training.terms import Terms

BENCH_FILES = (REFERENCE, "xquad.es.visible.json")
Encode = Callable[[list[str]], NDArray[np.float32]]


class _Question(msgspec.Struct):
    question: str


class _Paragraph(msgspec.Struct):
    context: str
    qas: list[_Question]


class _Article(msgspec.Struct):
    paragraphs: list[_Paragraph]


class _File(msgspec.Struct):
    data: list[_Article]


@dataclass(frozen=True, slots=True)
class Bench:
    """Questions, the number of the paragraph that answers each, and of its reference article."""

    name: str
    questions: list[str]
    gold: list[int]
    articles: list[int]
    paragraphs: list[str]


@dataclass(frozen=True, slots=True)
class BenchSet:
    """A bench as saturated counts of terms."""

    questions: sp.csr_matrix
    passages: sp.csr_matrix
    gold: NDArray[np.int64]


def read_bench(folder: Path) -> list[Bench]:
    """The visible questions of every bench file; the same question twice is kept once."""
    reference = read_articles(folder / REFERENCE)
    return [_read(folder / name, reference) for name in BENCH_FILES]


def _read(path: Path, reference: list[list[str]]) -> Bench:
    try:
        file = msgspec.json.decode(path.read_bytes(), type=_File)
    except (OSError, msgspec.MsgspecError) as error:
        raise TrainingError(messages.unreadable(path, str(error))) from error
    numbers: dict[str, int] = {}
    asked: dict[str, tuple[int, int]] = {}
    texts = [[paragraph.context for paragraph in article.paragraphs] for article in file.data]
    for article, content in zip(article_numbers(texts, reference), file.data, strict=True):
        for paragraph in content.paragraphs:
            gold = numbers.setdefault(paragraph.context, len(numbers))
            for question in paragraph.qas:
                asked.setdefault(question.question.strip(), (gold, article))
    gold_of, article_of = zip(*asked.values(), strict=True) if asked else ((), ())
    return Bench(path.name, list(asked), list(gold_of), list(article_of), list(numbers))


def of_fold(bench: Bench, fold: int, folds: int, inside: bool) -> Bench:
    """The questions of the articles inside (or outside) a fold, with all paragraphs."""
    kept = [
        row
        for row, article in enumerate(bench.articles)
        if (fold_of(article, folds) == fold) == inside
    ]
    return Bench(
        bench.name,
        [bench.questions[row] for row in kept],
        [bench.gold[row] for row in kept],
        [bench.articles[row] for row in kept],
        bench.paragraphs,
    )


def own_paragraphs(bench: Bench) -> Bench:
    """The same questions with only the paragraphs that answer one of them."""
    kept = sorted(set(bench.gold))
    numbers = {old: new for new, old in enumerate(kept)}
    return Bench(
        bench.name,
        bench.questions,
        [numbers[gold] for gold in bench.gold],
        bench.articles,
        [bench.paragraphs[old] for old in kept],
    )


def as_counts(bench: Bench, terms: Terms) -> BenchSet:
    """A bench as counts of terms; unknown terms are added to ``terms``."""
    asked = [np.array(terms.read(text), np.int64) for text in bench.questions]
    read = [np.array(terms.read(text), np.int64) for text in bench.paragraphs]
    gold = np.array(bench.gold, np.int64)
    return BenchSet(counted(asked, len(terms)), counted(read, len(terms)), gold)


def ndcg(bench: Bench, queries: Encode, passages: Encode) -> NDArray[np.float64]:
    """nDCG@10 of every question by inner products; tied paragraphs share the middle rank."""
    scores = queries(bench.questions) @ passages(bench.paragraphs).T
    gold = scores[np.arange(len(bench.gold)), bench.gold][:, None]
    rank = (scores > gold).sum(1) + ((scores == gold).sum(1) - 1) / 2
    found: NDArray[np.float64] = np.where(rank < 10, 1 / np.log2(rank + 2), 0.0)
    return found

"""Which articles are left out together: the same article in every file of questions.

The files number and name their articles differently (some hold fewer, titles are translated),
so an article is recognised by its words: it is the article of the reference file whose terms,
weighed by rarity, point most nearly the same way (the cosine of tf-idf vectors).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec

from index.analysis import analyse
from index.training import messages
from index.training.errors import TrainingError

REFERENCE = "squad-es-dev-small.visible.json"
"""The file whose order numbers the articles."""

Vector = dict[str, float]


class _Paragraph(msgspec.Struct):
    context: str


class _Article(msgspec.Struct):
    paragraphs: list[_Paragraph]


class _File(msgspec.Struct):
    data: list[_Article]


def fold_of(article: int, folds: int) -> int:
    """The fold, ``0 … folds - 1``, that leaves out the article of this reference number."""
    return article % folds


def read_articles(path: Path) -> list[list[str]]:
    """The paragraphs of every article of a file in SQuAD's form; raises ``TrainingError``."""
    try:
        file = msgspec.json.decode(path.read_bytes(), type=_File)
    except (OSError, msgspec.MsgspecError) as error:
        raise TrainingError(messages.unreadable(path, str(error))) from error
    return [[paragraph.context for paragraph in article.paragraphs] for article in file.data]


def article_numbers(
    articles: Sequence[Sequence[str]], reference: Sequence[Sequence[str]]
) -> list[int]:
    """For every article (its paragraphs) the number of the reference article that it is."""
    counts = [_terms(paragraphs) for paragraphs in reference]
    found_in = Counter(term for count in counts for term in count)
    rarity = {term: math.log(1 + len(counts) / found) for term, found in found_in.items()}
    vectors = [_weighted(count, rarity) for count in counts]
    return [_nearest(_weighted(_terms(paragraphs), rarity), vectors) for paragraphs in articles]


def paragraph_folds(folder: Path, files: Sequence[str], folds: int) -> dict[str, int]:
    """The fold of every paragraph of some files of ``folder``, by its exact text."""
    reference = read_articles(folder / REFERENCE)
    found: dict[str, int] = {}
    for name in files:
        articles = read_articles(folder / name)
        for paragraphs, number in zip(articles, article_numbers(articles, reference), strict=True):
            found.update(dict.fromkeys(paragraphs, fold_of(number, folds)))
    return found


def _terms(paragraphs: Sequence[str]) -> Counter[str]:
    return Counter(term for paragraph in paragraphs for term in analyse(paragraph))


def _weighted(counts: Counter[str], rarity: Vector) -> Vector:
    weights = {
        term: (1 + math.log(count)) * rarity[term]
        for term, count in counts.items()
        if term in rarity
    }
    norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / norm for term, weight in weights.items()}


def _nearest(vector: Vector, others: Sequence[Vector]) -> int:
    """The first of the most similar."""
    scores = [
        sum(weight * other.get(term, 0.0) for term, weight in vector.items()) for other in others
    ]
    return scores.index(max(scores))

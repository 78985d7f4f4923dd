"""The two passes of training: pairs made from open text, then real questions."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
import torch
from numpy.typing import NDArray
from torch.nn import functional

from index.training import messages
from index.training.bench import BenchSet
from index.training.learner import Learner, Rates
from index.training.mining import confused_groups
from index.training.pairs import PairMaker
from index.training.recipe import Recipe

Say = Callable[[str], None]
_REPORT = 50
_BACK = 0.25
_WHOLE = 0.7
_SYNONYM_SHARPNESS = 20.0


@dataclass(frozen=True, slots=True)
class Learned:
    """What training gives: unit ``rows`` and three positive weights a row."""

    rows: NDArray[np.float32]
    meaning: NDArray[np.float32]
    query: NDArray[np.float32]
    passage: NDArray[np.float32]


def learn_from_text(learner: Learner, pairs: PairMaker, recipe: Recipe, say: Say) -> None:
    """Contrastive training (InfoNCE, van den Oord et al. 2018) on pairs made from text.

    Every other passage of a batch is a negative. Half-way the passages that the model now
    confuses join the batches.
    """
    torch.manual_seed(recipe.seed)
    began, total = time.monotonic(), 0.0
    half = recipe.steps // 2
    for step in range(1, recipe.steps + 1):
        if step in (1, half):
            pairs.confused = confused_groups(learner, pairs, by_model=step == half)
        pace = _pace(step, recipe)
        loss = _text_loss(learner, pairs, recipe)
        learner.move(loss, Rates(recipe.rate * pace, recipe.weight_rate * pace, 0.0))
        total += loss.item()
        if step % _REPORT == 0:
            say(messages.step(step, recipe.steps, total / _REPORT, time.monotonic() - began))
            total = 0.0


def _pace(step: int, recipe: Recipe) -> float:
    """A short warm-up, then half a cosine down to one fiftieth."""
    warm = min(1.0, step / max(recipe.warm * recipe.steps, 1))
    return warm * max(0.02, 0.5 * (1 + math.cos(math.pi * step / recipe.steps)))


def _text_loss(learner: Learner, pairs: PairMaker, recipe: Recipe) -> torch.Tensor:
    from scipy.sparse import vstack

    batch, words = pairs.batch(), pairs.synonym_batch()
    count = batch.questions.shape[0]
    found = learner.scores(
        vstack([batch.questions, words.questions]).tocsr(),
        vstack([batch.passages, words.passages]).tocsr(),
    )
    identity = (1 - recipe.meaning) * found.identity[:count, :count]
    same = torch.arange(words.questions.shape[0])
    total = torch.zeros(())
    for share, meaning in ((_WHOLE, found.meaning), (1 - _WHOLE, found.half)):
        scores = recipe.sharpness * (identity + recipe.meaning * meaning[:count, :count])
        right = torch.arange(count)
        loss = functional.cross_entropy(scores, right)
        loss = loss + _BACK * functional.cross_entropy(scores.T, right)
        alike = functional.cross_entropy(_SYNONYM_SHARPNESS * meaning[count:, count:], same)
        total = total + share * (loss + recipe.synonym_share * alike)
    return total


def learn_from_questions(learner: Learner, sets: list[BenchSet], recipe: Recipe) -> None:
    """Real questions against all the paragraphs of their set, in batches drawn in one order.

    A question loses ``bench_drop`` of the words that it shares with its paragraph, so that the
    rows learn to do without them.
    """
    rng = np.random.default_rng(recipe.seed)
    drawn = [
        (bench, rng.permutation(len(bench.gold)))
        for _ in range(recipe.bench_epochs)
        for bench in sets
    ]
    chunks = [
        (bench, order[first : first + recipe.bench_batch])
        for bench, order in drawn
        for first in range(0, len(order) - recipe.bench_batch + 1, recipe.bench_batch)
    ]
    for number, place in enumerate(rng.permutation(len(chunks)).tolist(), start=1):
        bench, chosen = chunks[place]
        asked = _fewer_shared(bench, chosen, recipe.bench_drop, rng)
        found = learner.scores(asked, bench.passages)
        scores = (1 - recipe.meaning) * found.identity + recipe.meaning * found.meaning
        gold = torch.from_numpy(bench.gold[chosen])
        loss = functional.cross_entropy(recipe.bench_sharpness * scores, gold)
        pace = 0.5 * (1 + math.cos(math.pi * number / len(chunks)))
        weight = recipe.bench_weight_rate * pace
        learner.move(loss, Rates(recipe.bench_rate * pace, weight, weight))


def _fewer_shared(
    bench: BenchSet, chosen: NDArray[np.int64], share: float, rng: np.random.Generator
) -> sp.csr_matrix:
    """The chosen questions without a random ``share`` of the terms that their paragraph has."""
    asked: sp.csr_matrix = bench.questions[chosen].tocsr()
    shared = asked.multiply(bench.passages[bench.gold[chosen]] > 0).tocsr()
    shared.data = (rng.random(len(shared.data)) < share).astype(np.float32)
    fewer: sp.csr_matrix = (asked - asked.multiply(shared)).tocsr()
    fewer.eliminate_zeros()
    return fewer


def learned(learner: Learner) -> Learned:
    """The state of a learner as plain arrays."""
    return Learned(
        learner.rows.values,
        np.exp(learner.meaning.values),
        np.exp(learner.query.values),
        np.exp(learner.passage.values),
    )

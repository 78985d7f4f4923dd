"""The reranker's features of each candidate, computed for a whole pool at once. Pure.

Every feature is scale-free (shares of the question, values relative to the pool's best), so
that a model learnt on one collection serves another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.fusion import normalised
from index.rerank.forms import EVIDENCE, FORMS
from index.rerank.pool import Floats, Pool
from index.windows import window_maximum

_WINDOWS = (6, 12, 24)
_EXACT = 0.999
_LACKING = 0.6


@dataclass(frozen=True, slots=True)
class Candidates:
    """The pool with what each channel said.

    ``idf`` weighs the question's terms; ``channels`` gives every candidate's score by channel;
    ``tables`` marks table passages, ``headings`` those that are a heading alone; ``form`` is the
    question's answer form, ``names`` the share of its names that each candidate holds
    and ``looks`` which of its terms are written as names or with figures.
    """

    pool: Pool
    idf: Floats
    channels: Mapping[str, Floats]
    tables: NDArray[np.bool_]
    headings: NDArray[np.bool_]
    form: str
    names: Floats
    looks: NDArray[np.bool_]


def feature_matrix(candidates: Candidates) -> tuple[tuple[str, ...], Floats]:
    """Names and values, one row a candidate."""
    columns: dict[str, Floats] = {}
    weights = candidates.idf / candidates.idf.sum()
    for group in _GROUPS:
        columns.update(group(candidates, weights))
    return tuple(columns), np.column_stack(list(columns.values()))


def _channels(candidates: Candidates, weights: Floats) -> dict[str, Floats]:
    found: dict[str, Floats] = {}
    for name, scores in candidates.channels.items():
        order = np.lexsort((np.arange(len(scores)), -scores))
        rank = np.empty(len(scores))
        rank[order] = np.arange(len(scores))
        best = float(scores.max())
        found[f"{name}.scaled"] = normalised(scores)
        found[f"{name}.rank"] = 1 / (1 + rank)
        found[f"{name}.share"] = scores / best if best > 0 else np.zeros_like(scores)
        second = np.partition(scores, -2)[-2] if len(scores) > 1 else 0.0
        others = np.where(rank == 0, second, best)
        found[f"{name}.lead"] = (scores - others) / best if best > 0 else np.zeros_like(scores)
    lexical = candidates.channels["lexical"]
    found["lexical.absolute"] = lexical / candidates.idf.sum()
    return found


def _coverage(candidates: Candidates, weights: Floats) -> dict[str, Floats]:
    pool, idf = candidates.pool, candidates.idf
    best = np.maximum.reduceat(pool.match, pool.starts)
    exact = (best >= _EXACT).astype(np.float64)
    order = np.argsort(-idf, kind="stable")
    missing = np.where(best < 0.4, idf, 0.0).max(axis=1) / idf.max()
    counts = np.add.reduceat((pool.match >= _EXACT).astype(np.float64), pool.starts)
    found = {
        "coverage.exact": exact @ weights,
        "coverage.soft": best @ weights,
        "coverage.count": exact.mean(axis=1),
        "coverage.missing": missing,
        "coverage.rarest": best[:, order[0]],
        "coverage.second": best[:, order[min(1, len(order) - 1)]],
        "coverage.repeated": np.log1p(counts) @ weights,
        "coverage.density": counts.sum(axis=1) / np.maximum(pool.lengths, 1),
    }
    found["coverage.exact.relative"] = found["coverage.exact"] - found["coverage.exact"].max()
    found["coverage.soft.relative"] = found["coverage.soft"] - found["coverage.soft"].max()
    return found


def _sentences(candidates: Candidates, weights: Floats) -> dict[str, Floats]:
    pool = candidates.pool
    best = np.maximum.reduceat(pool.match, pool.sentences)
    covered = best @ weights
    same = pool.sentence_owner[1:] == pool.sentence_owner[:-1]
    pairs = covered.copy()
    joined = np.maximum(best[1:], best[:-1]) @ weights
    pairs[1:] = np.where(same, np.maximum(joined, pairs[1:]), pairs[1:])
    first = np.searchsorted(pool.sentence_owner, np.arange(len(pool.starts)))
    top = np.maximum.reduceat(covered, first)
    rest = np.where(covered >= top[pool.sentence_owner], 0.0, covered)
    evidence = _evidence(candidates, first)
    shown = np.where(evidence, covered, 0.0)
    found = {
        "sentence.best": top,
        "sentence.exact": np.maximum.reduceat((best >= _EXACT) @ weights, first),
        "sentence.second": np.maximum.reduceat(rest, first),
        "sentence.pair": np.maximum.reduceat(pairs, first),
        "sentence.form": np.maximum.reduceat(shown, first),
        "sentence.form.any": np.maximum.reduceat(evidence.astype(np.float64), first),
        "sentence.relative": top - top.max(),
    }
    found["sentence.form.relative"] = found["sentence.form"] - found["sentence.form"].max()
    return found


def _evidence(candidates: Candidates, first: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether a sentence holds a token with the answer's looks that the question lacks."""
    pool = candidates.pool
    wanted = EVIDENCE[candidates.form]
    unasked = pool.match.max(axis=1) < _EXACT
    hits = ((pool.flags & wanted) > 0) & unasked
    found: NDArray[np.bool_] = np.add.reduceat(hits.astype(np.int64), pool.sentences) > 0
    return found


def _proximity(candidates: Candidates, weights: Floats) -> dict[str, Floats]:
    pool = candidates.pool
    found: dict[str, Floats] = {}
    for width in _WINDOWS:
        near = _windows(pool, pool.match, width)
        found[f"window.{width}"] = np.maximum.reduceat(near @ weights, pool.starts)
    found["window.relative"] = found["window.12"] - found["window.12"].max()
    found.update(_pairs(candidates))
    return found


def _windows(pool: Pool, values: Floats, width: int) -> Floats:
    """The windows that open on a term; one that opens in a gap would see the next passage."""
    found = np.asarray(window_maximum(values, width), dtype=np.float64)
    found[~pool.filled] = 0.0
    return found


def _pairs(candidates: Candidates) -> dict[str, Floats]:
    """Neighbouring question terms that are neighbours in the passage, in and out of order."""
    pool, idf = candidates.pool, candidates.idf
    if len(idf) < 2:
        nothing = np.zeros(len(pool.starts))
        return {"pairs.next": nothing, "pairs.near": nothing, "pairs.turned": nothing}
    weights = np.minimum(idf[:-1], idf[1:])
    weights = weights / weights.sum()
    left, right = pool.match[:, :-1], pool.match[:, 1:]
    after = [np.zeros_like(right) for _ in range(4)]
    for step, moved in enumerate(after, 1):
        moved[:-step] = right[step:]
    near = np.maximum.reduce(after)
    before = np.zeros_like(right)
    before[1:] = np.maximum(right[:-1], 0)
    before[2:] = np.maximum(before[2:], right[:-2])

    def best(products: Floats) -> Floats:
        shares: Floats = np.maximum.reduceat(products, pool.starts) @ weights
        return shares

    return {
        "pairs.next": best(left * after[0]),
        "pairs.near": best(left * near),
        "pairs.turned": best(left * before),
    }


def _passage(candidates: Candidates, weights: Floats) -> dict[str, Floats]:
    pool = candidates.pool
    count = len(pool.starts)
    return {
        "passage.length": np.log1p(pool.lengths),
        "passage.table": candidates.tables.astype(np.float64),
        "passage.heading": candidates.headings.astype(np.float64),
        "question.terms": np.full(count, float(len(candidates.idf))),
        "question.idf": np.full(count, float(candidates.idf.mean())),
        **{f"question.{form}": np.full(count, float(candidates.form == form)) for form in FORMS},
    }


def _contrast(candidates: Candidates, weights: Floats) -> dict[str, Floats]:
    """Coverage weighted by what sets the candidates apart: idf within the pool."""
    pool = candidates.pool
    best = np.maximum.reduceat(pool.match, pool.starts)
    count = len(pool.starts)
    held = (best >= _EXACT).sum(axis=0)
    inner = np.log((1 + count) / (1 + held)) * candidates.idf
    total = inner.sum()
    inner = inner / total if total > 0 else weights
    by_sentence = np.maximum.reduceat(pool.match, pool.sentences) @ inner
    first = np.searchsorted(pool.sentence_owner, np.arange(count))
    near = _windows(pool, pool.match, 12) @ inner
    found = {
        "contrast.coverage": best @ inner,
        "contrast.sentence": np.maximum.reduceat(by_sentence, first),
        "contrast.window": np.maximum.reduceat(near, pool.starts),
    }
    for name in tuple(found):
        found[f"{name}.relative"] = found[name] - found[name].max()
    return found


def _meaning(candidates: Candidates, weights: Floats) -> dict[str, Floats]:
    """Late interaction: the word nearest in meaning stands for a question term that is missing.

    Squared, a middling likeness counts little.
    """
    pool = candidates.pool
    best = np.maximum.reduceat(pool.meant, pool.starts)
    lacking = np.maximum.reduceat(pool.match, pool.starts) < _LACKING
    sentences = np.maximum.reduceat(pool.meant, pool.sentences)
    first = np.searchsorted(pool.sentence_owner, np.arange(len(pool.starts)))
    near = _windows(pool, pool.meant**2, 12)
    found = {
        "meaning.coverage": best @ weights,
        "meaning.squared": best**2 @ weights,
        "meaning.standing": np.where(lacking, best, 0.0) @ weights,
        "meaning.gap": (np.where(lacking, 1 - best, 0.0) * weights).max(axis=1),
        "meaning.sentence": np.maximum.reduceat(sentences @ weights, first),
        "meaning.sentence.squared": np.maximum.reduceat(sentences**2 @ weights, first),
        "meaning.window": np.maximum.reduceat(near @ weights, pool.starts),
        "meaning.close": pool.closeness,
        "meaning.close.sentence": np.maximum.reduceat(pool.sentence_closeness, first),
    }
    for name in tuple(found):
        found[f"{name}.relative"] = found[name] - found[name].max()
    return found


def _names(candidates: Candidates, weights: Floats) -> dict[str, Floats]:
    """What the question names: as units, and term by term where capitals or figures tell."""
    pool, held = candidates.pool, candidates.names
    best = np.maximum.reduceat(pool.match, pool.starts)
    named = np.where(candidates.looks, weights, 0.0)
    plain = np.where(candidates.looks, 0.0, weights)
    covered = best @ named / max(float(named.sum()), 1e-9)
    others = best @ plain / max(float(plain.sum()), 1e-9)
    found = {
        "names.held": held,
        "names.covered": covered,
        "names.missing": ((1 - best) * named).max(axis=1),
        "names.others": others,
    }
    for name in tuple(found):
        found[f"{name}.relative"] = found[name] - found[name].max()
    found["names.share"] = np.full(len(held), float(named.sum()))
    return found


_GROUPS: tuple[Callable[[Candidates, Floats], dict[str, Floats]], ...] = (
    _channels,
    _coverage,
    _sentences,
    _proximity,
    _contrast,
    _passage,
    _meaning,
    _names,
)

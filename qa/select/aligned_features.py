"""What the alignment of a question with its candidates says of each of them. Pure.

All columns are computed for the whole list at once, for much of what tells a sentence that
answers from its neighbours is what it alone holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.rerank.letters import letter_likeness
from index.windows import window_maximum
from qa.select.alignment import EXACT, HIT, Alignment, align
from qa.select.asked import Asked
from qa.select.reading import Candidate
from qa.select.words import WordVectors
from qa.text import fold

Floats = NDArray[np.float64]
_NEGATION = re.compile(
    r"\b(?:no|nunca|jamas|ningun|ninguna|ninguno|sin|tampoco|nadie|excepto|salvo)\b"
)
_POINTS_BACK = re.compile(
    r"\W*(?:el|ella|ellos|ellas|est[aeo]s?|es[aeo]s?|sus?|dich[oa]s?|tambien|ademas|sin embargo"
    r"|asi|otr[oa]s?|aunque|pero|y|por lo tanto|se)\b"
)
_WINDOW = 12
_NEAR = 8
_PAIR = 4


@dataclass(frozen=True, slots=True)
class Laid:
    """The candidates' texts and their neighbours' laid out, each text once.

    ``own``, ``before`` and ``after`` are the texts' numbers for each candidate; ``weights`` are
    the shares of the question's terms.
    """

    alignment: Alignment
    own: NDArray[np.int64]
    before: NDArray[np.int64]
    after: NDArray[np.int64]
    weights: Floats
    idf: Floats


def lay(asked: Asked, candidates: Sequence[Candidate], vectors: WordVectors) -> Laid:
    """Aligns the candidates and their neighbours with the question."""
    texts = [text for c in candidates for text in (c.text, c.previous, c.following)]
    number = {text: at for at, text in enumerate(dict.fromkeys(texts))}
    places = np.array([number[text] for text in texts], dtype=np.int64).reshape(-1, 3)
    idf = np.array([asked.weights[term.stem] for term in asked.form.terms] or [0.0])
    return Laid(
        alignment=align(asked, list(number), vectors),
        own=places[:, 0],
        before=places[:, 1],
        after=places[:, 2],
        weights=idf / asked.total,
        idf=idf,
    )


def aligned_columns(asked: Asked, candidates: Sequence[Candidate], laid: Laid) -> dict[str, Floats]:
    """Every column of this module, each with one value a candidate."""
    return {
        **_shares(laid),
        **_terms(laid),
        **_places(asked, laid),
        **_letters(asked, candidates),
        **_signs(asked, candidates),
    }


def _shares(laid: Laid) -> dict[str, Floats]:
    """Coverage by meaning, and coverage by what only few candidates hold."""
    best = laid.alignment.best()
    own, before, after = best[laid.own], best[laid.before], best[laid.after]
    exact = (own >= EXACT).astype(np.float64)
    missing, count = 1 - exact, len(own)
    soft = np.maximum(np.log((count + 1) / (own.sum(axis=0) + 0.5)), 0.0)
    held = exact.sum(axis=0)
    rare = np.maximum(np.log((count + 1) / (held + 0.5)), 0.0) * (held > 0)
    meaning, cover = own @ laid.weights, np.maximum(own, before) @ laid.weights
    counts = np.add.reduceat(laid.alignment.match, laid.alignment.starts)[laid.own]
    norm = 0.6 * (0.6 + 0.4 * laid.alignment.lengths[laid.own] / 12.0)
    local = counts * 1.6 / (counts + norm[:, None])
    return {
        "meaning": meaning,
        "meaning_before": cover,
        "gain_before": cover - meaning,
        "gain_after": np.maximum(own, after) @ laid.weights - meaning,
        "unmatched": ((own * missing) @ laid.weights) / (missing @ laid.weights + 1e-6),
        "unmatched_best": (own * missing).max(axis=1),
        "local": own @ (laid.idf * soft) / ((laid.idf * soft).sum() + 1e-6),
        "local_exact": exact @ (laid.idf * rare) / ((laid.idf * rare).sum() + 1e-6),
        "local_weight": exact @ (laid.weights * rare),
        "local_bm25": local @ (laid.weights * soft),
        "sole": (exact * (held == 1)) @ laid.weights,
    }


def _terms(laid: Laid) -> dict[str, Floats]:
    """How well the rarest, the first and the last terms of the question are matched."""
    own = laid.alignment.best()[laid.own]
    rarest = np.argsort(-laid.idf, kind="stable")
    found = {}
    for place in range(3):
        inside = place < own.shape[1]
        nothing = np.full(len(own), -1.0)
        found[f"rare_{place}"] = own[:, rarest[place]] if inside else nothing
        found[f"first_{place}"] = own[:, place] if inside else nothing
        found[f"last_{place}"] = own[:, -1 - place] if inside else nothing
    return found


def _places(asked: Asked, laid: Laid) -> dict[str, Floats]:
    """Windows, pairs, new words and how near the matched words a new word may answer.

    A window begins at a word: one that began in the gap after a text would hold the first
    words of whatever text is laid out next.
    """
    one, starts = laid.alignment, laid.alignment.starts
    hits: NDArray[np.bool_] = np.greater_equal(one.match, HIT)
    matched: NDArray[np.bool_] = np.any(hits, axis=1)
    new = one.word & ~matched
    window = window_maximum(one.match, _WINDOW) * one.word[:, None]
    near = _faded(one.match) @ laid.weights
    wanted = _wanted(asked, one, new)
    at = np.arange(len(one.match)) - np.repeat(starts, np.diff(starts, append=len(one.match)))
    length = np.maximum(one.lengths, 1)
    first = np.minimum.reduceat(np.where(matched, at, len(at)), starts)
    last = np.maximum.reduceat(np.where(matched, at, 0), starts)
    columns = {
        "window_12": np.maximum.reduceat(window @ laid.weights, starts),
        "pairs": _pairs(hits, laid, starts),
        "new_words": np.add.reduceat(new.astype(np.float64), starts),
        "new_names": np.add.reduceat((new & one.capital).astype(np.float64), starts),
        "new_digits": np.add.reduceat((new & one.digit).astype(np.float64), starts),
        "answer_near": np.maximum.reduceat(near * wanted, starts),
        "focus_like": np.maximum.reduceat(one.focus, starts),
        "focus_new": np.maximum.reduceat(one.focus * new, starts),
        "starts_at": np.minimum(first / length, 1.0),
        "ends_at": last / length,
    }
    return {name: column[laid.own] for name, column in columns.items()}


def _wanted(asked: Asked, one: Alignment, new: NDArray[np.bool_]) -> Floats:
    """The new words that look as the answer should."""
    if asked.form.wants("figure", "percent", "duration", "count", "date"):
        return (new & one.digit).astype(np.float64)
    if asked.form.wants("who", "place", "definition"):
        return (new & one.capital).astype(np.float64)
    return new.astype(np.float64)


def _faded(match: Floats) -> Floats:
    """The best match around each place, halved at the next word, a third after it, and so on."""
    found = match.copy()
    for step in range(1, _NEAR + 1):
        np.maximum(found[step:], match[:-step] / (1 + step), out=found[step:])
        np.maximum(found[:-step], match[step:] / (1 + step), out=found[:-step])
    return found


def _pairs(hits: NDArray[np.bool_], laid: Laid, starts: NDArray[np.int64]) -> Floats:
    """The share of neighbouring question terms that stand within four words of one another."""
    if hits.shape[1] < 2:
        return np.zeros(len(starts))
    left, right = hits[:, :-1], hits[:, 1:]
    around = right.copy()
    for step in range(1, _PAIR + 1):
        around[step:] |= right[:-step]
        around[:-step] |= right[step:]
    weights = np.minimum(laid.idf[:-1], laid.idf[1:])
    found: Floats = np.maximum.reduceat(left & around, starts) @ weights / (weights.sum() + 1e-6)
    return found


def _letters(asked: Asked, candidates: Sequence[Candidate]) -> dict[str, Floats]:
    """Likeness by character n-grams, relative to the best of the list."""
    texts = [c.text for c in candidates]
    joined = [f"{c.previous} {c.text}" for c in candidates]
    found = {"letters": texts, "letters_before": joined}
    scores = {name: letter_likeness(asked.form.text, of) for name, of in found.items()}
    return {name: column / (column.max() + 1e-9) for name, column in scores.items()}


def _signs(asked: Asked, candidates: Sequence[Candidate]) -> dict[str, Floats]:
    """Words that deny, and words that point back to the sentence before."""
    low = [fold(c.text) for c in candidates]
    denied = np.array([float(bool(_NEGATION.search(text))) for text in low])
    asked_denied = float(bool(_NEGATION.search(fold(asked.form.text))))
    return {
        "denial_differs": np.abs(denied - asked_denied),
        "points_back": np.array([float(bool(_POINTS_BACK.match(text))) for text in low]),
        "pointed_at": np.array(
            [float(bool(_POINTS_BACK.match(fold(c.following)))) for c in candidates]
        ),
    }

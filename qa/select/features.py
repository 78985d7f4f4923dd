"""Features of a sentence as the answer to a question: pure functions over words and values.

One row of :data:`FEATURES` per candidate sentence. Every feature is computed from the folded,
stemmed words, so that accents, capitals and inflection make no difference; weights are the
inverse document frequencies of the corpus at hand (:class:`TermStatistics`).
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from qa.forms import QuestionForm
from qa.lexicon import synonym_stems
from qa.text import fold, tokens
from qa.values import find_values

FEATURES: tuple[str, ...] = (
    "coverage", "soft_coverage", "bm25", "bigrams", "run", "window", "passage_coverage",
    "previous_coverage", "next_coverage", "heading_coverage", "joint_coverage",
    "capital_coverage", "capital_count", "value_coverage", "value_count", "focus",
    "unmatched_max", "density", "length", "position", "is_first", "is_last", "count",
    "new_figures", "new_dates", "new_capitals", "new_percents", "type_fit", "type_distance",
    "cause", "definition_mark", "parenthesis", "list_mark", "first_matched", "last_matched",
    "passage_score", "passage_rank", "similarity", "similarity_gap", "coverage_gap", "soft_gap",
    "bm25_gap", "joint_gap", "coverage_rank", "wh_figure", "wh_date", "wh_who", "wh_place",
    "wh_definition", "wh_why", "wh_procedure", "wh_list", "wh_other", "question_terms", "verb_like",
    "passage_gap", "similarity_rank",
)  # fmt: skip
CONTEXT = " (sobre: "
"""What joins a follow-up to the matter that it takes from the conversation."""
CONTEXT_WEIGHT = 0.4
_AT = {name: at for at, name in enumerate(FEATURES)}
_GAPS = (
    ("coverage", "coverage_gap"),
    ("soft_coverage", "soft_gap"),
    ("bm25", "bm25_gap"),
    ("joint_coverage", "joint_gap"),
    ("similarity", "similarity_gap"),
    ("passage_coverage", "passage_gap"),
)
_CAUSE = re.compile(
    r"\b(?:porque|debido|ya que|pues|puesto que|a causa|por lo que|a fin de|para que|para"
    r"|gracias a|por ello)\b"
)
_DEFINES = re.compile(
    r"\b(?:es|son|era|eran|fue|fueron|se define|significa|consiste|denominad[oa]|llamad[oa]"
    r"|se conoce)\b|\("
)
_LISTS = re.compile(r",[^,;]+,[^,;]+ (?:y|e|o)\b|:\s|;")


class TermStatistics:
    """Document frequencies of stems over the passages of a corpus."""

    def __init__(self, frequencies: dict[str, int], passages: int, average_length: float) -> None:
        self.frequencies = frequencies
        self.passages = max(passages, 1)
        self.average_length = max(average_length, 1.0)

    @classmethod
    def of(cls, texts: Iterable[str]) -> TermStatistics:
        """Counts the stems of each text once."""
        frequencies: dict[str, int] = {}
        count = words = 0
        for text in texts:
            found = [token.stem for token in tokens(text) if token.stem]
            count += 1
            words += len(found)
            for one in set(found):
                frequencies[one] = frequencies.get(one, 0) + 1
        return cls(frequencies, count, words / max(count, 1))

    def idf(self, term: str) -> float:
        """``ln(1 + (N - n + 0.5) / (n + 0.5))``; a stem nowhere in the corpus weighs the most."""
        n = self.frequencies.get(term, 0)
        return math.log1p((self.passages - n + 0.5) / (n + 0.5))

    def knows(self, term: str) -> bool:
        """True when some passage holds the stem."""
        return term in self.frequencies


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence read once: stems by position, its set of stems, and what values it holds."""

    text: str
    stems: tuple[str, ...]
    stem_set: frozenset[str]
    places: dict[str, tuple[int, ...]]
    capitals: tuple[tuple[int, str], ...]
    figures: tuple[tuple[int, str], ...]
    dates: tuple[tuple[int, str], ...]
    percents: int
    cause: bool
    defines: bool
    parenthesis: bool
    lists: bool


@lru_cache(maxsize=65536)
def read_sentence(text: str) -> Reading:
    """Reads one sentence; cached, for passages are asked about again and again."""
    found = tokens(text)
    places: dict[str, list[int]] = {}
    for at, token in enumerate(found):
        if token.stem:
            places.setdefault(token.stem, []).append(at)
    starts = [token.start for token in found]

    def word_at(offset: int) -> int:
        return next((i for i in range(len(starts) - 1, -1, -1) if starts[i] <= offset), 0)

    values = find_values(text)
    low = fold(text)
    return Reading(
        text=text,
        stems=tuple(token.stem for token in found),
        stem_set=frozenset(places),
        places={key: tuple(value) for key, value in places.items()},
        capitals=tuple((i, t.stem) for i, t in enumerate(found) if t.capital and t.stem and i),
        figures=tuple((word_at(v.start), v.key) for v in values if v.kind in ("figure", "percent")),
        dates=tuple((word_at(v.start), v.key) for v in values if v.kind in ("date", "year")),
        percents=sum(v.kind == "percent" for v in values),
        cause=bool(_CAUSE.search(low)),
        defines=bool(_DEFINES.search(low)),
        parenthesis="(" in text,
        lists=bool(_LISTS.search(low)),
    )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence to be judged, with where it stands.

    ``passage_score`` is the retriever's score divided by the best of the list (1 when the
    passage is given); ``similarity`` is the embedder's cosine with the question, 0 when no
    embedder was asked.
    """

    text: str
    previous: str = ""
    following: str = ""
    passage: str = ""
    heading: str = ""
    position: int = 0
    count: int = 1
    passage_score: float = 1.0
    passage_rank: int = 1
    similarity: float = 0.0


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


def coverage(asked: Asked, stems: frozenset[str]) -> float:
    """The share of the question's weight that ``stems`` holds."""
    return sum(w for one, w in asked.weights.items() if one in stems) / asked.total


@lru_cache(maxsize=32768)
def _beginnings(stems: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """The stems of four letters or more by their first four letters."""
    table: dict[str, list[str]] = {}
    for one in stems:
        if len(one) >= 4:
            table.setdefault(one[:4], []).append(one)
    return {key: tuple(value) for key, value in table.items()}


def has_related(one: str, stems: frozenset[str]) -> bool:
    """True when a stem of the set shares all but the last two letters of the shorter one."""
    for other in _beginnings(stems).get(one[:4], ()) if len(one) >= 4 else ():
        short = max(4, min(len(one), len(other)) - 2)
        if one[:short] == other[:short]:
            return True
    return False


def soft_coverage(asked: Asked, stems: frozenset[str]) -> float:
    """Coverage that also counts synonyms (0.8) and words of one family (0.7)."""
    score = 0.0
    for one, weight in asked.weights.items():
        if one in stems:
            score += weight
        elif asked.near[one] & stems:
            score += 0.8 * weight
        elif has_related(one, stems):
            score += 0.7 * weight
    return score / asked.total


def _bm25(asked: Asked, reading: Reading, statistics: TermStatistics) -> float:
    length = max(len(reading.places), 1)
    norm = 0.6 * (0.6 + 0.4 * length / 18.0)
    score = 0.0
    for one, weight in asked.weights.items():
        tf = len(reading.places.get(one, ()))
        score += weight * tf * 1.6 / (tf + norm)
    return score / asked.total


def _order_features(asked: Asked, reading: Reading) -> tuple[float, float, float]:
    """Shared bigrams, the longest run of matched words, and the matched words' closeness."""
    content = [s for s in reading.stems if s]
    pairs = set(itertools.pairwise(content))
    bigrams = len(pairs & asked.bigrams) / max(len(asked.bigrams), 1)
    run = best = 0
    for one in content:
        run = run + 1 if one in asked.weights else 0
        best = max(best, run)
    places = sorted(p for one in asked.weights for p in reading.places.get(one, ()))
    closeness = len(places) / (places[-1] - places[0] + 1) if len(places) > 1 else 0.0
    return bigrams, best / max(len(asked.weights), 1), closeness


def _expected(form: QuestionForm, reading: Reading, asked: Asked) -> list[int]:
    """Word places of new values of the kind that the question expects."""
    if form.wants("figure", "percent", "duration", "count"):
        return [at for at, key in reading.figures if key not in asked.value_keys]
    if form.wants("date"):
        return [at for at, key in reading.dates if key not in asked.value_keys]
    if form.wants("norm"):
        return [at for at, key in reading.figures + reading.dates if key not in asked.value_keys]
    if form.wants("who", "place", "definition"):
        return [at for at, one in reading.capitals if one not in asked.weights]
    return []


def _type_features(asked: Asked, reading: Reading) -> tuple[float, float]:
    """Whether a value of the expected kind stands there, and how near the matched words."""
    if asked.form.kinds[0] in ("other", "list", "yesno", "procedure", "comparison", "why"):
        return 0.5, 0.5
    spots = _expected(asked.form, reading, asked)
    if not spots:
        return 0.0, 0.0
    matched = [
        (p, asked.weights[one]) for one in asked.weights for p in reading.places.get(one, ())
    ]
    if not matched:
        return 1.0, 0.0
    near = max(sum(w / (1 + abs(spot - p)) for p, w in matched) for spot in spots)
    return 1.0, near / asked.total


def _wh(form: QuestionForm) -> dict[str, float]:
    groups = (
        ("wh_figure", form.wants("figure", "percent", "duration", "count", "sum")),
        ("wh_date", form.wants("date")),
        ("wh_who", form.wants("who")),
        ("wh_place", form.wants("place")),
        ("wh_definition", form.wants("definition")),
        ("wh_why", form.wants("why")),
        ("wh_procedure", form.wants("procedure")),
        ("wh_list", form.wants("list")),
        ("wh_other", form.kinds[0] == "other"),
    )
    return {name: float(value) for name, value in groups}


def _own_features(asked: Asked, reading: Reading, statistics: TermStatistics) -> dict[str, float]:
    stems = reading.stem_set
    bigrams, run, window = _order_features(asked, reading)
    fit, distance = _type_features(asked, reading)
    matched = [one for one in asked.weights if one in stems]
    unmatched = [w for one, w in asked.weights.items() if one not in stems]
    held = {key for _, key in reading.figures + reading.dates}
    order = list(asked.weights)
    new_figures = sum(key not in asked.value_keys for _, key in reading.figures)
    new_dates = sum(key not in asked.value_keys for _, key in reading.dates)
    cov = coverage(asked, stems)
    return {
        "coverage": cov,
        "soft_coverage": soft_coverage(asked, stems),
        "bm25": _bm25(asked, reading, statistics),
        "bigrams": bigrams,
        "run": run,
        "window": window,
        "capital_coverage": len(asked.capitals & stems) / max(len(asked.capitals), 1),
        "capital_count": len(asked.capitals),
        "value_coverage": len(asked.value_keys & held) / max(len(asked.value_keys), 1),
        "value_count": len(asked.value_keys),
        "focus": float(asked.form.focus in stems) if asked.form.focus else 0.5,
        "unmatched_max": max(unmatched, default=0.0) / asked.total,
        "density": cov * asked.total / (5 + len(reading.places)),
        "length": math.log1p(len(reading.stems)),
        "new_figures": min(new_figures, 5),
        "new_dates": min(new_dates, 5),
        "new_capitals": min(sum(one not in asked.weights for _, one in reading.capitals), 10),
        "new_percents": float(reading.percents > 0),
        "type_fit": fit,
        "type_distance": distance,
        "cause": float(reading.cause),
        "definition_mark": float(reading.defines),
        "parenthesis": float(reading.parenthesis),
        "list_mark": float(reading.lists),
        "first_matched": float(bool(order) and order[0] in stems),
        "last_matched": float(bool(order) and order[-1] in stems),
        "question_terms": len(order),
        "verb_like": len(matched),
    }


def _place_features(asked: Asked, candidate: Candidate, stems: frozenset[str]) -> dict[str, float]:
    previous = read_sentence(candidate.previous).stem_set
    following = read_sentence(candidate.following).stem_set
    passage = read_sentence(candidate.passage).stem_set if candidate.passage else stems
    heading = read_sentence(candidate.heading).stem_set
    return {
        "passage_coverage": soft_coverage(asked, passage),
        "previous_coverage": coverage(asked, previous),
        "next_coverage": coverage(asked, following),
        "heading_coverage": coverage(asked, heading),
        "joint_coverage": soft_coverage(asked, stems | previous | heading),
        "position": candidate.position / max(candidate.count, 1),
        "is_first": float(candidate.position == 0),
        "is_last": float(candidate.position == candidate.count - 1),
        "count": min(candidate.count, 30),
        "passage_score": candidate.passage_score,
        "passage_rank": 1.0 / candidate.passage_rank,
        "similarity": candidate.similarity,
    }


def feature_rows(
    asked: Asked, candidates: Sequence[Candidate], statistics: TermStatistics
) -> NDArray[np.float64]:
    """One row of :data:`FEATURES` for each candidate, shape ``(len(candidates), features)``."""
    rows = np.zeros((len(candidates), len(FEATURES)))
    wh = _wh(asked.form)
    for at, candidate in enumerate(candidates):
        reading = read_sentence(candidate.text)
        values = _own_features(asked, reading, statistics)
        values |= _place_features(asked, candidate, reading.stem_set)
        for name, value in (values | wh).items():
            rows[at, _AT[name]] = value
    if len(candidates):
        for source, target in _GAPS:
            column = rows[:, _AT[source]]
            rows[:, _AT[target]] = column - column.max()
        for source, target in (("coverage", "coverage_rank"), ("similarity", "similarity_rank")):
            column = rows[:, _AT[source]]
            rows[:, _AT[target]] = [(column > value).sum() for value in column]
    return rows

"""What a text says otherwise than a question, and the judge that weighs it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedding import ModelSettings, open_embedder
from qa.forms import analyse_question
from qa.select.asked import ask
from qa.select.contrast import Laying, denies, opposed, replaced
from qa.select.features import Background
from qa.select.learning import fit_judge
from qa.select.model import Line, load_selector
from qa.select.opposites import opposites_of
from qa.select.reading import Candidate
from qa.select.statistics import TermStatistics
from qa.select.support import SUPPORT_FEATURES, choose, support_row
from qa.select.words import WordVectors
from qa.text import tokens

SENTENCES = (
    "La villa creció mucho en el siglo pasado.",
    "El ingeniero Julio Arana dirigió la obra del puente nuevo en 1931.",
    "El caudal del río aumentó después de las lluvias.",
)
STATISTICS = TermStatistics.of(SENTENCES)
VECTORS = WordVectors(open_embedder(ModelSettings(), asking=True))
BACKGROUND = Background(STATISTICS, VECTORS)
CANDIDATES = tuple(
    Candidate(text, SENTENCES[at - 1] if at else "", passage=" ".join(SENTENCES), position=at)
    for at, text in enumerate(SENTENCES)
)
WORDS = st.lists(
    st.sampled_from(("puente", "obra", "Arana", "1931", "no", "de", "¿quién", "nunca", "viejo")),
    max_size=8,
).map(" ".join)


def row_of(question: str) -> dict[str, float]:
    asked = ask(analyse_question(question), STATISTICS)
    row = support_row(asked, np.array([0.0, 1.0, 0.5]), CANDIDATES, BACKGROUND)
    return dict(zip(SUPPORT_FEATURES, row.tolist(), strict=True))


@pytest.mark.parametrize(
    ("one", "other"),
    [("aumentó", "disminuyó"), ("norte", "sur"), ("públicas", "privadas"), ("Nunca", "siempre")],
)
def test_opposites_hold_both_ways_whatever_the_inflection(one: str, other: str) -> None:
    left, right = tokens(one)[0], tokens(other)[0]
    assert {right.fold, right.stem} & opposites_of(left)
    assert {left.fold, left.stem} & opposites_of(right)


def test_an_opposite_counts_only_where_the_word_itself_is_missing() -> None:
    text = Laying.of(SENTENCES[2])
    count, context = opposed(tokens("¿Cuándo disminuyó el caudal del río?"), text, STATISTICS)
    assert count == 1
    assert context > 0.5
    assert opposed(tokens("¿Cuándo aumentó el caudal del río?"), text, STATISTICS) == (0, 0)


def test_a_name_or_year_that_stands_for_another_is_seen_in_its_context() -> None:
    text = Laying.of(SENTENCES[1])
    asked = tokens("¿Qué hizo el ingeniero Julio Montes en el puente nuevo?")
    assert replaced(asked, text, STATISTICS, VECTORS).likeness > 0
    dated = replaced(tokens("¿Quién dirigió el puente nuevo en 1940?"), text, STATISTICS, VECTORS)
    assert dated.digits > 0
    same = replaced(tokens("¿Quién dirigió el puente nuevo en 1931?"), text, STATISTICS, VECTORS)
    assert (same.digits, same.likeness) == (0, 0)


def test_a_denial_of_the_question_that_the_sentence_lacks_is_told() -> None:
    assert denies("Jamás llegó")
    assert not denies("Noé llegó a Sinú")
    row = row_of("¿Quién no dirigió la obra del puente?")
    assert (row["denies"], row["denies_alone"], row["denies_nowhere"]) == (1, 1, 1)
    assert row_of("¿Quién dirigió la obra del puente?")["denies"] == 0


def test_support_falls_where_the_question_turns_the_text_round() -> None:
    selector = load_selector()

    def support(question: str) -> float:
        asked = ask(analyse_question(question), STATISTICS)
        return choose(selector, asked, CANDIDATES, BACKGROUND).support

    plain = support("¿Quién dirigió la obra del puente nuevo en 1931?")
    for turned in (
        "¿Quién no dirigió la obra del puente nuevo en 1931?",
        "¿Quién dirigió la obra del puente viejo en 1931?",
        "¿Quién dirigió la obra del puente nuevo en 1940?",
    ):
        assert support(turned) < plain


@settings(max_examples=40, deadline=None)
@given(question=WORDS)
def test_rows_are_finite_whatever_is_asked(question: str) -> None:
    assert np.isfinite(list(row_of(question).values())).all()


def test_the_line_is_bounded_and_follows_what_it_learned() -> None:
    rng = np.random.default_rng(4)
    rows = rng.normal(size=(400, 2))
    labels = (rows[:, 0] + 0.3 * rng.normal(size=400) > 0).astype(float)
    line = Line.of(fit_judge(rows, labels, ("una", "otra")))
    scores = line.scores(np.array([[-1.0, 0.0], [1.0, 0.0], [1e9, 0.0], [1e12, 0.0]]))
    assert scores[0] < scores[1] < scores[2] == scores[3]
    assert 0 < line.probability(rows).min() < line.probability(rows).max() < 1

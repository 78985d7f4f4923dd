"""Training the selector on a small made-up set, and what is read off aligned sentences."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedding import ModelSettings, open_embedder
from index.rerank.learning import LearningSettings
from index.rerank.network import Network
from index.rerank.trees import StoredForest
from qa.errors import SelectorError
from qa.forms import analyse_question
from qa.select.asked import ask
from qa.select.examples import Example, read_examples
from qa.select.features import FEATURES, Background, feature_rows
from qa.select.learning import Amount, joined, scaled
from qa.select.model import WEIGHTS, Ensemble, SelectorFile, load_selector
from qa.select.reading import Candidate
from qa.select.report import auc
from qa.select.statistics import TermStatistics
from qa.select.training import train
from qa.select.words import WordVectors

NAMES = ("Ana Rojas", "Luis Vega", "Eva Soto", "Juan Paz", "Rosa Lara", "Iván Mora")
WORKS = ("el molino", "la torre", "el muelle", "la plaza", "el canal", "la capilla")
SENTENCES = (
    "El puente viejo se construyó con piedra del cerro.",
    "El ingeniero Julio Arana dirigió la obra del puente nuevo en 1931.",
    "Las lluvias no dañaron el camino.",
)
EMBEDDER = open_embedder(ModelSettings(), asking=True)
STATISTICS = TermStatistics.of(SENTENCES)
BACKGROUND = Background(STATISTICS, WordVectors(EMBEDDER))
TEXTS = st.lists(
    st.sampled_from(("puente", "obra", "Arana", "1931", "no", "de", "¿quién", "dañó")), max_size=8
).map(" ".join)


def asked_of(context: str, question: str, answer: str | None) -> dict[str, object]:
    answers = [] if answer is None else [{"text": answer, "answer_start": context.index(answer)}]
    unanswerable = answer is None
    return {"question": question, "is_impossible": unanswerable, "answers": answers}


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> list[Example]:
    articles = []
    for number in range(4):
        paragraphs = []
        for place, (name, work) in enumerate(zip(NAMES, WORKS, strict=True)):
            context = (
                f"La villa {number} tiene calles de tierra. {name} construyó {work} de piedra. "
                f"Las obras terminaron en {1900 + 10 * number + place} con una fiesta. "
                "Después llovió mucho tiempo."
            )
            asked = [
                asked_of(context, f"¿Quién construyó {work}?", name),
                asked_of(context, "¿Cuándo terminaron las obras?", str(1900 + 10 * number + place)),
                asked_of(context, "¿Quién pintó los barcos rojos?", None),
            ]
            paragraphs.append({"context": context, "qas": asked})
        articles.append({"paragraphs": paragraphs})
    path = tmp_path_factory.mktemp("datos") / "squad2-pueblos.json"
    path.write_text(json.dumps({"data": articles}), encoding="utf-8")
    return read_examples(path)


def trained(examples: list[Example]) -> SelectorFile:
    pytest.importorskip("lightgbm", reason="LightGBM is an extra of training")
    folds = {e.paragraph.context: int(e.paragraph.key.split("/")[1]) for e in examples}
    return train(examples, folds, [EMBEDDER], Amount(12, 2, LearningSettings(members=2, epochs=4)))


def test_training_finds_the_sentence_and_is_repeatable(
    examples: list[Example], tmp_path: Path
) -> None:
    stored = trained(examples)
    assert stored.figures["squad2_given_strict_selector"] > 0.9
    assert msgspec.json.encode(trained(examples)) == msgspec.json.encode(stored)
    path = tmp_path / "selector.json"
    path.write_bytes(msgspec.json.encode(stored))
    rows = np.random.default_rng(1).normal(size=(20, len(FEATURES)))
    np.testing.assert_array_equal(
        load_selector(path).sentence.scores(rows),
        Ensemble.of(stored.sentence).scores(rows) + Network(stored.network).scores(rows),
    )
    other = msgspec.structs.replace(stored.sentence, features=("una",))
    strange = tmp_path / "otro.json"
    strange.write_bytes(msgspec.json.encode(msgspec.structs.replace(stored, sentence=other)))
    with pytest.raises(SelectorError):
        load_selector(strange)


def test_joined_forests_score_as_the_scaled_sum_of_them() -> None:
    one = StoredForest(
        features=("a", "b"),
        roots=(0,),
        feature=(1, 0, 0),
        threshold=(0.5, 0.0, 0.0),
        left=(1, 1, 2),
        right=(2, 1, 2),
        value=(0.1, -1.0, 2.0),
        depth=1,
    )
    two = replace(one, feature=(0, 0, 0), value=(0.0, 3.0, 4.0))
    rows = np.random.default_rng(2).random((50, 2))
    first = np.where(rows[:, 1] <= 0.5, -1.0, 2.0)
    second = np.where(rows[:, 0] <= 0.5, 3.0, 4.0)
    expected = 0.5 * (first + second) + 0.25
    both = joined((one, two), 0.5, 0.25)
    np.testing.assert_allclose(Ensemble.of(both).scores(rows), expected, atol=1e-9)
    twice = Ensemble.of(scaled(both, 2.0, 1.0)).scores(rows)
    np.testing.assert_allclose(twice, 1 + 2 * expected, atol=1e-9)


def rows_of(question: str, texts: tuple[str, ...], order: list[int]) -> np.ndarray:
    found = [
        Candidate(text, texts[at - 1] if at else "", position=at, count=len(texts))
        for at, text in enumerate(texts)
    ]
    asked = ask(analyse_question(question), STATISTICS)
    return feature_rows(asked, [found[at] for at in order], BACKGROUND)


@settings(max_examples=40, deadline=None)
@given(question=TEXTS, texts=st.lists(TEXTS, min_size=1, max_size=4).map(tuple))
def test_rows_are_finite_whatever_is_asked(question: str, texts: tuple[str, ...]) -> None:
    rows = rows_of(question, texts, list(range(len(texts))))
    assert rows.shape == (len(texts), len(FEATURES))
    assert np.isfinite(rows).all()


@settings(max_examples=10, deadline=None)
@given(order=st.permutations(range(3)))
def test_the_order_of_the_list_changes_no_row(order: list[int]) -> None:
    question = "¿Quién dirigió la obra del puente en 1931?"
    plain = rows_of(question, SENTENCES, [0, 1, 2])
    np.testing.assert_allclose(rows_of(question, SENTENCES, order), plain[order], atol=1e-6)


def test_what_only_one_sentence_holds_counts_for_it_alone() -> None:
    sole = rows_of("¿Quién dirigió el puente?", SENTENCES, [0, 1, 2])[:, FEATURES.index("sole")]
    assert sole[1] > 0
    assert sole[0] == sole[2] == 0


def test_letters_find_the_sentence_in_spite_of_typing_errors() -> None:
    rows = rows_of("¿Quién dirijió la hobra del puente nuebo?", SENTENCES, [0, 1, 2])
    assert int(np.argmax(rows[:, FEATURES.index("letters")])) == 1


def test_area_under_the_curve_counts_ties_half() -> None:
    labels = np.array([1.0, 0.0, 1.0, 0.0])
    assert auc(labels, np.array([2.0, 1.0, 4.0, 3.0])) == 0.75
    assert auc(labels, np.ones(4)) == 0.5


def test_the_shipped_selector_is_of_the_shipped_embedder_and_beats_bm25() -> None:
    stored = msgspec.json.decode(WEIGHTS.read_bytes(), type=SelectorFile)
    assert stored.embedder == EMBEDDER.fingerprint
    for where in ("given", "nearest"):
        assert (
            stored.figures[f"squad_{where}_strict_selector"]
            > stored.figures[f"squad_{where}_strict_bm25"]
        )
    assert stored.figures["squad2_auc_selector"] > stored.figures["squad2_auc_overlap"]

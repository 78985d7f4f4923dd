"""The reranker: its forest, its features, and what they do to a pool."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.local import LocalCandidates
from index.records import SearchQuery
from index.rerank.forms import answer_form
from index.rerank.letters import letter_likeness
from index.rerank.reranker import MODEL, pool_features, shipped_reranker
from index.rerank.trees import Forest, StoredForest, read_forest, write_forest
from index.settings import SearchSettings
from tests.index.conftest import HashedEmbedder, build_content, parsed_document

STORED = StoredForest(
    features=("a", "b"),
    roots=(0, 3),
    feature=(0, 0, 0, 1, 0, 1, 0, 0),
    threshold=(1.0, 0.0, 0.0, 0.5, 0.0, 2.0, 0.0, 0.0),
    left=(1, 1, 2, 4, 4, 6, 6, 7),
    right=(2, 1, 2, 5, 4, 7, 6, 7),
    value=(0.5, -1.0, 2.0, 0.0, 10.0, 25.0, 20.0, 30.0),
    depth=2,
)
TEXTS = [
    "El gato negro duerme en la casa. El perro ladra.",
    "En 2019 el gato negro de la vecina cruzó la calle.",
    "La Ley 30364 protege a las mujeres. Rige desde 2015.",
    "Los gatos no ladran.",
]


def walked(row: tuple[float, float]) -> float:
    first = -1.0 if row[0] <= 1.0 else 2.0
    if row[1] <= 0.5:
        return first + 10.0
    return first + (20.0 if row[1] <= 2.0 else 30.0)


ROW = st.tuples(*[st.sampled_from([-1.0, 0.5, 1.0, 1.5, 2.0, 2.5])] * 2)


@given(st.lists(ROW, min_size=1, max_size=8))
def test_the_forest_walks_every_tree(rows: list[tuple[float, float]]) -> None:
    assert Forest(STORED).scores(np.array(rows)).tolist() == [walked(row) for row in rows]


@given(st.lists(ROW, min_size=1, max_size=8))
def test_contributions_add_up_to_the_score(rows: list[tuple[float, float]]) -> None:
    forest = Forest(STORED)
    moved = forest.contributions(np.array(rows))
    np.testing.assert_allclose(0.5 + 0.0 + moved.sum(axis=1), forest.scores(np.array(rows)))


def test_a_forest_is_stored_and_read_back(tmp_path: Path) -> None:
    write_forest(tmp_path / "m.json", STORED)
    rows = np.array([[0.0, 0.0], [2.0, 3.0]])
    found = read_forest(tmp_path / "m.json").scores(rows)
    assert found.tolist() == Forest(STORED).scores(rows).tolist()


def source(*texts: str) -> LocalCandidates:
    content = build_content([parsed_document("x.txt", texts)])
    return LocalCandidates(content, HashedEmbedder(), SearchSettings())


def features(question: str, *texts: str) -> tuple[tuple[str, ...], np.ndarray]:
    found = source(*texts).candidates(SearchQuery(question), 50)
    result = pool_features(question, found, np.arange(len(found.passages)))
    assert result is not None
    return result


def column(name: str, question: str, *texts: str) -> list[float]:
    names, values = features(question, *texts)
    return values[:, names.index(name)].tolist()


def test_the_shipped_model_reads_the_features_that_are_computed() -> None:
    assert read_forest(MODEL).features == features("gato negro", *TEXTS)[0]


@given(st.text(alphabet="gatonegrley 2019¿?.,ñÁ", max_size=30))
def test_features_are_finite_for_any_question(question: str) -> None:
    found = source(*TEXTS).candidates(SearchQuery(question), 50)
    result = pool_features(question, found, np.arange(len(found.passages)))
    assert result is None or np.isfinite(result[1]).all()


def test_a_window_never_spans_two_passages() -> None:
    apart = column("window.24", "gato negro", "hay un gato", "negro es todo")
    assert max(apart) < 1.0
    assert column("window.24", "gato negro", "un gato negro", "otra cosa gato")[0] == 1.0


def test_neighbours_in_order_count_more_than_turned() -> None:
    found = column("pairs.next", "gato negro", "el gato negro", "el negro gato")
    assert found[0] == 1.0 > found[1]


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("¿Cuándo se adoptó?", "date"),
        ("¿En qué año empezó?", "date"),
        ("¿Cuántas mujeres hubo?", "figure"),
        ("¿Qué porcentaje es?", "figure"),
        ("¿Qué ley lo dispone?", "norm"),
        ("¿Qué significa CEM?", "meaning"),
        ("¿Quién lo firmó?", "name"),
        ("¿Dónde queda?", "place"),
        ("Explique el plan", "other"),
    ],
)
def test_the_form_of_answer_is_read_from_the_question(question: str, form: str) -> None:
    assert answer_form(question) == form


def test_letters_find_words_of_one_family() -> None:
    likeness = letter_likeness("migratorias", ["la migración de migrantes", "el ganado vacuno"])
    assert likeness[0] > likeness[1] == 0.0


def test_letters_do_not_care_about_accents_and_case() -> None:
    texts = ["La MIGRACIÓN", "otra cosa"]
    plain = letter_likeness("migracion", texts)
    assert plain.tolist() == letter_likeness("MIGRACIÓN", texts).tolist()


def test_reasons_name_groups_of_features() -> None:
    found = source(*TEXTS).candidates(SearchQuery("gato negro"), 50)
    result = shipped_reranker().rerank("gato negro", found, np.arange(len(found.passages)))
    assert result is not None
    names = {name.partition(".")[0] for name in read_forest(MODEL).features}
    assert all(set(reasons) <= names for reasons in shipped_reranker().reasons(result.values))

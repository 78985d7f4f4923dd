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
from index.rerank.network import Network, StoredNetwork, read_network, write_network
from index.rerank.reranker import MODEL, pool_features, shipped_reranker
from index.settings import SearchSettings
from tests.index.conftest import HashedEmbedder, build_content, parsed_document

TEXTS = [
    "El gato negro duerme en la casa. El perro ladra.",
    "En 2019 el gato negro de la vecina cruzó la calle.",
    "La Ley 30364 protege a las mujeres. Rige desde 2015.",
    "Los gatos no ladran.",
]


ROW = st.tuples(*[st.sampled_from([-1.0, 0.5, 1.0, 1.5, 2.0, 2.5])] * 2)


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
    names = features("gato negro", *TEXTS)[0]
    assert read_network(MODEL).features == names


def test_a_word_of_like_meaning_stands_for_a_missing_one() -> None:
    texts = ("el barco llega al río", "la piedra crece en el río")
    for name in ("meaning.coverage", "meaning.standing", "meaning.sentence", "meaning.close"):
        found = column(name, "el buque del río", *texts)
        assert found[0] > found[1], name


def test_the_network_tells_what_each_feature_did() -> None:
    network = Network(NETWORK_STORED)
    rows = np.array([[1.0, 0.0], [2.0, 1.0]])
    moved = network.contributions(rows)
    assert moved[0].tolist() == [0.0, 0.0]
    raised = network.scores(rows + np.array([[0.0, 0.0], [1e-6, 0.0]])) - network.scores(rows)
    slope = raised[1] / 1e-6
    assert moved[1, 0] == pytest.approx(slope * 1.0, rel=1e-3)


def test_what_is_the_same_for_all_candidates_is_no_reason() -> None:
    found = source(*TEXTS).candidates(SearchQuery("¿Cuándo cruzó el gato?"), 50)
    result = shipped_reranker().rerank("¿Cuándo cruzó el gato?", found, np.arange(len(TEXTS)))
    assert result is not None
    assert all("question" not in why for why in shipped_reranker().reasons(result.values))


def test_names_and_figures_of_the_question_are_told_from_plain_words() -> None:
    texts = ("Lima creció en 2019", "creció mucho en 2018")
    found = column("names.covered", "¿cuánto creció Lima en 2019?", *texts)
    assert found[0] == 1.0 > found[1]


def test_figures_are_never_alike_in_meaning() -> None:
    found = column("meaning.coverage", "2019", "desde 2018", "gato de 2019")
    assert found == [0.0, 1.0]


def test_a_name_of_several_words_is_held_as_a_unit() -> None:
    texts = (
        "La Mesa de Trabajo Intersectorial aprobó el plan.",
        "La Mesa de Trabajo Intersectorial se reunió.",
        "Hubo trabajo en la mesa del comité intersectorial.",
    )
    assert column("names.held", "¿Qué aprobó la Mesa de Trabajo Intersectorial?", *texts) == [
        1,
        1,
        0,
    ]


NETWORK_STORED = StoredNetwork(
    features=("a", "b"),
    mean=(1.0, 0.0),
    deviation=(2.0, 1.0),
    direct=(1.0, -1.0),
    inner=((1.0, 0.0, 2.0), (0.0, 1.0, -1.0)),
    bias=(0.0, 0.5, 0.0),
    outer=(1.0, 2.0, -1.0),
)


@given(st.lists(ROW, min_size=1, max_size=8))
def test_the_network_is_a_shortcut_and_a_hidden_layer(rows: list[tuple[float, float]]) -> None:
    def by_hand(a: float, b: float) -> float:
        x, y = max(-4.0, min(4.0, (a - 1) / 2)), max(-4.0, min(4.0, b))
        hidden = (x, y + 0.5, 2 * x - y)
        bent = [value / (1 + np.exp(-value)) for value in hidden]
        return float(x - y + bent[0] + 2 * bent[1] - bent[2])

    found = Network(NETWORK_STORED).scores(np.array(rows))
    np.testing.assert_allclose(found, [by_hand(a, b) for a, b in rows])


def test_a_network_is_stored_and_read_back(tmp_path: Path) -> None:
    write_network(tmp_path / "n.json", NETWORK_STORED)
    rows = np.array([[0.0, 0.0], [2.0, 3.0]])
    found = read_network(tmp_path / "n.json").scores(rows)
    assert found.tolist() == Network(NETWORK_STORED).scores(rows).tolist()


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
    names = {name.partition(".")[0] for name in read_network(MODEL).features}
    assert all(set(reasons) <= names for reasons in shipped_reranker().reasons(result.values))

"""The retrieval report on a small sample: its figures are those of the rankings."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from eval.retrieval_report import (
    BEGIN,
    END,
    REFERENCE,
    markdown,
    report_sets,
    with_figures,
    without_groups,
)
from index.embedding import SHIPPED_MODEL
from index.embedding.errors import ModelError
from index.rerank.examples import Examples, fold_models, ndcg_of_unit, squad_examples
from index.rerank.learning import LearningSettings
from index.rerank.training import cross_validated, ndcg_of_units
from index.settings import IndexSettings

ANIMALS = ("gato", "perro", "caballo", "loro", "burro", "toro", "ciervo", "zorro", "mono", "oso")


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Examples:
    articles = [
        {
            "paragraphs": [
                {
                    "context": f"El {animal} número {part} vive en la montaña y come {part} peras.",
                    "qas": [
                        {
                            "question": f"¿Qué come el {animal} número {part}?",
                            "answers": [{"text": f"{part} peras"}],
                        }
                    ],
                }
                for part in range(2, 6)
            ]
        }
        for animal in ANIMALS
    ]
    path = tmp_path_factory.mktemp("datos") / "muestra.json"
    path.write_text(json.dumps({"data": articles}), encoding="utf-8")
    return squad_examples(path, IndexSettings())


def test_every_question_has_a_pool_with_its_paragraph(examples: Examples) -> None:
    assert len(examples.sizes) == 40
    assert examples.sizes.sum() == len(examples.labels) == len(examples.values)
    pairs = zip(np.cumsum(examples.sizes), examples.sizes, strict=True)
    assert all(examples.labels[end - size : end].any() for end, size in pairs)


def test_the_figures_are_the_rankings_means(examples: Examples) -> None:
    report = report_sets({"muestra": examples}, LearningSettings(members=1, epochs=2))[0]
    lines = {line.system: line for line in report.lines}
    for system, values in examples.rankings.items():
        assert lines[system].ndcg == pytest.approx(100 * values.mean())
    reranked = ndcg_of_units(
        examples, cross_validated([examples], LearningSettings(members=1, epochs=2))[0]
    )
    assert lines["reranked"].ndcg == pytest.approx(100 * reranked.mean())
    assert lines[REFERENCE].change == 0.0 and lines[REFERENCE].p_value == 1.0
    assert f"{lines['reranked'].ndcg:.2f}" in markdown([report])


def test_a_step_is_measured_by_leaving_its_features_out(examples: Examples) -> None:
    learning = LearningSettings(members=1, epochs=2)
    report = report_sets({"muestra": examples}, learning)[0]
    less = without_groups(examples, ("meaning",))
    assert less.values.shape[1] == len(less.names) < len(examples.names)
    assert not any(name.startswith("meaning.") for name in less.names)
    found = ndcg_of_units(less, cross_validated([less], learning)[0])
    step = next(step for step in report.steps if step.system == "no meaning")
    assert step.ndcg == pytest.approx(100 * found.mean())
    assert "likeness of words by meaning" in markdown([report])


def test_each_article_is_searched_with_the_model_that_left_it_out(tmp_path: Path) -> None:
    shared = {"paragraphs": [{"context": "El gato duerme.", "qas": [{"question": "¿Qué duerme?"}]}]}
    path = tmp_path / "dos.json"
    other = json.loads(json.dumps(shared).replace("gato", "perro"))
    path.write_text(json.dumps({"data": [shared, other]}), encoding="utf-8")
    folds = tmp_path / "modelos"
    for name in ("0", "1"):
        shutil.copytree(SHIPPED_MODEL, folds / name)
    models = fold_models(folds)
    assert [Path(model.path_or_name).name for model in models] == ["0", "1"]
    assert fold_models(None) == ()
    (folds / "1" / "config.json").unlink()
    with pytest.raises(ModelError):
        squad_examples(path, IndexSettings(), models)
    assert len(squad_examples(path, IndexSettings(), models[:1]).sizes) == 2


def test_a_unit_counts_once_at_its_best() -> None:
    units, relevant = ["a", "a", "b"], [False, False, True]
    assert ndcg_of_unit(np.array([0, 1, 2]), units, relevant) == pytest.approx(1 / np.log2(3))
    assert ndcg_of_unit(np.array([2, 0, 1]), units, relevant) == 1.0
    assert ndcg_of_unit(np.array([0, 1]), units, relevant) == 0.0


def test_only_the_marked_part_of_the_page_is_replaced() -> None:
    page = f"antes\n{BEGIN}\nviejo\n{END}\ndespués\n"
    written = with_figures(page, "nuevo\n")
    assert "viejo" not in written and "nuevo" in written
    assert written.startswith("antes") and written.endswith("después\n")
    with pytest.raises(ValueError, match="figures"):
        with_figures("sin marcas", "x")


def test_the_published_page_has_the_tables() -> None:
    page = Path(__file__).parents[2] / "docs" / "retrieval.md"
    figures = page.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]
    assert "weighted fusion, reranked" in figures

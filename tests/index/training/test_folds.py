"""The same article is left out everywhere, whatever its file calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.training.bench import BENCH_FILES, of_fold, read_bench
from index.training.errors import TrainingError
from index.training.folds import (
    REFERENCE,
    article_numbers,
    fold_of,
    paragraph_folds,
    read_articles,
)

SEA = ["El barco y el pescador del puerto.", "Las olas de la costa y el faro."]
FIELD = ["La cosecha de trigo y el arado.", "La lluvia riega el maíz del agricultor."]
COURT = ["El juez dicta la sentencia.", "El decreto y la multa del tribunal."]
TRANSLATED = {
    "sea": ["Un pescador vuelve al puerto en su barco.", "El faro alumbra la costa."],
    "field": ["El agricultor riega el trigo.", "Los arados y el maíz de la cosecha."],
    "court": ["Los jueces y las multas.", "El tribunal dio su sentencia por decreto."],
}


def write(path: Path, articles: list[list[str]]) -> None:
    data = [
        {
            "paragraphs": [
                {"context": text, "qas": [{"question": f"¿Qué es {text}?"}]} for text in texts
            ]
        }
        for texts in articles
    ]
    path.write_text(json.dumps({"data": data}, ensure_ascii=False), encoding="utf-8")


@pytest.fixture
def folder(tmp_path) -> Path:
    write(tmp_path / REFERENCE, [SEA, FIELD, COURT])
    write(tmp_path / BENCH_FILES[1], [TRANSLATED["court"], TRANSLATED["sea"]])
    return tmp_path


def test_an_article_is_known_by_its_words_in_another_order_and_wording():
    articles = [TRANSLATED[name] for name in ("court", "sea", "field")]
    assert article_numbers(articles, [SEA, FIELD, COURT]) == [2, 0, 1]


def test_every_paragraph_of_an_article_has_its_fold_in_every_file(folder):
    found = paragraph_folds(folder, BENCH_FILES, 3)
    assert {found[text] for text in [*SEA, *TRANSLATED["sea"]]} == {fold_of(0, 3)}
    assert {found[text] for text in [*COURT, *TRANSLATED["court"]]} == {fold_of(2, 3)}


def test_a_fold_takes_the_same_articles_out_of_every_bench(folder):
    squad, xquad = read_bench(folder)
    assert xquad.articles == [2, 2, 0, 0]
    for fold in range(3):
        for bench in (squad, xquad):
            inside = of_fold(bench, fold, 3, inside=True).questions
            outside = of_fold(bench, fold, 3, inside=False).questions
            assert sorted([*inside, *outside]) == sorted(bench.questions)
            assert not set(inside) & set(outside)


def test_a_missing_file_of_questions_is_named(tmp_path):
    with pytest.raises(TrainingError, match="squad-es"):
        read_articles(tmp_path / REFERENCE)

"""A tiny training run from generated text: seeded, resumable, and always the same model."""

from __future__ import annotations

import json
import lzma
import random
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from index.embedding.layout import CHECKSUMS, TOKENIZER, read_config, read_weights
from index.embedding.static import StaticModel
from index.training.bench import BENCH_FILES
from index.training.corpus import read_corpus
from index.training.errors import TrainingError
from index.training.export import quantised
from index.training.make import Places, make_model
from index.training.noise import misspelt
from index.training.pieces import build_vocabulary
from index.training.questions import questions_of
from index.training.recipe import Recipe
from index.training.sources import SOURCES, THESAURUS, WIKTIONARY
from index.training.start import starting_rows
from index.training.terms import Terms
from index.training.vocabulary import build_tokenizer

TINY = Recipe(
    stems=120,
    pieces=60,
    document_rank=8,
    window_rank=4,
    least_frequency=1,
    steps=6,
    batch=48,
    synonyms=8,
    bench_epochs=1,
    bench_batch=8,
    identity=64,
)
TOKENIZER_SHA256 = "9397754f7ceff1fc140e6007b6f12199247332e05d41c08bdcc91e7e0587454b"
TOPICS = {
    "mar": "barco pescador puerto ola marinero playa ancla red costa isla tormenta faro",
    "campo": "trigo cosecha agricultor arado lluvia semilla vaca granero surco maíz riego tierra",
    "salud": "médico hospital enfermera vacuna paciente fiebre clínica dolor remedio sangre cura",
    "ley": "juez norma decreto artículo derecho tribunal sentencia multa registro trámite acta",
}


def sentence(draw: random.Random, words: list[str]) -> str:
    chosen = draw.sample(words, 5)
    return f"El {chosen[0]} de la {chosen[1]} tiene 12 {chosen[2]} con {chosen[3]} y {chosen[4]}."


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("datos")
    draw = random.Random(7)
    for source in SOURCES:
        rows = []
        for document in range(4):
            topic, words = draw.choice(sorted(TOPICS.items()))
            for _ in range(5):
                text = " ".join(sentence(draw, words.split()) for _ in range(4))
                text += " El Ministerio de Salud (MS) y la Superintendencia Nacional (SN) opinan."
                rows.append({"d": f"{document}", "t": topic, "h": f"Sobre {topic}", "p": text})
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / source.file).write_bytes(zstandard.compress(lines.encode()))
    thesaurus = (
        "UTF-8\nmédico|1\n-|doctor|enfermera\nbarco|1\n-|nave|puerto\nley|1\n-|norma|decreto\n"
    )
    (folder / THESAURUS).write_bytes(lzma.compress(thesaurus.encode()))
    senses = "# es\n01\tspa:lemma\tmédico\n01\tspa:lemma\tenfermera\n02\tspa:lemma\tola\n"
    (folder / WIKTIONARY).write_bytes(lzma.compress(senses.encode()))
    return folder


@pytest.fixture(scope="module")
def bench(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("preguntas")
    draw = random.Random(9)
    articles = [
        {
            "paragraphs": [
                {
                    "context": sentence(draw, words.split()) + f" {number}",
                    "qas": [{"question": f"¿Qué tiene el {word}?"} for word in words.split()[:6]],
                }
            ]
        }
        for number, words in enumerate(TOPICS.values())
    ]
    for name in BENCH_FILES:
        (folder / name).write_text(json.dumps({"data": articles}), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def made(data, bench, tmp_path_factory):
    folder = tmp_path_factory.mktemp("modelo")
    said: list[str] = []
    places = Places(data, folder / "trabajo", folder / "uno", bench)
    figures = make_model(places, TINY, said.append)
    return places, figures, said


def sums(folder: Path) -> dict[str, str]:
    return msgspec.json.decode((folder / CHECKSUMS).read_bytes(), type=dict[str, str])


def test_the_same_data_and_seed_give_the_same_files(made, data, bench, tmp_path):
    places, _, _ = made
    again = Places(data, tmp_path / "trabajo", tmp_path / "dos", bench)
    make_model(again, TINY, lambda _: None)
    assert sums(again.out) == sums(places.out)


def test_the_tokenizer_is_the_one_known_everywhere(made):
    assert sums(made[0].out)[TOKENIZER] == TOKENIZER_SHA256


def test_a_second_run_goes_on_from_the_finished_stages(made, tmp_path):
    places, _, _ = made
    said: list[str] = []
    make_model(replace(places, out=tmp_path / "dos"), TINY, said.append)
    assert [line for line in said if "ya estaba hecho" in line] == [
        f"{stage}: ya estaba hecho" for stage in ("corpus", "inicio", "texto", "preguntas")
    ]
    assert sums(tmp_path / "dos") == sums(places.out)


def test_another_seed_gives_another_model(made, tmp_path):
    places, _, _ = made
    make_model(replace(places, out=tmp_path / "dos"), replace(TINY, seed=2), lambda _: None)
    assert sums(tmp_path / "dos")["model.safetensors"] != sums(places.out)["model.safetensors"]


def test_the_model_opens_and_tells_topics_apart(made):
    places, figures, _ = made
    assert set(figures) == set(BENCH_FILES)
    model = StaticModel(places.out)
    query = model.encode(["la enfermera del hospital"], "query")[0]
    near, far = model.encode(["un médico de la clínica", "el arado y el trigo"], "passage") @ query
    assert near > far


def test_held_out_articles_are_not_trained_on(made, tmp_path):
    places, _, _ = made
    figures = make_model(replace(places, out=tmp_path / "dos", folds=2), TINY, lambda _: None)
    assert all(0 <= figure <= 1 for figure in figures.values())
    made_sums = [sums(tmp_path / "dos" / name) for name in ("0", "1")]
    assert made_sums[0] != made_sums[1]
    assert sums(places.out) not in made_sums


def test_missing_data_are_named(tmp_path):
    with pytest.raises(TrainingError, match=r"conha19.*EMBDATA"):
        make_model(Places(tmp_path, tmp_path / "t", tmp_path / "m"), TINY, lambda _: None)


def test_eight_bits_keep_rows_within_half_a_step():
    rows = np.random.default_rng(0).standard_normal((50, 16)).astype(np.float32)
    rows[3] = 0
    stored, scales = quantised(rows)
    assert np.abs(stored * scales[:, None] - rows).max() <= scales.max() * 0.51


@given(st.lists(st.text("abcñ", min_size=1, max_size=6), min_size=1, max_size=30))
def test_the_tokenizer_reads_every_stem_whatever_the_order(stems):
    counts = {stem: len(stem) for stem in stems}
    one = build_tokenizer(counts, 5, 10)
    assert one == build_tokenizer(dict(sorted(counts.items(), reverse=True)), 5, 10)


@given(st.text("abcdefghij", min_size=5, max_size=12), st.integers(0, 99))
def test_a_typing_error_keeps_the_first_letter_and_about_the_length(stem, seed):
    form = misspelt(stem, np.random.default_rng(seed))
    assert form[0] == stem[0]
    assert abs(len(form) - len(stem)) <= 1


def test_terms_are_numbered_as_they_are_met():
    terms = Terms()
    assert terms.read("La niña y la NIÑA") == [0, 1, 2, 0, 1]
    assert terms.content("la niña y el año") == [1, 4]


def test_statements_become_questions_without_their_answer():
    asked = questions_of("La presente Ley establece las multas del tribunal en el año 2010.")
    assert "¿Qué establece la presente Ley?" in asked
    assert any(question.startswith("¿Cuándo") and "2010" not in question for question in asked)
    assert questions_of("Corta.") == []


def test_a_stage_made_again_alone_gives_the_same_model(made, tmp_path):
    places, _, _ = made
    again = replace(places, work=tmp_path / "trabajo", out=tmp_path / "dos")
    again.work.mkdir()
    for path in places.work.glob("*.npz"):
        if not path.name.startswith(("texto", "preguntas")):
            (again.work / path.name).write_bytes(path.read_bytes())
    make_model(again, TINY, lambda _: None)
    assert sums(again.out) == sums(places.out)


def test_the_starting_rows_leave_the_text_in_its_order(made, data):
    corpus = read_corpus(data)
    before = corpus.sentences.values.copy()
    starting_rows(corpus, build_vocabulary(corpus, TINY), TINY)
    assert np.array_equal(corpus.sentences.values, before)


def test_the_rows_are_those_of_the_recipe_within_three_steps(made):
    """Processors may round the last bit otherwise; the order of the rows is the tokenizer's."""
    with np.load(Path(__file__).with_name("tiny_rows.npz"), allow_pickle=False) as stored:
        wanted = stored["rows"].astype(np.int64)
    assert np.abs(read_weights(made[0].out, read_config(made[0].out)).rows - wanted).max() <= 3

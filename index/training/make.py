"""From the open text to the model's folder, stage by stage."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.analysis import analyser_fingerprint
from index.embedding.layout import StaticConfig, write_folder
from index.embedding.static import StaticModel
from index.training import messages
from index.training.bench import (
    BENCH_FILES,
    Bench,
    as_counts,
    ndcg,
    of_fold,
    own_paragraphs,
    read_bench,
)
from index.training.corpus import Corpus, load_corpus, read_corpus, save_corpus
from index.training.export import stored_weights
from index.training.learner import Learner
from index.training.noise import add_typing_errors
from index.training.pairs import PairMaker
from index.training.pieces import Vocabulary, build_vocabulary, row_weights, split_terms
from index.training.recipe import Recipe
from index.training.sources import SOURCES, THESAURUS, WIKTIONARY
from index.training.stages import Say, Stages, digest_of
from index.training.start import starting_rows
from index.training.synonyms import read_synonyms
from index.training.terms import Terms
from index.training.train import Learned, learn_from_questions, learn_from_text, learned

_MISSPELT = 4_000
_ARRAYS = ("rows", "meaning", "query", "passage")
RECIPE_VERSION = "1"
"""Raise it when the same data and numbers would give another model."""


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of a run; ``bench`` may be absent.

    With ``folds`` the model is made that many times, into ``out/0``, ``out/1`` …, each without
    the real questions of one fold of the articles (see :mod:`index.training.folds`): what is
    tuned with their vectors on those questions stays honest.
    """

    data: Path
    work: Path
    out: Path
    bench: Path | None = None
    folds: int = 0


@dataclass(frozen=True, slots=True)
class _Run:
    places: Places
    recipe: Recipe
    say: Say
    corpus: Corpus
    vocabulary: Vocabulary


def make_model(places: Places, recipe: Recipe, say: Say) -> dict[str, float]:
    """Make the model and return its dense nDCG@10 on the bench, by file (empty without one).

    With ``places.folds`` every question is asked of the model that never saw its article.
    """
    began = time.monotonic()
    stages = Stages(places.work, say)
    files = [places.data / source.file for source in SOURCES]
    key = [RECIPE_VERSION, analyser_fingerprint(), digest_of(files)]
    corpus = load_corpus(
        stages.run("corpus", key, lambda path: save_corpus(path, read_corpus(places.data)))
    )
    run = _Run(places, recipe, say, corpus, build_vocabulary(corpus, recipe))
    key = [*key, recipe.text_key(), digest_of([places.data / THESAURUS, places.data / WIKTIONARY])]
    begun = stages.run("inicio", key, lambda path: _begin(run, path))
    last = stages.run("texto", key, lambda path: _train_text(run, begun, path))
    models: list[tuple[Path, int | None]] = [
        (places.out / str(fold), fold) for fold in range(places.folds)
    ]
    for out, fold in models or [(places.out, None)]:
        trained = _trained(run, stages, [*key, repr(recipe)], (last, fold))
        write_folder(out, _config(recipe), stored_weights(trained), run.vocabulary.tokenizer)
        say(messages.done(out, time.monotonic() - began))
    return _measure(places, say)


def _config(recipe: Recipe) -> StaticConfig:
    return StaticConfig(
        semantic=recipe.dimension, identity=recipe.identity, semantic_share=recipe.semantic_share
    )


def _trained(run: _Run, stages: Stages, key: list[str], begun: tuple[Path, int | None]) -> Learned:
    """The rows learned from text, and from the real questions outside a fold where given."""
    text, fold = begun
    bench = run.places.bench
    if bench is None:
        return _load_learned(text)
    left_out = "" if fold is None else f"{fold}/{run.places.folds}"
    parts = [*key, digest_of([bench / name for name in BENCH_FILES]), left_out]
    return _load_learned(
        stages.run("preguntas", parts, lambda path: _train_bench(run, text, fold, path))
    )


def _begin(run: _Run, path: Path) -> None:
    _save(path, rows=starting_rows(run.corpus, run.vocabulary, run.recipe))


def _train_text(run: _Run, begun: Path, path: Path) -> None:
    corpus, vocabulary, recipe = run.corpus, run.vocabulary, run.recipe
    synonyms = read_synonyms(run.places.data, corpus)
    terms = Terms(corpus.terms)
    counts = np.bincount(corpus.sentences.values, minlength=len(terms)).tolist()
    misspelt = add_typing_errors(terms, counts, _MISSPELT, recipe.seed)
    extended = split_terms(terms.terms, vocabulary.tokenizer, vocabulary.frequency)
    with np.load(begun, allow_pickle=False) as stored:
        rows = stored["rows"]
    learner = Learner(rows, row_weights(vocabulary, recipe.smoothing), extended)
    learn_from_text(learner, PairMaker(corpus, synonyms, misspelt, recipe), recipe, run.say)
    _save_learned(path, learned(learner))


def _train_bench(run: _Run, text: Path, fold: int | None, path: Path) -> None:
    """Real questions with their paragraphs; those of the articles in ``fold`` are left out."""
    terms = Terms(run.corpus.terms)
    benches = _benches(run.places)
    if fold is not None:
        benches = [of_fold(bench, fold, run.places.folds, inside=False) for bench in benches]
    sets = [as_counts(own_paragraphs(bench), terms) for bench in benches]
    extended = split_terms(terms.terms, run.vocabulary.tokenizer, run.vocabulary.frequency)
    before = _load_learned(text)
    learner = Learner(before.rows, before.query, extended)
    learner.meaning.values = np.log(before.meaning)
    learn_from_questions(learner, sets, run.recipe)
    _save_learned(path, learned(learner))


def _benches(places: Places) -> list[Bench]:
    return [] if places.bench is None else read_bench(places.bench)


def _measure(places: Places, say: Say) -> dict[str, float]:
    found = {}
    for bench in _benches(places):
        folds = [
            (places.out / str(fold), of_fold(bench, fold, places.folds, inside=True))
            for fold in range(places.folds)
        ]
        gained = [_gains(folder, asked) for folder, asked in folds or [(places.out, bench)]]
        found[bench.name] = float(np.concatenate(gained).mean())
        say(messages.figures(bench.name, found[bench.name]))
    return found


def _gains(folder: Path, asked: Bench) -> NDArray[np.float64]:
    model = StaticModel(folder)
    return ndcg(
        asked,
        lambda texts: model.encode(texts, "query"),
        lambda texts: model.encode(texts, "passage"),
    )


def _save_learned(path: Path, result: Learned) -> None:
    _save(path, **{name: getattr(result, name) for name in _ARRAYS})


def _load_learned(path: Path) -> Learned:
    with np.load(path, allow_pickle=False) as stored:
        return Learned(*(stored[name] for name in _ARRAYS))


def _save(path: Path, **arrays: NDArray[np.float32]) -> None:
    with path.open("wb") as file:
        np.savez(file, allow_pickle=False, **arrays)

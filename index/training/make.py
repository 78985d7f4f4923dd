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
    half,
    ndcg,
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
    """The folders of a run; ``bench`` may be absent."""

    data: Path
    work: Path
    out: Path
    bench: Path | None = None
    fold: bool = False


@dataclass(frozen=True, slots=True)
class _Run:
    places: Places
    recipe: Recipe
    say: Say
    corpus: Corpus
    vocabulary: Vocabulary


def make_model(places: Places, recipe: Recipe, say: Say) -> dict[str, float]:
    """Make the model and return its dense nDCG@10 on the bench, by file (empty without one).

    With ``places.fold`` the even articles are trained on and the odd ones measured.
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
    if places.bench is not None:
        text, shown = last, digest_of([places.bench / name for name in BENCH_FILES])
        parts = [*key, repr(recipe), shown, str(places.fold)]
        last = stages.run("preguntas", parts, lambda path: _train_bench(run, text, path))
    config = StaticConfig(
        semantic=recipe.dimension, identity=recipe.identity, semantic_share=recipe.semantic_share
    )
    weights = stored_weights(_load_learned(last))
    write_folder(places.out, config, weights, run.vocabulary.tokenizer)
    say(messages.done(places.out, time.monotonic() - began))
    return _measure(places, say)


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


def _train_bench(run: _Run, text: Path, path: Path) -> None:
    """Real questions; with ``fold`` only those of the even articles and their paragraphs."""
    terms = Terms(run.corpus.terms)
    sets = [
        as_counts(own_paragraphs(half(bench, odd=False) if run.places.fold else bench), terms)
        for bench in _benches(run.places)
    ]
    extended = split_terms(terms.terms, run.vocabulary.tokenizer, run.vocabulary.frequency)
    before = _load_learned(text)
    learner = Learner(before.rows, before.query, extended)
    learner.meaning.values = np.log(before.meaning)
    learn_from_questions(learner, sets, run.recipe)
    _save_learned(path, learned(learner))


def _benches(places: Places) -> list[Bench]:
    return [] if places.bench is None else read_bench(places.bench)


def _measure(places: Places, say: Say) -> dict[str, float]:
    model = StaticModel(places.out)
    found = {}
    for bench in _benches(places):
        asked = half(bench, odd=True) if places.fold else bench
        found[bench.name] = ndcg(
            asked,
            lambda texts: model.encode(texts, "query"),
            lambda texts: model.encode(texts, "passage"),
        )
        say(messages.figures(bench.name, found[bench.name]))
    return found


def _save_learned(path: Path, result: Learned) -> None:
    _save(path, **{name: getattr(result, name) for name in _ARRAYS})


def _load_learned(path: Path) -> Learned:
    with np.load(path, allow_pickle=False) as stored:
        return Learned(*(stored[name] for name in _ARRAYS))


def _save(path: Path, **arrays: NDArray[np.float32]) -> None:
    with path.open("wb") as file:
        np.savez(file, allow_pickle=False, **arrays)

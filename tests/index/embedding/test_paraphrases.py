"""Everyday questions that share hardly a word with the report: what vectors are for."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from index.analysis import analyse
from index.bm25 import build_bm25
from index.embedding import ModelSettings, open_embedder
from index.fields import embedded_text
from ingest.text_reader import read_text

ROOT = Path(__file__).resolve().parents[3]
REPORT = ROOT / "corpus/peru-informe-pmm-2022.txt"
LINES = Path(__file__).with_name("paraphrases.tsv").read_text(encoding="utf-8").splitlines()
QUESTIONS = [tuple(line.split("\t")) for line in LINES]
FIRST = 5


@pytest.fixture(scope="module")
def passages():
    return read_text(REPORT.name, REPORT.read_bytes(), None).passages


def right(passages, quote: str) -> list[int]:
    return [
        row
        for row, passage in enumerate(passages)
        if re.sub(r"\s+", " ", quote) in re.sub(r"\s+", " ", passage.text)
    ]


def found(scores, rows: list[int]) -> bool:
    """Whether a right passage stands among the first; tied passages share the middle rank."""
    ranks = [(scores > scores[row]).sum() + ((scores == scores[row]).sum() - 1) / 2 for row in rows]
    return min(ranks) < FIRST


def test_every_paraphrase_has_its_passage_and_shares_hardly_a_word(passages):
    assert len(QUESTIONS) >= 30
    shared = []
    for question, quote in QUESTIONS:
        rows = right(passages, quote)
        assert rows, quote
        shared.append(len(set(analyse(question)) & set(analyse(quote))))
    assert np.mean(shared) < 0.3


def test_vectors_find_a_quarter_more_of_them_than_bm25(passages):
    texts = [embedded_text(passage) for passage in passages]
    lexical = build_bm25([analyse(text) for text in texts], 0.6, 0.75)
    embedder = open_embedder(ModelSettings(), asking=True)
    vectors = embedder.encode_passages(texts)
    asked = embedder.encode_queries([question for question, _ in QUESTIONS])
    hits = [0, 0]
    for (question, quote), query in zip(QUESTIONS, asked, strict=True):
        rows = right(passages, quote)
        hits[0] += found(np.asarray(lexical.scores(analyse(question))), rows)
        hits[1] += found(vectors @ query, rows)
    assert hits[1] >= 1.25 * hits[0] > 0

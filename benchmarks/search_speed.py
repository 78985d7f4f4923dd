"""The whole search beside rank_bm25's own loop, interleaved in one run.

``python benchmarks/search_speed.py [PASSAGES ...]`` prints, for each size, the median and the 95th
percentile of the milliseconds a question takes (CPU of this process) and the ratio of the medians.
The passages are those of the report over and over, each with words of a made-up vocabulary (Zipf's
law) in place of a fifth of its own; questions are words of one passage. All is loaded before.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from rank_bm25 import BM25Okapi

from index.analysis import analyse
from index.assembly import assemble
from index.embedding import open_embedder
from index.engine import LocalIndex
from index.fields import embedded_text
from index.records import SearchQuery
from index.settings import IndexSettings
from index.sparse import top_rows
from index.vectors import build_vectors
from ingest.records import ParsedDocument, Passage
from ingest.text_reader import read_text

REPORT = Path(__file__).parent.parent / "corpus" / "peru-informe-pmm-2022.txt"
QUESTIONS, WORDS, WARM = 200, 8, 20


def changed(passage: Passage, number: int, random: np.random.Generator) -> Passage:
    """A passage that no other equals, of about the same length."""
    words = passage.search_text.split()
    for place in np.flatnonzero(random.random(len(words)) < 0.2).tolist():
        words[place] = f"palabra{'abcdefghij'[number % 10]}{int(random.zipf(1.3)) % 20_000}"
    return replace(passage, passage_id=f"{number:016x}", search_text=" ".join(words))


def opened(count: int) -> LocalIndex:
    """An index of ``count`` passages in one document."""
    random = np.random.default_rng(7)
    report = read_text(REPORT.name, REPORT.read_bytes(), None)
    base = [p for p in report.passages if p.kind != "heading"]
    passages = tuple(changed(base[n % len(base)], n, random) for n in range(count))
    document: ParsedDocument = replace(report, passages=passages, tables=())
    settings = IndexSettings()
    embedder = open_embedder(settings.model, asking=True)
    vectors = build_vectors(embedder.encode_passages([embedded_text(p) for p in passages]))
    content = assemble((document,), (), settings.lexical, vectors)
    return LocalIndex("0" * 16, content, embedder, settings.search)


def main(count: int) -> None:
    index = opened(count)
    slow = BM25Okapi([analyse(p.search_text) for p in index.passages], k1=0.6, b=0.75)
    random = np.random.default_rng(11)
    rows = np.arange(count)
    spent: list[list[float]] = [[], []]
    for number in range(QUESTIONS + WARM):
        words = index.passages[int(random.integers(count))].search_text.split()
        question = " ".join(random.choice(words, WORDS))
        for side in (0, 1):
            started = time.process_time()
            if side:
                index.search(SearchQuery(question, k=10))
            else:
                top_rows(slow.get_scores(analyse(question)), rows, 10)
            if number >= WARM:
                spent[side].append(1000 * (time.process_time() - started))
    middle = [float(np.median(times)) for times in spent]
    slowest = [float(np.percentile(times, 95)) for times in spent]
    print(f"{count} passages: rank_bm25 alone {middle[0]:.1f} ms (p95 {slowest[0]:.1f}),", end=" ")
    print(f"the whole search {middle[1]:.1f} ms (p95 {slowest[1]:.1f}),", end=" ")
    print(f"ratio {middle[1] / middle[0]:.2f}")


if __name__ == "__main__":
    for size in map(int, sys.argv[1:] or ["2000", "8000"]):
        main(size)

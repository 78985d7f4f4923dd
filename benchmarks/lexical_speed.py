"""BM25 queries side by side: rank_bm25's own loop and the precomputed matrix, interleaved.

``python benchmarks/lexical_speed.py [PASSAGES]`` prints CPU milliseconds a query and their ratio.
Both score the same made-up passages, whose words follow Zipf's law.
"""

from __future__ import annotations

import sys
import time

import numpy as np
from rank_bm25 import BM25Okapi

from index.bm25 import build_bm25
from index.sparse import top_rows

QUERIES, TERMS, LENGTH = 50, 8, 64


def main(passages: int) -> None:
    random = np.random.default_rng(7)
    corpus = [[f"t{n}" for n in random.zipf(1.2, LENGTH) % 50_000] for _ in range(passages)]
    queries = [[f"t{n}" for n in random.zipf(1.2, TERMS) % 50_000] for _ in range(QUERIES)]
    slow, fast = BM25Okapi(corpus, k1=0.6, b=0.75), build_bm25(corpus, 0.6, 0.75)
    rows = np.arange(passages)
    spent = [0.0, 0.0]
    for query in queries:
        for number, scores in enumerate((slow.get_scores, fast.scores)):
            started = time.process_time()
            top_rows(scores(query), rows, 10)
            spent[number] += time.process_time() - started
    each = [1000 * seconds / QUERIES for seconds in spent]
    print(f"{passages} passages: rank_bm25 {each[0]:.3f} ms, matrix {each[1]:.3f} ms,", end=" ")
    print(f"ratio {each[0] / each[1]:.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)

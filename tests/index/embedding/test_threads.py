"""One opened model serves many people at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from index.embedding import ModelSettings, open_embedder


def test_threads_get_the_vectors_that_one_thread_gets() -> None:
    texts = [
        [f"palabra{thread}x{number} frontera ñandú {number * thread}" for number in range(200)]
        for thread in range(8)
    ]
    alone = open_embedder(ModelSettings(), asking=True)
    wanted = [alone.encode_queries(batch) for batch in texts]
    shared = open_embedder(ModelSettings(), asking=True)
    with ThreadPoolExecutor(8) as pool:
        got = list(pool.map(shared.encode_queries, texts))
    for left, right in zip(got, wanted, strict=True):
        np.testing.assert_allclose(left, right, atol=1e-6)

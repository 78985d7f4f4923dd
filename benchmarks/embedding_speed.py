"""How many passages a second the static model embeds on one core, in a fresh process.

``OMP_NUM_THREADS=1 python benchmarks/embedding_speed.py {numpy|torch} FILE...`` reads text (or
SQuAD's form, ``.json``), cuts it into passages of 128 words and encodes them twice: the first
time every word is new ("cold"), the second time known ("warm"). Times are of the processor, so
that a busy machine changes them little.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from index.embedding import ModelSettings, open_embedder

_WORDS = 128
WAYS = {"numpy": True, "torch": False}
"""Whether each way is the one that asking uses."""


def read_passages(paths: Sequence[Path]) -> list[str]:
    """The texts of the files as passages of 128 words."""
    found = []
    for path in paths:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".json":
            articles: list[dict[str, Any]] = json.loads(text)["data"]
            text = " ".join(part["context"] for one in articles for part in one["paragraphs"])
        words = text.split()
        starts = range(0, len(words), _WORDS)
        found += [" ".join(words[start : start + _WORDS]) for start in starts]
    return found


def rate(encode: Callable[[list[str]], object], passages: list[str]) -> float:
    """Passages a second of processor time."""
    began = time.process_time()
    encode(passages)
    return len(passages) / max(time.process_time() - began, 1e-9)


def main(way: str, names: Sequence[str]) -> int:
    """Print the passages a second, cold and warm, of one way of encoding."""
    passages = read_passages([Path(name) for name in names])
    embedder = open_embedder(ModelSettings(), asking=WAYS[way])
    cold, warm = (rate(embedder.encode_passages, passages) for _ in range(2))
    line = f"{way}: {len(passages)} passages, cold {cold:.0f}/s, warm {warm:.0f}/s"
    sys.stdout.write(f"{line}, ratio {warm / cold:.1f}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], sys.argv[2:]))

"""Readers while the index is replaced, and a writer that is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from index.builds import read_current
from tests.index.conftest import parsed_document
from tests.index.test_builds import publish_documents

ROOT = Path(__file__).parents[2]
WRITER = """
import itertools, sys
from pathlib import Path
from tests.index.conftest import parsed_document
from tests.index.test_builds import publish_documents
for number in itertools.count():
    publish_documents(Path(sys.argv[1]), parsed_document("x.txt", [f"texto {number}"] * 3))
    print(number, flush=True)
"""


def test_readers_meet_one_generation_during_swaps(tmp_path: Path) -> None:
    publish_documents(tmp_path, parsed_document("x.txt", ["texto 0"] * 3))
    done = threading.Event()
    generations: list[set[str]] = []

    def read() -> None:
        while not done.is_set():
            generations.append({p.text for p in read_current(tmp_path).content.passages})

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for number in range(1, 15):
            publish_documents(tmp_path, parsed_document("x.txt", [f"texto {number}"] * 3))
    finally:
        done.set()
        reader.join()
    assert generations
    assert all(len(texts) == 1 for texts in generations)


def test_a_killed_writer_leaves_a_whole_index_and_no_lock(tmp_path: Path) -> None:
    for _ in range(2):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)],
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert writer.stdout is not None
        for _ in range(3):
            assert writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        assert len({p.text for p in read_current(tmp_path).content.passages}) == 1
    last = parsed_document("y.txt", ["después"])
    publish_documents(tmp_path, last)
    assert read_current(tmp_path).content.documents == (last,)

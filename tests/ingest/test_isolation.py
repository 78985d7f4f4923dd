"""Limits: a document that hangs, eats memory or crashes costs itself and nothing else."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from ingest.corpus import read_corpus
from ingest.isolation import WorkerFailure, WorkerPool
from ingest.limits import ReadSettings

GOOD = "1. Objeto\n\nEl ministerio aprobó el plan.\n"


def bomb() -> bytes:
    """A small PDF whose only page inflates to 120 million bytes of text operators."""
    content = b"BT /F1 10 Tf 72 700 Td " + b"(aaaaaaaa) Tj " * 8_000_000 + b" ET"
    stream = zlib.compress(content, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = b"%PDF-1.4\n"
    offsets = []
    for number, text in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, text)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return body + (
        b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (table, len(body))
    )


def test_a_bomb_costs_that_document_alone(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(bomb())
    (tmp_path / "b.txt").write_text(GOOD, "utf-8")
    limits = ReadSettings(cpu_seconds=1, wall_seconds=20, memory_mib=700, workers=1)
    reading = read_corpus([tmp_path], limits)
    assert [parsed.document.source for parsed in reading.parsed] == ["b.txt"]
    (skip,) = reading.skipped
    assert skip.code.startswith("limite-") or skip.code == "fallo"


@pytest.mark.parametrize("function", ["time:sleep", "os:abort", "builtins:quit"])
def test_any_fault_is_an_answer_and_the_worker_goes_on(function: str) -> None:
    with WorkerPool(ReadSettings(workers=1)) as pool:
        with pytest.raises(WorkerFailure) as failure:
            pool.call(function, b"x")
        assert failure.value.kind == "fallo"
        assert pool.call("builtins:bytes", b"sigue") == b"sigue"


def test_the_wall_limit_ends_a_hang() -> None:
    with WorkerPool(ReadSettings(workers=1, wall_seconds=1)) as pool:
        with pytest.raises(WorkerFailure) as failure:
            pool.call("signal:sigwait", bytes([10]))
        assert failure.value.kind == "limite-tiempo"
        assert pool.call("builtins:bytes", b"sigue") == b"sigue"

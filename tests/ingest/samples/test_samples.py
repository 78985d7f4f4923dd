"""Sample documents kept outside the repository, against what people read on their pages.

``gold.json`` was written by looking at the pages: each document's kind, number and date, the
headings of some pages, and stretches that run on from one column to the next.
"""

from __future__ import annotations

import functools
import json
import os
from pathlib import Path

import pytest

from ingest.headings import fold
from ingest.identity import sha256_of
from ingest.limits import ReadSettings
from ingest.pdf.reader import read_pdf
from ingest.readers import SourceFile
from ingest.records import ParsedDocument

ROOT = Path(__file__).parents[3]
SHARED = Path(os.environ.get("FOJA_SHARED") or ROOT.parent / "shared")
SAMPLES = SHARED / "bench" / "pdf-es"
GOLD = json.loads((Path(__file__).parent / "gold.json").read_text("utf-8"))

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample PDFs are not here")


@functools.cache
def read(name: str) -> ParsedDocument:
    path = next(SAMPLES.glob(f"{name}*"))
    data = path.read_bytes()
    return read_pdf(SourceFile(path.name, sha256_of(data), data), ReadSettings(ocr=False))


@pytest.mark.parametrize("name", GOLD["facts"])
def test_kind_number_and_date(name: str) -> None:
    info = read(name).document.info
    assert [info.kind, info.number, info.date] == GOLD["facts"][name]


def counts(name: str) -> tuple[int, int, int]:
    """Right, found and wanted headings on the pages of the gold."""
    parsed = read(name)
    right = found = wanted = 0
    for page, headings in GOLD["headings"][name].items():
        spans = [(p.start, p.end) for p in parsed.document.pages if p.pdf_index == int(page)]
        here = {
            fold(section.heading)
            for section in parsed.sections
            if section.heading and any(a <= section.start < b for a, b in spans)
        }
        gold = {fold(heading) for heading in headings}
        right, found, wanted = right + len(here & gold), found + len(here), wanted + len(gold)
    return right, found, wanted


def test_headings_are_found_and_nothing_else() -> None:
    rows = {name: counts(name) for name in GOLD["headings"]}
    right, found, wanted = (sum(column) for column in zip(*rows.values(), strict=True))
    assert right >= 0.9 * wanted, rows
    assert right >= 0.9 * found, rows


@pytest.mark.parametrize("name", GOLD["order"])
def test_columns_run_on(name: str) -> None:
    text = " ".join(read(name).document.repaired.replace("\u2060", "").split())
    for stretch in GOLD["order"][name]:
        assert stretch in text

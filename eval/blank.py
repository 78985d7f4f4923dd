"""A gold file to start from: one blank entry for each section of a new document."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from eval import messages
from eval.items import SPLITS, Evidence, GoldError, GoldItem, dump_item
from eval.locate import fold_spaces
from ingest.corpus import read_corpus
from ingest.records import ParsedDocument

HINT = 200
"""Characters of the section's beginning that the blank entry proposes as its quotation."""


def write_blank(document: Path, folder: Path) -> tuple[Path, int]:
    """Write ``<document>.jsonl`` in ``folder`` and return it with its number of entries.

    Raises :class:`GoldError` when the document cannot be read or the file is already there.
    """
    reading = read_corpus([document])
    if not reading.parsed:
        reason = reading.skipped[0].reason if reading.skipped else ""
        raise GoldError(messages.blank_unreadable(document, reason))
    items = [item for parsed in reading.parsed for item in blank_items(parsed)]
    path = folder / f"{document.stem}.jsonl"
    if path.exists():
        raise GoldError(messages.blank_exists(path))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f"{dump_item(i)}\n" for i in items), encoding="utf-8")
    except OSError as error:
        raise GoldError(messages.blank_unwritable(path, str(error))) from error
    return path, len(items)


def blank_items(parsed: ParsedDocument) -> Iterator[GoldItem]:
    """One entry for each section with text of its own: question and answer still empty.

    The quotation is the beginning of the section's text, to be cut down to what answers.
    Halves alternate by a digest of the section's heading, so that they do not depend on who
    fills them in.
    """
    document = parsed.document
    stem = re.sub(r"[^a-z0-9]+", "-", Path(document.source).stem.lower()).strip("-") or "doc"
    number = 0
    for section in parsed.sections:
        body = fold_spaces(document.text[section.body_start : section.body_end])
        if not body:
            continue
        number += 1
        heading = " › ".join(section.heading_path)
        half = hashlib.sha256(f"{number} {heading}".encode()).digest()[0] % 2
        quote = body if len(body) <= HINT else body[: body.rfind(" ", 0, HINT)] or body[:HINT]
        yield GoldItem(
            id=f"{stem}-{number:03d}",
            question="",
            kind="definicion",
            split=SPLITS[half],
            answers=("",),
            evidence=(Evidence(Path(document.source).name, quote),),
            section=heading,
        )

"""``foja comparar``: what changed between two editions of a report, with both places."""

from __future__ import annotations

import sys
import textwrap
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

import msgspec

from ingest.editions import Comparison, Place, SectionChange, SentenceChange
from ingest.errors import FojaError
from ingest.records import ParsedDocument
from ui import comparar_messages as messages

HELP = messages.HELP
_WIDTH = 88
_LONGEST = 400


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("anterior", type=Path, help=messages.BEFORE_HELP)
    parser.add_argument("nueva", type=Path, help=messages.AFTER_HELP)
    parser.add_argument("--json", action="store_true", help=messages.JSON_HELP)
    parser.add_argument("--clave", metavar="CLAVE", help=messages.PASSWORD_HELP)


def run(args: Namespace) -> int:
    """Read both editions and say what changed."""
    from ingest.editions import compare

    comparison = compare(_read(args.anterior, args.clave), _read(args.nueva, args.clave))
    if args.json:
        for change in comparison.changes:
            sys.stdout.write(msgspec.json.encode(change).decode() + "\n")
    else:
        sys.stdout.write("\n".join(render(comparison)) + "\n")
    return 0


def _read(path: Path, password: str | None) -> ParsedDocument:
    """One document; raises :class:`FojaError` with the reason when it cannot be read."""
    from ingest.corpus import read_corpus
    from ingest.limits import read_settings

    if path.is_dir():
        raise FojaError(messages.is_folder(path))
    reading = read_corpus([path], read_settings(password))
    if not reading.parsed:
        raise FojaError(messages.unread(path, reading.skipped[0].reason))
    return reading.parsed[0]


def render(comparison: Comparison) -> Iterator[str]:
    """The comparison as lines for the terminal."""
    counts = {
        kind: sum(change.kind == kind for change in comparison.changes) for kind in messages.KINDS
    }
    yield messages.summary({**counts, "same": comparison.same})
    for change in comparison.changes:
        yield ""
        yield from _section(change)


def _section(change: SectionChange) -> Iterator[str]:
    heading = " › ".join(change.heading_path) or messages.NO_HEADING
    yield f"{messages.KINDS[change.kind]}: {heading}"
    former = change.before.heading_path[-1:] if change.before and change.after else ()
    if former and former != change.heading_path[-1:]:
        yield f"    {messages.formerly(former[0])}"
    yield from (
        f"    {messages.where(place.document, place.page, place.pdf_index)}"
        for place in (change.before, change.after)
        if place is not None
    )
    for sentence in change.sentences:
        yield from _sentence(sentence)


def _sentence(change: SentenceChange) -> Iterator[str]:
    for sign, place in (("-", change.before), ("+", change.after)):
        if place is not None:
            yield from _quote(sign, place)


def _quote(sign: str, place: Place) -> Iterator[str]:
    said = textwrap.shorten(place.shown, _LONGEST, placeholder=" […]")
    page = messages.page(place.page, place.pdf_index)
    yield from textwrap.wrap(
        f"{sign} «{said}» {page}".rstrip(),
        _WIDTH,
        initial_indent="    ",
        subsequent_indent="      ",
    )

"""``foja secciones``: the section tree with the passages' counts."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter

from ingest.errors import UsageError
from ingest.records import ParsedDocument
from ui import messages
from ui.commands import common

HELP = messages.SECCIONES


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("documento", nargs="?", help=messages.SECCIONES_DOCUMENT)
    common.add_index_option(parser)


def run(args: Namespace) -> int:
    """Print the tree of one document or of all."""
    from index.store import open_index

    index = open_index(common.index_directory(args))
    chosen = [
        parsed
        for parsed in index.documents.values()
        if args.documento in (None, parsed.document.source, parsed.document.doc_id)
    ]
    if not chosen:
        names = ", ".join(p.document.source for p in index.documents.values())
        raise UsageError(messages.document_unknown(args.documento, names))
    for parsed in chosen:
        sys.stdout.write(render(parsed))
    return 0


def render(parsed: ParsedDocument) -> str:
    """The section tree as indented lines; a count is of the section's own passages."""
    counts = Counter(passage.section_id for passage in parsed.passages)
    lines = [f"{parsed.document.title} ({parsed.document.source})"]
    for section in parsed.sections:
        name = section.heading or parsed.document.title
        note = f" {messages.DEDUCED}" if section.deduced and section.number else ""
        indent = "  " * max(section.level, 1)
        lines.append(f"{indent}{name}{note} [{counts[section.section_id]}]")
    return "\n".join(lines) + "\n"

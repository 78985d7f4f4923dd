"""``foja documentos``: what the index holds."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from typing import Any

from ingest.records import ParsedDocument
from ui import messages
from ui.commands import common

HELP = messages.DOCUMENTOS


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--json", action="store_true", help=messages.DOCUMENTOS_JSON)
    common.add_index_option(parser)


def run(args: Namespace) -> int:
    """Show each document, and then the files that were left out."""
    from index.store import open_index

    index = open_index(common.index_directory(args))
    if args.json:
        for parsed in index.documents.values():
            sys.stdout.write(common.json_line(document_row(parsed)) + "\n")
        return 0
    for parsed in index.documents.values():
        sys.stdout.write(_render(parsed) + "\n")
    if index.skipped:
        sys.stdout.write(messages.skipped_title(len(index.skipped)) + "\n")
        for skipped in index.skipped:
            sys.stdout.write(f"  {skipped.source}: {skipped.reason}\n")
    return 0


def document_row(parsed: ParsedDocument) -> dict[str, Any]:
    """One document as JSON."""
    document, info = parsed.document, parsed.document.info
    return {
        "document": document.source,
        "title": document.title,
        "sha256": document.sha256,
        "format": document.format,
        "date": info.date,
        "kind": info.kind,
        "number": info.number,
        "institution": info.institution,
        "pages": page_count(parsed),
        "sections": len(parsed.sections),
        "tables": len(parsed.tables),
        "passages": len(parsed.passages),
        "warnings": [{"code": w.code, "message": w.message} for w in parsed.warnings],
    }


def page_count(parsed: ParsedDocument) -> int | None:
    """Pages according to the sidecar, else those of the PDF, else unknown."""
    if parsed.document.info.page_count is not None:
        return parsed.document.info.page_count
    indexes = {p.pdf_index for p in parsed.document.pages if p.pdf_index is not None}
    return len(indexes) or None


def _render(parsed: ParsedDocument) -> str:
    document, info = parsed.document, parsed.document.info
    pages = page_count(parsed)
    facts = [
        f"{messages.LABEL_PAGES}: {pages if pages is not None else '—'}",
        f"{messages.LABEL_SECTIONS}: {len(parsed.sections)}",
        f"{messages.LABEL_TABLES}: {len(parsed.tables)}",
        f"{messages.LABEL_PASSAGES}: {len(parsed.passages)}",
    ]
    said = (
        (messages.LABEL_KIND, info.kind),
        (messages.LABEL_NUMBER, info.number),
        (messages.LABEL_DATE, info.date),
    )
    facts[:0] = [f"{label}: {value}" for label, value in said if value]
    lines = [
        f"{messages.LABEL_FILE}: {document.source}",
        f"  {messages.LABEL_TITLE}: {document.title}",
        "  " + " · ".join(facts),
        f"  sha256: {document.sha256}",
    ]
    if parsed.warnings:
        lines.append(f"  {messages.LABEL_WARNINGS}:")
        lines += [f"    - {warning.message}" for warning in parsed.warnings]
    return "\n".join(lines)

"""``foja buscar``: the retriever alone."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from index.api import SearchIndex
from index.neighbours import joined_span
from index.records import SearchHit, SearchQuery
from ingest import flow
from ingest.records import Passage
from ui import messages, reasons
from ui.commands import common, rows

HELP = messages.BUSCAR
_SHORT, _LONG = 300, 1500


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("consulta", nargs="?", help=messages.BUSCAR_QUERY)
    parser.add_argument("-k", type=int, default=10, metavar="N", help=messages.BUSCAR_K)
    parser.add_argument(
        "--canal", choices=tuple(rows.CHANNELS), default="hibrido", help=messages.BUSCAR_CHANNEL
    )
    parser.add_argument("--explicar", action="store_true", help=messages.BUSCAR_EXPLAIN)
    parser.add_argument("--json", action="store_true", help=messages.BUSCAR_JSON)
    parser.add_argument("--lote", type=Path, metavar="ARCHIVO", help=messages.BATCH)
    parser.add_argument("--salida", type=Path, metavar="ARCHIVO", help=messages.OUTPUT)
    common.add_filter_options(parser)
    common.add_index_option(parser)


def run(args: Namespace) -> int:
    """Search once or for a whole batch, opening the index once."""
    common.check_mode(args.consulta, args)
    k = common.checked_k(args.k)
    filters = common.filters_of(args)
    batch = common.read_batch(args.lote) if args.lote else ()
    from index.store import open_index

    index = open_index(common.index_directory(args))
    unknown = index.unmatched(filters)
    if unknown:
        sys.stderr.write(reasons.nothing_named(unknown))

    def search(text: str) -> tuple[SearchHit, ...]:
        return index.search(SearchQuery(common.clean(text), k, rows.CHANNELS[args.canal], filters))

    if args.lote:
        found = (
            rows.search_row(row.id, row.question, search(row.question), index) for row in batch
        )
        count = common.write_lines(args.salida, common.with_bar(found, len(batch), "buscar"))
        sys.stdout.write(messages.written(count, args.salida) + "\n")
        return 0
    hits = search(args.consulta)
    if args.json:
        sys.stdout.write(common.json_line(rows.search_row(None, args.consulta, hits, index)) + "\n")
        return 0
    if not hits:
        sys.stdout.write(messages.NONE_FOUND + "\n")
    for hit in hits:
        _show(hit, index, args.explicar)
    return 0


def _show(hit: SearchHit, index: SearchIndex, explained: bool) -> None:
    shown = _shortened(_text(hit, index), _LONG if explained or hit.joined else _SHORT)
    lines = [f"{hit.rank:>3}. {_place(hit.passage)}  [{hit.score:.3f}]", f"     {shown}"]
    if hit.joined:
        lines.append(f"     {reasons.joined_line(len(hit.joined))}")
    if hit.duplicates:
        places = [_place(index.passage(same)) for same in hit.duplicates]
        lines.append(f"     {reasons.repeated_line(places)}")
    if explained:
        places_of = [(c.channel, c.rank, c.score) for c in hit.channels]
        lines.append(f"     {reasons.words_line(hit.matched_words)}")
        lines.append(f"     {reasons.channels_line(places_of)}")
        if hit.reasons:
            lines.append(f"     {reasons.reasons_line(hit.reasons)}")
    sys.stdout.write("\n".join(lines) + "\n\n")


def _text(hit: SearchHit, index: SearchIndex) -> str:
    """The passage as it reads, with the neighbours that belong to it."""
    if not hit.joined:
        return hit.passage.search_text
    document = index.documents[hit.passage.doc_id].document
    return flow.shown(document, *joined_span(hit.passage, hit.joined))


def _place(passage: Passage) -> str:
    place = " › ".join(passage.heading_path) or passage.doc_id
    return f"{place} · p. {passage.page}" if passage.page is not None else place


def _shortened(text: str, length: int) -> str:
    """``text`` cut at a word's end when it is longer than ``length`` characters."""
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0] + " …"

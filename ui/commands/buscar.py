"""``foja buscar``: the retriever alone."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from index.records import SearchHit, SearchQuery
from ui import messages
from ui.commands import common, rows

HELP = messages.BUSCAR


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("consulta", nargs="?", help=messages.BUSCAR_QUERY)
    parser.add_argument("-k", type=int, default=10, metavar="N", help=messages.BUSCAR_K)
    parser.add_argument(
        "--canal", choices=tuple(rows.CHANNELS), default="hibrido", help=messages.BUSCAR_CHANNEL
    )
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
        _show(hit)
    return 0


def _show(hit: SearchHit) -> None:
    passage = hit.passage
    place = " › ".join(passage.heading_path) or passage.doc_id
    page = f" · p. {passage.page}" if passage.page is not None else ""
    text = passage.search_text
    shown = text if len(text) <= 300 else text[:300].rsplit(" ", 1)[0] + " …"
    sys.stdout.write(f"{hit.rank:>3}. {place}{page}  [{hit.score:.3f}]\n     {shown}\n\n")

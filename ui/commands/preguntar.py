"""``foja preguntar``: a question, or a batch, answered with citations."""

from __future__ import annotations

import sys
import textwrap
from argparse import ArgumentParser, Namespace
from pathlib import Path

from qa.records import Answer, Question
from ui import messages
from ui.commands import common, rows

HELP = messages.PREGUNTAR


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("pregunta", nargs="?", help=messages.PREGUNTAR_QUESTION)
    parser.add_argument("--json", action="store_true", help=messages.PREGUNTAR_JSON)
    parser.add_argument("-k", type=int, default=10, metavar="N", help=messages.PREGUNTAR_K)
    parser.add_argument(
        "--antes", action="append", default=[], metavar="PREGUNTA", help=messages.PREGUNTAR_HISTORY
    )
    parser.add_argument("--lote", type=Path, metavar="ARCHIVO", help=messages.BATCH)
    parser.add_argument("--salida", type=Path, metavar="ARCHIVO", help=messages.OUTPUT)
    common.add_filter_options(parser)
    common.add_index_option(parser)


def run(args: Namespace) -> int:
    """Answer once or a whole batch, opening the index once."""
    common.check_mode(args.pregunta, args)
    k = common.checked_k(args.k)
    filters = common.filters_of(args)
    batch = common.read_batch(args.lote) if args.lote else ()
    from qa.service import open_service

    service = open_service(common.index_directory(args))

    def ask(text: str, history: list[str]) -> Answer:
        earlier = tuple(common.clean(one) for one in history)
        return service.ask(Question(common.clean(text), earlier, filters, k))

    if args.lote:
        answers = (
            rows.answer_row(ask(row.question, row.history), row.id, service.index) for row in batch
        )
        count = common.write_lines(args.salida, common.with_bar(answers, len(batch), "preguntar"))
        sys.stdout.write(messages.written(count, args.salida) + "\n")
        return 0
    answer = ask(args.pregunta, args.antes)
    if args.json:
        sys.stdout.write(common.json_line(rows.answer_row(answer, None, service.index)) + "\n")
    else:
        sys.stdout.write(render(answer))
    return 0


def render(answer: Answer) -> str:
    """An answer for the terminal: outcome, text, then each citation with its place."""
    outcome = messages.OUTCOMES[answer.outcome]
    lines = [f"{outcome} · {messages.LABEL_CONFIDENCE} {answer.confidence:.0%}", ""]
    if answer.understood_as != answer.question.text:
        lines[1:1] = [f"{messages.LABEL_UNDERSTOOD}: {answer.understood_as}"]
    for statement in answer.statements:
        marks = "".join(f" [{number}]" for number in statement.citations)
        lines += textwrap.wrap(statement.text + marks, 88)
    if not answer.statements:
        lines += textwrap.wrap(answer.text, 88)
    lines += [line for notice in answer.notices for line in textwrap.wrap(notice, 88)]
    if answer.citations:
        lines += ["", f"{messages.LABEL_CITATIONS}:"]
    for citation in answer.citations:
        place = " › ".join(citation.heading_path) or citation.title
        page = messages.page_words(
            citation.page, citation.pages_by_index, citation.pdf_index, citation.ocr_confidence
        )
        lines += textwrap.wrap(
            f"[{citation.number}] {citation.document} › {place} · {page}",
            88,
            subsequent_indent="    ",
        )
        lines += textwrap.wrap(
            f"«{citation.shown}»", 88, initial_indent="    ", subsequent_indent="    "
        )
    return "\n".join(lines) + "\n"

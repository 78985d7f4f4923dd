"""``foja repetir``: an answer given again from its id."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from qa import messages
from ui.commands import common, rows
from ui.commands.preguntar import render

HELP = messages.REPEAT_HELP


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("id", help=messages.REPEAT_ID)
    parser.add_argument("--json", action="store_true", help=messages.REPEAT_JSON)
    common.add_index_option(parser)


def run(args: Namespace) -> int:
    """Ask the logged question again; 1 when the answer comes out otherwise."""
    from qa.service import open_service

    service = open_service(common.index_directory(args))
    answer, same = service.repeat(args.id)
    if args.json:
        sys.stdout.write(common.json_line(rows.answer_row(answer, args.id, service.index)) + "\n")
    else:
        sys.stdout.write(render(answer))
    sys.stderr.write((messages.REPEAT_SAME if same else messages.REPEAT_OTHER) + "\n")
    return 0 if same else 1

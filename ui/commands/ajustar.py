"""``foja ajustar``: the fusion's weights for the configured embedding model."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from ingest.errors import UsageError
from ui.commands import ajustar_messages as messages

HELP = messages.HELP
GOLD = Path("eval/gold/peru-informe-pmm-2022.jsonl")
REPORT = Path("corpus/peru-informe-pmm-2022.txt")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--publicas", type=Path, nargs="*", default=[], metavar="ARCHIVO", help=messages.SQUAD
    )
    parser.add_argument("--oro", type=Path, metavar="ARCHIVO", help=messages.GOLD)
    parser.add_argument("--informe", type=Path, metavar="ARCHIVO", help=messages.REPORT)
    parser.add_argument("--cada", type=int, default=1, metavar="N", help=messages.EVERY)
    parser.add_argument("--solo-mostrar", action="store_true", help=messages.ONLY_SHOW)


def run(args: Namespace) -> int:
    """Measure, fit, show and keep; raises ``UsageError`` or ``FittingError``."""
    if args.cada < 1:
        raise UsageError(messages.EVERY_POSITIVE)
    from index.refit import FittingData, keep, refit
    from index.settings import load_settings

    gold, report = args.oro or _present(GOLD), args.informe or _present(REPORT)
    data = FittingData(tuple(args.publicas), gold, report, args.cada)
    found = refit(data, load_settings())
    fit = found.fit
    sys.stdout.write(messages.measured(found.model, found.questions) + "\n")
    sys.stdout.write(messages.table(fit.alone, fit.weights, fit.ndcg) + "\n")
    if not args.solo_mostrar:
        sys.stdout.write(messages.kept(keep(found)) + "\n")
    return 0


def _present(path: Path) -> Path | None:
    return path if path.is_file() else None

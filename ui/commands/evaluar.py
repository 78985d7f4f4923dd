"""``foja evaluar``: measure, keep, compare and gate; review and start gold files."""

from __future__ import annotations

import sys
import tempfile
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import UsageError
from ui.commands import common, evaluar_texts

if TYPE_CHECKING:
    from eval.evaluation import Progress
    from eval.records import EvalReport, EvalSettings

HELP = evaluar_texts.HELP
CHANNELS = ("hibrido", "lexico", "denso")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("accion", nargs="?", choices=("candidatos",), help=evaluar_texts.CANDIDATES)
    parser.add_argument("--gold", type=Path, metavar="ARCHIVO", help=evaluar_texts.GOLD)
    parser.add_argument("--parte", choices=("desarrollo", "prueba"), help=evaluar_texts.SPLIT)
    parser.add_argument("--canal", choices=CHANNELS, default="hibrido", help=evaluar_texts.CHANNEL)
    parser.add_argument("--salida", type=Path, metavar="DIR", help=evaluar_texts.OUTPUT)
    parser.add_argument("--comparar", metavar="CORRIDA", help=evaluar_texts.COMPARE)
    parser.add_argument("--exigir", type=Path, metavar="UMBRALES.toml", help=evaluar_texts.DEMAND)
    parser.add_argument("--rapida", action="store_true", help=evaluar_texts.QUICK)
    parser.add_argument("--derivadas", action="store_true", help=evaluar_texts.SLICES)
    parser.add_argument("--semilla", type=int, metavar="N", help=evaluar_texts.SEED)
    parser.add_argument("--limite", type=int, metavar="N", help=evaluar_texts.LIMIT)
    sets = parser.add_mutually_exclusive_group()
    sets.add_argument("--squad", type=Path, metavar="ARCHIVO", help=evaluar_texts.SQUAD)
    sets.add_argument("--beir", type=Path, metavar="CARPETA", help=evaluar_texts.BEIR)
    sets.add_argument("--listar", action="store_true", help=evaluar_texts.LIST)
    sets.add_argument("--nuevo", type=Path, metavar="DOCUMENTO", help=evaluar_texts.NEW)
    parser.add_argument("--corridas", type=Path, metavar="DIR", help=evaluar_texts.RUNS)
    common.add_index_option(parser)


def run(args: Namespace) -> int:
    """Do what was asked; 1 when the gate stops the run."""
    from eval import messages
    from eval.runs import list_runs
    from eval.terminal import print_runs

    if args.accion == "candidatos":
        return _review(args)
    if args.listar:
        print_runs(list_runs(_runs(args)))
        return 0
    if args.nuevo:
        from eval.blank import write_blank

        path, count = write_blank(args.nuevo, args.salida or Path())
        sys.stdout.write(messages.blank_done(path, count) + "\n")
        return 0
    return _measure(args)


def _measure(args: Namespace) -> int:
    from eval.compare import compare
    from eval.gate import check, load_thresholds
    from eval.page import render
    from eval.runs import find_run, stamp, write_run
    from eval.terminal import print_breaches, print_report, progress_bar

    _check_usage(args)
    thresholds = load_thresholds(args.exigir) if args.exigir else None
    other = find_run(_runs(args), args.comparar) if args.comparar else None
    with progress_bar() as progress:
        report, gold = _report(args, progress)
    if other is not None:
        report = replace(report, comparison=compare(report, other))
    report = stamp(report, datetime.now(UTC), gold, str(common.index_directory(args)))
    page = render(report)
    kept = _runs(args) / report.run.run_id
    for folder in [kept, *([args.salida] if args.salida else [])]:
        write_run(folder, report, page)
    print_report(report)
    sys.stdout.write(evaluar_texts.kept(report.run.run_id, args.salida or kept) + "\n")
    if thresholds is None:
        return 0
    breaches = check(report, thresholds)
    print_breaches(breaches)
    return 1 if breaches else 0


def _report(args: Namespace, progress: Progress | None) -> tuple[EvalReport, Path]:
    """The report that the options ask for, and the file that identifies its questions."""
    if args.squad or args.beir:
        return _public(args, progress)
    from eval.evaluation import evaluate
    from eval.items import DEFAULT_GOLD, load_gold
    from eval.variants import channel_variants, slice_variants, step_variants
    from qa.service import open_service

    path = args.gold or DEFAULT_GOLD
    gold = load_gold(path)
    directory = common.index_directory(args)
    service = open_service(directory)
    settings = _settings(args)
    report = evaluate(service, gold, settings, progress)
    variants = report.variants
    if settings.channel == "hybrid" and not args.rapida:
        variants += channel_variants(service.index, report)
        variants += step_variants(directory, report)
    if args.derivadas:
        variants += slice_variants(service, gold, settings, progress)
    return replace(report, variants=variants), path


def _public(args: Namespace, progress: Progress | None) -> tuple[EvalReport, Path]:
    from eval.public_run import measure_beir, measure_squad
    from eval.public_sets import read_beir, read_squad
    from qa.service import open_service

    settings = _settings(args)
    with tempfile.TemporaryDirectory(prefix="foja-evaluar-") as work:
        if args.squad:
            found, path = read_squad(args.squad, args.limite), args.squad
            report = measure_squad(found, Path(work), settings, open_service, progress)
        else:
            found, path = read_beir(args.beir, args.limite), args.beir / "queries.jsonl"
            report = measure_beir(found, Path(work), settings, open_service, progress)
    if found.unplaced:
        sys.stderr.write(evaluar_texts.unplaced(found.unplaced) + "\n")
    return report, path


def _settings(args: Namespace) -> EvalSettings:
    from eval.labels import CHANNEL_LABELS
    from eval.records import EvalSettings

    settings = EvalSettings(split=args.parte, channel=CHANNEL_LABELS[args.canal], limit=args.limite)
    return settings if args.semilla is None else replace(settings, seed=args.semilla)


def _review(args: Namespace) -> int:
    from eval.candidates import DEFAULT_DIRECTORY
    from eval.review import DEFAULT_GOLD, review

    def say(text: str) -> None:
        sys.stdout.write(f"{text}\n")

    review(DEFAULT_DIRECTORY, args.gold or DEFAULT_GOLD, input, say)
    return 0


def _runs(args: Namespace) -> Path:
    from eval.runs import DEFAULT_DIRECTORY

    return args.corridas or DEFAULT_DIRECTORY


def _check_usage(args: Namespace) -> None:
    if (args.squad or args.beir) and (args.derivadas or args.gold or args.parte):
        raise UsageError(evaluar_texts.NOT_WITH_PUBLIC)
    if args.limite is not None and args.limite < 1:
        raise UsageError(evaluar_texts.BAD_LIMIT)
    if args.semilla is not None and args.semilla < 0:
        raise UsageError(evaluar_texts.BAD_SEED)

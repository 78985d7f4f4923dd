"""``python -m index.training``: make the model (what ``make model`` runs)."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from index.embedding.settings import SHIPPED_MODEL
from index.training import messages
from index.training.make import Places, make_model
from index.training.recipe import Recipe
from ingest.errors import FojaError


def main() -> int:
    """Read the folders from the command line and make the model."""
    parser = argparse.ArgumentParser(prog="make model", description=messages.DESCRIPTION)
    parser.add_argument("datos", type=Path, help=messages.HELP_DATA)
    parser.add_argument("--preguntas", type=Path, help=messages.HELP_BENCH)
    parser.add_argument(
        "--trabajo", type=Path, default=Path(".foja/entrenamiento"), help=messages.HELP_WORK
    )
    parser.add_argument("--salida", type=Path, default=SHIPPED_MODEL, help=messages.HELP_OUT)
    parser.add_argument("--partes", type=int, default=0, help=messages.HELP_FOLDS)
    given = parser.parse_args()
    places = Places(given.datos, given.trabajo, given.salida, given.preguntas, given.partes)
    try:
        make_model(places, Recipe(), lambda line: print(line, flush=True))
    except FojaError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())

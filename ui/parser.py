"""An argument parser that speaks Spanish: help, headings and errors."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import NoReturn

from ui import messages

_translated = False


def _speak_spanish() -> None:
    """Put the Spanish catalogue in place of argparse's English one (it looks words up late)."""
    global _translated  # noqa: PLW0603
    if _translated:
        return
    lookup: Callable[[str], str] = lambda text: messages.ARGPARSE.get(text, text)  # noqa: E731
    plural: Callable[[str, str, int], str] = lambda one, many, n: lookup(one if n == 1 else many)  # noqa: E731
    argparse._ = lookup  # type: ignore[attr-defined]
    argparse.ngettext = plural  # type: ignore[attr-defined]
    _translated = True


class SpanishParser(argparse.ArgumentParser):
    """``argparse`` with Spanish words; an error prints the usage and ends with code 2."""

    def __init__(self, prog: str, description: str, epilog: str | None = None) -> None:
        _speak_spanish()
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )

    def error(self, message: str) -> NoReturn:
        """Print the usage and ``message``, and leave with exit code 2."""
        self.print_usage(sys.stderr)
        self.exit(2, messages.usage_error(self.prog, message))

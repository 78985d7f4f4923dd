"""The root of every error that Foja raises on purpose.

A message is a whole Spanish sentence that states the values and the remedy; it is
built by a ``messages`` module and is safe to show to staff as it is.
"""

from __future__ import annotations


class FojaError(Exception):
    """Something failed in a way that the person can mend; ``str(error)`` is in Spanish."""

    exit_code: int = 1


class UsageError(FojaError):
    """The command or the arguments are wrong (exit code 2)."""

    exit_code = 2


class ReadError(FojaError):
    """A file cannot be read as a document."""


class ConfigError(FojaError):
    """The configuration file or an environment variable holds something unusable."""

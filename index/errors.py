"""What can go wrong with an index; every message says how to mend it."""

from __future__ import annotations

from ingest.errors import FojaError


class IndexMissingError(FojaError):
    """There is no index in the directory."""


class IndexDamagedError(FojaError):
    """A file of the index is missing, cut short, altered or from another build."""


class IndexVersionError(FojaError):
    """The index was made by another format, analyser or embedding model."""


class IndexBusyError(FojaError):
    """Another process is writing the index."""


class IndexWriteError(FojaError):
    """The index cannot be written (disk full, no permission)."""


class EmptyCorpusError(FojaError):
    """No passage could be read from the given files."""


class FittingError(FojaError):
    """The fusion's weights cannot be fitted or kept."""

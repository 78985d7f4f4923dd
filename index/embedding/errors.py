"""What can go wrong with a model, as errors that staff can read."""

from __future__ import annotations

from ingest.errors import FojaError


class ModelError(FojaError):
    """The embedding model is missing, damaged, of another dimension or cannot be fetched."""

"""What can go wrong while the model is made."""

from __future__ import annotations

from ingest.errors import FojaError


class TrainingError(FojaError):
    """The training data are missing or unreadable."""

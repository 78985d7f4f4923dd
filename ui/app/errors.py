"""What can go wrong in the app, each with a Spanish sentence that names the remedy."""

from __future__ import annotations

from ingest.errors import FojaError, UsageError


class StoreError(FojaError):
    """The file of conversations cannot be used."""


class SignInError(FojaError):
    """The file of users cannot be used, or a user's data are not acceptable."""


class ExposureError(UsageError):
    """The app would listen beyond this machine without asking who comes in."""


class LibraryError(FojaError):
    """A document cannot be added or removed."""


class LaunchError(FojaError):
    """The app cannot be started."""

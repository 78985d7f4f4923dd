"""Models of a hub: fetching one when the user asks, and finding it again without a network."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.embedding import messages
from index.embedding.errors import ModelError

WANTED = ("*.json", "*.txt", "*.model", "*.safetensors")
"""Files of a model that are used: never pickled weights, never code."""


def snapshot(name: str) -> Path:
    """The folder of a downloaded model; raises :class:`ModelError` when it is not here."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except (LocalEntryNotFoundError, HfHubHTTPError, HFValidationError) as error:
        raise ModelError(messages.not_downloaded(name)) from error


def download(name: str) -> Path:
    """Fetch a model with a progress bar and return its folder.

    Raises :class:`ModelError` without a network, for an unknown name, and for a model that
    has no weights in the safetensors format.
    """
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import (
        HFValidationError,
        LocalEntryNotFoundError,
        OfflineModeIsEnabled,
        RepositoryNotFoundError,
    )

    try:
        with _reaching_out():
            folder = Path(snapshot_download(name, allow_patterns=list(WANTED)))
    except RepositoryNotFoundError as error:
        raise ModelError(messages.unknown_model(name)) from error
    except HFValidationError as error:
        raise ModelError(messages.bad_name(name)) from error
    except (LocalEntryNotFoundError, OfflineModeIsEnabled, OSError) as error:
        raise ModelError(messages.no_connection(name)) from error
    if not any(folder.rglob("*.safetensors")):
        raise ModelError(messages.no_safetensors(name))
    return folder


@contextmanager
def _reaching_out() -> Iterator[None]:
    """The one moment in which the hub's client may use the network."""
    from huggingface_hub import constants

    before = constants.HF_HUB_OFFLINE
    constants.HF_HUB_OFFLINE = False
    try:
        yield
    finally:
        constants.HF_HUB_OFFLINE = before

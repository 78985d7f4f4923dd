"""Opening an index: every check before the first search."""

from __future__ import annotations

from pathlib import Path

from index import messages
from index.analysis import analyser_fingerprint
from index.api import Embedder
from index.builds import StoredBuild, read_current
from index.embedding import open_embedder
from index.engine import LocalIndex
from index.errors import IndexVersionError
from index.names import NAMES_VERSION
from index.settings import IndexSettings, digest, load_settings, settings_for


def open_index(directory: Path, settings: IndexSettings | None = None) -> LocalIndex:
    """The current build of ``directory``, verified, ready to be searched.

    Raises ``IndexMissingError``, ``IndexDamagedError`` (a file is missing, altered or of another
    build) or ``IndexVersionError`` (another format, analyser, BM25 setting or embedding model);
    each message names the remedy.
    """
    chosen = settings if settings is not None else load_settings()
    stored = read_current(directory)
    embedder = open_embedder(chosen.model, asking=True)
    _check_fingerprints(directory, stored, chosen, embedder)
    search = settings_for(chosen.search, embedder.fingerprint)
    return LocalIndex(stored.manifest.build_id, stored.content, embedder, search)


def _check_fingerprints(
    directory: Path, stored: StoredBuild, settings: IndexSettings, embedder: Embedder
) -> None:
    made_by = stored.manifest.fingerprints
    expected = (analyser_fingerprint(), digest(settings.lexical), NAMES_VERSION)
    if (made_by.analyser, made_by.lexical, made_by.names) != expected:
        raise IndexVersionError(messages.other_analyser(directory))
    model = stored.manifest.model
    if (model.fingerprint, model.dimension) != (embedder.fingerprint, embedder.dimension):
        raise IndexVersionError(messages.other_model(directory, model.name, embedder.name))

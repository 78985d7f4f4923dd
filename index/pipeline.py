"""From files to a published build."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

import ingest
from index import messages
from index.analysis import analyser_fingerprint
from index.api import Embedder, Progress
from index.assembly import assemble
from index.builds import StoredBuild, file_entries, publish, read_current, writing
from index.codec import encode
from index.embedding import ModelSettings, open_embedder
from index.errors import (
    EmptyCorpusError,
    IndexDamagedError,
    IndexMissingError,
    IndexVersionError,
)
from index.fields import embedded_text
from index.manifest import (
    FORMAT_VERSION,
    Counts,
    Fingerprints,
    Manifest,
    ModelEntry,
    SourceEntry,
    build_id_of,
    library_versions,
)
from index.names import NAMES_VERSION
from index.settings import IndexSettings, digest, load_settings
from index.vectors import FlatVectors, Vectors, build_vectors
from ingest.corpus import CorpusReading, Watch, read_corpus, reading_fingerprint
from ingest.records import ParsedDocument, Passage, SkippedFile


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. ``unchanged`` is true when the published build already was this one.

    ``embedded`` passages were encoded now, ``reused`` took their vector from the previous build.
    ``reading_seconds`` pairs the ids of the documents read now with how long each took.
    """

    build_id: str
    documents: int
    passages: int
    skipped: tuple[SkippedFile, ...]
    embedded: int
    reused: int
    unchanged: bool
    seconds: float
    reading_seconds: tuple[tuple[str, float], ...] = ()


def index_paths(
    paths: Sequence[Path],
    directory: Path,
    settings: IndexSettings | None = None,
    progress: Progress | None = None,
    watch: Watch | None = None,
) -> BuildReport:
    """Read files and folders, build the index and publish it in ``directory`` in one step.

    ``progress`` hears of stages, ``watch`` of what became of each file.

    Documents and vectors of the previous build are reused where neither the source nor the
    settings nor the model changed. Raises ``EmptyCorpusError`` when no passage was read,
    ``IndexBusyError``, ``IndexWriteError``; the index that was there stays as it was.
    """
    started = time.monotonic()
    chosen = settings if settings is not None else load_settings()
    with writing(directory):
        previous = _previous(directory)
        reading = _read(paths, chosen, previous, (progress, watch))
        passages = tuple(p for parsed in reading.parsed for p in parsed.passages)
        if not passages:
            raise EmptyCorpusError(messages.empty_corpus(len(reading.skipped)))
        manifest = _manifest(reading, passages, chosen)
        reused = len(passages)
        unchanged = previous is not None and _same(previous, manifest, reading)
        if not unchanged:
            vectors, reused = _vectors(passages, manifest.model, chosen.model, previous, progress)
            content = assemble(reading.parsed, reading.skipped, chosen.lexical, vectors)
            files = encode(content)
            publish(directory, _with_files(manifest, files), files)
    return BuildReport(
        build_id=manifest.build_id,
        documents=len(reading.parsed),
        passages=len(passages),
        skipped=reading.skipped,
        embedded=len(passages) - reused,
        reused=reused,
        unchanged=unchanged,
        seconds=time.monotonic() - started,
        reading_seconds=reading.seconds,
    )


def reader_fingerprint(settings: IndexSettings) -> str:
    """A digest of the reading settings and of the reader's own code: a changed reader rereads."""
    hashed = hashlib.sha256(reading_fingerprint(settings.read).encode())
    for folder in ingest.__path__:
        for path in sorted(Path(folder).rglob("*.py")):
            hashed.update(path.read_bytes())
    return hashed.hexdigest()[:16]


def model_entry(embedder: Embedder) -> ModelEntry:
    """How the manifest names an embedder."""
    return ModelEntry(embedder.name, embedder.fingerprint, embedder.dimension)


def _previous(directory: Path) -> StoredBuild | None:
    try:
        return read_current(directory)
    except (IndexMissingError, IndexDamagedError, IndexVersionError):
        return None


def _read(
    paths: Sequence[Path],
    settings: IndexSettings,
    previous: StoredBuild | None,
    listeners: tuple[Progress | None, Watch | None],
) -> CorpusReading:
    known: dict[str, ParsedDocument] = {}
    reader = reader_fingerprint(settings)
    if previous is not None and previous.manifest.fingerprints.reader == reader:
        known = {p.document.sha256: p for p in previous.content.documents}
    return read_corpus(paths, settings.read, known, *listeners)


def _manifest(
    reading: CorpusReading, passages: tuple[Passage, ...], settings: IndexSettings
) -> Manifest:
    sources = tuple(
        SourceEntry(p.document.source, p.document.doc_id, p.document.sha256, len(p.passages))
        for p in reading.parsed
    )
    fingerprints = Fingerprints(
        reader=reader_fingerprint(settings),
        analyser=analyser_fingerprint(),
        lexical=digest(settings.lexical),
        names=NAMES_VERSION,
    )
    model = model_entry(open_embedder(settings.model, asking=True))
    ids = tuple(passage.passage_id for passage in passages)
    return Manifest(
        format=FORMAT_VERSION,
        build_id=build_id_of(sources, ids, fingerprints, model),
        counts=Counts(len(reading.parsed), len(passages), len(reading.skipped)),
        model=model,
        fingerprints=fingerprints,
        sources=sources,
        files=(),
        libraries=library_versions(),
    )


def _same(previous: StoredBuild, manifest: Manifest, reading: CorpusReading) -> bool:
    content = previous.content
    return (
        previous.manifest.build_id == manifest.build_id
        and content.skipped == reading.skipped
        and content.documents == reading.parsed
    )


def _with_files(manifest: Manifest, files: dict[str, bytes]) -> Manifest:
    return replace(manifest, files=file_entries(files))


def _vectors(
    passages: tuple[Passage, ...],
    model: ModelEntry,
    settings: ModelSettings,
    previous: StoredBuild | None,
    progress: Progress | None,
) -> tuple[FlatVectors, int]:
    """Vectors of all passages and how many were taken from the previous build."""
    known: dict[str, Vectors] = {}
    if previous is not None and previous.manifest.model.fingerprint == model.fingerprint:
        rows = previous.content.vectors.rows
        old = previous.content.passages
        known = {embedded_text(p): row for p, row in zip(old, rows, strict=True)}
    texts = [embedded_text(passage) for passage in passages]
    new = [row for row, text in enumerate(texts) if text not in known]
    vectors = np.zeros((len(texts), model.dimension), dtype=np.float32)
    if new:  # only now: opening the model for many texts may take seconds
        embedder = open_embedder(settings, asking=False)
        vectors[new] = embedder.encode_passages([texts[row] for row in new], progress)
    for row, text in enumerate(texts):
        if text in known:
            vectors[row] = known[text]
    return build_vectors(vectors), len(texts) - len(new)

"""The stored form of a build: named byte strings, without any I/O.

JSON lines for records, ``.npy`` (never pickled) for arrays, FAISS's own form for the vectors.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.analysed import AnalysedPassages
from index.bm25 import Bm25, bm25_from_parts
from index.entities import Entity
from index.sparse import TermMatrix
from index.vectors import FlatVectors, vectors_from_bytes, vectors_to_bytes
from ingest.records import ParsedDocument, Passage, SkippedFile

T = TypeVar("T")
FIELDS = ("text", "heading")
_FIELD_ARRAYS = ("idf", "starts", "rows", "weights")
_PASSAGE_ARRAYS = ("starts", "terms", "flags", "opens")


@dataclass(frozen=True, slots=True)
class BuildContent:
    """Everything a build holds in memory; ``passages`` number the rows of all the rest."""

    documents: tuple[ParsedDocument, ...]
    passages: tuple[Passage, ...]
    skipped: tuple[SkippedFile, ...]
    text: Bm25
    heading: Bm25
    analysed: AnalysedPassages
    vectors: FlatVectors
    entities: tuple[Entity, ...]


FILE_NAMES: tuple[str, ...] = (
    "documents.jsonl",
    "entities.jsonl",
    "passages.jsonl",
    "skipped.jsonl",
    *(f"{name}.terms.json" for name in FIELDS),
    *(f"{name}.{part}.npy" for name in FIELDS for part in _FIELD_ARRAYS),
    *(f"passages.{part}.npy" for part in _PASSAGE_ARRAYS),
    "vectors.faiss",
)


def encode(content: BuildContent) -> dict[str, bytes]:
    """The build's files by name, exactly :data:`FILE_NAMES`."""
    files = {
        "documents.jsonl": _lines(replace(parsed, passages=()) for parsed in content.documents),
        "entities.jsonl": _lines(content.entities),
        "passages.jsonl": _lines(content.passages),
        "skipped.jsonl": _lines(content.skipped),
        "vectors.faiss": vectors_to_bytes(content.vectors),
    }
    for part in _PASSAGE_ARRAYS:
        files[f"passages.{part}.npy"] = _array(getattr(content.analysed, part))
    for name, field in (("text", content.text), ("heading", content.heading)):
        files[f"{name}.terms.json"] = msgspec.json.encode(field.terms)
        files[f"{name}.idf.npy"] = _array(field.idf)
        files[f"{name}.starts.npy"] = _array(field.matrix.starts)
        files[f"{name}.rows.npy"] = _array(field.matrix.rows)
        files[f"{name}.weights.npy"] = _array(field.matrix.weights)
    return files


class DecodeError(ValueError):
    """A stored file cannot be read; ``name`` says which."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(f"{name}: {detail}")
        self.name = name
        self.detail = detail


def decode(files: Mapping[str, bytes]) -> BuildContent:
    """The build back from its verified files; raises :class:`DecodeError`."""
    passages = _records(files, "passages.jsonl", Passage)
    by_document: dict[str, list[Passage]] = {}
    for passage in passages:
        by_document.setdefault(passage.doc_id, []).append(passage)
    documents = tuple(
        replace(parsed, passages=tuple(by_document.get(parsed.document.doc_id, ())))
        for parsed in _records(files, "documents.jsonl", ParsedDocument)
    )
    try:
        vectors = vectors_from_bytes(files["vectors.faiss"])
    except (RuntimeError, ValueError) as error:
        raise DecodeError("vectors.faiss", str(error)) from error
    analysed = AnalysedPassages(*(_load(files, f"passages.{p}.npy") for p in _PASSAGE_ARRAYS))
    rows = len(passages)
    return BuildContent(
        documents=documents,
        passages=passages,
        skipped=_records(files, "skipped.jsonl", SkippedFile),
        text=_field(files, "text", rows),
        heading=_field(files, "heading", rows),
        analysed=analysed,
        vectors=vectors,
        entities=_records(files, "entities.jsonl", Entity),
    )


def _field(files: Mapping[str, bytes], name: str, rows: int) -> Bm25:
    try:
        terms = msgspec.json.decode(files[f"{name}.terms.json"], type=tuple[str, ...])
    except msgspec.MsgspecError as error:
        raise DecodeError(f"{name}.terms.json", str(error)) from error
    idf, starts, places, weights = (_load(files, f"{name}.{part}.npy") for part in _FIELD_ARRAYS)
    if len(starts) != len(terms) + 1 or len(idf) != len(terms) or len(places) != len(weights):
        raise DecodeError(f"{name}.starts.npy", f"{len(terms)} / {len(starts)}")
    return bm25_from_parts(terms, idf, TermMatrix(starts, places, weights, rows))


def _lines(records: Iterable[Any]) -> bytes:
    return b"".join(msgspec.json.encode(record) + b"\n" for record in records)


def _records(files: Mapping[str, bytes], name: str, kind: type[T]) -> tuple[T, ...]:
    decoder = msgspec.json.Decoder(kind)
    try:
        return tuple(decoder.decode_lines(files[name]))
    except msgspec.MsgspecError as error:
        raise DecodeError(name, str(error)) from error


def _array(array: NDArray[Any]) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, array, allow_pickle=False)
    return buffer.getvalue()


def _load(files: Mapping[str, bytes], name: str) -> NDArray[Any]:
    try:
        loaded: NDArray[Any] = np.load(io.BytesIO(files[name]), allow_pickle=False)
    except (ValueError, EOFError) as error:
        raise DecodeError(name, str(error)) from error
    return loaded

"""The files of a static model's folder, read and written without torch.

``config.json`` (shape and pooling), ``tokenizer.json`` (WordPiece over stems),
``model.safetensors`` (int8 rows with one scale each, and the weight of each stem) and
``checksums.json`` (SHA-256 of the others). ``modules.json`` and
``config_sentence_transformers.json`` make it a sentence-transformers folder too.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.embedding import messages
from index.embedding.errors import ModelError
from ingest.digest import file_digest

FORMAT = 2
CONFIG = "config.json"
TOKENIZER = "tokenizer.json"
WEIGHTS = "model.safetensors"
CHECKSUMS = "checksums.json"
MODULES = "modules.json"
SENTENCE_CONFIG = "config_sentence_transformers.json"
_ENTRANCES = (MODULES, CONFIG)
MODULE_TYPE = "index.embedding.sentence.StaticSentenceModule"
"""How ``modules.json`` names our module; only this name is resolved, and never as remote code."""

_FACTORS = ("scales", "meaning", "query", "passage")
CHECKED = (CONFIG, TOKENIZER, WEIGHTS, MODULES, SENTENCE_CONFIG)


@dataclass(frozen=True, slots=True)
class StaticConfig:
    """The shape and the pooling of a static model.

    A vector holds ``semantic`` learned components, then ``identity`` hashed ones (each stem
    on ``nonzeros`` of them), then one that fills passages to unit length. ``saturation`` is
    the k1 of ``tf·(k1+1)/(tf+k1)``; a passage's length is damped by ``norm ** damping``, seen
    from ``reference_norm``; ``semantic_share`` is the part of a query's squared length that
    is learned; ``unknown_weight`` weighs stems outside the vocabulary and ``stop_weight``
    function words.
    """

    format: int = FORMAT
    semantic: int = 256
    identity: int = 1024
    nonzeros: int = 8
    saturation: float = 0.6
    damping: float = 0.5
    reference_norm: float = 20.0
    semantic_share: float = 0.2
    unknown_weight: float = 1.0
    stop_weight: float = 0.02

    @property
    def dimension(self) -> int:
        """Components of a vector."""
        return self.semantic + self.identity + 1


@dataclass(frozen=True, slots=True)
class StaticWeights:
    """The arrays of a static model with V rows.

    ``rows`` is int8 of shape (V, semantic), ``scales`` one factor a row. ``meaning`` weighs a
    stem in the learned part; ``query`` and ``passage`` weigh its identity on either side.
    """

    rows: NDArray[np.int8]
    scales: NDArray[np.float32]
    meaning: NDArray[np.float32]
    query: NDArray[np.float32]
    passage: NDArray[np.float32]


def is_static(folder: Path) -> bool:
    """Whether the folder's ``modules.json`` names our static module."""
    path = folder / MODULES
    if not path.is_file():
        return False
    try:
        modules = msgspec.json.decode(path.read_bytes(), type=list[dict[str, object]])
    except (OSError, msgspec.MsgspecError) as error:
        raise ModelError(messages.file_damaged(folder, MODULES, str(error))) from error
    return any(module.get("type") == MODULE_TYPE for module in modules)


def require_model(folder: Path) -> None:
    """Raise :class:`ModelError` when the folder has none of the files by which models begin."""
    if not any((folder / name).is_file() for name in _ENTRANCES):
        raise ModelError(messages.no_model_here(folder))


def read_config(folder: Path) -> StaticConfig:
    """The checked configuration; raises :class:`ModelError` when missing, damaged or too new."""
    path = require(folder, CONFIG)
    try:
        config = msgspec.json.decode(path.read_bytes(), type=StaticConfig)
    except (OSError, msgspec.MsgspecError) as error:
        raise ModelError(messages.file_damaged(folder, CONFIG, str(error))) from error
    if config.format != FORMAT:
        raise ModelError(messages.format_unknown(folder, config.format, FORMAT))
    if config.identity % config.nonzeros:
        detail = f"identity {config.identity}, nonzeros {config.nonzeros}"
        raise ModelError(messages.file_damaged(folder, CONFIG, detail))
    return config


def read_weights(folder: Path, config: StaticConfig) -> StaticWeights:
    """The arrays, with their shapes checked against the configuration."""
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    path = require(folder, WEIGHTS)
    try:
        arrays = load_file(path)
        read = StaticWeights(
            arrays["rows"], *(arrays[name].astype(np.float32) for name in _FACTORS)
        )
    except (OSError, SafetensorError, KeyError) as error:
        raise ModelError(messages.file_damaged(folder, WEIGHTS, str(error))) from error
    _check_shapes(folder, config, read)
    return read


def _check_shapes(folder: Path, config: StaticConfig, read: StaticWeights) -> None:
    found = read.rows.shape[1] if read.rows.ndim == 2 else 0
    if found != config.semantic:
        raise ModelError(messages.wrong_rows(folder, found, config.semantic))
    for name in _FACTORS:
        values: NDArray[np.float32] = getattr(read, name)
        if values.shape != (len(read.rows),):
            problem = messages.uneven_weights(folder, name, values.size, len(read.rows))
            raise ModelError(problem)


def write_folder(
    folder: Path, config: StaticConfig, weights: StaticWeights, tokenizer_json: str
) -> None:
    """Write a complete model folder, checksums last."""
    from safetensors.numpy import save_file

    folder.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, NDArray[Any]] = {
        name: getattr(weights, name).astype(np.float16) for name in _FACTORS
    }
    arrays["rows"] = weights.rows
    save_file(arrays, folder / WEIGHTS)
    (folder / WEIGHTS).chmod(0o644)
    (folder / TOKENIZER).write_text(tokenizer_json, encoding="utf-8")
    modules = [{"idx": 0, "name": "0", "path": "", "type": MODULE_TYPE}]
    sentence = {
        "prompts": {"query": "", "document": ""},
        "default_prompt_name": None,
        "similarity_fn_name": "dot",
    }
    for name, value in ((CONFIG, config), (MODULES, modules), (SENTENCE_CONFIG, sentence)):
        (folder / name).write_bytes(msgspec.json.format(msgspec.json.encode(value), indent=2))
    sums = {name: file_digest(folder / name) for name in CHECKED}
    (folder / CHECKSUMS).write_bytes(msgspec.json.format(msgspec.json.encode(sums), indent=2))


def verify(folder: Path) -> dict[str, str]:
    """Compare every file with its checksum and return them; raises :class:`ModelError`."""
    path = require(folder, CHECKSUMS)
    try:
        sums = msgspec.json.decode(path.read_bytes(), type=dict[str, str])
    except (OSError, msgspec.MsgspecError) as error:
        raise ModelError(messages.file_damaged(folder, CHECKSUMS, str(error))) from error
    for name in CHECKED:
        if file_digest(require(folder, name)) != sums.get(name):
            raise ModelError(messages.checksum_differs(folder, name))
    return sums


def require(folder: Path, name: str) -> Path:
    """The path of a file that must be there; raises :class:`ModelError`."""
    if not folder.is_dir():
        raise ModelError(messages.folder_missing(folder))
    path = folder / name
    if not path.is_file():
        raise ModelError(messages.file_missing(folder, name))
    return path

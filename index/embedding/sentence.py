"""The one module that imports sentence-transformers: our static module, and loading any model.

It imports torch, so it is itself imported only where a model is used (see ``adapter``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import InputModule
from torch.nn import functional

from index.embedding import messages
from index.embedding.errors import ModelError
from index.embedding.foreign import refuse_foreign_code
from index.embedding.hub import download, snapshot
from index.embedding.layout import StaticConfig, is_static, require_model
from index.embedding.settings import ModelSettings
from index.embedding.static import Lexicon, Side

__all__ = ["SentenceTransformer", "StaticSentenceModule", "encode", "load_model"]

Features = dict[str, Any]
_TINY = 1e-12


class StaticSentenceModule(InputModule):
    """Our static model as a sentence-transformers module: the whole model in one module.

    ``encode_query`` embeds questions; ``encode_document`` and plain ``encode`` embed passages.
    The vectors equal those of :class:`index.embedding.static.StaticModel`.
    """

    def __init__(self, folder: Path) -> None:
        """Open a model folder; raises :class:`ModelError` when it is missing or damaged."""
        super().__init__()  # type: ignore[no-untyped-call]
        self.lexicon = Lexicon(folder)
        self.settings: StaticConfig = self.lexicon.config
        self.tokenizer = self.lexicon.tokenizer
        self.source = folder

    @classmethod
    def load(  # type: ignore[override]
        cls, model_name_or_path: str, subfolder: str = "", **_: Any
    ) -> StaticSentenceModule:
        """Called by sentence-transformers with the model's folder."""
        return cls(Path(model_name_or_path) / subfolder)

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Copy the model's own files; the model is not trained through this class."""
        from index.embedding.layout import CHECKED, CHECKSUMS

        for name in (*CHECKED, CHECKSUMS):
            (Path(output_path) / name).write_bytes((self.source / name).read_bytes())

    def get_embedding_dimension(self) -> int:
        """Components of a vector."""
        return self.settings.dimension

    @property
    def max_seq_length(self) -> float:
        """Texts of any length are read whole."""
        return float("inf")

    def preprocess(  # type: ignore[override]
        self,
        inputs: Sequence[str],
        prompt: str | None = None,
        task: str | None = None,
        **_: Any,
    ) -> Features:
        """The terms and identities of a batch of texts, as flat tensors with row numbers."""
        texts = [f"{prompt or ''}{text}" for text in inputs]
        bags = self.lexicon.bags(texts)
        side: Side = "query" if task == "query" else "passage"
        terms = np.concatenate([bag.terms for bag in bags])
        counts = np.concatenate([bag.counts for bag in bags])
        rows = np.repeat(np.arange(len(bags)), [len(bag.terms) for bag in bags])
        values = self.lexicon.values[side][terms] * counts[:, None]
        return {
            "terms": torch.from_numpy(self.lexicon.rows[terms]),
            "counts": torch.from_numpy(counts),
            "rows": torch.from_numpy(rows),
            "places": torch.from_numpy(
                (self.lexicon.places[terms] + rows[:, None] * self.settings.identity).ravel()
            ),
            "values": torch.from_numpy(values.ravel()),
            "texts": torch.tensor(len(bags)),
            "is_query": torch.tensor(side == "query"),
        }

    def forward(self, features: Features, **_: Any) -> Features:
        """Add ``sentence_embedding``, shape (texts, dimension), of unit rows."""
        count = int(features["texts"])
        config = self.settings
        terms: torch.Tensor = features["terms"]
        learned = terms.new_zeros(count, config.semantic)
        learned.index_add_(0, features["rows"], terms * features["counts"][:, None])
        hashed = terms.new_zeros(count * config.identity)
        hashed.index_add_(0, features["places"], features["values"])
        hashed = hashed.reshape(count, config.identity)
        joined = _join(learned, hashed, bool(features["is_query"]), config)
        features["sentence_embedding"] = joined
        return features


def _join(
    learned: torch.Tensor, hashed: torch.Tensor, query: bool, config: StaticConfig
) -> torch.Tensor:
    norm = hashed.norm(dim=1, keepdim=True)
    learned = functional.normalize(learned, dim=1, eps=_TINY) * config.semantic_share**0.5
    hashed = functional.normalize(hashed, dim=1, eps=_TINY) * (1 - config.semantic_share) ** 0.5
    if query:
        squared = (learned**2).sum(1, keepdim=True) + (hashed**2).sum(1, keepdim=True)
        joined = torch.cat([learned, hashed, -(squared < _TINY).to(learned.dtype)], dim=1)
        return functional.normalize(joined, dim=1, eps=_TINY)
    hashed = hashed * (norm / config.reference_norm).clamp(max=1) ** (1 - config.damping)
    squared = (learned**2).sum(1, keepdim=True) + (hashed**2).sum(1, keepdim=True)
    return torch.cat([learned, hashed, (1 - squared).clamp(min=0).sqrt()], dim=1)


def load_model(settings: ModelSettings) -> SentenceTransformer:
    """The model as a ``SentenceTransformer``, never running code that comes with a model.

    A hub model is opened from its downloaded folder. Raises :class:`ModelError` when the model
    is missing or unusable, or names code of its own.
    """
    folder = settings.folder
    if folder is None:
        name = settings.path_or_name
        folder = snapshot(name) if settings.offline else download(name)
    if not folder.is_dir():
        raise ModelError(messages.folder_missing(folder))
    if is_static(folder):
        own: SentenceTransformer = SentenceTransformer(
            modules=[StaticSentenceModule(folder)],
            device=settings.device,
            prompts={"query": "", "document": ""},
            similarity_fn_name="dot",
        )
        return own
    require_model(folder)
    refuse_foreign_code(folder)
    try:
        model: SentenceTransformer = SentenceTransformer(
            str(folder),
            device=settings.device,
            local_files_only=True,
            trust_remote_code=False,
            model_kwargs={"use_safetensors": True},
        )
    except (OSError, ValueError, RuntimeError, ImportError, KeyError) as error:
        raise ModelError(messages.unusable(settings.name, str(error).split("\n")[0])) from error
    return model


def encode(
    model: SentenceTransformer,
    texts: Sequence[str],
    query: bool,
    batch_size: int,
) -> NDArray[np.float32]:
    """Unit float32 vectors with the model's own prompts, batched by length."""
    method: Callable[..., Any] = model.encode_query if query else model.encode_document
    vectors = method(
        list(texts), batch_size=batch_size, normalize_embeddings=True, show_progress_bar=False
    )
    found: NDArray[np.float32] = np.asarray(vectors, dtype=np.float32)
    return found

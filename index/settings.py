"""Settings of the index: typed tables of ``foja.toml`` and their fingerprints."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import Literal

import msgspec

from index.embedding import ModelSettings
from ingest.config import read_table
from ingest.limits import ReadSettings, read_settings

Fusion = Literal["weighted", "rrf"]
FUSIONS: tuple[Fusion, ...] = ("weighted", "rrf")


@dataclass(frozen=True, slots=True)
class LexicalSettings:
    """What shapes the stored statistics (table ``[lexico]``); a change needs a new build."""

    k1: float = 0.6
    b: float = 0.75
    heading_k1: float = 0.6
    heading_b: float = 0.3


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """How a query is answered (table ``[busqueda]``); read at every opening, needs no new build.

    ``pool`` candidates a channel are fused; the weights apply to scores normalised to 0..1 within
    the pool, and of the fused list the first ``rerank_depth`` are reranked. ``fusion`` is
    ``weighted`` or ``rrf`` (reciprocal rank fusion with ``rrf_k``). ``name_weight`` is what a
    passage gains that holds a whole telling name of the question, in shares of the name's idf.
    ``fitted_for`` is the fingerprint of the model that the weights were fitted to: with another
    model the index takes the weights it comes with; empty means any model.
    """

    pool: int = 60
    fusion: Fusion = "weighted"
    soft_weight: float = 0.95
    dense_weight: float = 0.05
    heading_weight: float = 0.25
    name_weight: float = 0.5
    rrf_k: int = 60
    rerank: bool = True
    rerank_depth: int = 40
    fitted_for: str = ""


@dataclass(frozen=True, slots=True)
class IndexSettings:
    """Everything an index is built and opened with."""

    read: ReadSettings = field(default_factory=ReadSettings)
    model: ModelSettings = field(default_factory=ModelSettings)
    lexical: LexicalSettings = LexicalSettings()
    search: SearchSettings = SearchSettings()


def load_settings() -> IndexSettings:
    """The settings of ``foja.toml``, or the defaults; raises ``ConfigError``."""
    return IndexSettings(
        read=read_settings(),
        model=read_table("modelo", ModelSettings),
        lexical=read_table("lexico", LexicalSettings),
        search=read_table("busqueda", SearchSettings),
    )


def settings_for(search: SearchSettings, fingerprint: str) -> SearchSettings:
    """The settings with their weights, or the weights that Foja comes with when those of
    ``search`` were fitted to another model than the one with this fingerprint."""
    if search.fitted_for in ("", fingerprint):
        return search
    shipped = SearchSettings()
    return replace(search, soft_weight=shipped.soft_weight, dense_weight=shipped.dense_weight)


def digest(value: object) -> str:
    """A short digest of a settings record; equal records give equal digests."""
    return hashlib.sha256(msgspec.json.encode(value, order="sorted")).hexdigest()[:16]

"""Turning text into vectors: Foja's own Spanish model, or any sentence-transformers model.

``open_embedder`` is the one door; nothing is loaded before it is called.
"""

from __future__ import annotations

from index.embedding.adapter import open_embedder
from index.embedding.settings import SHIPPED_MODEL, ModelSettings

__all__ = ["SHIPPED_MODEL", "ModelSettings", "open_embedder"]

"""Which model embeds, and how: the table ``[modelo]`` of ``foja.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ingest.config import read_table

SHIPPED_MODEL = Path(__file__).resolve().parent / "foja-es"
"""The folder of the model that comes with Foja."""

TABLE = "modelo"


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """The embedding model of an index.

    ``path_or_name`` is a folder or a hub name; empty means the shipped model. ``device`` is a
    torch device, ``batch_size`` counts texts, and ``offline`` forbids every download.
    """

    path_or_name: str = ""
    device: str = "cpu"
    batch_size: int = 64
    offline: bool = True

    @property
    def name(self) -> str:
        """What to show and to store: ``foja-es`` for the shipped model."""
        return self.path_or_name or SHIPPED_MODEL.name

    @property
    def folder(self) -> Path | None:
        """The model's folder, or ``None`` when ``path_or_name`` is a hub name."""
        if self.path_or_name in ("", SHIPPED_MODEL.name):
            return SHIPPED_MODEL
        path = Path(self.path_or_name).expanduser()
        looks_local = path.is_absolute() or self.path_or_name.startswith((".", "~"))
        return path if looks_local or path.is_dir() else None


def read_settings() -> ModelSettings:
    """The settings of ``foja.toml``, or the defaults; raises ``ConfigError`` on unusable values."""
    return read_table(TABLE, ModelSettings)

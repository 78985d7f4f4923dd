"""What the app can be told in ``[app]`` of ``foja.toml``, and where it keeps its things."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from ingest.config import read_table

INDEX_VARIABLE = "FOJA_INDICE"
DOCUMENTS_VARIABLE = "FOJA_DOCUMENTOS"
DATA_VARIABLE = "FOJA_DATOS"
UPLOAD_TYPES = ("pdf", "docx", "txt", "md")


@dataclass(frozen=True, slots=True)
class AppSettings:
    """The table ``[app]``: sizes in MiB, lengths in characters, folders from the working one.

    ``managers`` are the e-mail addresses that manage documents when sign-in is through OIDC;
    so does whoever has ``manager_group`` among the values of the claim ``groups_claim``.
    """

    documents: str = "corpus"
    data: str = ".foja"
    index: str = ".foja/indice"
    users: str = ".foja/usuarios.toml"
    max_question: int = 600
    max_upload: int = 50
    max_files: int = 20
    session_days: int = 7
    managers: tuple[str, ...] = ()
    manager_group: str = ""
    groups_claim: str = "groups"


@dataclass(frozen=True, slots=True)
class Places:
    """Absolute folders and files of one running app."""

    index: Path
    documents: Path
    data: Path
    users: Path

    @property
    def conversations(self) -> Path:
        """The SQLite file of conversations."""
        return self.data / "conversaciones.sqlite3"

    @property
    def trash(self) -> Path:
        """Where removed documents go, so that a mistake can be undone by hand."""
        return self.data / "papelera"

    @property
    def candidates(self) -> Path:
        """Where proposed evaluation questions wait for review."""
        return self.data / "candidatas"

    @property
    def gold(self) -> Path:
        """Where accepted evaluation questions of this place are kept."""
        return self.data / "oro"

    @property
    def runs(self) -> Path:
        """Where the evaluation page keeps its runs."""
        return self.data / "corridas"


def app_settings() -> AppSettings:
    """The settings of the configuration file; raises ``ConfigError`` when they are wrong."""
    return read_table("app", AppSettings)


def places(settings: AppSettings) -> Places:
    """The folders of this run: environment first (set by ``foja app``), then the settings."""
    root = Path.cwd()
    index = os.environ.get(INDEX_VARIABLE) or settings.index
    documents = os.environ.get(DOCUMENTS_VARIABLE) or settings.documents
    data = os.environ.get(DATA_VARIABLE) or settings.data
    return Places(
        index=(root / index).resolve(),
        documents=(root / documents).resolve(),
        data=(root / data).resolve(),
        users=(root / settings.users).resolve(),
    )

"""The tables and how an older file becomes a newer one.

``PRAGMA user_version`` counts the migrations applied; each runs in one transaction
together with the count, so that a kill between two leaves a whole older version.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from ui.app import messages
from ui.app.errors import StoreError

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE conversations (
            conversation_id TEXT PRIMARY KEY,
            owner TEXT NOT NULL,
            title TEXT NOT NULL,
            created TEXT NOT NULL,
            updated TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE turns (
            turn_id TEXT PRIMARY KEY,
            conversation_id TEXT NOT NULL
                REFERENCES conversations(conversation_id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            question TEXT NOT NULL,
            answer TEXT NOT NULL,
            build_id TEXT NOT NULL,
            asked TEXT NOT NULL,
            sources TEXT NOT NULL,
            UNIQUE (conversation_id, position)
        ) STRICT""",
        "CREATE INDEX conversations_by_owner ON conversations(owner, updated DESC)",
    ),
    (
        """CREATE TABLE feedback (
            turn_id TEXT PRIMARY KEY REFERENCES turns(turn_id) ON DELETE CASCADE,
            verdict TEXT NOT NULL CHECK (verdict IN ('up', 'down')),
            reason TEXT,
            comment TEXT NOT NULL DEFAULT '',
            given TEXT NOT NULL
        ) STRICT""",
    ),
    (
        """CREATE TABLE sign_ins (
            token_digest TEXT PRIMARY KEY,
            owner TEXT NOT NULL,
            expires TEXT NOT NULL
        ) STRICT""",
    ),
)
VERSION = len(MIGRATIONS)


def connect(path: Path) -> sqlite3.Connection:
    """An open connection with the pragmas that every use needs; the caller closes it.

    Raises :class:`StoreError` when the file cannot be opened or is not ours.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=10, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(messages.store_unusable(path, str(error))) from error
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
    except sqlite3.Error as error:
        connection.close()
        raise StoreError(messages.store_unusable(path, str(error))) from error
    return connection


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the file to ``VERSION``; raises :class:`StoreError` when it is newer than this Foja."""
    try:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if version > VERSION:
            raise StoreError(messages.store_newer(path, version, VERSION))
        for target in range(version + 1, VERSION + 1):
            _apply(connection, target)
    except sqlite3.Error as error:
        raise StoreError(messages.store_unusable(path, str(error))) from error


def _apply(connection: sqlite3.Connection, target: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        applied = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if applied < target:  # another process may have been quicker
            for statement in MIGRATIONS[target - 1]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {target}")
        connection.execute("COMMIT")
    except sqlite3.Error:
        connection.execute("ROLLBACK")
        raise

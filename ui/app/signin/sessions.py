"""Password sign-ins that outlive a reload: a random token in a cookie, its digest in the store."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ui.app import messages
from ui.app.errors import StoreError
from ui.app.store.schema import connect, migrate

COOKIE = "foja_entrada"


class SignIns:
    """The sign-ins in force; a stolen copy of the file gives nobody a token."""

    def __init__(self, path: Path, days: int) -> None:
        self._path = path
        self._life = timedelta(days=days)
        connection = connect(path)
        try:
            migrate(connection, path)
        finally:
            connection.close()

    @property
    def seconds(self) -> int:
        """How long a sign-in lasts."""
        return int(self._life.total_seconds())

    def open(self, name: str) -> str:
        """A new token for ``name``; tokens that ended are forgotten."""
        token = secrets.token_urlsafe(32)
        now = datetime.now(UTC)
        self._do("DELETE FROM sign_ins WHERE expires < ?", (now.isoformat(),))
        expires = (now + self._life).isoformat()
        self._do("INSERT INTO sign_ins VALUES (?, ?, ?)", (_digest(token), name, expires))
        return token

    def owner(self, token: str) -> str | None:
        """Whose token it is; ``None`` when it was never given, was closed or has ended."""
        now = datetime.now(UTC).isoformat()
        query = "SELECT owner FROM sign_ins WHERE token_digest = ? AND expires >= ?"
        rows = self._do(query, (_digest(token), now))
        return rows[0][0] if rows else None

    def close(self, token: str) -> None:
        """End a sign-in."""
        self._do("DELETE FROM sign_ins WHERE token_digest = ?", (_digest(token),))

    def _do(self, statement: str, values: tuple[str, ...]) -> list[tuple[str]]:
        connection = connect(self._path)
        try:
            return connection.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise StoreError(messages.store_unusable(self._path, str(error))) from error
        finally:
            connection.close()


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()

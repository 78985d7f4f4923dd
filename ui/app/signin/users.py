"""The file of users: names, roles and argon2 hashes in TOML, readable by its owner only."""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from ui.app import messages
from ui.app.errors import SignInError
from ui.app.view.state import Role, User

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LEAST_PASSWORD = 10
MOST_PASSWORD = 256
ATTEMPTS = 5
PAUSE = 30.0
_NAME = re.compile(r"^[\w.@-]{1,64}$")


class _Entry(msgspec.Struct, forbid_unknown_fields=True):
    rol: Role
    clave: str


class _File(msgspec.Struct, forbid_unknown_fields=True):
    usuarios: dict[str, _Entry] = {}


def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()


def has_users(path: Path) -> bool:
    """Whether the file is there and names at least one user."""
    return path.is_file() and bool(_read(path).usuarios)


def _read(path: Path) -> _File:
    if not path.is_file():
        return _File()
    try:
        return msgspec.toml.decode(path.read_bytes(), type=_File)
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError) as error:
        raise SignInError(messages.users_unreadable(path, str(error))) from error


def set_user(path: Path, name: str, role: Role, password: str) -> None:
    """Add a user or change their role and password; the file is replaced in one step."""
    if not _NAME.match(name):
        raise SignInError(messages.user_name_wrong(name))
    if not LEAST_PASSWORD <= len(password) <= MOST_PASSWORD:
        raise SignInError(messages.password_length(LEAST_PASSWORD, MOST_PASSWORD))
    known = _read(path)
    known.usuarios[name] = _Entry(rol=role, clave=_hasher().hash(password))
    _write(path, known)


def drop_user(path: Path, name: str) -> None:
    """Remove a user; raises :class:`SignInError` when there is no such user."""
    known = _read(path)
    if known.usuarios.pop(name, None) is None:
        raise SignInError(messages.user_unknown(name))
    _write(path, known)


def listed(path: Path) -> Mapping[str, Role]:
    """The names in the file with their roles."""
    return {name: entry.rol for name, entry in sorted(_read(path).usuarios.items())}


def _write(path: Path, known: _File) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(msgspec.toml.encode(known))
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


@dataclass(slots=True)
class Gate:
    """Checks passwords; after ``ATTEMPTS`` failures a name waits ``PAUSE`` seconds."""

    path: Path
    clock: Callable[[], float] = time.monotonic
    _failures: dict[str, tuple[int, float]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def enter(self, name: str, password: str) -> User:
        """The user; raises :class:`SignInError` with the same words for a wrong name or password.

        An unknown name costs the same work as a wrong password, so that time tells nothing.
        """
        from argon2.exceptions import InvalidHashError, VerificationError

        with self._lock:
            failures, last = self._failures.get(name, (0, 0.0))
            if failures >= ATTEMPTS and self.clock() - last < PAUSE:
                raise SignInError(messages.sign_in_paused(round(PAUSE)))
        entry = _read(self.path).usuarios.get(name)
        hasher = _hasher()
        stored = entry.clave if entry else hasher.hash("nobody has this password")
        try:
            hasher.verify(stored, password[:MOST_PASSWORD])
        except (VerificationError, InvalidHashError) as error:
            self._failed(name)
            raise SignInError(messages.SIGN_IN_WRONG) from error
        if entry is None:
            self._failed(name)
            raise SignInError(messages.SIGN_IN_WRONG)
        with self._lock:
            self._failures.pop(name, None)
        return User(name, entry.rol)

    def known(self, name: str) -> User | None:
        """The user of that name as the file has it now; ``None`` when they were removed."""
        role = listed(self.path).get(name)
        return User(name, role) if role is not None else None

    def _failed(self, name: str) -> None:
        with self._lock:
            if len(self._failures) > 1000:  # names that an attacker invents must not fill memory
                self._failures.clear()
            failures, _ = self._failures.get(name, (0, 0.0))
            self._failures[name] = (failures + 1, self.clock())

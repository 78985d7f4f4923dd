"""Nobody comes in from a network without a password."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.app.errors import ExposureError, SignInError
from ui.app.settings import AppSettings
from ui.app.signin.claims import user_of
from ui.app.signin.policy import Means, is_loopback, method_for
from ui.app.signin.sessions import SignIns
from ui.app.signin.users import ATTEMPTS, Gate, drop_user, has_users, listed, set_user
from ui.app.view.state import User

GOOD = "contraseña-larga-ñ"


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "localhost", "127.9.9.9"])
def test_this_machine_needs_no_sign_in(address: str) -> None:
    assert is_loopback(address)
    assert method_for(address, Means(False, False)) == "none"


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.168.1.7", "mi-maquina", ""])
def test_a_network_needs_sign_in(address: str) -> None:
    with pytest.raises(ExposureError, match="foja usuario"):
        method_for(address, Means(False, False))
    assert method_for(address, Means(True, False)) == "password"
    assert method_for(address, Means(False, True)) == "oidc"


def test_what_is_set_up_is_asked_for_even_here() -> None:
    assert method_for("127.0.0.1", Means(True, False)) == "password"


def test_users_are_kept_as_argon2_hashes_readable_by_the_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "foja" / "usuarios.toml"
    assert not has_users(path)
    set_user(path, "ana", "gestiona", GOOD)
    set_user(path, "luis", "lee", GOOD)
    kept = path.read_text(encoding="utf-8")
    assert GOOD not in kept and kept.count("$argon2id$") == 2
    assert path.stat().st_mode & 0o077 == 0
    assert listed(path) == {"ana": "gestiona", "luis": "lee"}
    drop_user(path, "luis")
    assert listed(path) == {"ana": "gestiona"}
    with pytest.raises(SignInError):
        drop_user(path, "luis")


def test_the_gate_knows_roles_and_says_the_same_of_wrong_names_and_passwords(
    tmp_path: Path,
) -> None:
    path = tmp_path / "usuarios.toml"
    set_user(path, "ana", "lee", GOOD)
    gate = Gate(path)
    assert gate.enter("ana", GOOD) == User("ana", "lee")
    with pytest.raises(SignInError) as wrong:
        gate.enter("ana", "otra-cosa-larga")
    with pytest.raises(SignInError) as unknown:
        gate.enter("nadie", GOOD)
    with pytest.raises(SignInError):
        gate.enter("nadie", "nobody has this password")
    assert str(wrong.value) == str(unknown.value)


def test_guessing_is_paused(tmp_path: Path) -> None:
    path = tmp_path / "usuarios.toml"
    set_user(path, "ana", "lee", GOOD)
    now = [0.0]
    gate = Gate(path, clock=lambda: now[0])
    for _ in range(ATTEMPTS):
        with pytest.raises(SignInError, match="no son correctos"):
            gate.enter("ana", "equivocada!")
    with pytest.raises(SignInError, match="Demasiados intentos"):
        gate.enter("ana", GOOD)
    now[0] = 31.0
    assert gate.enter("ana", GOOD).name == "ana"


@pytest.mark.parametrize("name", ["", "a b", "../x", "n" * 65, "a\nb"])
def test_bad_names_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(SignInError):
        set_user(tmp_path / "u.toml", name, "lee", GOOD)


def test_a_damaged_file_is_not_an_open_door(tmp_path: Path) -> None:
    path = tmp_path / "usuarios.toml"
    path.write_text("[usuarios.ana]\nrol = 'dios'\nclave = ''\n", encoding="utf-8")
    with pytest.raises(SignInError, match=r"usuarios\.toml"):
        has_users(path)
    with pytest.raises(SignInError, match="contraseña"):
        set_user(tmp_path / "otro.toml", "ana", "lee", "corta")


def test_a_sign_in_outlives_a_reload_until_it_is_closed_or_ends(tmp_path: Path) -> None:
    path = tmp_path / "conversaciones.sqlite3"
    sessions = SignIns(path, days=7)
    token = sessions.open("ana")
    again = SignIns(path, days=7)
    assert again.owner(token) == "ana"
    assert token.encode() not in path.read_bytes()
    assert again.owner("otra") is None and again.owner("") is None
    again.close(token)
    assert sessions.owner(token) is None
    ended = SignIns(path, days=-1)
    assert ended.owner(ended.open("ana")) is None


def test_a_removed_user_is_no_longer_known(tmp_path: Path) -> None:
    path = tmp_path / "usuarios.toml"
    set_user(path, "ana", "lee", GOOD)
    gate = Gate(path)
    assert gate.known("ana") == User("ana", "lee")
    drop_user(path, "ana")
    assert gate.known("ana") is None


PROVIDED = AppSettings(managers=("ana@ejemplo.pe",), manager_group="gestores")


@pytest.mark.parametrize(
    ("claims", "user"),
    [
        ({"sub": "1", "email": "ana@ejemplo.pe"}, User("ana@ejemplo.pe", "gestiona")),
        ({"sub": "2", "email": "luis@ejemplo.pe"}, User("luis@ejemplo.pe", "lee")),
        ({"sub": "3", "groups": ["otros", "gestores"]}, User("3", "gestiona")),
        ({"sub": "3", "groups": "gestores"}, User("3", "gestiona")),
        ({"sub": "4", "groups": {"gestores": True}}, User("4", "lee")),
        ({"sub": "5", "email": "ana@ejemplo.pe", "email_verified": False}, User("5", "lee")),
        ({"email": ""}, None),
        ({"sub": ["x"]}, None),
    ],
)
def test_the_claims_of_the_provider_say_who_and_what_for(
    claims: dict[str, object], user: User | None
) -> None:
    assert user_of(claims, PROVIDED) == user


def test_without_a_group_of_managers_no_group_manages() -> None:
    assert user_of({"sub": "1", "groups": [""]}, AppSettings()) == User("1", "lee")

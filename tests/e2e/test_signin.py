"""Who comes in: password file with roles, the institution's provider, and who is kept out."""

from __future__ import annotations

import base64
import hashlib
import http.client
import json
import secrets
import shutil
import signal
import sqlite3
import threading
import time
import urllib.parse
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.e2e.steps import Server, ask, at_rest, free_port, running
from ui.app.signin.users import set_user

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.e2e
PASSWORDS = {"ana": "clave-larga-de-ana", "luis": "clave-larga-de-luis"}


def home_with_index(folder: Path, built: Path) -> Path:
    shutil.copytree(built, folder / ".foja" / "indice")
    shutil.copytree(built.parents[1] / "corpus", folder / "corpus")
    return folder


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory, built: Path) -> Iterator[Server]:
    """The app with a file of users: one reads, one manages."""
    home = home_with_index(tmp_path_factory.mktemp("claves"), built)
    users = home / ".foja" / "usuarios.toml"
    set_user(users, "ana", "gestiona", PASSWORDS["ana"])
    set_user(users, "luis", "lee", PASSWORDS["luis"])
    with running(home) as server:
        yield server


def enter(page: Page, name: str, password: str) -> None:
    page.get_by_label("Usuario").fill(name)
    page.get_by_label("Contraseña", exact=True).fill(password)
    page.get_by_role("button", name="Entrar", exact=True).click()


def test_a_password_lets_in_with_its_role_and_lasts_a_reload(
    browser: Browser, closed: Server
) -> None:
    visit = browser.new_context().new_page()
    visit.goto(closed.url)
    enter(visit, "luis", "otra-clave-cualquiera")
    visit.get_by_text("no son correctos").wait_for()
    assert visit.get_by_test_id("stChatInput").count() == 0
    enter(visit, "luis", PASSWORDS["luis"])
    visit.get_by_test_id("stChatInput").wait_for()
    at_rest(visit)
    assert visit.get_by_role("link", name="Evaluación").count() == 0
    ask(visit, "¿Cuántos alumnos extranjeros hubo en 2021?")
    visit.get_by_role("link", name="Documentos").click()
    visit.get_by_text("Leer y buscar").wait_for()
    at_rest(visit)
    assert visit.get_by_text("Añadir documentos").count() == 0
    assert visit.get_by_text("Quitar este documento").count() == 0
    visit.reload()
    visit.get_by_text("luis (lee)").wait_for()
    visit.get_by_role("button", name="Salir").click()
    visit.get_by_label("Usuario").wait_for()

    enter(visit, "ana", PASSWORDS["ana"])
    visit.get_by_role("link", name="Evaluación").wait_for()
    at_rest(visit)
    assert visit.locator("[class*=st-key-charla-]").count() == 0
    visit.get_by_role("link", name="Documentos").click()
    visit.get_by_text("Añadir documentos").wait_for()
    visit.context.close()


def reply(url: str, path: str, **headers: str) -> tuple[int, bytes]:
    place = urllib.parse.urlsplit(url)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=10)
    try:
        connection.putrequest("GET", path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        got = connection.getresponse()
        return got.status, b"" if got.status == 101 else got.read()
    finally:
        connection.close()


def test_other_hosts_origins_and_paths_are_refused(closed: Server) -> None:
    assert reply(closed.url, "/_stcore/health")[0] == 200
    socket = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec_WebSocket_Version": "13"}
    key = {"Sec_WebSocket_Key": base64.b64encode(b"0" * 16).decode()}
    assert reply(closed.url, "/_stcore/stream", **socket, **key)[0] == 101
    for name, value in (("Origin", "http://evil.example"), ("Host", "evil.example")):
        headers = {**socket, **key, name: value}
        assert reply(closed.url, "/_stcore/stream", **headers)[0] == 403
    folder = closed.home.as_posix()
    secret = ("/../../../../etc/passwd", f"/static/../../..{folder}/.foja/usuarios.toml")
    for path in (*secret, "/corpus/memoria.txt", "/.foja/conversaciones.sqlite3", "/media/../x"):
        body = reply(closed.url, path)[1]
        assert not [word for word in (b"root:", b"argon2", b"alumnos", b"SQLite") if word in body]
    with pytest.raises(OSError):  # only this machine's own address listens
        port = urllib.parse.urlsplit(closed.url).port
        http.client.HTTPConnection("127.0.0.2", port, timeout=2).request("GET", "/")


def test_a_signal_closes_it_at_once_and_loses_no_conversation(closed: Server) -> None:
    """Runs last with this server: it ends it."""
    started = time.monotonic()
    closed.process.send_signal(signal.SIGTERM)
    assert closed.process.wait(timeout=10) == 0
    assert time.monotonic() - started < 10
    kept = sqlite3.connect(closed.home / ".foja" / "conversaciones.sqlite3")
    assert kept.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert kept.execute("SELECT owner, COUNT(*) FROM conversations GROUP BY owner").fetchall() == [
        ("luis", 1)
    ]
    kept.close()


class Provider(ThreadingHTTPServer):
    """A small OpenID provider: discovery, authorisation with PKCE, RS256 tokens, JWKS."""

    def __init__(self) -> None:
        from joserfc.jwk import RSAKey

        super().__init__(("127.0.0.1", 0), _Pages)
        self.issuer = f"http://127.0.0.1:{self.server_port}"
        self.key = RSAKey.generate_key(2048, {"kid": "firma-1", "use": "sig"})
        self.other = RSAKey.generate_key(2048, {"kid": "firma-1"})
        self.forge = False
        self.person: dict[str, Any] = {}
        self.codes: dict[str, dict[str, str]] = {}

    def token(self, asked: dict[str, str]) -> dict[str, object]:
        from joserfc import jwt

        grant = self.codes.pop(asked["code"])
        if "code_challenge" in grant:
            digest = hashlib.sha256(asked["code_verifier"].encode()).digest()
            made = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
            if made != grant["code_challenge"]:
                raise ValueError("el verificador no corresponde")
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": "foja",
            "iat": now,
            "exp": now + 600,
            "nonce": grant.get("nonce", ""),
            **self.person,
        }
        signing = self.other if self.forge else self.key
        token = jwt.encode({"alg": "RS256", "kid": "firma-1"}, claims, signing)
        return {"access_token": "x", "token_type": "Bearer", "expires_in": 600, "id_token": token}


class _Pages(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        from joserfc.jwk import KeySet

        place = urllib.parse.urlsplit(self.path)
        issuer = self.server.issuer
        if place.path == "/.well-known/openid-configuration":
            self._say(
                {
                    "issuer": issuer,
                    "authorization_endpoint": f"{issuer}/authorize",
                    "token_endpoint": f"{issuer}/token",
                    "jwks_uri": f"{issuer}/jwks",
                    "response_types_supported": ["code"],
                    "subject_types_supported": ["public"],
                    "id_token_signing_alg_values_supported": ["RS256"],
                }
            )
        elif place.path == "/jwks":
            self._say(KeySet([self.server.key]).as_dict(private=False))
        elif place.path == "/authorize":
            asked = dict(urllib.parse.parse_qsl(place.query))
            code = secrets.token_urlsafe(8)
            self.server.codes[code] = asked
            back = urllib.parse.urlencode({"code": code, "state": asked["state"]})
            self.send_response(302)
            self.send_header("Location", f"{asked['redirect_uri']}?{back}")
            self.end_headers()
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._say(self.server.token(dict(urllib.parse.parse_qsl(body))))

    def _say(self, value: object) -> None:
        data = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    pytest.importorskip("authlib")
    server = Provider()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def federated(
    tmp_path_factory: pytest.TempPathFactory, built: Path, provider: Provider
) -> Iterator[Server]:
    """The app that asks the provider who comes in."""
    home = home_with_index(tmp_path_factory.mktemp("oidc"), built)
    port = free_port()
    (home / ".streamlit").mkdir()
    (home / ".streamlit" / "secrets.toml").write_text(
        f"""[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "{secrets.token_hex(32)}"
client_id = "foja"
client_secret = "secreto-de-prueba"
server_metadata_url = "{provider.issuer}/.well-known/openid-configuration"
client_kwargs = {{ code_challenge_method = "S256" }}
""",
        encoding="utf-8",
    )
    (home / "foja.toml").write_text(
        '[app]\nmanagers = ["ana@ejemplo.pe"]\nmanager_group = "gestores"\n', encoding="utf-8"
    )
    with running(home, port) as server:
        yield server


@pytest.mark.parametrize(
    ("person", "role"),
    [
        ({"sub": "1", "email": "ana@ejemplo.pe"}, "gestiona documentos"),
        ({"sub": "2", "email": "luis@ejemplo.pe"}, "lee"),
        ({"sub": "3", "groups": ["gestores"]}, "gestiona documentos"),
    ],
)
def test_the_provider_says_who_comes_in_and_the_role_follows(
    browser: Browser, federated: Server, provider: Provider, person: dict[str, Any], role: str
) -> None:
    provider.person, provider.forge = person, False
    visit = browser.new_context().new_page()
    visit.goto(federated.url)
    visit.get_by_role("button", name="Entrar con la cuenta").click()
    visit.get_by_text(f"({role})").wait_for()
    at_rest(visit)
    said = visit.get_by_text(f"({role})").inner_text().replace("\u2060", "")
    assert said.startswith(person.get("email", person["sub"]))
    evaluation = visit.get_by_role("link", name="Evaluación")
    assert evaluation.count() == ("gestiona" in role)
    visit.get_by_role("button", name="Salir").click()
    visit.get_by_role("button", name="Entrar con la cuenta").wait_for()
    visit.context.close()


def test_a_token_signed_by_another_key_lets_nobody_in(
    browser: Browser, federated: Server, provider: Provider
) -> None:
    provider.person, provider.forge = {"sub": "1", "email": "ana@ejemplo.pe"}, True
    visit = browser.new_context().new_page()
    visit.goto(federated.url)
    with visit.expect_response(lambda reply: "oauth2callback" in reply.url):
        visit.get_by_role("button", name="Entrar con la cuenta").click()
    visit.wait_for_url(f"{federated.url}/")
    visit.get_by_role("button", name="Entrar con la cuenta").wait_for()
    assert visit.get_by_test_id("stChatInput").count() == 0
    visit.context.close()

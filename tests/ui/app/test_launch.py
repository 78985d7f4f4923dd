"""How the app is opened: where it listens, what it refuses, what it tells Streamlit."""

from __future__ import annotations

import argparse
import socket
from pathlib import Path

import pytest

from ui.app.errors import ExposureError, LaunchError
from ui.app.launch import Opening, find_port, server_options
from ui.app.settings import AppSettings, app_settings, places
from ui.cli import main
from ui.commands import app as command


def arguments(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return parser.parse_args(words)


def test_a_network_address_is_refused_without_sign_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ExposureError):
        command.run(arguments("--direccion", "0.0.0.0"))
    assert main(["app", "--direccion", "0.0.0.0", "--sin-navegador"]) == 2
    assert "foja usuario" in capsys.readouterr().err


def test_it_listens_here_only_and_says_nothing_to_anybody() -> None:
    options = server_options(Opening("127.0.0.1", 8501, browser=False), AppSettings())
    assert options["server.address"] == "127.0.0.1"
    assert options["browser.gatherUsageStats"] is False
    assert options["client.showErrorDetails"] == "none"
    assert options["server.headless"] is True
    assert options["server.fileWatcherType"] == "none"
    assert "127.0.0.1" in options["server.allowedHosts"]  # type: ignore[operator]
    network = server_options(Opening("0.0.0.0", 8501, browser=False), AppSettings())
    assert "server.allowedHosts" not in network


def test_every_option_exists_in_streamlit() -> None:
    from streamlit import config

    known = config.get_config_options()
    options = server_options(Opening("127.0.0.1", 8501, browser=True), AppSettings())
    assert set(options) <= set(known)


def test_a_taken_port_is_told_and_the_next_free_one_is_found() -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        taken = holder.getsockname()[1]
        with pytest.raises(LaunchError, match=str(taken)):
            find_port("127.0.0.1", taken)
    assert find_port("127.0.0.1", None) >= 8501
    with pytest.raises(LaunchError, match="no existe"):
        find_port("127.0.0.1", 70000)
    with pytest.raises(LaunchError, match="no es de esta máquina"):
        find_port("203.0.113.9", None)


def test_settings_come_from_the_file_and_folders_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "foja.toml").write_text("[app]\nmax_question = 200\n", encoding="utf-8")
    monkeypatch.setenv("FOJA_INDICE", "otro/indice")
    settings = app_settings()
    assert settings.max_question == 200
    where = places(settings)
    assert where.index == tmp_path / "otro" / "indice"
    assert where.conversations == tmp_path / ".foja" / "conversaciones.sqlite3"


def test_users_are_managed_from_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import io
    import sys

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO("una-clave-muy-larga\n"))
    assert main(["usuario", "ana", "--rol", "gestiona"]) == 0
    assert main(["usuario"]) == 0
    out = capsys.readouterr().out
    assert "ana\tgestiona" in out and "una-clave" not in out
    assert main(["usuario", "ana", "--quitar"]) == 0
    assert main(["usuario", "ana", "--quitar"]) == 1
    monkeypatch.setattr(sys, "stdin", io.StringIO("corta\n"))
    assert main(["usuario", "luis"]) == 1
    assert "contraseña" in capsys.readouterr().err


def test_opening_the_command_does_not_import_streamlit_or_torch() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from ui.commands import app, usuario; "
        "sys.exit(any(name in sys.modules for name in ('streamlit', 'torch', 'argon2')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


FIRST_RUN = """
import gc, os, sys
from streamlit import config
from streamlit.testing.v1 import AppTest
from ui.app.launch import SCRIPT
config.set_option("server.address", "127.0.0.1")
app = AppTest.from_file(str(SCRIPT), default_timeout=60).run()
sys.exit(bool(app.exception) or "pandas" in sys.modules or gc.get_freeze_count() < 1000)
"""


def test_the_first_screen_loads_no_data_frames_and_sets_the_index_aside(tmp_path: Path) -> None:
    """What the first visitor waits for: pandas alone costs more than the rest of the page."""
    import os
    import subprocess
    import sys

    from index.pipeline import index_paths

    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "nota.txt").write_text("1. Nota\n\nHubo 12 visas.\n", encoding="utf-8")
    index_paths([tmp_path / "corpus"], tmp_path / ".foja" / "indice")
    root = str(Path(command.__file__).resolve().parents[2])
    finished = subprocess.run(
        [sys.executable, "-c", FIRST_RUN],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": root},
        check=False,
    )
    assert finished.returncode == 0

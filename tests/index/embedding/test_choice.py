"""Writing the model into foja.toml, and the command that does it."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedding import SHIPPED_MODEL
from index.embedding.choice import choose, with_value
from index.embedding.errors import ModelError
from index.embedding.settings import read_settings
from ui.cli import main

OTHERS = '# nota\n[modelo] # el modelo\nbatch_size = 8\npath_or_name = "viejo"\n\n[otra]\nx = 1\n'


@pytest.fixture
def config(tmp_path, monkeypatch):
    path = tmp_path / "foja.toml"
    monkeypatch.setenv("FOJA_CONFIG", str(path))
    return path


@given(value=st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"]), max_size=30))
def test_any_value_is_read_back_and_the_rest_is_kept(value):
    for text in ("", "[otra]\nx = 1\n", OTHERS, "[modelo]\n"):
        before = msgspec.toml.decode(text)
        after = msgspec.toml.decode(with_value(text, "modelo", "path_or_name", value))
        assert after["modelo"].pop("path_or_name") == value
        before.setdefault("modelo", {}).pop("path_or_name", None)
        assert after == before


def test_comments_stay():
    assert "# nota" in with_value(OTHERS, "modelo", "path_or_name", "a")


def test_choosing_is_read_by_the_settings(config):
    choose("autor/modelo")
    assert read_settings().path_or_name == "autor/modelo"


def test_a_broken_configuration_is_not_overwritten(config):
    config.write_text("[modelo", encoding="utf-8")
    with pytest.raises(ModelError, match="configuración"):
        choose("x")
    assert config.read_text(encoding="utf-8") == "[modelo"


def test_info_tells_the_model_its_size_and_its_fingerprint(config, capsys):
    assert main(["modelo", "info", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["model"] == "foja-es"
    assert found["dimension"] > 0
    assert len(found["fingerprint"]) == 16


def test_using_another_folder_says_that_it_embeds_anew(config, capsys, tmp_path):
    folder = tmp_path / "ñandú"
    folder.mkdir()
    for path in SHIPPED_MODEL.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    assert main(["modelo", "usar", str(folder)]) == 0
    assert "se volverán a calcular" in capsys.readouterr().out
    assert read_settings().folder == folder
    assert main(["modelo", "usar", "foja-es"]) == 0
    assert read_settings().folder == SHIPPED_MODEL


def test_using_the_model_in_use_changes_nothing(config, capsys):
    assert main(["modelo", "usar", "foja-es"]) == 0
    assert "nada cambia" in capsys.readouterr().out
    assert not config.exists()


def test_using_an_absent_folder_fails_and_writes_nothing(config, capsys):
    assert main(["modelo", "usar", "./no-existe"]) == 1
    assert "No existe la carpeta" in capsys.readouterr().err
    assert not config.exists()


@pytest.mark.parametrize("action", ["usar", "descargar"])
def test_a_missing_name_is_wrong_use(action, config, capsys):
    assert main(["modelo", action]) == 2
    assert "Falta el nombre" in capsys.readouterr().err


def test_a_name_that_is_no_name_is_refused_before_any_network(config, capsys):
    assert main(["modelo", "descargar", "a/b/c d"]) == 1
    assert "autor/modelo" in capsys.readouterr().err


def test_no_connection_is_told_with_the_remedy(config, capsys, monkeypatch):
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "ENDPOINT", "http://127.0.0.1:9")
    assert main(["modelo", "descargar", "autor/no-existe"]) == 1
    assert "no hay conexión" in capsys.readouterr().err


@pytest.mark.parametrize("action", ["info", "usar"])
def test_an_empty_folder_is_refused_in_spanish_and_nothing_is_written(
    action, config, capsys, tmp_path
):
    empty = tmp_path / "vacía"
    empty.mkdir()
    assert main(["modelo", action, str(empty)]) == 1
    assert "no contiene un modelo" in capsys.readouterr().err
    assert not config.exists()

"""``foja comparar`` and the reading options of ``foja indexar``, through the command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ui.cli import main


def write(folder: Path, name: str, regions: int) -> str:
    path = folder / name
    path.write_text(f"# Informe\n\n## 1. Objeto\n\nAlcanza a {regions} regiones.\n", "utf-8")
    return str(path)


def test_comparar_pairs_what_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = write(tmp_path, "a.md", 14), write(tmp_path, "b.md", 21)
    assert main(["comparar", before, after]) == 0
    said = capsys.readouterr().out
    assert "1 cambiada, 0 renombradas" in said
    assert said.index("- «Alcanza a 14 regiones.»") < said.index("+ «Alcanza a 21 regiones.»")
    assert main(["comparar", before, after, "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["kind"] == "changed"


def test_comparar_tells_a_new_heading_with_the_former_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = write(tmp_path, "a.md", 14), tmp_path / "b.md"
    after.write_text(Path(before).read_text("utf-8").replace("1. Objeto", "1. Alcance"), "utf-8")
    assert main(["comparar", before, str(after)]) == 0
    said = capsys.readouterr().out
    assert "1 renombrada" in said
    assert said.index("RENOMBRADA: Informe › 1. Alcance") < said.index("antes: 1. Objeto")


def test_comparar_says_which_edition_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = write(tmp_path, "a.md", 14)
    bad = tmp_path / "b.pdf"
    bad.write_bytes(b"nada")
    assert main(["comparar", good, str(bad)]) == 1
    assert "No es un PDF" in capsys.readouterr().err


def test_indexar_writes_the_reading_report(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    write(folder, "a.md", 14)
    (folder / "b.pdf").write_bytes(b"nada")
    report = tmp_path / "calidad.json"
    index = str(tmp_path / "indice")
    assert main(["indexar", str(folder), "--indice", index, "--informe", str(report)]) == 0
    first, second = json.loads(report.read_text("utf-8"))
    assert (first["source"], first["status"], first["gaps"]) == ("a.md", "leído", 0)
    assert first["seconds"] is not None
    assert (second["status"], second["code"]) == ("omitido", "no-pdf")

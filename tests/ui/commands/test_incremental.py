"""``foja indexar`` again and again on a folder that changes: what is read, kept and dropped."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ui.cli import main


def pdf(text: str) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.drawString(60, 700, text)
    canvas.save()
    return buffer.getvalue()


def txt(text: str) -> bytes:
    return f"1. Objeto\n\n{text}\n".encode()


MAKERS = {".pdf": pdf, ".txt": txt}


@dataclass
class Folder:
    """A folder with its index; ``index`` gives the rows of the reading report."""

    path: Path
    out: pytest.CaptureFixture[str]

    def index(self) -> dict[str, dict]:
        report = self.path.parent / "calidad.json"
        code = main(["indexar", str(self.path), "--indice", self._index, "--informe", str(report)])
        assert code == 0
        return {row["source"]: row for row in json.loads(report.read_text("utf-8"))}

    def documents(self) -> dict[str, dict]:
        self.out.readouterr()
        assert main(["documentos", "--json", "--indice", self._index]) == 0
        rows = map(json.loads, self.out.readouterr().out.splitlines())
        return {row["document"]: row for row in rows}

    def write(self, name: str, text: str) -> None:
        (self.path / name).write_bytes(MAKERS[Path(name).suffix](text))

    @property
    def _index(self) -> str:
        return str(self.path.parent / "indice")


@pytest.fixture
def folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Folder:
    path = tmp_path / "documentos"
    path.mkdir()
    return Folder(path, capsys)


@pytest.mark.parametrize("suffix", sorted(MAKERS))
def test_only_what_changed_is_read_again(folder: Folder, suffix: str) -> None:
    folder.write(f"a{suffix}", "El plan alcanza a 14 regiones del país.")
    folder.write(f"b{suffix}", "La meta del sector es de 87 millones.")
    first = folder.index()
    assert all(row["seconds"] is not None for row in first.values())
    assert [row["seconds"] for row in folder.index().values()] == [None, None]

    folder.write(f"a{suffix}", "El plan alcanza a 21 regiones del país.")
    changed = folder.index()
    assert changed[f"a{suffix}"]["seconds"] is not None
    assert changed[f"b{suffix}"]["seconds"] is None

    (folder.path / f"b{suffix}").rename(folder.path / f"c{suffix}")
    renamed = folder.index()
    assert set(renamed) == {f"a{suffix}", f"c{suffix}"}
    assert all(row["seconds"] is None for row in renamed.values())

    (folder.path / f"a{suffix}").unlink()
    folder.index()
    assert set(folder.documents()) == {f"c{suffix}"}


@pytest.mark.parametrize("suffix", sorted(MAKERS))
def test_the_same_bytes_count_once(folder: Folder, suffix: str) -> None:
    folder.write(f"a{suffix}", "El plan alcanza a 14 regiones del país.")
    folder.write(f"copia{suffix}", "El plan alcanza a 14 regiones del país.")
    rows = folder.index()
    assert rows[f"copia{suffix}"]["code"] == "duplicado"
    assert f"a{suffix}" in rows[f"copia{suffix}"]["reason"]
    assert set(folder.documents()) == {f"a{suffix}"}
    (folder.path / f"a{suffix}").unlink()
    folder.index()
    assert set(folder.documents()) == {f"copia{suffix}"}


@pytest.mark.parametrize("suffix", sorted(MAKERS))
def test_a_sidecar_that_goes_takes_its_facts_away(folder: Folder, suffix: str) -> None:
    name = f"a{suffix}"
    folder.write(name, "El plan alcanza a 14 regiones del país.")
    sidecar = folder.path / "a.toml"
    sidecar.write_text('title = "Memoria"\nkind = "memoria"\ndate = 2031-05-04\n', "utf-8")
    folder.index()
    row = folder.documents()[name]
    assert (row["title"], row["kind"], row["date"]) == ("Memoria", "memoria", "2031-05-04")
    assert folder.index()[name]["seconds"] is None

    sidecar.write_text('title = "Informe"\nkind = "informe"\n', "utf-8")
    assert folder.index()[name]["seconds"] is not None
    assert folder.documents()[name]["kind"] == "informe"

    sidecar.unlink()
    folder.index()
    row = folder.documents()[name]
    assert (row["kind"], row["date"]) == (None, None)
    assert row["title"] not in ("Memoria", "Informe")


def test_the_summary_says_what_was_read_warned_and_left_out(folder: Folder) -> None:
    folder.write("a.pdf", "El plan alcanza a 14 regiones del país.")
    (folder.path / "b.txt").write_bytes("El año de la señal llegó.\n".encode("cp1252"))
    (folder.path / "c.pdf").write_bytes(b"nada")
    folder.out.readouterr()
    folder.index()
    said = folder.out.readouterr()
    assert "2 documentos" in said.out
    assert "b.txt: El archivo no está en UTF-8" in said.out
    assert "c.pdf: No es un PDF" in said.out

"""Walking, copies, links, unreadable files: what is read and what is skipped, and why."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ingest.corpus import read_corpus, reading_fingerprint
from ingest.discovery import safe_name
from ingest.errors import ReadError, UsageError
from ingest.limits import ReadSettings

TEXT = "1. Objeto\n\nEl ministerio aprobó el plan en 2021.\n"


def codes(reading) -> dict[str, str]:
    return {skip.source: skip.code for skip in reading.skipped}


def test_folder_of_any_depth_is_read_in_order(tmp_path: Path) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    (tmp_path / "b" / "c" / "uno.txt").write_text(TEXT, "utf-8")
    (tmp_path / "año.md").write_text("# Título\n\nHola, señor.\n", "utf-8")
    (tmp_path / ".oculto.txt").write_text(TEXT, "utf-8")
    (tmp_path / "año.toml").write_text('title = "Memoria"\n', "utf-8")
    reading = read_corpus([tmp_path])
    assert [parsed.document.source for parsed in reading.parsed] == ["año.md", "b/c/uno.txt"]
    assert reading.parsed[0].document.title == "Memoria"
    assert reading.skipped == ()


def test_every_left_out_file_has_its_reason(tmp_path: Path) -> None:
    folder = tmp_path / "carpeta"
    folder.mkdir()
    outside = tmp_path / "fuera.txt"
    outside.write_text("Otra cosa.\n", "utf-8")
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "copia.txt").write_text(TEXT, "utf-8")
    (folder / "enlace.txt").symlink_to(outside)
    (folder / "vuelta").symlink_to(folder, target_is_directory=True)
    (folder / "vacio.txt").write_bytes(b"")
    (folder / "binario.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "hoja.xlsx").write_bytes(b"PK")
    os.mkfifo(folder / "tubo.txt")
    reading = read_corpus([folder])
    assert [parsed.document.source for parsed in reading.parsed] == ["a.txt"]
    assert codes(reading) == {
        "binario.txt": "ilegible",
        "copia.txt": "duplicado",
        "enlace.txt": "enlace",
        "hoja.xlsx": "formato",
        "tubo.txt": "especial",
        "vacio.txt": "vacio",
        "vuelta": "enlace",
    }
    assert "a.txt" in next(s.reason for s in reading.skipped if s.code == "duplicado")


def test_known_bytes_are_not_read_again(tmp_path: Path) -> None:
    path = tmp_path / "uno.txt"
    path.write_text(TEXT, "utf-8")
    first = read_corpus([path])
    known = {parsed.document.sha256: parsed for parsed in first.parsed}
    path.rename(tmp_path / "dos.txt")
    again = read_corpus([tmp_path], known=known)
    assert again.parsed[0].passages is first.parsed[0].passages
    assert again.parsed[0].document.source == "dos.txt"
    assert again.reused == (first.parsed[0].document.doc_id,)
    assert again.seconds == ()


def test_two_folders_with_the_same_name_inside_are_told_apart(tmp_path: Path) -> None:
    for folder in ("norte", "sur"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "informe.txt").write_text(f"{TEXT}Zona {folder}.\n", "utf-8")
    reading = read_corpus([tmp_path / "norte", tmp_path / "sur"])
    names = [parsed.document.source for parsed in reading.parsed]
    assert names == ["informe.txt", "sur/informe.txt"]


def test_missing_paths_and_no_paths_are_said_in_spanish(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="No existe"):
        read_corpus([tmp_path / "nada"])
    with pytest.raises(UsageError):
        read_corpus([])


def test_progress_counts_every_file(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"{TEXT}{number}", "utf-8")
    calls: list[tuple[str, int, int]] = []
    read_corpus([tmp_path], progress=lambda *call: calls.append(call))
    assert calls[-1][1:] == (5, 5)
    assert [done for _, done, _ in calls] == sorted(done for _, done, _ in calls)


def test_names_are_shown_without_control_characters() -> None:
    assert safe_name("a\nb\x1b[31m.txt") == "a\ufffdb\ufffd[31m.txt"
    assert safe_name(os.fsdecode(b"a\xff.txt")) == "a\ufffd.txt"
    assert safe_name("señal 😀.txt") == "señal 😀.txt"


def test_password_never_shows_and_does_not_change_the_fingerprint() -> None:
    secret = ReadSettings(password="secreto")
    assert "secreto" not in repr(secret)
    assert reading_fingerprint(secret) == reading_fingerprint(ReadSettings())
    assert reading_fingerprint(ReadSettings(max_pages=3)) != reading_fingerprint(ReadSettings())

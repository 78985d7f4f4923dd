"""Headings, lost headings, sidecars and encodings on small made-up texts."""

from __future__ import annotations

import pytest

from ingest.decoding import decode
from ingest.errors import ReadError
from ingest.sidecar import parse_sidecar
from ingest.text_reader import parse_text, read_text

LAW = """TÍTULO I
DISPOSICIONES GENERALES

CAPÍTULO I
Del objeto

Artículo 1.- Objeto
La presente norma regula el ingreso de los niños.

Artículo 2.- Apruébese el reglamento, que consta de tres títulos y forma parte de esta norma.

CAPÍTULO II
Artículo 3.- Ámbito
Rige en todo el país.
"""


def paths(text: str, name: str = "x.txt") -> list[tuple[str, ...]]:
    return [section.heading_path for section in parse_text(text, name, "0" * 64).sections]


def test_articles_nest_in_chapters_and_titles() -> None:
    found = paths(LAW)
    assert ("TÍTULO I DISPOSICIONES GENERALES",) in found
    assert any(p[-1] == "Artículo 1.- Objeto" and len(p) == 3 for p in found)
    assert any(p[-1] == "Artículo 2.-" for p in found)
    assert any(p[-1] == "Artículo 3.- Ámbito" and "CAPÍTULO II" in p for p in found)
    assert any(p[-1] == "CAPÍTULO I Del objeto" for p in found)


def test_markdown_headings() -> None:
    assert paths("# Informe\n\nUno.\n\n## Niñez\n\nDos.\n", "a.md") == [
        ("Informe",),
        ("Informe", "Niñez"),
    ]


def test_numbered_list_is_not_a_tree_of_headings() -> None:
    text = "Pasos:\n1. Llenar la ficha.\n2. Pagar la tasa.\n3. Firmar."
    assert paths(text) == [()]


def test_a_break_with_a_lost_heading_is_not_guessed() -> None:
    text = (
        "1. Uno\n\nTexto del primero.\n más texto sin encabezado.\n 4. Cuatro\n\nFin.\n\n"
        "\t1. Uno\n\t2. Dos\n\t3. Tres\n\t4. Cuatro\n"
    )
    assert ("Entre las secciones 1 y 3 (encabezado perdido en el archivo)",) in paths(text)


def test_plain_paragraph_has_one_section_without_heading() -> None:
    parsed = parse_text("El niño cruzó la frontera. Volvió en 2019.", "p1.txt", "0" * 64)
    assert [s.heading_path for s in parsed.sections] == [()]
    assert len(parsed.passages) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_encodings_of_spanish_files(encoding: str) -> None:
    text = "La niñez migrante exigió pingüinos: ¿cuántos años vivió allí? " * 20
    assert decode(text.encode(encoding), "a.txt").text.strip() == text.strip()


@pytest.mark.parametrize("data", [b"", b"  \n ", bytes(range(256)) * 50])
def test_empty_and_binary_files_say_so(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"a\.txt"):
        read_text("a.txt", data)


def test_sidecar_errors_name_the_file() -> None:
    with pytest.raises(ReadError, match=r"f\.toml"):
        parse_sidecar(b"pages = 'x'", "f.toml")
    with pytest.raises(ReadError, match="retroceden"):
        parse_sidecar(b"[first_pages]\n1 = 5\n2 = 3\n", "f.toml")

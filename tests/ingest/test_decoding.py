"""Text files in every encoding that Spanish offices use: decoded right, and said when not UTF-8."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.corpus import read_corpus
from ingest.decoding import decode

TEXT = (
    "1. Año de la señal\n\nEl niño pidió un pingüino: «¿cuánto cuesta?». La región de Áncash "
    "atendió a 1 204 personas en el último año, según la dirección de políticas públicas.\n"
)


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8-sig", b""),
        ("utf-16", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("latin-1", b""),
        ("cp1252", b""),
    ],
)
def test_encodings(encoding: str, mark: bytes) -> None:
    decoded = decode(mark + TEXT.encode(encoding), "a.txt")
    assert decoded.text == TEXT
    said = [warning.code for warning in decoded.warnings]
    assert said == ([] if encoding.startswith("utf-8") else ["encoding"])


def test_quotes_and_dashes_of_windows() -> None:
    text = "El “plan” – aprobado en abril – cuesta 3 €… y la señora firmó el año pasado.\n"
    assert decode(text.encode("cp1252"), "a.txt").text == text


def test_line_ends_are_one_kind() -> None:
    data = b"uno\r\ndos\rtres\ncuatro\x0ccinco\n"
    assert decode(data, "a.txt").text == "uno\ndos\ntres\ncuatro\ncinco\n"


def test_the_file_is_named_with_its_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode("utf-16-le"))
    (parsed,) = read_corpus([tmp_path]).parsed
    assert "niño" in parsed.document.text
    assert any("se leyó como" in warning.message for warning in parsed.warnings)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(str.strip))
def test_utf8_is_never_guessed(text: str) -> None:
    decoded = decode(text.encode(), "a.txt")
    assert decoded.text == text.removeprefix("\ufeff")
    assert decoded.encoding in ("utf-8", "utf-8-sig")

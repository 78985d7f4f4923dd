"""Bytes of a text file become characters: UTF-8, UTF-16, Latin-1 or cp1252, and never binary."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from ingest import messages
from ingest.errors import ReadError
from ingest.records import ReadWarning

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = dict.fromkeys((*range(0, 9), *range(14, 32), 127))
_BINARY_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with ``\\n`` line breaks, the encoding it was read with, and what was noticed."""

    text: str
    encoding: str
    warnings: tuple[ReadWarning, ...] = ()


def _detect(data: bytes) -> tuple[str, str] | None:
    """Text and encoding by charset-normalizer among the encodings of Spanish files."""
    from charset_normalizer import from_bytes

    candidates = ["utf_8", "cp1252", "latin_1", "utf_16_le", "utf_16_be"]
    best = from_bytes(data, cp_isolation=candidates).best()
    return (str(best), best.encoding) if best is not None else None


def decode(data: bytes, name: str) -> Decoded:
    """Decode the bytes of the file called ``name``.

    Raises :class:`ReadError` (Spanish, with the remedy) when the bytes are empty or not text.
    An encoding other than UTF-8, and control characters that were removed, are warnings.
    """
    if not data.strip():
        raise ReadError(messages.file_empty(name))
    text, encoding = _decode_bytes(data, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n")
    clean = text.translate(_CONTROLS)
    removed = len(text) - len(clean)
    if removed > _BINARY_SHARE * len(text):
        raise ReadError(messages.file_binary(name))
    if not clean.strip():
        raise ReadError(messages.file_empty(name))
    warnings = []
    if encoding not in ("utf-8", "utf-8-sig"):
        warnings.append(ReadWarning("encoding", messages.encoding_guessed(encoding)))
    if removed:
        warnings.append(ReadWarning("controls", messages.controls_removed(removed)))
    return Decoded(clean, encoding, tuple(warnings))


def _decode_bytes(data: bytes, name: str) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise ReadError(messages.file_binary(name)) from error
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        found = _detect(data)
        if found is None:
            raise ReadError(messages.file_binary(name)) from error
        return found

"""How a document is named: from the bytes of its file, never from its path or the clock."""

from __future__ import annotations

import hashlib

DOC_ID_LENGTH = 16


def sha256_of(data: bytes) -> str:
    """The SHA-256 digest of ``data``, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def doc_id_of(sha256: str) -> str:
    """The document's id: the first 16 hexadecimal digits of its file's SHA-256 digest."""
    return sha256[:DOC_ID_LENGTH]

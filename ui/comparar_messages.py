"""What staff read from ``foja comparar``, in Spanish."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

HELP = "Compara dos ediciones de un informe: qué se añadió, se quitó y cambió, con sus citas."
BEFORE_HELP = "la edición anterior (txt, md, pdf, docx o html)"
AFTER_HELP = "la edición nueva"
JSON_HELP = "escribe un cambio por línea en JSON"
PASSWORD_HELP = "clave de los PDF protegidos (o la variable FOJA_CLAVE)"
NO_HEADING = "(texto sin encabezado)"
KINDS = {
    "added": "AÑADIDA",
    "removed": "RETIRADA",
    "changed": "CAMBIADA",
    "renamed": "RENOMBRADA",
}
_COUNTED = {
    "added": ("añadida", "añadidas"),
    "removed": ("retirada", "retiradas"),
    "changed": ("cambiada", "cambiadas"),
    "renamed": ("renombrada", "renombradas"),
    "same": ("igual", "iguales"),
}


def summary(counts: Mapping[str, int]) -> str:
    """The counts of sections by what happened to them: ``KINDS`` and ``same``."""
    said = (f"{counts[kind]} {_COUNTED[kind][counts[kind] != 1]}" for kind in _COUNTED)
    return f"Secciones: {', '.join(said)}."


def formerly(heading: str) -> str:
    """The heading that a section had in the earlier edition."""
    return f"antes: {heading}"


def page(number: int | None, pdf_index: int | None) -> str:
    """The page of a quotation, empty when it is not known."""
    if number is not None:
        return f"(p. {number})"
    return f"(página {pdf_index + 1} del PDF)" if pdf_index is not None else ""


def where(document: str, number: int | None, pdf_index: int | None) -> str:
    """The place of a section in one edition."""
    return f"{document} {page(number, pdf_index)}".rstrip()


def unread(path: Path, reason: str) -> str:
    """One of the two editions cannot be read."""
    return f"No se puede comparar «{path}»: {reason}"


def is_folder(path: Path) -> str:
    """A folder was given instead of a document."""
    return f"«{path}» es una carpeta. Indique un documento de cada edición."

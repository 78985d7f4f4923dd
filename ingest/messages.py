"""What staff read from the reading stage, in Spanish."""

from __future__ import annotations

from pathlib import Path


def config_unreadable(path: Path, detail: str) -> str:
    """The configuration file cannot be parsed."""
    return f"No se puede leer la configuración «{path}»: {detail}. Corrija el archivo o bórrelo."


def config_unknown_key(path: Path, table: str, key: str) -> str:
    """The configuration holds a key that nothing reads."""
    return f"La configuración «{path}» tiene una clave desconocida: [{table}] {key}. Quítela."


def sidecar_unreadable(name: str, detail: str) -> str:
    """A sidecar file cannot be parsed."""
    return f"La ficha «{name}» no se puede leer: {detail}. Corríjala o retírela y vuelva a indexar."


def sidecar_pages_unordered(name: str) -> str:
    """The first pages of a sidecar go backwards."""
    return f"La ficha «{name}» da páginas iniciales que retroceden. Corrija [first_pages]."


def gap_fragment() -> str:
    """Why the reader will not join two stretches of text."""
    return "falta texto antes de este fragmento"


def gaps_found(count: int) -> str:
    """How many places of the document have missing text."""
    return f"Faltan trozos de texto en {count} lugares; no se unió nada por encima de ellos."


def characters_repaired(count: int) -> str:
    """How many damaged characters are shown repaired."""
    return f"Se muestran reparados {count} caracteres dañados; las citas conservan el original."


def headings_missing(titles: str) -> str:
    """Outline entries whose heading is not in the text."""
    return f"El índice anuncia secciones cuyo encabezado no está en el texto: {titles}."


def section_deduced(title: str) -> str:
    """A section was placed by the outline's order or by printed pages, not by its heading."""
    return f"Sin encabezado en el texto; ubicada por el índice o por la página impresa: {title}."


def section_between(first: str, last: str) -> str:
    """The heading of a stretch whose own heading is lost."""
    return f"Entre las secciones {first} y {last} (encabezado perdido en el archivo)"


def table_incomplete(caption: str, row: str) -> str:
    """A table is cut off in the source."""
    return f"La tabla «{caption}» está cortada en el archivo en la fila «{row}»."


def unnamed_column(position: int) -> str:
    """The label of a column whose header is not in the text; ``position`` counts from 1."""
    return f"columna {position}"


def passages_overlap(source: str, first: int, second: int) -> str:
    """Two passages share text: a fault of the reader, never of the user."""
    place = f"los pasajes en {first} y {second} se solapan"
    return f"Error interno al leer «{source}»: {place}. Avise al equipo de Foja."


def file_empty(name: str) -> str:
    """A file holds no text at all."""
    return f"«{name}» está vacío: no contiene texto. Revise el archivo y vuelva a indexarlo."


def file_binary(name: str) -> str:
    """A file with a text suffix is not text."""
    return (
        f"«{name}» no es un archivo de texto (contiene datos binarios). Guárdelo como texto UTF-8."
    )


def encoding_guessed(encoding: str) -> str:
    """A text was not in UTF-8."""
    return f"El archivo no está en UTF-8; se leyó como {encoding}."


def controls_removed(count: int) -> str:
    """Control characters were taken out."""
    return f"Se quitaron {count} caracteres de control."

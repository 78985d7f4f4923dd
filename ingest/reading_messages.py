"""What staff read about files: why one was skipped, what was noticed in another."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

_OCR_REMEDY = (
    "instale Tesseract con sus datos de español (en Debian: apt install tesseract-ocr "
    "tesseract-ocr-spa) y el extra «ocr» de Foja (pip install 'foja[ocr]'), y vuelva a indexar"
)


def path_missing(path: Path) -> str:
    """A path that was given does not exist."""
    return f"No existe «{path}». Revise la ruta y vuelva a intentarlo."


def nothing_given() -> str:
    """No path was given."""
    return "No se indicó ningún archivo ni carpeta. Escriba al menos una ruta."


def folder_unreadable(path: str) -> str:
    """A folder cannot be listed."""
    return f"No se puede abrir la carpeta «{path}». Revise sus permisos y vuelva a indexar."


def unreadable(detail: str) -> str:
    """A file cannot be opened."""
    return f"No se puede abrir el archivo ({detail}). Revise sus permisos y vuelva a indexar."


def empty() -> str:
    """A file has no bytes."""
    return "El archivo está vacío (0 bytes). Consiga una copia completa."


def special() -> str:
    """A FIFO, a device or a socket."""
    return "No es un archivo corriente (tubería, dispositivo o enlace roto). Retírelo."


def outside_link() -> str:
    """A symbolic link out of the given folder, or to a folder."""
    return "Es un enlace a una carpeta o hacia fuera de la carpeta indicada. Copie el documento."


def unknown_suffix(suffix: str, known: Iterable[str]) -> str:
    """No reader takes this kind of file."""
    return (
        f"Foja no lee archivos «{suffix or 'sin extensión'}». "
        f"Convierta el documento a uno de estos formatos: {', '.join(known)}."
    )


def duplicate(other: str) -> str:
    """The same bytes were already read under another name."""
    return f"Es idéntico a «{other}»: se cuenta una sola vez. Puede borrar una de las copias."


def too_big(megabytes: int, limit: int) -> str:
    """A file above the size limit."""
    return (
        f"Pesa {megabytes} MB y el límite es {limit} MB. "
        "Divida el documento o suba «max_file_mb» en la tabla [lectura] de foja.toml."
    )


def not_pdf() -> str:
    """A file called .pdf that is not one."""
    return "No es un PDF, aunque su nombre termine en .pdf. Consiga el documento original."


def damaged() -> str:
    """A document that no engine opens."""
    return "El documento está dañado y no se puede abrir. Consiga otra copia."


def needs_password() -> str:
    """An encrypted document without the right password."""
    return "Está protegido con clave. Indíquela con --clave o con la variable FOJA_CLAVE."


def wrong_password() -> str:
    """An encrypted document whose password was tried and failed."""
    return "Está protegido y la clave indicada no lo abre. Revísela (--clave o FOJA_CLAVE)."


def no_pages() -> str:
    """A document without pages."""
    return "El documento no tiene páginas. Consiga otra copia."


def no_text() -> str:
    """A text document that holds nothing to read."""
    return "El documento no contiene texto. Revíselo y consiga otra copia."


def file_changed(name: str) -> str:
    """The file on disk is not the one in the index."""
    return f"«{name}» cambió después de indexarse. Vuelva a ejecutar «foja indexar»."


def scan(pages: int, why: str) -> str:
    """A PDF whose pages are images."""
    return f"Sus {pages} páginas no tienen texto (escaneo): requiere OCR. {why}"


def ocr_absent() -> str:
    """OCR is possible but not installed."""
    return f"Para leerlo, {_OCR_REMEDY}."


def ocr_off() -> str:
    """OCR is switched off."""
    return "Para leerlo, ponga «ocr = true» en la tabla [lectura] de foja.toml."


def ocr_found_nothing() -> str:
    """OCR ran and recognised nothing."""
    return "El OCR no reconoció texto en ellas. Consiga un escaneo más nítido."


def over_cpu(seconds: int) -> str:
    """The isolated reading used up its processor time."""
    return (
        f"Se detuvo: su lectura pasó de {seconds} s de procesador. "
        "Si el documento es legítimo, suba «cpu_seconds» en [lectura] de foja.toml."
    )


def over_wall(seconds: int) -> str:
    """The isolated reading took too long."""
    return (
        f"Se detuvo: su lectura pasó de {seconds} s. "
        "Si el documento es legítimo, suba «wall_seconds» en [lectura] de foja.toml."
    )


def over_memory(mebibytes: int) -> str:
    """The isolated reading asked for too much memory."""
    return (
        f"Se detuvo: su lectura necesita más de {mebibytes} MiB de memoria. "
        "Si el documento es legítimo, suba «memory_mib» en [lectura] de foja.toml."
    )


def crashed(detail: str) -> str:
    """The isolated reading died."""
    return f"El lector falló con este documento ({detail}); los demás no se ven afectados."


def pages_capped(limit: int, total: int) -> str:
    """A document longer than the limit of pages."""
    return (
        f"Tiene {total} páginas y se leyeron las primeras {limit}. "
        "Para leer más, suba «max_pages» en [lectura] de foja.toml."
    )


def text_capped(limit: int) -> str:
    """A document with more text than the limit."""
    return (
        f"Tiene más de {limit} millones de caracteres; el resto no se leyó. "
        "Para leer más, suba «max_text_mb» en [lectura] de foja.toml."
    )


def page_failed(number: int) -> str:
    """One page cannot be read."""
    return f"No se pudo leer la página {number} del PDF; falta su texto."


def pages_failed(numbers: str) -> str:
    """Which pages were lost."""
    return f"Falta el texto de estas páginas del PDF, que no se pudieron leer: {numbers}."


def pages_without_text(numbers: str, why: str) -> str:
    """Which pages are images."""
    return f"Páginas del PDF sin texto (imágenes): {numbers}. {why}"


def ocr_used(numbers: str, confidence: int) -> str:
    """Which pages were read by OCR, and how sure it was."""
    return f"Texto reconocido por OCR en las páginas {numbers} (confianza media {confidence} %)."


def controls_removed(count: int) -> str:
    """Control characters that were taken out of the text."""
    return f"Se quitaron {count} caracteres de control o ilegibles."


def glyphs_unknown(share: int) -> str:
    """Part of the text has no Unicode meaning in the file."""
    return f"El {share} % de los caracteres no tiene equivalente de texto en el archivo."


def page_list(numbers: Iterable[int], most: int = 12) -> str:
    """Page numbers as people write them: «2, 5-7 y 11»."""
    ordered = sorted(set(numbers))
    runs: list[list[int]] = []
    for number in ordered:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
    if len(parts) > most:
        return f"{', '.join(parts[:most])} y otras"
    return " y ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def unnamed_column(position: int) -> str:
    """The label of a column without header; ``position`` counts from 1."""
    return f"columna {position}"


def notes_heading() -> str:
    """The section that holds a document's footnotes."""
    return "Notas al pie"


def second_engine() -> str:
    """A PDF that only the second engine could read."""
    return "Se leyó con el segundo lector (pypdf): sus citas no se pueden marcar sobre la página."


def no_place() -> str:
    """A quotation whose characters have no place on a page."""
    return (
        "Esta cita no se puede marcar sobre la página: el texto lo leyó el segundo lector (pypdf), "
        "que no dice en qué lugar está. Ábrala en el documento por el número de página."
    )

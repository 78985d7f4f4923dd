"""Adding, removing and reading documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

# --- documents: adding and removing --------------------------------------------------------
LISTING_HEADS = ("Documento", "Páginas", "Secciones", "Tablas", "Pasajes", "Avisos")
UNKNOWN = "—"
FACT_INSTITUTION = "Institución"
FACT_PLACE = "Lugar"
FACT_DATE = "Fecha"
FACT_KIND = "Clase"
FACT_NUMBER = "Número"
FACT_PAGES = "Páginas"
FACT_FILE = "Archivo"
FACT_SEAL = "sha256"
CHOOSE_DOCUMENT = "Documento"
TAB_READER = "Leer y buscar"
TAB_SECTIONS = "Secciones"
TAB_TABLES = "Tablas"
TAB_WARNINGS = "Avisos de lectura"
NO_WARNINGS = "La lectura no dejó avisos."
NO_TABLES = "No se reconocieron tablas en este documento."
CHOOSE_TABLE = "Tabla"
READER_SEARCH = "Buscar en este documento"
READER_SECTION = "Sección"
UPLOAD = "Añadir documentos"
UPLOAD_START = "Añadir e indexar"
REMOVE = "Quitar este documento"
REMOVE_SURE = "Sí, quitarlo del índice"
REMOVE_CONFIRM = "Quitar"
LAST_DOCUMENT = (
    "No se puede quitar el único documento: añada otro antes o borre el índice con su carpeta."
)
JOB_MEANWHILE = "Mientras tanto puede seguir preguntando: se responde con el índice anterior."
JOB_SEEN = "Entendido"
JOB_RUNNING = "Ya se está indexando: espere a que termine."


def upload_type(name: str, types: Sequence[str]) -> str:
    """A kind of file that is not taken."""
    allowed = ", ".join(kind.upper() for kind in types)
    return f"«{name}» no se añadió: solo se aceptan archivos {allowed}."


def upload_empty(name: str) -> str:
    """A file without bytes."""
    return f"«{name}» no se añadió: el archivo está vacío."


def upload_large(name: str, limit: int) -> str:
    """A file above the limit."""
    return f"«{name}» no se añadió: pesa más de {limit} MB, el máximo."


def upload_not_its_type(name: str, kind: str) -> str:
    """A file whose content is not what its name says."""
    return f"«{name}» no se añadió: su contenido no es {kind}, aunque su nombre lo diga."


def upload_taken(name: str, same: bool) -> str:
    """A file of that name exists."""
    if same:
        return f"«{name}» no se añadió: ese mismo documento ya está."
    return (
        f"«{name}» no se añadió: ya hay otro documento con ese nombre. "
        "Quite el anterior o cambie el nombre."
    )


def folder_unusable(folder: Path, detail: str) -> str:
    """The documents' folder cannot be written."""
    return f"No se puede escribir en la carpeta {folder.name}/: {detail or 'error del sistema'}."


def not_in_folder(source: str, folder: Path) -> str:
    """A document whose file is elsewhere."""
    return (
        f"«{source}» se indexó desde otra carpeta y no está en {folder.name}/: "
        "quítelo de allí e indexe de nuevo con «foja indexar»."
    )


def strangers(sources: Sequence[str], folder: Path) -> str:
    """Documents that indexing the folder again would lose."""
    names = ", ".join(f"«{name}»" for name in sources[:5])
    return (
        f"El índice tiene documentos que no están en {folder.name}/ ({names}): si se indexara de "
        f"nuevo se perderían. Cópielos a {folder.name}/ y vuelva a intentarlo."
    )


def worker_failed(detail: str) -> str:
    """The background process ended without saying why."""
    return f"La indexación se interrumpió ({detail}). El índice anterior sigue en uso."


def not_a_folder(path: Path) -> str:
    """The documents' folder is a file."""
    return f"{path.name} no es una carpeta: indique la carpeta de los documentos."


def secrets_unreadable(path: Path, detail: str) -> str:
    """Streamlit's secrets are damaged."""
    return f"No se puede leer {path.name}: {detail}. Corríjalo o quítelo."


def citation_unverified(number: int) -> str:
    """A citation did not hold when it was about to be shown."""
    return (
        f"La cita {number} no coincide con el documento indexado y la respuesta no se muestra. "
        "Vuelva a indexar con «foja indexar»."
    )


DOWNLOAD_PLOT = "Descargar gráfico (SVG)"
DOWNLOAD_CSV = "Descargar CSV"


_STAGES = {
    "leer": "Leyendo los archivos",
    "ocr": "Reconociendo las páginas escaneadas",
    "vectores": "Calculando vectores",
    "preguntas": "Preguntando",
}
JOB_FILES = "Archivos que se añaden"
FILE_READING = "leyendo…"
FILE_LOST = "no se llegó a leer"
FILE_OUT = "no se añadió; abajo está el motivo"


def file_left_out(reason: str) -> str:
    """A file that could not be read."""
    return f"no se añadió: {reason}"


def file_read(warnings: int) -> str:
    """A file that was read and waits for the index."""
    if not warnings:
        return "leído; se está indexando"
    return f"leído con {_warned(warnings)}; se está indexando"


def file_indexed(warnings: int) -> str:
    """A file that answers questions now."""
    return f"indexado, con {_warned(warnings)} de lectura" if warnings else "indexado"


def _warned(count: int) -> str:
    return "1 aviso" if count == 1 else f"{count} avisos"


def job_progress(stage: str, done: int, total: int) -> str:
    """How far the indexing is."""
    name = _STAGES.get(stage, stage or "Preparando")
    if not total:
        return f"{name}…"
    return f"{name}: {done} de {total}"


def job_done(files: Sequence[str], removed: Sequence[str]) -> str:
    """The indexing ended well."""
    if removed:
        return f"Se quitó {', '.join(removed)}. El índice nuevo ya está en uso."
    if not files:
        return "No se pudo leer ninguno de los archivos: el índice quedó como estaba."
    return f"Se indexó {', '.join(files)}. El índice nuevo ya está en uso."


def upload_limits(types: Sequence[str], limit: int) -> str:
    """What can be dropped."""
    return f"Archivos {', '.join(kind.upper() for kind in types)} de hasta {limit} MB cada uno"


def upload_many(limit: int) -> str:
    """More files than allowed."""
    return f"Solo se añadieron los primeros {limit} archivos: suba los demás después."


def upload_unreadable(name: str, reason: str) -> str:
    """A file that was not indexed."""
    return f"«{name}» no se añadió: {reason}"


def upload_warning(name: str, warning: str) -> str:
    """A warning of reading an added file."""
    return f"«{name}»: {warning}"


def in_trash(name: str) -> str:
    """Where a removed file is."""
    return f"El archivo se guardó en la papelera como «{name}», por si hiciera falta."


def remove_means(title: str) -> str:
    """What removing does."""
    return (
        f"«{title}» dejará de usarse para responder. Su archivo pasa a la papelera y las "
        "conversaciones conservan las citas guardadas."
    )


def skipped_files(count: int) -> str:
    """Files left out of the index."""
    if count == 1:
        return "1 archivo no se pudo indexar"
    return f"{count} archivos no se pudieron indexar"


def document_option(title: str, source: str) -> str:
    """A document in a list of choices."""
    return title if title == source else f"{title} ({source})"


def matches_found(count: int, cut: bool) -> str:
    """How many places a search found."""
    if not count:
        return "No está en el documento."
    if cut:
        return f"Se muestran los primeros {count} lugares."
    return "1 lugar." if count == 1 else f"{count} lugares."


def passage_count(count: int) -> str:
    """Passages of a section."""
    return "1 pasaje" if count == 1 else f"{count} pasajes"

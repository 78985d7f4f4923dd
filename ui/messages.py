"""What the command line says, in Spanish."""

from __future__ import annotations

from pathlib import Path

ARGPARSE = {
    "usage: ": "uso: ",
    "positional arguments": "argumentos",
    "options": "opciones",
    "show this help message and exit": "muestra esta ayuda y termina",
    "the following arguments are required: %s": "faltan argumentos obligatorios: %s",
    "unrecognized arguments: %s": "argumentos desconocidos: %s",
    "expected one argument": "requiere un valor",
    "expected at most one argument": "admite un solo valor",
    "expected at least one argument": "requiere al menos un valor",
    "expected %s argument": "requiere %s valor",
    "expected %s arguments": "requiere %s valores",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "valor no válido: %(value)r (elija entre %(choices)s)"
    ),
    "invalid %(type)s value: %(value)r": "valor no válido: %(value)r",
    "not allowed with argument %s": "no se puede usar junto con %s",
    "one of the arguments %s is required": "se requiere uno de estos argumentos: %s",
    "argument %(argument_name)s: %(message)s": "argumento %(argument_name)s: %(message)s",
    "ignored explicit argument %r": "se ignoró el valor %r",
}

DESCRIPTION = "Foja: respuestas con cita exacta sobre informes oficiales en español."
EPILOG = (
    "Ejemplos:\n"
    "  foja indexar                      indexa la carpeta corpus/\n"
    '  foja preguntar "¿Qué es el PTP?"  responde con la cita y su lugar\n'
    "  foja ORDEN --help                 ayuda de una orden\n"
)
COMMANDS_TITLE = "órdenes"
INTERRUPTED = "Interrumpido. No se guardó nada a medias."

INDEX_HELP = "carpeta del índice (por omisión, .foja/indice o FOJA_INDICE)"

INDEXAR = "Lee archivos o carpetas y construye el índice."
INDEXAR_PATHS = "archivos o carpetas que se indexan (por omisión, corpus/)"
INDEXAR_REPORT = "escribe en este archivo JSON cómo se leyó cada documento"
INDEXAR_PASSWORD = "clave de los PDF protegidos (o la variable FOJA_CLAVE, que no queda a la vista)"
PREGUNTAR = "Responde una pregunta, o un lote, con citas verificadas."
PREGUNTAR_QUESTION = "la pregunta, entre comillas"
PREGUNTAR_JSON = "escribe la respuesta como una línea JSON"
PREGUNTAR_K = "cuántos pasajes acompañan la respuesta (por omisión, 10)"
PREGUNTAR_HISTORY = "pregunta anterior de la conversación (se puede repetir, en orden)"
BATCH = "archivo JSON Lines con las preguntas: {id, question, history?}"
OUTPUT = "archivo JSON Lines que se escribe"
BUSCAR = "Busca pasajes sin componer respuesta."
BUSCAR_QUERY = "lo que se busca"
BUSCAR_K = "cuántos pasajes se muestran (por omisión, 10)"
BUSCAR_CHANNEL = "canal de búsqueda (por omisión, hibrido)"
BUSCAR_JSON = "escribe el resultado como una línea JSON"
DOCUMENTOS = "Muestra qué documentos hay en el índice."
DOCUMENTOS_JSON = "escribe un documento por línea en JSON"
SECCIONES = "Muestra el árbol de secciones con su número de pasajes."
SECCIONES_DOCUMENT = "nombre del documento (por omisión, todos)"
FILTER_DOCUMENT = "solo este documento (se puede repetir)"
FILTER_KIND = "solo documentos de este tipo: ley, decreto supremo, resolución, informe…"
FILTER_SINCE = "solo documentos desde esta fecha (AAAA-MM-DD)"
FILTER_UNTIL = "solo documentos hasta esta fecha (AAAA-MM-DD)"
FILTER_SECTION = "solo esta sección y las que contiene: su número o palabras de su título"
BUSCAR_EXPLAIN = "dice por qué está cada pasaje: palabras, puestos y razones"

OUTCOMES = {
    "answered": "CONSTA",
    "partial": "CONSTA EN PARTE",
    "no_evidence": "NO CONSTA",
}
STAGES = {
    "leer": "Leyendo",
    "ocr": "Reconociendo escaneos (OCR)",
    "vectores": "Calculando vectores",
    "preguntar": "Respondiendo",
    "buscar": "Buscando",
}


def usage_error(prog: str, message: str) -> str:
    """The line under the usage when the arguments are wrong."""
    return f"{prog}: error: {message}\nEscriba «{prog} --help» para ver la ayuda.\n"


def unknown_command(name: str, known: str) -> str:
    """A subcommand that does not exist."""
    return f"No existe la orden «{name}». Las órdenes son: {known}."


def batch_unreadable(path: Path, detail: str) -> str:
    """The batch file cannot be read."""
    return f"No se puede leer el lote «{path}»: {detail}. Revise la ruta y los permisos."


def batch_line(path: Path, line: int, detail: str) -> str:
    """A line of the batch is not a question."""
    form = '{"id": "1", "question": "…"}'
    return (
        f"El lote «{path}» tiene un error en la línea {line}: {detail}. Cada línea debe ser {form}."
    )


def batch_empty(path: Path) -> str:
    """The batch has no questions."""
    return f"El lote «{path}» no tiene preguntas. Escriba una por línea en JSON."


def output_unwritable(path: Path, detail: str) -> str:
    """The results cannot be written."""
    return f"No se puede escribir «{path}»: {detail}. Elija otra ruta o libere espacio."


def needs_question() -> str:
    """Neither a question nor a batch was given."""
    return "Escriba una pregunta entre comillas o use --lote ARCHIVO --salida ARCHIVO."


def batch_needs_output() -> str:
    """``--lote`` without ``--salida`` or the other way round."""
    return "--lote y --salida se usan juntos."


def question_and_batch() -> str:
    """Both a question and a batch were given."""
    return "Use una pregunta o --lote, no las dos cosas."


def k_out_of_range(value: int) -> str:
    """``-k`` below one or too large."""
    return f"-k debe estar entre 1 y 1000; se recibió {value}."


def date_malformed(value: str) -> str:
    """A date filter that is not ISO 8601."""
    return f"La fecha «{value}» no tiene la forma AAAA-MM-DD."


def document_unknown(name: str, known: str) -> str:
    """The named document is not indexed."""
    return f"No hay un documento «{name}» en el índice. Documentos: {known}."


def out_of_memory() -> str:
    """The machine has not enough memory for what was asked."""
    return (
        "No alcanza la memoria para esta operación. Cierre otros programas o indexe menos archivos."
    )


def system_failure(detail: str) -> str:
    """An input or output error of the operating system."""
    return f"El sistema no permitió la operación: {detail}. Revise permisos, espacio y rutas."


def page_words(
    page: int | None,
    by_index: str | None,
    pdf_index: int | None = None,
    ocr_confidence: int | None = None,
) -> str:
    """Where a passage stands, in words, for the terminal: the printed page and the PDF's own."""
    in_pdf = f"página {pdf_index + 1} del PDF" if pdf_index is not None else ""
    if page is not None:
        place = f"p. {page} ({in_pdf})" if in_pdf else f"p. {page}"
    else:
        place = by_index or in_pdf or "página no indicada en el archivo"
    if ocr_confidence is None:
        return place
    return f"{place} · texto por OCR, confianza {ocr_confidence} %"


def written(count: int, path: Path) -> str:
    """How many results a batch wrote."""
    noun = "resultado" if count == 1 else "resultados"
    return f"{count} {noun} en {path}"


def indexed(documents: int, passages: int, directory: Path) -> str:
    """What an indexing run gave."""
    one = "documento" if documents == 1 else "documentos"
    return f"Índice listo: {documents} {one}, {passages} pasajes, en {directory}."


def skipped_title(count: int) -> str:
    """Heading over the files that were left out."""
    return f"Archivos omitidos ({count}):"


def warned_title(count: int) -> str:
    """Heading over the documents that were read with warnings."""
    noun = "documento" if count == 1 else "documentos"
    return f"Avisos de lectura ({count} {noun}):"


def more(count: int) -> str:
    """How many lines a long list does not show."""
    return f"… y {count} más (véalos con «foja documentos»)."


LABEL_CITATIONS = "Citas"
LABEL_UNDERSTOOD = "Entendí"
LABEL_CONFIDENCE = "confianza"
LABEL_TITLE = "Título"
LABEL_FILE = "Archivo"
LABEL_PAGES = "Páginas"
LABEL_SECTIONS = "Secciones"
LABEL_TABLES = "Tablas"
LABEL_PASSAGES = "Pasajes"
LABEL_DATE = "Fecha"
LABEL_KIND = "Tipo"
LABEL_NUMBER = "Número"
LABEL_WARNINGS = "Avisos"
NONE_FOUND = "Ningún pasaje coincide con la búsqueda."
DEDUCED = "(ubicada por el índice del documento)"


def report_written(count: int, path: Path) -> str:
    """The reading report was written."""
    return f"Informe de lectura de {count} archivos en «{path}»."


def report_unwritable(path: Path, detail: str) -> str:
    """The reading report cannot be written."""
    return f"No se puede escribir el informe «{path}» ({detail}). Elija otra ruta con --informe."

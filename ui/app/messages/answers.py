"""What is said of an answer: outcome, places, reasons, tables, evidence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from ui.reasons import reason

_MONTHS = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "setiembre",
    "octubre",
    "noviembre",
    "diciembre",
)


def long_date(day: date) -> str:
    """«1 de marzo de 2022»."""
    return f"{day.day} de {_MONTHS[day.month - 1]} de {day.year}"


def long_moment(moment: datetime) -> str:
    """Date and time in the machine's own zone."""
    local = moment.astimezone()
    return f"{long_date(local.date())}, {local:%H:%M}"


def short_moment(moment: datetime) -> str:
    """Day, month and time, for lists."""
    local = moment.astimezone()
    return f"{local.day:02d}/{local.month:02d}/{local.year} {local:%H:%M}"


# --- outcome -------------------------------------------------------------------------------
ANSWERED = "Consta"
PARTIAL = "Consta en parte"
NO_EVIDENCE = "No consta"
ANSWERED_MEANS = "Los documentos lo dicen; abajo está el lugar exacto."
PARTIAL_MEANS = "Los documentos dicen una parte de lo preguntado."
NO_EVIDENCE_MEANS = "Los documentos indexados no lo dicen."
CONFIDENCE_HIGH = "alta"
CONFIDENCE_MIDDLE = "media"
CONFIDENCE_LOW = "baja"


def confidence(percent: int, word: str) -> str:
    """The confidence of an answer."""
    return f"Confianza {word} ({percent} %)"


def understood(question: str) -> str:
    """What was understood of a follow-up."""
    return f"Entendí: {question}"


# --- places --------------------------------------------------------------------------------
NO_SECTION = "sin sección"
PAGE_UNKNOWN = "página no indicada en el documento"


def page_printed(number: int) -> str:
    """A printed page."""
    return f"p. {number}"


def page_of_pdf(number: int) -> str:
    """A page counted in the PDF, when no printed number is known."""
    return f"página {number} del PDF"


def read_by_ocr(percent: int) -> str:
    """A page whose text was recognised from a picture."""
    return (
        f"Página escaneada: su texto se reconoció por OCR con una confianza del {percent} %. "
        "Compárelo con la imagen en «Ver en el documento»."
    )


def cited_section(path: str) -> str:
    """The section in an official citation."""
    return f"sección «{path}»"


def cited_cell(row: str, column: str) -> str:
    """The cell in an official citation."""
    return f"fila «{row}», columna «{column}»"


def cited_place(source: str, start: int, end: int) -> str:
    """The place in a file without pages."""
    return f"archivo {source}, caracteres {start} a {end}"


def short_cell(table: str, row: str, column: str) -> str:
    """A cell in a list of sources."""
    return f"{table} · {row} · {column}"


# --- why this passage ----------------------------------------------------------------------
WHY_NOT_RANKED = (
    "Este pasaje se leyó junto con los encontrados; no estaba entre los primeros por sí mismo."
)
WHY_NO_TERMS = "No comparte palabras exactas con la pregunta: se encontró por su significado."
_CHANNELS = {"lexical": "palabras (BM25)", "dense": "significado (vectores)"}


def why_rank(rank: int, score: float) -> str:
    """Place and fused score."""
    return f"Quedó en el puesto {rank} de la búsqueda, con un puntaje combinado de {score:.3f}."


def why_terms(terms: Sequence[str]) -> str:
    """Words in common."""
    return f"Comparte con la pregunta: {', '.join(terms)}."


def why_channel(channel: str, rank: int | None, score: float) -> str:
    """One channel's opinion."""
    name = _CHANNELS.get(channel, channel)
    if rank is None:
        return f"Por {name} no estuvo entre los candidatos."
    return f"Por {name} quedó en el puesto {rank} (puntaje {score:.3f})."


def why_reasons(reasons: Sequence[str]) -> str:
    """The reranker's features."""
    return f"Además pesó que: {'; '.join(map(reason, reasons))}."


def why_duplicates(count: int) -> str:
    """Near-identical passages."""
    if count == 1:
        return "Otro pasaje casi idéntico se mostró una sola vez."
    return f"Otros {count} pasajes casi idénticos se mostraron una sola vez."


# --- tables --------------------------------------------------------------------------------
ROW_HEADER = "Fila"
ROW_INCOMPLETE = "(fila cortada en el documento)"
TABLE_INFERRED = "Los años de algunas columnas se deducen del título de la tabla."
TABLE_INCOMPLETE = "La tabla está cortada en el documento: faltan filas o celdas."

# --- evidence ------------------------------------------------------------------------------
CLOSE = "Cerrar"
WHY = "¿Por qué este pasaje?"
SEE_IN_DOCUMENT = "Ver en el documento"
COPY = "Copiar cita"
COPIED = "Cita copiada"
COPY_FAILED = "No se pudo copiar: seleccione el texto"
OFFICIAL = "Cita oficial"
PAGE_IMAGE = "Página del PDF con la cita marcada"
PAGE_IMAGE_MISSING = (
    "No se puede mostrar la imagen de la página: el archivo PDF no está en la carpeta de "
    "documentos o cambió desde que se indexó. Se muestra el texto de la sección."
)
PREVIOUS_CITATION = "Anterior"
NEXT_CITATION = "Siguiente"
CHART = "Gráfico de las cifras citadas"


def evidence_title(number: int) -> str:
    """The heading of the panel."""
    return f"Fuente {number}"

"""Asking, filters, conversations, feedback, exports, examples."""

from __future__ import annotations

from pathlib import Path

# --- asking --------------------------------------------------------------------------------
APP_NAME = "Foja"
TAGLINE = "Pregunte a los informes y vea el lugar exacto de cada respuesta."
PAGE_ASK = "Preguntar"
PAGE_DOCUMENTS = "Documentos"
PAGE_EVALUATION = "Evaluación"
ASK_PLACEHOLDER = "Escriba su pregunta sobre los documentos"
HOW_TO_ASK = (
    "Escriba como hablaría a un colega. Cada frase de la respuesta está copiada de un documento: "
    "pulse su número para ver dónde. Puede seguir preguntando («¿y en 2021?»). "
    "Si los documentos no lo dicen, Foja responde «no consta»."
)
EXAMPLES = "Por ejemplo"
STATUS_SEARCHING = "Buscando en los documentos…"
STATUS_VERIFYING = "Verificando las citas palabra por palabra…"
QUESTION_EMPTY = "La pregunta está vacía: escriba al menos una palabra."
UNDERSTOOD_EDIT = "Corregir"
UNDERSTOOD_FIELD = "Pregunta completa"
UNDERSTOOD_ASK = "Preguntar así"
CANCEL = "Cancelar"
QUOTE_LOST = (
    "Esta cita no se pudo verificar en el índice actual: el documento cambió o se quitó. "
    "Se muestra la cita guardada con la respuesta."
)
NO_SERVICE = "Las preguntas no están disponibles"


def indexed_summary(documents: int, passages: int) -> str:
    """What is indexed, for the empty state."""
    if documents == 1:
        return f"Está indexado 1 documento ({_thousands(passages)} pasajes):"
    return f"Están indexados {documents} documentos ({_thousands(passages)} pasajes):"


def more_documents(count: int) -> str:
    """Documents not listed in the empty state."""
    return f"y {count} más, en la página Documentos"


def question_long(length: int, limit: int) -> str:
    """The question is longer than allowed."""
    return (
        f"La pregunta tiene {_thousands(length)} caracteres y el máximo es {limit}: "
        "deje solo lo que quiere saber y vuelva a enviarla."
    )


def answer_region(position: int) -> str:
    """The spoken name of an answer."""
    return f"Respuesta {position}"


def announced(outcome: str, text: str) -> str:
    """What a screen reader says when an answer arrives."""
    return f"{outcome}. {text}"


def open_source(number: int, place: str) -> str:
    """The spoken name of a citation mark."""
    return f"Ver la fuente {number}: {place}"


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", " ")


# --- filters -------------------------------------------------------------------------------
FILTERS = "Filtros"
FILTER_DOCUMENTS = "Solo en estos documentos"
FILTER_SECTIONS = "Solo en estas secciones"
FILTER_NONE = "Todos"


def chip_document(title: str) -> str:
    """The chip of a document."""
    return f"Documento: {title}"


def chip_section(heading: str) -> str:
    """The chip of a section."""
    return f"Sección: {heading}"


def remove_filter(name: str) -> str:
    """The help of a chip."""
    return f"Quitar el filtro «{name}»"


# --- conversations -------------------------------------------------------------------------
UNTITLED = "Conversación sin título"
NEW_CONVERSATION = "Nueva conversación"
SEARCH_CONVERSATIONS = "Buscar conversaciones"
NO_CONVERSATIONS = "Todavía no hay conversaciones."
NO_MATCHES = "Ninguna conversación contiene eso."
CONVERSATION_GONE = "La conversación ya no existe: se borró o es de otra persona."
TITLE_EMPTY = "El título está vacío: escriba uno."
RENAME = "Cambiar el título"
TITLE_FIELD = "Título"
DELETE = "Borrar la conversación"
DELETE_SURE = "Se borrarán sus preguntas y respuestas. No se puede deshacer."
MANAGE = "Opciones"
SHOW_MORE = "Ver más"


_STORE_FAULTS = {
    "locked": "otro programa lo tiene ocupado. Espere un momento y vuelva a intentarlo",
    "not a database": "está dañado o no es suyo. Muévalo a otro lugar para empezar uno nuevo",
    "malformed": "está dañado. Muévalo a otro lugar para empezar uno nuevo",
    "readonly": "no se puede escribir en él. Compruebe los permisos de la carpeta",
    "full": "no queda espacio en el disco. Libere espacio y vuelva a intentarlo",
}


def store_unusable(path: Path, detail: str) -> str:
    """The conversations file cannot be used; ``detail`` is what SQLite said."""
    known = (words for sign, words in _STORE_FAULTS.items() if sign in detail)
    other = f"{detail}. Compruebe que la carpeta existe y se puede escribir"
    return f"No se puede usar el archivo de conversaciones {path.name}: {next(known, other)}."


def store_newer(path: Path, found: int, known: int) -> str:
    """The conversations file is from a later Foja."""
    return (
        f"El archivo de conversaciones {path.name} es de una versión posterior de Foja "
        f"(formato {found}; esta versión conoce hasta el {known}). Actualice Foja."
    )


# --- feedback ------------------------------------------------------------------------------
FEEDBACK = "¿Fue útil?"
FEEDBACK_THANKS = "Gracias: su valoración quedó guardada."
FEEDBACK_REASON = "¿Qué falló?"
FEEDBACK_COMMENT = "Comentario (opcional)"
FEEDBACK_SEND = "Guardar valoración"
FEEDBACK_REASONS = {
    "wrong_citation": "Cita equivocada",
    "wrong_figure": "Cifra equivocada",
    "incomplete": "Incompleta",
    "should_abstain": "Debió decir que no consta",
}
PROPOSE = "Proponer como pregunta de evaluación"
PROPOSED = "Propuesta guardada para revisión."
PROPOSE_MEANS = (
    "La pregunta y sus citas se guardan para que alguien las revise y, si sirven, "
    "entren en la evaluación."
)
PROPOSE_EXPECTED = "Respuesta que debería dar (opcional)"
PROPOSE_SEND = "Guardar propuesta"

# --- export --------------------------------------------------------------------------------
EXPORT = "Exportar"
EXPORT_CHOOSE = "Respuestas que se exportan"
EXPORT_FORMAT = "Formato"
EXPORT_DOWNLOAD = "Descargar"
EXPORT_DOCUMENTS = "Documentos citados"
EXPORT_NOTES = "Notas"
EXPORT_NOTHING = "Elija al menos una respuesta."


def exported(moment: str) -> str:
    """The line under the title."""
    return f"Exportado de Foja el {moment}. Cada cita se copió del documento que se indica."


def answer_line(answer_id: str, moment: str) -> str:
    """The line that identifies an answer."""
    return f"Respuesta {answer_id}, preguntada el {moment}."


def sealed_document(title: str, source: str, sha256: str) -> str:
    """A document with its seal."""
    return f"{title} ({source}), sha256 {sha256}"


# --- example questions ---------------------------------------------------------------------
def example_cell(measure: str, row: str, year: int) -> str:
    """A figure of a table."""
    return f"¿Cuál es la cifra de {measure} de {row} en {year}?"


def example_series(measure: str, row: str) -> str:
    """A row of a table through the years."""
    return f"¿Cuál es la cifra de {measure} de {row} por año?"


def example_acronym(acronym: str) -> str:
    """The long form of an acronym."""
    return f"¿Qué significa {acronym}?"


def example_heading(heading: str) -> str:
    """What a section says."""
    return f"¿Qué dice el documento sobre {heading}?"

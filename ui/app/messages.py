"""Every Spanish sentence of the chat, whole: nothing is built by gluing halves elsewhere."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from eval.records import Latency, RunInfo

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
_REASONS = {
    "heading": "el título de la sección coincide",
    "number": "contiene la cifra o el año preguntado",
    "acronym": "contiene la sigla preguntada",
    "table": "es una tabla y se preguntó una cifra",
}


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
    return f"Además pesó que: {', '.join(_REASONS.get(r, r) for r in reasons)}."


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
ANSWER_REGION = "Respuesta"
QUESTION_REGION = "Pregunta"
SOURCES = "Fuentes"
UNDERSTOOD_EDIT = "Corregir"
UNDERSTOOD_FIELD = "Pregunta completa"
UNDERSTOOD_ASK = "Preguntar así"
CANCEL = "Cancelar"
MISSING = "Lo que no consta"
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


def question_cut(limit: int) -> str:
    """The question was longer than allowed."""
    return f"La pregunta se recortó a {limit} caracteres, el máximo."


def steps(searching: float, total: float, citations: int) -> str:
    """How long an answer took."""
    if not citations:
        return f"Respondido en {total / 1000:.2f} s".replace(".", ",")
    return f"Respondido en {total / 1000:.2f} s · {citations} citas verificadas".replace(".", ",")


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
FILTERS_CLEAR = "Quitar los filtros"
FILTERS_ON = "Buscando solo en:"


def chip_document(title: str) -> str:
    """The chip of a document."""
    return f"Documento: {title}"


def chip_section(heading: str) -> str:
    """The chip of a section."""
    return f"Sección: {heading}"


def remove_filter(name: str) -> str:
    """The help of a chip."""
    return f"Quitar el filtro «{name}»"


# --- evidence ------------------------------------------------------------------------------
EVIDENCE = "Dónde consta"
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


# --- conversations -------------------------------------------------------------------------
UNTITLED = "Conversación sin título"
NEW_CONVERSATION = "Nueva conversación"
CONVERSATIONS = "Conversaciones"
SEARCH_CONVERSATIONS = "Buscar conversaciones"
NO_CONVERSATIONS = "Todavía no hay conversaciones."
NO_MATCHES = "Ninguna conversación contiene eso."
CONVERSATION_GONE = "La conversación ya no existe: se borró o es de otra persona."
TITLE_EMPTY = "El título está vacío: escriba uno."
RENAME = "Cambiar el título"
TITLE_FIELD = "Título"
SAVE = "Guardar"
DELETE = "Borrar la conversación"
DELETE_SURE = "Se borrarán sus preguntas y respuestas. No se puede deshacer."
DELETE_CONFIRM = "Sí, borrar"
MANAGE = "Opciones"
SHOW_MORE = "Ver más"


def store_unusable(path: Path, detail: str) -> str:
    """The conversations file cannot be used."""
    return (
        f"No se puede usar el archivo de conversaciones {path.name}: {detail}. Compruebe que la "
        "carpeta se puede escribir o mueva el archivo a otro lugar para empezar uno nuevo."
    )


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
EXPORT_ALL = "Toda la conversación"
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


# --- sign-in and launch --------------------------------------------------------------------
SIGN_IN = "Entrar"
SIGN_IN_TITLE = "Entre para preguntar"
SIGN_IN_NAME = "Usuario"
SIGN_IN_PASSWORD = "Contraseña"
SIGN_IN_WRONG = "El usuario o la contraseña no son correctos."
SIGN_IN_OIDC = "Entrar con la cuenta de la institución"
SIGN_OUT = "Salir"
ROLE_NAMES = {"lee": "lee", "gestiona": "gestiona documentos"}
ONLY_MANAGERS = "Solo quien gestiona documentos puede hacer esto."


def signed_in(name: str, role: str) -> str:
    """Who is in."""
    return f"{name} ({ROLE_NAMES[role]})"


def sign_in_paused(seconds: int) -> str:
    """Too many attempts."""
    return f"Demasiados intentos: espere {seconds} segundos y vuelva a probar."


def exposed(address: str) -> str:
    """Refusal to listen on a network without sign-in."""
    return (
        f"La dirección {address} se ve desde otras máquinas y no hay inicio de sesión, así que la "
        "aplicación no se abre. Cree un usuario con «foja usuario NOMBRE --rol gestiona» o "
        "configure OIDC en .streamlit/secrets.toml ([auth]); o use la dirección 127.0.0.1."
    )


def users_unreadable(path: Path, detail: str) -> str:
    """The users file is damaged."""
    return (
        f"No se puede leer el archivo de usuarios {path.name}: {detail}. "
        "Corríjalo o créelo de nuevo con «foja usuario»."
    )


def user_name_wrong(name: str) -> str:
    """A name that is not acceptable."""
    return (
        f"El nombre de usuario «{name}» no sirve: use de 1 a 64 letras, cifras, punto, guion o @."
    )


def password_length(least: int, most: int) -> str:
    """A password too short or too long."""
    return f"La contraseña debe tener entre {least} y {most} caracteres."


def user_unknown(name: str) -> str:
    """No such user."""
    return f"No hay ningún usuario «{name}»: véalos con «foja usuario»."


USER_HELP = "crea, cambia, quita o lista quienes pueden entrar en la aplicación"
USER_NAME_HELP = "nombre del usuario; sin nombre, se listan"
USER_ROLE_HELP = "lee (pregunta) o gestiona (además añade y quita documentos)"
USER_DROP_HELP = "quita al usuario"
USER_NONE = "No hay usuarios: cree el primero con «foja usuario NOMBRE --rol gestiona»."
PASSWORD_PROMPT = "Contraseña: "
PASSWORD_AGAIN = "Repita la contraseña: "
PASSWORDS_DIFFER = "Las contraseñas no coinciden: vuelva a intentarlo."


def user_line(name: str, role: str) -> str:
    """One user in a list."""
    return f"{name}\t{role}"


def user_saved(name: str, role: str) -> str:
    """A user was saved."""
    return f"El usuario {name} ({role}) puede entrar en la aplicación."


def user_dropped(name: str) -> str:
    """A user was removed."""
    return f"El usuario {name} ya no puede entrar en la aplicación."


APP_HELP = "abre el chat en el navegador"
APP_PORT_HELP = "puerto (por omisión, 8501 o el siguiente libre)"
APP_ADDRESS_HELP = "dirección en la que escucha (por omisión, solo esta máquina)"
APP_INDEX_HELP = "carpeta del índice"
APP_QUIET_HELP = "no abre el navegador"
APP_DOCUMENTS_HELP = "carpeta de los documentos"
APP_STOPPED = "La aplicación se cerró."


def indexing_first(folder: Path) -> str:
    """No index yet: it is built before the chat opens."""
    return f"Todavía no hay índice: se indexa {folder.name}/ por primera vez…"


def app_address(address: str, port: int) -> str:
    """Where the chat is."""
    shown = f"[{address}]" if ":" in address else address
    return f"Foja está abierta en http://{shown}:{port} (Ctrl+C para cerrar)"


def port_taken(port: int) -> str:
    """The port asked for is in use."""
    return f"El puerto {port} está ocupado: elija otro con --puerto."


def port_wrong(port: int) -> str:
    """Not a port."""
    return f"El puerto {port} no existe: use un número entre 1024 y 65535."


def no_free_port(first: int, last: int) -> str:
    """No port is free."""
    return f"No hay puertos libres entre {first} y {last}: elija otro con --puerto."


def address_wrong(address: str) -> str:
    """Not an address of this machine."""
    return f"La dirección {address} no es de esta máquina: use 127.0.0.1 o una de sus direcciones."


UNEXPECTED = "Algo falló y quedó anotado en el registro. Vuelva a intentarlo."


def swap_refused(detail: str) -> str:
    """A newer index could not be opened."""
    return f"El índice nuevo no se pudo abrir y se sigue con el anterior: {detail}"


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

# --- Streamlit's own words -----------------------------------------------------------------
CHROME = {
    "Browse files": "Elegir archivos",
    "Upload": "Elegir archivos",
    "Drag and drop files here": "Arrastre aquí los archivos",
    "Drag and drop file here": "Arrastre aquí el archivo",
    "Press Enter to apply": "Pulse Intro para aplicar",
    "Press Enter to submit form": "Pulse Intro para enviar",
    "Running...": "Trabajando…",
    "Stop": "Detener",
    "Close": "Cerrar",
    "Clear all": "Quitar todo",
    "Clear value": "Quitar el valor",
    "Select all": "Elegir todo",
    "No results": "Sin resultados",
    "No options to select": "No quedan opciones",
    "Choose options": "Elija",
    "Choose an option": "Elija",
    "Open": "Abrir",
    "Expand sidebar": "Abrir el panel lateral",
    "Collapse sidebar": "Cerrar el panel lateral",
    "Main menu": "Menú",
    "Fullscreen": "Pantalla completa",
    "Close fullscreen": "Salir de pantalla completa",
    "Search": "Buscar",
    "Download as CSV": "Descargar como CSV",
    "Show/hide columns": "Mostrar u ocultar columnas",
    "Thumbs up": "Sirvió",
    "Thumbs down": "No sirvió",
    "Send message": "Enviar la pregunta",
    "Show password text": "Mostrar la contraseña",
    "Hide password text": "Ocultar la contraseña",
    "Connecting...": "Conectando…",
    "Connection error": "Se perdió la conexión",
    "View more": "Ver más",
    "View less": "Ver menos",
    "Remove": "Quitar",
}


_STAGES = {"leer": "Leyendo", "vectores": "Calculando vectores", "preguntas": "Preguntando"}


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


# --- evaluation ----------------------------------------------------------------------------
EVALUATION_MEANS = (
    "Hace todas las preguntas de evaluación al índice en uso y mide qué encontró, "
    "qué respondió y cuándo debió callar."
)
EVALUATE = "Evaluar ahora"
EVALUATING = "La evaluación sigue aunque cambie de página."
GOLD = "Preguntas de evaluación"
SPLIT = "Parte"
SPLIT_NAMES = {"desarrollo": "Desarrollo", "prueba": "Prueba", "": "Todas"}
NO_RUNS = "Todavía no hay evaluaciones guardadas."
RUN = "Evaluación"
COMPARE_WITH = "Comparar con"
NOTHING = "ninguna"
TAB_METRICS = "Medidas"
TAB_RISK = "Riesgo y cobertura"
TAB_COMPARE = "Comparación"
TAB_FAILING = "Preguntas falladas"
METRIC_BY_KIND = "Medida por clase de pregunta"
INTERVALS = "Los trazos son intervalos de confianza del 95 % (bootstrap)."
ABLATION = "Qué aporta cada canal de búsqueda"
RISK_MEANS = (
    "Si solo se respondiera cuando la confianza pasa de un umbral: qué parte de las preguntas "
    "se respondería (cobertura) y qué parte de esas respuestas sería errónea (riesgo)."
)
NO_RISK = "Esta evaluación no tiene respuestas."
COVERAGE = "Cobertura: preguntas respondidas"
RISK = "Riesgo: respuestas erróneas"
CALIBRATION = "Calibración"
CALIBRATION_MEANS = "Cuántas respuestas son correctas cuando se dice una confianza dada."
CONFIDENCE_AXIS = "Confianza dicha"
RIGHT_AXIS = "Respuestas correctas"
PERFECT = "Calibración perfecta"
MEASURED = "Medida"
THIS_RUN = "Esta evaluación"
OTHER_RUN = "La otra"
CHOOSE_OTHER = "Elija arriba otra evaluación para comparar."
CHANGE_HEADS = ("Medida", "Esta", "La otra", "Cambio", "¿Es azar?")
EXPECTED_NOTHING = "Debía decir que no consta."
EVIDENCE_EXPECTED = "Dónde está la respuesta:"
EVIDENCE_CITED = "Lo que se citó:"
_METRICS = {
    "ndcg_10": "nDCG@10",
    "recall_5": "Cobertura@5",
    "recall_10": "Cobertura@10",
    "mrr_10": "MRR@10",
    "success_1": "Acierto@1",
    "success_5": "Acierto@5",
    "right": "Correctas",
    "contained": "Contiene la respuesta",
    "exact": "Respuesta exacta",
    "f1": "F1 de palabras",
    "section": "Sección correcta",
    "page": "Página correcta",
    "citation_precision": "Citas pertinentes",
    "citation_recall": "Evidencia citada",
    "fidelity": "Cifras con respaldo",
    "verbatim": "Citas textuales",
    "kept": "Respondidas",
    "no_answer": "Calla cuando debe",
    "abstention_precision": "Calla con razón",
    "false_answers": "Respuestas falsas",
}
_VARIANTS = {
    "hybrid": "Palabras y significado",
    "lexical": "Solo palabras",
    "dense": "Solo significado",
}


def metric_name(name: str) -> str:
    """A metric in words."""
    return _METRICS.get(name, name)


def kind_name(kind: str) -> str:
    """A kind of question in words."""
    return kind.replace("_", " ")


def variant_name(group: str, name: str) -> str:
    """A variant in words."""
    return _VARIANTS.get(name, f"{group}: {name}" if group != "channel" else name)


def percent(share: float) -> str:
    """A share as a percentage with one decimal."""
    return "—" if math.isnan(share) else f"{100 * share:.1f} %".replace(".", ",")


def points(change: float) -> str:
    """A change in percentage points, signed."""
    return f"{100 * change:+.1f} puntos".replace(".", ",")


def metric_value(share: float, count: int) -> str:
    """A metric with the number of questions behind it."""
    return f"{percent(share)} (n={count})"


def interval(low: float, high: float) -> str:
    """A confidence interval."""
    return f"de {percent(low)} a {percent(high)}"


def chance(p_value: float) -> str:
    """How likely chance alone makes a difference."""
    shown = f"{p_value:.3f}".replace(".", ",")
    if p_value < 0.05:
        return f"No parece azar (p={shown})"
    return f"Puede ser azar (p={shown})"


def run_option(run: RunInfo) -> str:
    """A run in a list of choices."""
    when = run.created_at.replace("T", " ")[:16]
    return f"{when} · {run.gold} · índice {run.build_id[:8]}"


def asked_questions(count: int) -> str:
    """How many questions were asked."""
    return f"Se hicieron {count} preguntas."


def latency(measured: Latency) -> str:
    """How long answers took."""
    return (
        f"Tiempo de respuesta: la mitad en menos de {measured.p50:.0f} ms, "
        f"el 95 % en menos de {measured.p95:.0f} ms, la más lenta en {measured.worst:.0f} ms."
    )


def compared(shared: int, mine: int, theirs: int) -> str:
    """What two runs have in common."""
    return (
        f"{shared} preguntas en común; {mine} solo en esta y {theirs} solo en la otra. "
        "La última columna dice si el azar bastaría para explicar la diferencia."
    )


def failing_count(count: int, total: int) -> str:
    """How many questions failed."""
    return f"{count} de {total} preguntas no se respondieron bien."


def more_failing(count: int) -> str:
    """Failing questions not listed."""
    return f"Hay {count} más en el informe guardado."


def expected_answers(answers: Sequence[str]) -> str:
    """What the gold expects."""
    return f"Se esperaba: {' / '.join(answers)}"


def got(answer: str) -> str:
    """What was answered."""
    return f"Se respondió: {answer}"

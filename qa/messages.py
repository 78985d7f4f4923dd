"""Every Spanish text that answering says to staff."""

from __future__ import annotations


def selector_unreadable(name: str, detail: str) -> str:
    """The weights file is missing or damaged."""
    return (
        f"No se puede leer el modelo de selección «{name}» ({detail}). "
        "Reinstale Foja o vuelva a generarlo con «make selector»."
    )


def selector_mismatch(name: str) -> str:
    """The weights belong to another version of the code."""
    return (
        f"El modelo de selección «{name}» es de otra versión de Foja. "
        "Vuelva a generarlo con «make selector»."
    )


def withheld(count: int) -> str:
    """Something failed verification."""
    return f"Se retuvo {count} parte(s) de la respuesta porque no coincidían con el documento."


def withheld_all() -> str:
    """Nothing of the answer passed verification."""
    return (
        "No se muestra respuesta: lo encontrado no coincide palabra por palabra con el documento."
    )


def empty_question() -> str:
    """The question holds no words."""
    return "Escriba una pregunta con palabras, por ejemplo: «¿Cuándo adoptó el Perú el Pacto Mundial?»."


def question_too_long(limit: int) -> str:
    """The question is longer than what is read."""
    return f"La pregunta es demasiado larga: se admiten hasta {limit} caracteres. Resúmala y vuelva a preguntar."


def no_evidence(subject: str, closest: str) -> str:
    """Nothing in the documents supports an answer."""
    tail = f" La sección más cercana es «{closest}»." if closest else ""
    return f"No consta en {subject}.{tail}"


def unknown_terms(terms: str, several: bool) -> str:
    """Words of the question that stand nowhere in the documents."""
    return (
        f"No aparecen en ningún lugar: {terms}."
        if several
        else f"No aparece en ningún lugar: {terms}."
    )


def not_beside(terms: str) -> str:
    """What the question names and the closest evidence lacks."""
    return f"Lo más cercano no se refiere a {terms}."


def no_value(kind: str) -> str:
    """The closest evidence holds no value of the kind asked for."""
    return f"Lo más cercano no da {kind}."


def part_missing(part: str) -> str:
    """One part of a question has no evidence."""
    return f"No consta: {part.rstrip('?').lstrip('¿ ')}."


def corrected(pairs: str) -> str:
    """Words taken for typing errors."""
    return f"Se leyó {pairs}."


def inferred_acronym(acronym: str, long: str) -> str:
    """An acronym that the documents use but never define."""
    return f"El documento no define {acronym}; sus iniciales coinciden con «{long}»."


def subject(count: int) -> str:
    """The documents as a whole."""
    return "el informe" if count == 1 else f"los {count} documentos indexados"


def metadata(field: str, value: str) -> str:
    """A fact that the document's own data sheet states."""
    return f"{field}: {value} (según la ficha del documento)."


def pages_by_index(section: str, first: int, last: int | None) -> str:
    """Printed pages of a section, as the document's index gives them."""
    pages = f"p. {first}" if last is None or last == first else f"pp. {first}-{last}"
    return f"sección {section}, {pages} según el índice"


VALUE_NAMES = {
    "figure": "una cifra",
    "percent": "un porcentaje",
    "date": "una fecha",
    "norm": "un número de norma",
    "duration": "un plazo",
    "why": "un motivo",
    "definition": "una definición",
    "money": "un monto de dinero",
    "penalty": "una pena",
    "prison": "una pena de cárcel",
    "hour": "una hora",
    "phone": "un número de teléfono",
    "address": "una dirección",
    "place": "el nombre de un país o lugar",
    "named": "el nombre que pide",
    "person": "el nombre de una persona",
}
"""Kinds of value as they are named to staff."""


def answer_unknown(answer_id: str) -> str:
    """The log does not hold the id."""
    return (
        f"No hay ninguna respuesta con el identificador «{answer_id}» en el registro de este índice. "
        "Copie el identificador completo y use el mismo --indice con que se preguntó."
    )


def answer_conditions_changed(answer_id: str, changed: list[str]) -> str:
    """The index, a model or the settings are not those of the logged answer."""
    return (
        f"La respuesta «{answer_id}» no se puede repetir igual: cambió {', '.join(changed)} desde "
        "que se dio. Vuelva a preguntar, o restaure el índice y los ajustes de entonces."
    )


REPEAT_HELP = "da otra vez una respuesta a partir de su identificador"
REPEAT_ID = "identificador de la respuesta (answer_id)"
REPEAT_JSON = "escribe la respuesta como una línea de JSON"
REPEAT_SAME = "La respuesta se repitió igual, letra por letra."
REPEAT_OTHER = "La respuesta no salió igual que la registrada."


def no_such_section(kind: str, number: str) -> str:
    """A section named by number that the documents do not have."""
    name = "artículo" if kind.startswith("art") else kind
    return f"No hay ningún {name} {number} en lo indexado."


def change_in_prose(
    before: tuple[str, int], after: tuple[str, int], size: str, percent: str
) -> str:
    """A change between two years, computed from the figures of one sentence."""
    return (
        f"De {before[0]} ({before[1]}) a {after[0]} ({after[1]}): diferencia de {size}, "
        f"esto es, {percent} del valor inicial."
    )


def enumerated(count: int) -> str:
    """How many points an enumeration has."""
    return f"La enumeración tiene {count} puntos."


def enumeration_cut(first: str) -> str:
    """The beginning of an enumeration is not in the file."""
    return f"La enumeración empieza en «{first}»: los puntos anteriores no están en el archivo."


def enumeration_read(count: int, heading: str) -> str:
    """What was read for a list."""
    return f"Se leyó la enumeración entera de «{heading}» ({count} puntos)."


def norms_cited(norms: list[str]) -> str:
    """The norms that the documents cite."""
    return f"Se citan: {'; '.join(norms)}."


def more_norms(count: int) -> str:
    """Norms that did not fit."""
    return f"Hay {count} más."


def document_read(subject: str, passages: int) -> str:
    """The whole of what is indexed was read for a list."""
    return f"Se leyó {subject} por completo ({passages} fragmentos)."


def section_read(heading: str, paragraphs: int) -> str:
    """A whole section was read for a list."""
    noun = "párrafo" if paragraphs == 1 else "párrafos"
    name = f"la sección «{heading}»" if heading else "la parte sin título"
    return f"Leí entera {name}: {paragraphs} {noun}."

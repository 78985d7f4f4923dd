"""What staff read from the evaluation, in Spanish."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def gold_unreadable(path: Path, detail: str) -> str:
    """The gold file cannot be opened."""
    return f"No se puede leer el archivo de preguntas «{path}»: {detail}. Compruebe la ruta."


def gold_empty(path: Path) -> str:
    """The gold file holds no entry."""
    return f"El archivo de preguntas «{path}» no tiene ninguna pregunta. Añada una por línea."


def gold_line(path: Path, line: int, problem: str) -> str:
    """One line of the gold file is wrong; ``problem`` states what and how to mend it."""
    return f"«{path}», línea {line}: {problem}"


def not_utf8() -> str:
    """The file has another character encoding."""
    return "hay caracteres que no son UTF-8. Guarde el archivo con codificación UTF-8."


def not_json(detail: str) -> str:
    """The line is not a JSON object."""
    return (
        f"no es un objeto JSON ({detail}). Escriba un objeto completo, entre llaves, en una línea."
    )


def wrong_shape(detail: str) -> str:
    """A field is missing or has another type."""
    return (
        f"le falta un campo o un campo no tiene el tipo debido ({detail}). "
        "Mire la guía: docs/guia-evaluacion.md."
    )


def unknown_field(name: str, known: Sequence[str]) -> str:
    """A field that nothing reads."""
    return f"el campo «{name}» no existe. Use solo: {', '.join(known)}."


def empty_field(name: str, section: str = "") -> str:
    """A field that must hold text is empty; ``section`` is the entry's heading when known."""
    where = f" en la entrada de la sección «{section}»" if section else ""
    return f"el campo «{name}» está vacío{where}. Escríbalo, o borre la línea si no lo usará."


def unknown_value(name: str, value: str, known: Sequence[str]) -> str:
    """A field that only takes some values holds another."""
    return f"el campo «{name}» dice «{value}». Ponga uno de estos: {', '.join(known)}."


def repeated_id(identifier: str, first: int) -> str:
    """Two lines share an id."""
    return f"el identificador «{identifier}» ya está en la línea {first}. Cambie uno de los dos."


def repeated_question(first: int) -> str:
    """Two lines ask the same after the same history."""
    return f"la misma pregunta ya está en la línea {first}. Borre una de las dos."


def answer_without_evidence() -> str:
    """There are answers but no evidence."""
    return (
        "hay respuestas y no hay evidencia. Copie en «evidence» la cita literal del documento, "
        "o deje vacías las respuestas si el documento no contesta."
    )


def evidence_without_answer() -> str:
    """There is evidence but nothing that counts as right."""
    return "hay evidencia y no hay respuesta. Escriba al menos una en «answers» o en «all_of»."


def unanswerable_kind() -> str:
    """The kind and the evidence disagree."""
    return (
        "el tipo «sin_respuesta» va sin evidencia, y solo él. Cambie el tipo o quite la evidencia."
    )


def several_needed() -> str:
    """A question over several sections needs at least two places."""
    return (
        "el tipo «varias_secciones» pide al menos dos citas en «evidence» y sus valores en "
        "«all_of». Complételas o cambie el tipo."
    )


def arithmetic(operation: str, cells: Sequence[str], value: str) -> str:
    """The stated result does not follow from the cells."""
    return f"«{value}» no es la {operation} de {', '.join(cells)}. Corrija el valor o las celdas."


def document_missing(identifier: str, document: str, indexed: Sequence[str]) -> str:
    """A gold document is not in the index."""
    shown = ", ".join(f"«{name}»" for name in indexed[:5]) or "ninguno"
    return (
        f"La pregunta «{identifier}» cita el documento «{document}», que no está en el índice "
        f"(documentos indexados: {shown}). Indéxelo con «foja indexar» o use otro archivo de "
        "preguntas."
    )


def quote_missing(identifier: str, document: str, quote: str) -> str:
    """A gold quote does not stand in its document."""
    shown = quote if len(quote) <= 80 else f"{quote[:80]}…"
    return (
        f"La cita de la pregunta «{identifier}» no está en «{document}»: «{shown}». "
        "Cópiela del documento letra por letra."
    )


def candidates_unreadable(path: Path, line: int, detail: str) -> str:
    """A proposal of a user cannot be read."""
    return (
        f"«{path}», línea {line}: la propuesta no se puede leer ({detail}). "
        "Corríjala o bórrela y repita la revisión."
    )


def candidates_unwritable(path: Path, detail: str) -> str:
    """A proposal cannot be kept."""
    remedy = "Compruebe el permiso de escritura."
    return f"No se puede guardar la propuesta en «{path}»: {detail}. {remedy}"


def thresholds_unreadable(path: Path, detail: str) -> str:
    """The thresholds file cannot be read."""
    return f"No se pueden leer los umbrales «{path}»: {detail}. Corrija el archivo."


def thresholds_unknown(path: Path, name: str) -> str:
    """The thresholds file names something that is not measured."""
    return (
        f"Los umbrales «{path}» nombran «{name}», que no se mide. "
        "Quítelo o use un nombre de la tabla de «docs/guia-evaluacion.md»."
    )


def run_unwritable(path: Path, detail: str) -> str:
    """A run cannot be kept."""
    return f"No se puede guardar la corrida en «{path}»: {detail}. Elija otra carpeta con --salida."


def run_unreadable(path: Path, detail: str) -> str:
    """A kept run cannot be read."""
    return (
        f"No se puede leer la corrida «{path}»: {detail}. "
        "Repítala con «foja evaluar» o elija otra con «foja evaluar --listar»."
    )


def run_unknown(name: str, fitting: int, known: Sequence[str]) -> str:
    """No run, or more than one, fits the name."""
    shown = ", ".join(known[-5:]) or "ninguna"
    why = "ninguna corrida" if not fitting else f"{fitting} corridas"
    return f"«{name}» corresponde a {why} (hay: {shown}). Véalas con «foja evaluar --listar»."


def set_empty(path: Path) -> str:
    """A public set holds no question that can be measured."""
    return f"«{path}» no tiene preguntas que se puedan medir. Compruebe que es el archivo debido."


def squad_unreadable(path: Path, detail: str) -> str:
    """The file is not in SQuAD's format."""
    return (
        f"«{path}» no se puede leer como SQuAD ({detail}). Debe ser un JSON con «data», "
        "«paragraphs», «context», «qas», «id», «question» y «answers»."
    )


def beir_unreadable(path: Path, line: int, detail: str) -> str:
    """A file of a BEIR folder is not what it must be."""
    return (
        f"«{path}», línea {line}: no se puede leer como BEIR ({detail}). La carpeta debe tener "
        "«corpus.jsonl» y «queries.jsonl», con «_id» y «text», y «qrels/*.tsv» con tres columnas."
    )


def blank_exists(path: Path) -> str:
    """The file of blank entries is already there."""
    return f"«{path}» ya existe y no se sobrescribe. Bórrelo o elija otra carpeta con --salida."


def blank_unreadable(document: Path, reason: str) -> str:
    """The document for which blank entries were asked cannot be read."""
    return f"No se puede leer «{document}» para preparar sus preguntas: {reason}"


def blank_unwritable(path: Path, detail: str) -> str:
    """The file of blank entries cannot be written."""
    return f"No se puede escribir «{path}»: {detail}. Elija otra carpeta con --salida."


def blank_done(path: Path, count: int) -> str:
    """How many blank entries were written."""
    return (
        f"Se escribieron {count} entradas en blanco, una por sección, en «{path}». "
        "Complételas según docs/guia-evaluacion.md."
    )


def gold_unwritable(path: Path, detail: str) -> str:
    """An accepted entry cannot be added to the gold file."""
    return f"No se puede escribir en «{path}»: {detail}. Elija otro archivo con --gold."

"""Spanish wording of what a table lacks, forbids or says beside its figures."""

from __future__ import annotations

from collections.abc import Sequence

from qa.tables.messages import joined


def unit(name: str) -> str:
    """The unit of a table's figures."""
    return f"Unidad: {name}."


def caption_year(year: int) -> str:
    """The year of figures whose table names it in the caption alone."""
    return f"Año según el título: {year}."


def also(chosen: str, other: str, caption: str) -> str:
    """Another table answers the same question with other figures."""
    named = f"«{caption}»" if other in caption else f"{other} («{caption}»)"
    return f"Se leyó {chosen}. También responde {named}: nómbrelo en la pregunta para leerlo."


def no_note(name: str) -> str:
    """A table has no line of the kind that is asked."""
    return f"El {name} no lleva en el archivo una línea que lo diga."


def no_maker(name: str) -> str:
    """A table gives its source and not who made it."""
    return f"El {name} da su fuente, no quién lo elaboró."


def note(mark: str, text: str) -> str:
    """A note of the table."""
    return f"Nota {mark}: {text.rstrip('.')}." if mark else f"Nota: {text.rstrip('.')}."


def forbidden(name: str, text: str) -> str:
    """An operation that a note of the table does not allow."""
    return f"No se calcula: según la nota del {name}, «{text.rstrip('.')}»."


def table_cut(name: str, last: str) -> str:
    """The table is cut off in the source."""
    return (
        f"El {name} está cortado en el archivo después de la fila {last}: las filas que siguen no "
        "constan."
    )


def row_cut(name: str, row: str, columns: Sequence[str]) -> str:
    """A row is cut off in the source."""
    return f"La fila {row} del {name} está cortada en el archivo: falta {joined(list(columns))}."


def absent(name: str, kind: str, value: str) -> str:
    """What the question names and the table does not hold."""
    nouns = {
        "year": "el año",
        "place": "la fila",
        "country": "la nacionalidad o el país",
        "sex": "el desglose de",
        "age": "el grupo de edad",
        "term": "el término",
        "rows": "los datos por",
    }
    return f"El {name} no trae {nouns[kind]} {value.upper() if kind == 'place' else value}."


def unknown(word: str) -> str:
    """A word of the question that the closest table does not know."""
    return f"El cuadro más cercano no trae «{word}»."


def measures(names: Sequence[str]) -> str:
    """The measures among which the question does not choose."""
    return f"preguntado: solo {joined(list(names))}"

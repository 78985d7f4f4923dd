"""Why a passage was found, in words that staff read."""

from __future__ import annotations

from collections.abc import Sequence

_REASONS: dict[str, str] = {
    "lexical": "tiene las palabras de la pregunta que son raras en los documentos",
    "soft": "tiene las palabras de la pregunta o muy parecidas",
    "dense": "su significado se acerca al de la pregunta",
    "letters": "comparte trozos de palabras con la pregunta",
    "coverage": "reúne buena parte de los términos preguntados",
    "sentence": "una de sus oraciones reúne los términos preguntados",
    "window": "los términos preguntados están muy cerca unos de otros",
    "pairs": "los términos preguntados van seguidos, como en la pregunta",
    "contrast": "tiene los términos que faltan en los demás pasajes",
    "names": "contiene los nombres o las cifras de la pregunta",
    "meaning": "tiene palabras de significado cercano a las de la pregunta",
    "heading": "el título de su sección coincide con la pregunta",
    "passage": "su extensión y su tipo suelen tener la respuesta",
    "question": "responde a la forma de la pregunta",
    "table": "es una tabla y se preguntó una cifra",
}
_CHANNELS = {"lexical": "palabras", "soft": "palabras parecidas", "dense": "significado"}


def reason(code: str) -> str:
    """One reason of the reranker as a clause; a code without words is shown as it is."""
    return _REASONS.get(code, code)


def reasons_line(codes: Sequence[str]) -> str:
    """The main reasons, the heaviest first."""
    return f"Pesó sobre todo que: {'; '.join(map(reason, codes))}."


def words_line(words: Sequence[str]) -> str:
    """What of the question stands in the passage."""
    if not words:
        return "No comparte palabras con la pregunta: se halló por su significado."
    return f"Coincide en: {', '.join(words)}."


def channels_line(places: Sequence[tuple[str, int | None, float]]) -> str:
    """Every channel's place and score."""
    return f"Puestos: {'; '.join(_channel(*place) for place in places)}."


def _channel(channel: str, rank: int | None, score: float) -> str:
    name = _CHANNELS.get(channel, channel)
    if rank is None:
        return f"{name}, fuera de los candidatos"
    return f"{name}, {rank}.º ({score:.3f})".replace(".", ",").replace(",º", ".º")


def repeated_line(places: Sequence[str]) -> str:
    """Where a repeated passage also stands."""
    return f"También está, casi igual, en: {'; '.join(places)}."


def joined_line(count: int) -> str:
    """The text shown goes beyond the passage."""
    what = "el pasaje vecino" if count == 1 else "los pasajes vecinos"
    return f"Se muestra unido con {what}, porque el texto continúa."


def nothing_named(names: Sequence[str]) -> str:
    """Filters that fit nothing in the index."""
    quoted = ", ".join(f"«{name}»" for name in names)
    return (
        f"En el índice no hay nada llamado {quoted}. Vea los nombres con «foja documentos» y "
        "«foja secciones».\n"
    )

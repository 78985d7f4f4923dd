"""Which form of answer a question asks for, read from its own words. Pure."""

from __future__ import annotations

import re

from index.analysed import ACRONYM, FIGURE, MONTH, NAME, NORM, YEAR
from index.analysis import fold

FORMS: tuple[str, ...] = ("figure", "date", "name", "place", "norm", "meaning", "other")
"""What a question may ask for; ``other`` has no form that a passage could show."""

EVIDENCE: dict[str, int] = {
    "figure": FIGURE,
    "date": YEAR | MONTH,
    "name": NAME,
    "place": NAME,
    "norm": NORM,
    "meaning": ACRONYM,
    "other": 0,
}
"""The looks of tokens (bits of ``index.analysed``) that could be the answer."""

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (form, re.compile(pattern))
    for form, pattern in (
        (
            "date",
            r"\b(cuando|en que (ano|año|fecha|mes|dia|siglo|periodo|decada|momento)|"
            r"que (ano|año|fecha|dia|mes|siglo)|desde que (ano|año|fecha)|hasta que (ano|año))\b",
        ),
        (
            "figure",
            r"\b(cuant[oa]s?|que (porcentaje|cantidad|numero|parte|monto|suma|cifra|proporcion|"
            r"tasa|edad|altura|distancia|tamaño|porcion)|porcentaje|a cuanto)\b",
        ),
        (
            "norm",
            r"\b(que|cual|cuales|mediante que|con que) (\w+ ){0,2}(ley|leyes|decretos?|normas?|"
            r"resolucion|resoluciones|reglamento|directiva|articulo|ordenanza)\b",
        ),
        ("meaning", r"\b(que (es|son|significa|significan|quiere decir)|siglas?|definicion)\b"),
        ("place", r"\b(donde|adonde|que (pais|paises|ciudad|ciudades|region|lugar|distrito))\b"),
        (
            "name",
            r"\b(quien|quienes|que (persona|equipo|empresa|entidad|institucion|organizacion))\b",
        ),
    )
)


def answer_form(question: str) -> str:
    """The first of :data:`FORMS` whose words stand in the question."""
    folded = fold(question)
    return next((form for form, pattern in _PATTERNS if pattern.search(folded)), "other")

"""Everyday wordings of comparing and computing in plain ones, before words are read. Pure.

"Con cuánta ventaja superó", "se disparó", "de cada cien, ¿cuántas?", "el más pequeño": what they
ask is said by words that every other reading of a question knows.
"""

from __future__ import annotations

import re

_VOWELS = {"a": "[aá]", "e": "[eé]", "i": "[ií]", "o": "[oó]", "u": "[uú]"}
_SHEET = r"(?:tabla|cuadro|anexo|grafico)s?"
_KIND = r"(?:años?|region(?:es)?|departamentos?|provincias?|distritos?|mes(?:es)?|grupos?|sedes?)"
_COUNTRY = r"(?:(?:todo )?(?:el )?(?:pais|peru)|(?:el )?total(?: nacional| general| del pais)?)"
_ROSE = (
    r"(?:se (?:ha |han |habia )?)(?:dispar|elev|acrecent)"
    r"|(?:se )?(?:trep|escal|repunt|despeg|salt|acrecent)"
)
_FELL = r"(?:se (?:ha |han )?)(?:desplom|achic|recort|hund|contraj|desinfl)|(?:se )?merm"

_SAID: tuple[tuple[str, str], ...] = (
    (rf"\b(?:{_ROSE})(?:o|a)\b(?! en (?:el|la)\b)", "aumentó"),
    (rf"\b(?:{_ROSE})(?:aron|an)\b", "aumentaron"),
    (rf"\b(?:{_FELL})(?:o|a|io)\b|\bcayo en picada\b|\bse vino abajo\b", "disminuyó"),
    (
        rf"\b(?:{_FELL})(?:aron|an|eron|ieron)\b|\bcayeron en picada\b|\bse vinieron abajo\b",
        "disminuyeron",
    ),
    (r"\b(?:el|la|un|una) (?:salto|repunte|alza)(?= (?:de|del|en|entre)\b)", "el aumento"),
    (r"\b(?:el|la|un|una) (?:bajon|desplome|merma)(?= (?:de|del|en|entre)\b)", "la disminución"),
    (
        r"\b(?:con|en) (?:relacion|respecto|comparacion|contraste) (?:con|a)\b"
        r"|\bcon (?:relacion|respecto) a(?=l\b)|\bcomparad[oa]s? (?:con|a)\b|\ben contraste con\b",
        "frente a",
    ),
    (r"\b(?:con|en) (?:relacion|respecto|comparacion) al\b|\bcomparad[oa]s? al\b", "frente al"),
    (
        r"\bde cada (?:100|cien|10|diez) ([^?¿,;]+?)[,;]?\s*¿?\s*cuant[oa]s\b",
        r"¿qué porcentaje de \1",
    ),
    (r"\bcuant[oa]s de cada (?:100|cien|10|diez)\b", "qué porcentaje de"),
    (r"\ben (?:una sola|un solo|un[oa]? mism[oa]) (?:cuenta|suma|cifra|total|bolsa|numero)\b", ""),
    (r"(?<!\d)(?<!\d )%", "porcentaje"),
    (r"\b(?:que|cuanto) tanto por ciento\b", "qué porcentaje"),
    (r"\bque (?:tajada|cuota|trozo|pedazo|rebanada)\b", "qué porcentaje"),
    (r"\bque tanto (?=mas|menos|sub|baj|crec|aument|cay|disminu)", "cuánto "),
    (
        r"\b(?:suma|junta|agrega|acumula|totaliza|adiciona)(?:me|nos|le)?\b(?= |:)"
        r"(?=[^?]*\b(?:y|mas|del?|l[ao]s?)\b)(?<!la suma)(?<!una suma)(?<!que suma)(?<!se suma)",
        "suma de",
    ),
    (
        r"\bentre (?:las |los )?(\d{1,3}) (?:mil )?y (?:las |los )?(\d{1,3}) mil\b",
        r"entre \1,000 y \2,000",
    ),
    (
        r"\bsi (?:les? |se )?(?:quit|sac|rest|descuent|descont|excluy)"
        r"(?:o|amos|as|a|an|imos|e|es)\b(?: a\b)?",
        "sin contar",
    ),
    (r"\bde un año (?:a|para|al) (?:el )?otro\b,?", ""),
    (
        r"\b(?:su (?:record|tope|techo|pico|maximo)|(?:su|el) (?:punto|nivel|valor) mas alto)"
        r"(?: historico)?(?: (?:de|en)\b)?",
        "más",
    ),
    (
        r"\b(?:su (?:minimo|piso)|(?:su|el) (?:punto|nivel|valor) mas bajo)"
        r"(?: historico)?(?: (?:de|en)\b)?",
        "menos",
    ),
    (
        r"\b(con|de) (?!(?:19|20)\d\d\b)(\d{3,6}|\d{1,3}[.,]\d{3}) a (\d{3,6}|\d{1,3}[.,]\d{3})"
        r"(?= (?!años)[a-z])",
        r"\1 entre \2 y \3",
    ),
    (r"\bsi (?:sumo|sumamos|junto|juntamos|sumas|juntas)\b", "suma de"),
    (rf"\b{_COUNTRY} (?:menos|sin)\b(?! (?:que|de)\b| \d)", "total nacional sin contar"),
    (r"\b(tod[oa]s?(?: l[oa]s \w+)?) menos\b(?! (?:que|de)\b)", r"\1 sin contar"),
    (rf"\bpeor(?:es)? ({_KIND})\b", r"\1 con menos"),
    (rf"\bmejor(?:es)? ({_KIND})\b", r"\1 con más"),
    (
        r"\b(?:que )?no (?:eran|son|sean|tenian|tienen)"
        r" (?=(?:menor|mayor)(?:es)? de (?:\d|edad)|de \d+ a \d|adult[oa]s? mayor)",
        "sin contar ",
    ),
    (
        r"\b(?:en (?:las )?provincias?|(?:son )?(?:de )?fuera de la capital|en el interior),?"
        r" (?:es decir|o sea|esto es)?,? ?"
        r"(?=(?:sin|fuera de|excepto)\b)",
        "en el país ",
    ),
    (r"\bcon cuant[oa]s? (?:ventaja|diferencia|distancia|margen)\b", "por cuánto"),
    (
        r"\bque ventaja (?:tuvo|tiene|tenia|obtuvo)\b(?=[^?]*\b(?:sobre|frente a)\b)",
        "cuánto le sacó",
    ),
    (r"\bque (?:ventaja|diferencia|distancia) (?:le |les )?(?=sac|llev|hizo|hac)", "cuánto le "),
    (
        r"\b(?:que|cuanta|cual es la) (?:distancia|brecha)"
        r" (?:hay|separa|existe|media)(?: entre| a)?\b",
        "cuál es la diferencia entre",
    ),
    (r"\b(?:la )?ventaja(?= (?:de|del|que)\b[^?]*\b(?:sobre|frente a)\b)", "la diferencia"),
    (r"\bmas (?:pequeñ|chic|reducid|escas)(?:o|a|it[oa])\b(?! y )", "menor"),
    (r"\bmas (?:pequeñ|reducid|escas)(?:os|as)\b(?! de edad)", "menores"),
    (r"\bmas (?:grande|alt[oa]|elevad[oa]|abultad[oa]|nutrid[oa])\b", "mayor"),
    (r"\bmas (?:grandes|alt[oa]s|elevad[oa]s|abultad[oa]s|nutrid[oa]s)\b", "mayores"),
    (
        r"\bquien(?:es)? (?:fue(?:ron)? (?:el|la|los|las) que )?"
        r"(?:arm|hic|hiz|prepar|confeccion|compil|construy|redact|firm)\w* "
        rf"(?=(?:el|la|los|las|est[ea]|es[ea]) {_SHEET}\b)",
        "quién elaboró ",
    ),
)


def _loose(pattern: str) -> str:
    """``pattern`` with every vowel outside brackets and escapes matching its accented form."""
    pieces = re.split(r"(\\.|\[[^\]]*\])", pattern)
    return "".join(
        piece if at % 2 else re.sub(r"[aeiou]", lambda m: _VOWELS[m.group()], piece)
        for at, piece in enumerate(pieces)
    )


_PHRASES = tuple((re.compile(_loose(pattern), re.I), plain) for pattern, plain in _SAID)
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_NEXT_TO = re.compile(
    r"\b(?:el |l )?a[nñ]o\s+(?:(?P<before>anterior|previo|precedente|pasado|de antes)"
    r"|(?P<after>siguiente|posterior|que sigui[oó]))\b",
    re.I,
)


def plainly(text: str) -> str:
    """``text`` with its wordings of comparing and computing in plain ones."""
    for pattern, plain in _PHRASES:
        text = pattern.sub(plain, text)
    return with_years_told(text)


def with_years_told(text: str) -> str:
    """ "El año anterior" as the year that it is, beside the one year that ``text`` names."""
    years = {int(year) for year in _YEAR.findall(text)}
    if len(years) != 1:
        return text
    (year,) = years
    return _NEXT_TO.sub(lambda match: str(year - 1 if match.group("before") else year + 1), text)

"""Words that questions about tables use without naming anything in them (folded)."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from qa.text import stem

NOISE = """
registrar registro registraron registradas registrados registrada registrado dar dieron dio brindar
brindaron brindadas recibir recibieron recibio tener tuvieron tuvo tenia tenian alcanzar alcanzo
superar superaron supero superan sobrepasar exceder excedieron pasar pasaron llegar llegaron contar
conto mas menos mayor mayores menor menores maximo maxima minimo minima cantidad numero total suma
sumar sumaron suman sumadas sumados juntos juntas conjunto diferencia comparar compara comparacion
aumentar aumento aumentaron crecer crecio crecieron crecimiento incremento incrementar incremento
disminuir disminuyo disminuyeron bajar bajo bajaron caer cayo cayeron reducir redujo variar vario
variacion cambiar cambio porcentaje porcentual proporcion parte representa represento representaron
representan promedio media anual top primeros primeras primer principales tres cuatro cinco seis
siete ocho nueve diez dos veces vez cuadro tabla fila columna dato datos cifra nivel nacional pais
peru entre respecto frente pico lider encabeza ultimo ultima reciente actual todos todas cada año
años ano anos periodo concentra concentro corresponde correspondieron corresponden hubo habia region
regiones departamento departamentos ciudad ciudades grupo grupos edad razon por mediante durante
solo solamente tanto estado estaban contaban figura figuraban reporta reporto reportaron existian
inferior superior encima debajo menos segun valor valores ordena orden ordenadas resto
personas segundo segunda tercero tercera cuarto quinto lugar puesto despues
numeroso numerosa mil ocupo ocupa quedo queda ubico ubica viene
reduccion caida descenso subida alza baja descendio descendieron subio subieron incrementaron
incrementado aumentado disminuido reducido variado crecido bajaron mucho mucha
contar excluyendo excepto salvo persona gente individuos sume
sin aparte exceptuando descontando quitando sacando dejando considerar incluir excepcion
multiplicaron multiplico ranking ordene ordename porcentual creciente ascendente descendente
rubro fueron usuarios usuarias
""".split()
"""Words of asking, comparing and computing; they ask nothing of a table's topic."""

_UNITS = """
milimetro mm; centimetro cm; metro m; kilometro km; kilogramo kg; kilo kg; gramo g;
tonelada t tn tm; hectarea ha; litro l lt; soles s; dolar usd; grado c; megavatio mw; kilovatio kw;
hora h hr; minuto min
"""
"""Names of units, each with its signs."""


@lru_cache(maxsize=1)
def _unit_signs() -> dict[str, frozenset[str]]:
    lines = (one.split() for one in _UNITS.replace("\n", ";").split(";"))
    return {stem(name): frozenset(signs) for name, *signs in filter(None, lines)}


def measures_in(word: str, text: str) -> bool:
    """Whether a folded text gives its figures in the unit that a folded word names ("mm")."""
    signs = _unit_signs().get(stem(word), frozenset()) | _unit_signs().get(
        stem(re.sub(r"e?s$", "", word)), frozenset()
    )
    return bool(signs & set(re.findall(r"[a-z]+", text)))


ALIASES = re.compile(r"\bcuzco\b")


@lru_cache(maxsize=1)
def noise_stems() -> frozenset[str]:
    """The stems of :data:`NOISE`."""
    return frozenset(stem(word) for word in NOISE) - {""}


_ROW_WORDS = """
region regiones departamento departamentos provincia distrito ciudad ciudades grupo grupos edad año
años pais peru total totales numero cantidad periodo nacional nivel personas persona cuadro tabla
fila columna dato datos cifra cifras anual sexo entre segun cada mayor menor mas menos
""".split()
"""Words of computing that name rows and tables: they never say what a table is about."""


@lru_cache(maxsize=1)
def row_stems() -> frozenset[str]:
    """The stems of words for rows, tables and quantities."""
    return frozenset(stem(word) for word in _ROW_WORDS) - {""}


_PAST = re.compile(r"(?:io|ieron|eron|aron|aba|aban|o|an|en|a|e|ado|ados|ada|adas)$")
_NOUNS = {"cuesta": "costo", "cuestan": "costo", "costo": "costo", "costaron": "costo"}


def akin(word: str, held: Collection[str]) -> bool:
    """Whether one of the stems ``held`` is of the family of a verb ("produjo", "producción").

    The verb without its ending, at least five letters of it, must begin the stem; the stem may go
    on with the ending of a noun or a participle only.
    """
    if word in _NOUNS:
        return stem(_NOUNS[word]) in held
    match = _PAST.search(word)
    if match is None or match.start() < 5:
        return False
    root = re.sub(r"duj$", "duc", word[: match.start()])
    return any(re.fullmatch(rf"{re.escape(root)}{_FAMILY}", one) for one in held)


_FAMILY = r"(?:i|id|ad|cion|acion|icion|imient|amient|o|a|ion)?"

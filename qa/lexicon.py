"""Word knowledge of everyday Spanish that questions need: data, not rules about any document.

Everything is written folded (lower case, no accents, ``ñ`` kept).
"""

from __future__ import annotations

from functools import lru_cache

from index.synonym_groups import SYNONYM_GROUPS
from qa.text import stem

SCAFFOLD = frozenset(
    """
    cual cuales que quien quienes cuando cuanto cuanta cuantos cuantas donde adonde como por
    cantidad numero cifra total totales hubo hay habia existe existen existian dime diga indica
    indique indicar menciona mencione nombra nombre lista liste enumera explica explicame explique
    segun informe documento texto reporte fecha dia mes ano anos año años asciende ascendio
    significa significan significado quiere decir sigla siglas refiere tipo tipos clase clases
    favor quisiera saber necesito puedes puede podria gustaria conocer dame datos dato
    cuantas exactamente respecto acerca sobre parte porcentaje proporcion ser era fue fueron eran
    tuvo tuvieron tenia tenian tiene tienen hizo hicieron hace hacer realizo habra oye
    sabes cosa cosas llama llaman llamaba dice señala establece dijo actualmente pregunta
    decia decian defina define definir definicion dar dieron dio dan daba cubre cubren abarca abarcan sirve sirven
    entiende entender entienden busca buscan debe deben debia debian debian debieron habla hablan puedo podia podian pueden queda
    quedo pasa paso paso pasaron esta estan encuentra encuentran ocurrio sucede sucedio va van iba
    llama denomina hecho hacia hacian servir cita citan citado citada citados citadas citarse alude aluden figura figuran aparece aparecen
    accion acciones corresponde corresponden distinto distinta distintos distintas diversos diversas diferente diferentes varios varias
    rato ok ojo luego ahora entonces aca alla ahi aqui asi nomas pues iban ir ven ver vieron
    puso pusieron trae traen traia hara haran haria tocaba toca tocan estuvieran estuviera estar
    tenga tengan haya hayan soy somos eres saco sacaron metio metieron anda andan andaba andaban
    consiste consisten consistio supone implica algun alguna algunos algunas mismo propio suelen
    """.split()
)
"""Words by which a question asks; they need not stand in the evidence."""

WH_WORDS = frozenset(
    "cual cuales que quien quienes cuando cuanto cuanta cuantos cuantas donde adonde como".split()
)

"""Words that may stand for one another in a question and its evidence."""

COUNTRIES: dict[str, str] = {
    "venezuela": "venezolan", "colombia": "colombian", "ecuador": "ecuatorian",
    "bolivia": "bolivian", "chile": "chilen", "argentina": "argentin", "brasil": "brasileñ brasiler",
    "paraguay": "paraguay", "uruguay": "uruguay", "mexico": "mexican", "cuba": "cuban",
    "haiti": "haitian", "panama": "panameñ", "costa rica": "costarricens", "honduras": "hondureñ",
    "guatemala": "guatemaltec", "nicaragua": "nicarag", "el salvador": "salvadoreñ",
    "republica dominicana": "dominican", "puerto rico": "puertorriqueñ", "españa": "español",
    "francia": "frances", "italia": "italian", "alemania": "aleman", "portugal": "portugues",
    "inglaterra": "ingles", "reino unido": "britanic", "rusia": "rus", "ucrania": "ucranian",
    "china": "chin", "japon": "japones", "corea": "corean", "india": "indi hindu",
    "mongolia": "mongol", "australia": "australian", "canada": "canadiens", "siria": "siri",
    "estados unidos": "estadounidens norteamerican", "turquia": "turc", "egipto": "egipci",
    "marruecos": "marroqui", "nigeria": "nigerian", "suiza": "suiz", "suecia": "suec",
    "noruega": "norueg", "polonia": "polac", "grecia": "grieg", "peru": "peruan",
}  # fmt: skip
"""Countries and the beginnings of their gentilics."""

PLACES = frozenset(
    """
    amazonas|ancash|apurimac|arequipa|ayacucho|cajamarca|callao|cusco|cuzco|huancavelica|huanuco
    |ica|junin|la libertad|lambayeque|lima|loreto|madre de dios|moquegua|pasco|piura|puno
    |san martin|tacna|tumbes|ucayali|trujillo|chiclayo|iquitos|huancayo|chimbote|juliaca|tarapoto
    |pucallpa|sullana|talara|barranca|cañete|cerro de pasco|abancay|moyobamba|puerto maldonado
    |bogota|quito|caracas|santiago|la paz|buenos aires|brasilia|asuncion|montevideo|madrid|paris
    |londres|washington|nueva york|ginebra|roma|marrakech|miraflores|san juan de lurigancho
    |europa|asia|africa|oceania|america|america latina|caribe|centroamerica|sudamerica
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
"""Place names that questions about Peru and its neighbours use; others are known by their capital."""

KNOWN_ACRONYMS: dict[str, str] = {
    "sis": "seguro integral de salud",
    "onu": "organizacion de las naciones unidas",
    "oms": "organizacion mundial de la salud",
    "oea": "organizacion de los estados americanos",
    "can": "comunidad andina de naciones",
    "dni": "documento nacional de identidad",
}
"""Acronyms of common knowledge: never guessed from initials, joined to their names in questions."""

FEMALE = frozenset("mujer mujeres niña niñas femenino femenina femeninas chica chicas".split())
MALE = frozenset("hombre hombres varon varones masculino masculinos".split())
NATIONAL = (
    "todo el pais", "nivel nacional", "nacionalmente", "en el pais", "en el peru", "del peru",
    "del pais", "todo el peru", "total nacional", "en total", "total general", "peru entero",
    "nacional",
)  # fmt: skip


@lru_cache(maxsize=1)
def synonym_stems() -> dict[str, frozenset[str]]:
    """Each stem with the stems that may stand for it (itself included)."""
    table: dict[str, set[str]] = {}
    for group in SYNONYM_GROUPS:
        members = {stem(word) for word in group.split()} - {""}
        for member in members:
            table.setdefault(member, set()).update(members)
    return {key: frozenset(values) for key, values in table.items()}


@lru_cache(maxsize=1)
def scaffold_stems() -> frozenset[str]:
    """The stems of :data:`SCAFFOLD`."""
    return frozenset(stem(word) for word in SCAFFOLD) - {""}

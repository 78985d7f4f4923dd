"""How the way a sentence is made fits the way a question asks: factors of its preference."""

from __future__ import annotations

import re

from qa.forms import QuestionForm
from qa.patterns import Kind
from qa.permission import EVERYBODY
from qa.text import fold, word_count

_ITEM = re.compile(r"\s*(?:[a-zñ]\)|[ivx]{1,4}\)|[•¶▪●*-]\s)")
_FEW = 8
"""An item of a list with so few words names something and says nothing of it."""
_TURNS_TO = re.compile(
    r"\b(?:adonde|donde|a quien(?:es)?|con quien(?:es)?"
    r"|a que (?:entidad|institucion|autoridad|oficina)\w*)"
    r" (?:se |hay que |debo |puedo |puede |tienen? que |tengo que |nos? |le |lo |la |les )*"
    r"(?:acud|recurr|dirig|ir\b|va(?:mos|n)?\b|voy|llam|pid|ped|coordin|habl|contact|busc|avis|comunic|pregunt|solicit|deriv|llev)\w*"
)
_TURNED_TO = re.compile(
    r"\b(?:coordin|articul|acud|dirig|deriv|comuni|solicit|contact|remit|orient|recurr|trasl)\w*"
    r"(?: [a-zñ]+){0,3}? (?:con|a|al|ante)\b"
)
_SEAT = re.compile(
    r"\b(?:sede|oficinas?|local|ubicad[oa]s?|situad[oa]s?|funciona[n]?|direccion|piso|instalaciones)\b"
)
_TIMES = re.compile(
    r"\b(?:\d+|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|quince|veinte)"
    r" (?:[a-zñ]+ )?(?:vez|veces|ocasion(?:es)?|oportunidad(?:es)?|interacci\w+|contactos?"
    r"|visitas?|llamadas?"
    r"|sesion(?:es)?|reunion(?:es)?|rondas?|jornadas?|controles|turnos|ediciones|dosis)\b"
)
_ASKS_TIMES = re.compile(
    r"\bcuantas veces\b(?! (?:mas|mayor|menos|menor))|\bcada cuanto\b|\bcon que frecuencia\b"
)
_HARDER = re.compile(
    r"\bque (?:dificultades|desafios|problemas|obstaculos|trabas) (?:hay|tien\w+|encuentr\w+)"
    r"|\bpor que (?:[a-zñ]+ ){0,3}?"
    r"(?:cuesta|costo|cost\w+|complic\w+|dificult\w+"
    r"|dificil\w*|dur[oa]|ya no|no se pued\w+|bajo|bajaron|disminuy\w+|cay\w+)"
)
_BY_LACK = re.compile(
    r"\b(?:a pesar de|debido a|a causa de|por (?:la )?falta"
    r"|menor(?:es)? (?:recursos?|presupuesto|fondos)|subida|alza"
    r"|escas\w+|carencia|limitaci\w+|dificult\w+|obstaculo|insuficien\w+|restricci\w+|recorte|crisis)\b"
)


_SERVED: tuple[Kind, ...] = ("list", "count", "figure", "definition", "norm", "date")
"""Forms that an introduction or a short item may answer."""


def _says_nothing(form: QuestionForm, text: str) -> bool:
    """True for what only introduces a list and for a short item, which may name somebody."""
    short = _ITEM.match(text) is not None and word_count(text) <= _FEW
    return text.rstrip().endswith(":") or (short and not form.wants("who"))


def shape_factor(form: QuestionForm, text: str) -> float:
    """More than 1 where a sentence is made as an answer to the question is, less where not."""
    low, asked = fold(text), fold(form.text)
    factor = 1.0
    if not form.wants(*_SERVED) and _says_nothing(form, text):
        factor *= 0.5
    if _TURNS_TO.search(asked) and _TURNED_TO.search(low):
        factor *= 1.6
    elif form.wants("place") and form.wh in ("donde", "adonde") and _SEAT.search(low):
        factor *= 1.3
    if _ASKS_TIMES.search(asked):
        factor *= 1.6 if _TIMES.search(low) else 0.7
    if _HARDER.search(asked) and _BY_LACK.search(low):
        factor *= 1.6
    if form.wants("yesno") and EVERYBODY.search(low):
        factor *= 1.3
    return factor

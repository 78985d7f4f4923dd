"""The kind of value that is asked for, and whether a sentence gives one."""

from __future__ import annotations

import re

from qa.asked_instance import lacks_instance
from qa.forms import QuestionForm
from qa.text import fold
from qa.values import Value, find_values

_NUMBERING = re.compile(
    r"^\s*\d+(?:\.\d+)*[.)]?\s|\b(?:anexo|art[ií]culo|art\.|cuadro|tabla|gr[aá]fico|secci[oó]n"
    r"|objetivo|objetivo espec[ií]fico|[ií]tem|[aá]rea tem[aá]tica)\s+n?[.°º]*\s*\d+(?:\.\d+)*",
    re.I,
)
_CAUSES = re.compile(
    r"\b(?:porque|debido|ya que|pues|puesto que|a causa|por lo (?:que|cual)|a fin de|con el fin|a pesar de"
    r"|a raiz de|producto de|frente a|por (?:el|la|los|las|su|sus|falta)|para|gracias a|por ello|en virtud|como resultado|como consecuencia|dado que|razon|motivo)\b"
)
_SHARES = re.compile(r"\bmitad\b|\btercio|\bcuarta parte|\btercera parte|\bmayoria\b|\btodos\b")
_WHAT_IS = re.compile(r"^\W*(?:y )?(?:que|q|k) (?:es|son|era|fue) (?:el|la|los|las|un|una)?\b")
_TOLD = re.compile(
    r"[\w”\"» ]{0,40}?(?:\([^)]*\))?\s*(?:[:(–]|\.\s?[-–]|,\s|\b(?:es|son|fue|fueron|era|eran"
    r"|consist\w+|signific\w+|comprend\w+|permit\w+|reconoc\w+|dispon\w+|brind\w+|establec\w+|busc\w+|funcion\w+)\b)"
)
_NAMED = re.compile(r"(?:[-–(]\s?[“\"]?|\b(?:denominad[oa]|llamad[oa]|conocid[oa] como) [“\"]?)$")
_PART = re.compile(r"\bque (?:parte|fraccion)\b")
_WHEN = re.compile(
    r"\bsiglos?\b|\bdecadas?\b|\b(?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?)\b"
    r"|\b(?:en|desde|hasta|hacia|ano|de|del|entre|y|a|para) \d{3,4}(?= ?[,.;:)]|$| (?:y|a|al|como|con|cuando|de|durante|e|el|en|fue|hasta|la|las|los|o|para|por|que|se|tras|una?)\b)"
    r"|\(c?\.? ?\d{3,4}\b|\b\d{1,4} (?:a|d)\. ?c\b"
)
"""A time that is no typed date: a century, a weekday, a year before 1500 where a year may stand."""
_CONTACTS: tuple[tuple[str, tuple[str, str]], ...] = (
    (
        "money",
        (
            r"\b(?:que|cual es el|cuanto es el) (?:presupuesto|costo|precio|sueldo|salario|tarifa)\b"
            r"|\bcuanto (?:cuesta|costo|costaba|cobra\w*|gan[ao]\w*|gast\w+|pag\w+)\b"
            r"|^\W*(?:presupuesto|costo|precio|sueldo|tarifa)\b",
            r"\bsoles\b|\bs/|\bdolar|\beuros?\b|us\$|\busd\b|€|\bgratuit|\bsin costo\b|\buit\b",
        ),
    ),
    (
        "hour",
        (
            r"\b(?:a|desde|hasta) que horas?\b|\b(?:que|cual es (?:el|su)) horario\b",
            r"\b\d{1,2}(?:[:.]\d\d)? ?(?:horas|hrs?|h|[ap]\.? ?m)\b|\bhorario|\bmedi(?:odia|anoche)\b"
            r"|\ba las (?:\d|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)",
        ),
    ),
    (
        "prison",
        (
            r"\b(?:penas?|castigos?|condenas?|sancion\w*) de (?:carcel|prision)\b"
            r"|\bcuant[oa]s (?:años|anos|meses) de (?:carcel|prision)\b",
            r"\b(?:privativas?|carcel|prision|cadena perpetua|reclusion|encarcel\w+)\b",
        ),
    ),
    (
        "penalty",
        (
            r"\b(?:que|cual es (?:la|el)|cuanta) (?:penas?|condenas?)\b(?! ajena)"
            r"|\bcuant[oa]s (?:años|anos|meses) de (?:pena|condena)\b",
            r"\b(?:penas?|condenad?\w*|privativas?|carcel|prision|cadena perpetua|inhabilita\w*|multas?"
            r"|reclusion|trabajos? comunitarios?)\b",
        ),
    ),
    (
        "phone",
        (
            r"\b(?:que|cual es el|a que)\s+(?:numero de )?(?:telefono|celular|whatsapp)\b|\bnumero de telefono\b",
            r"\d[\d\s-]{5,}\d|\blinea \d{3,}",
        ),
    ),
    (
        "address",
        (
            r"\bcual es (?:la|el|su) (?:direccion|correo|pagina web|email|sitio web)\b"
            r"|\bque (?:direccion|correo|pagina web|email|sitio web) tien\w+|\ben que direccion (?:se (?:encuentra|ubica|atiende)|esta|queda|funciona|atiende|vive)\b",
            r"\b(?:av|jr|calle|jiron|avenida|pasaje)\b\.?|@|\bwww\b|https?:",
        ),
    ),
)
"""What is asked for by name and how the evidence must then look: money, a phone, an address."""


_TIME_UNIT = re.compile(r"\s*(?:años?|meses|mes|días?|semanas?|horas?|minutos?)\b", re.I)
_MONEY = re.compile(r"\s*(?:mil(?:lones)? )?(?:de )?(?:euros?|soles|d[oó]lares)\b", re.I)
_ASKS_MONEY = re.compile(
    r"\b(?:cuanto|dinero|plata|monto|importe|presupuesto|fondos?|euros?|soles|dolares|costo|financ\w+|inver\w+|gast\w+"
    r"|millones|donacion\w*|aporte\w*|premi\w+|subvencion\w*)\b"
)
_ASKS_TIME = re.compile(
    r"\b(?:anos?|años?|meses|mes|dias?|semanas?|horas?|minutos?|edad(?:es)?|tiempo|veces)\b"
)
"""A figure before a unit of time counts time, and answers only who asks for time or an age."""
_NORM_KIND = re.compile(r"\b(?:que|cual|mediante|con que) (decreto|resolucion|ordenanza)")
_NORM_KINDS = {
    "decreto": r"\bdecretos?\b|\bd\. ?[sul]",
    "resolucion": r"\bresoluci|\br\. ?[msdpj]",
    "ordenanza": r"\bordenanza",
}
"""Kinds of norm that are asked for by name, and how each is written."""


def _says_what(form: QuestionForm, low: str) -> bool:
    """False when a bare "¿qué es…?" is met by a sentence that uses the word and says nothing of it.

    A word that ends its clause, with no verb of being, apposition, dash, colon or bracket
    beside it, is only used.
    """
    match = _WHAT_IS.search(fold(form.text))
    if match is None or len(form.terms) > 2 or not form.terms:
        return True
    word = re.escape(form.terms[-1].fold[: max(4, len(form.terms[-1].fold) - 2)])
    places = list(re.finditer(rf"\b{word}\w*", low))
    return any(_TOLD.match(low, m.end()) or _NAMED.search(low[: m.start()]) for m in places)


def _counts_things(form: QuestionForm, text: str, found: list[Value]) -> bool:
    """False when every new figure counts time or money, which nobody asks for."""
    low = fold(form.text)
    time, money = _ASKS_TIME.search(low), _ASKS_MONEY.search(low)
    return any(
        value.kind == "percent"
        or not (
            (not time and _TIME_UNIT.match(text, value.end))
            or (not money and _MONEY.match(text, value.end))
        )
        for value in found
        if value.kind in ("figure", "percent")
    )


def lacks_value(form: QuestionForm, text: str) -> str:
    """The kind of value that is asked for and ``text`` does not give; empty when it does."""
    text = _NUMBERING.sub(" ", text)
    asked = {value.key for value in form.values} | {f"year:{year}" for year in form.years}
    found = [value for value in find_values(text) if value.key not in asked]
    kinds = {value.kind for value in found}
    low = fold(text)
    for name, (asks, gives) in _CONTACTS:
        if re.search(asks, fold(form.text)) and not re.search(gives, low):
            return name
    unnamed = lacks_instance(form, text)
    if unnamed:
        return unnamed
    if form.wants("percent"):
        if "percent" in kinds or _SHARES.search(low) or _PART.search(fold(form.text)):
            return ""
        return "percent"
    if form.wants("duration"):
        units = re.search(
            r"\b(?:un[ao]?|dos|tres|\d+)\s+(?:anos?|años?|mes|meses|dias?|semanas?|horas?)\b", low
        )
        return "" if units or kinds & {"figure", "date"} else "duration"
    if form.wants("figure", "count") and not form.wants("definition"):
        return (
            "" if kinds & {"figure", "percent"} and _counts_things(form, text, found) else "figure"
        )
    if form.wants("date") and form.wh in ("cuando", "que"):
        return "" if kinds & {"date", "year"} or _WHEN.search(low) else "date"
    if form.wants("definition"):
        return "" if _says_what(form, low) else "definition"
    if form.wants("why"):
        return "" if _CAUSES.search(low) else "why"
    if form.wants("norm"):
        asked_kind = _NORM_KIND.search(fold(form.text))
        if asked_kind is not None:
            told = {kind for kind, written in _NORM_KINDS.items() if re.search(written, low)}
            meant = asked_kind.group(1) in told or (not told and "norm" in kinds)
            return "" if meant else "norm"
        legal = re.search(
            r"\bley\b|\bdecreto\b|\bresolucion\b|\breglamento\b|\bprotocolo\b|\bpolitica\b|\bplan\b|\barticulo",
            low,
        )
        return "" if legal or "norm" in kinds else "norm"
    return ""

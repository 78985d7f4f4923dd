"""Everyday wordings read as reports write them: shorthand of messages, and set phrases.

Only the reading of a question changes; what was asked is shown as it was asked.
"""

from __future__ import annotations

import re

from qa.text import tokens

SHORTHAND: dict[str, str] = {
    "q": "que", "k": "que", "ke": "que", "x": "por", "xq": "por qué", "pq": "por qué",
    "xk": "por qué", "d": "de", "dnd": "dónde", "cdo": "cuándo", "cto": "cuánto", "ctos": "cuántos",
    "ctas": "cuántas", "nro": "número", "tmb": "también", "tb": "también", "hrs": "horas",
    "aprox": "aproximadamente", "dsd": "desde", "pa": "para", "muni": "municipalidad",
    "ubo": "hubo", "ase": "hace", "asen": "hacen", "izo": "hizo", "ay": "hay", "ise": "hice",
    "isieron": "hicieron", "abia": "había", "aya": "haya", "kien": "quién", "kienes": "quiénes",
    "info": "información", "gob": "gobierno", "qe": "que", "i": "y", "pls": "por favor",
    "porfa": "por favor", "porfavor": "por favor", "doc": "documento", "docs": "documentos",
    "desia": "decía", "qiero": "quiero", "hase": "hace", "asta": "hasta",
}  # fmt: skip
"""Shorthand of typed messages and clipped words, as lower-case words of their own."""

_LABELS = re.compile(
    r"(?:art[ií]culo|art|anexo|inciso|literal|numeral|letra|vitamina)\.?\s*$", re.I
)
_PHRASES: tuple[tuple[str, str], ...] = (
    (r"\b(?:fuera|afuera) del (?:pa[ií]s|per[uú]|territorio)\b", "en el exterior"),
    (r"\ben el extranjero\b|\ben otros pa[ií]ses\b|\bfuera de sus fronteras\b", "en el exterior"),
    (r"\b(?:sin|no tienen?) papeles\b", "sin documentos"),
    (r"\bechar(?:les|le)? una mano\b|\bdar(?:les|le)? una mano\b", "ayudar"),
    (r"\b(?:de la )?tercera edad\b", "adultos mayores"),
    (r"\bgente mayor\b|\bviejitos\b|\babuelos\b", "adultos mayores"),
    (r"\bperd(?:er|i[oó]|ieron) la vida\b", "fallecieron"),
    (r"\bdar(?:se)? a luz\b", "parto"),
    (r"\ben estado de gestaci[oó]n\b", "embarazadas"),
    (r"\bseguro (?:p[uú]blico|estatal|del estado)\b", "seguro SIS"),
    (r"\b(?:sin|que no tienen?) dni\b", "sin documento de identificación"),
    (r"\b(?:tras las rejas|en la c[aá]rcel|en prisi[oó]n)\b", "privadas de libertad"),
    (r"\ba nivel mundial\b", "mundial"),
    (
        r"\btermin(?:ó|o|aron|a|an) (?:en|dentro de) (?:el |los )?hospital(?:es)?\b",
        "hospitalizados",
    ),
    (r"\bfueron a parar al hospital\b", "hospitalizados"),
    (
        r"\blos que (?:vienen|llegan|vinieron|llegaron)\b"
        r"(?: de (?:afuera|fuera|otr[oa]s? (?:pa[ií]s(?:es)?|naci[oó]n(?:es)?|lados?)))?",
        "los migrantes",
    ),
    (r"\blos (?:de fuera|de afuera|reci[eé]n llegados)\b", "los migrantes"),
    (
        r"\b(?:comerci\w+|negoci\w+|tr[aá]fico) (?:con|de) (?:seres humanos|gente)\b",
        "trata de personas",
    ),
    (r"\bseres humanos\b", "personas"),
    (r"\bqu[eé] (?:tajada|porci[oó]n|pedazo)\b", "qué porcentaje"),
    (r"\b(?:en|por) (?:otros lados|otras partes|otras tierras)\b", "en el exterior"),
    (
        r"\b(?:anda|andan|andaban?|sigue|siguen|viene|vienen"
        r"|est[aá]n?|estaban?|estuv\w+) (?=viviendo\b)",
        "",
    ),
    (r"\bl[ea]s? toc(?:ó|o|aron)\b", "recibió"),
    (r"\b(?:el )?cuerpo del (?:informe|documento)\b", "el informe"),
    (r"\bal d[ií]a de hoy\b|\bhoy en d[ií]a\b", "actualmente"),
    (r"\bpon(?:e|en|er) en marcha\b|\bpuso en marcha\b|\bpusieron en marcha\b", "implementado"),
    (r"\bllev(?:ar|[oó]|aron) a cabo\b", "realizaron"),
    (r"\b(?:formar|form[oó]|formaron|toma|tomar|tom[oó]|tomaron) parte\b", "participaron"),
)
PHRASES = tuple((re.compile(pattern, re.I), plain) for pattern, plain in _PHRASES)


_OPENER = re.compile(
    r"^[\s¿¡]*(?:(?:necesito|quiero|quisiera)\b[^:?¿]{0,40}:\s*|(?:ok(?:ey|ay|i)?|oka|oe|oye|hola|buen[oa]s(?:\s+(?:d[ií]as|tardes|noches))?|gracias"
    r"|muchas\s+gracias|perfecto|listo|dale|a\s+ver|por\s*fa(?:vor)?|disculp[ae]|perd[oó]n"
    r"|una\s+(?:consulta|pregunta|duda))\b[\s,.:;!]*"
    r"|(?:ya|bien|bueno|claro|mira|amig[oa]|este|genial|aj[aá]|ah|eh|m{2,}|hm+)"
    r"(?:\s*[,.:;!]+\s*|\s+(?=(?:y|e|pero|entonces|ya|bueno|ok)\b)))(?=[\s¿¡]*\w)",
    re.I,
)
"""What opens a turn of talk before the question itself ("ok, y…", "oye,…")."""


_WORK = (
    r"(?:nota|informe|oficio|ayuda\s+memoria|presentaci[oó]n|reuni[oó]n|discurso|memo(?:r[aá]ndum)?"
    r"|correo|tesis|tarea|resumen|art[ií]culo|carta|charla|exposici[oó]n|trabajo|ficha|reporte)"
)
_ASKING = r"(?=[\s¿]*(?:qu|cu[aá]|c[oó]mo|d[oó]nde|si\b|en\s+qu|a\s+qu|de\s+qu|con\s+qu|por\s+qu))"
_TEXT = r"(?:informe|documento|reporte|texto)"
_IDLE: tuple[str, ...] = (
    rf"^[\s¿]*para\s+(?:la|el|mi|un|una|nuestr[oa])\s+{_WORK}\b[^,:;?¿]{{0,40}}[,:;]",
    r"^.*\bperd[oó]n\b[\s,.:;]+" + _ASKING,
    rf"\b(?:en|seg[uú]n)\s+(?:el|este|dicho|ese)\s+{_TEXT}\s+(?:me\s+)?"
    r"(?:sale|aparece|figura|dice|se\s+lee|veo)\b",
    rf"\b(?:dice|menciona|se[nñ]ala|cuenta|indica)\s+(?:el|este|ese)\s+{_TEXT}\s+(?:que\b)?",
    rf",?\s*\bseg[uú]n\s+(?:el|este|ese|dicho)\s+{_TEXT}\b",
    r"\b(?:me\s+)?(?:pued[eo]s?|podr[ií]as?|podr[ií]an|pueden)\s+"
    r"(?:decir(?:me)?|indicar(?:me)?|explicar(?:me)?|ayudar(?:me)?\s+con|confirmar(?:me)?)\b",
    r"\b(?:quisiera|quiero|me\s+gustar[ií]a|necesito|queremos|deseo)\s+(?:saber|conocer)\b"
    + _ASKING,
    r"\b(?:sabes?|tienes?\s+idea(?:\s+de)?|d[ií]ganme|d[ií]game|dime|cu[eé]ntame)\b" + _ASKING,
    r"\ba\s+cada\s+rato\b|\bpor\s+favor\b|\bo\s+sea\b,?|\bojo\b\s*[:,]",
    r"\bm[aá]s\s+o\s+menos\b(?!\s+(?:que|de)\b)",
    r"\bse\s+(?:calcula|estima|cree|dice|sabe|supone|piensa)\s+que\b",
)
IDLE = tuple(re.compile(pattern, re.I) for pattern in _IDLE)
"""Phrases that ask nothing, the ones that hold others first."""

_MEANT = (
    r"[\s,.;:…-]*\b(?:no,?\s+)?(?:perd[oó]n|digo|mejor\s+dicho|quise\s+decir|corrijo|me\s+equivoqu[eé]"
    r"|disculp[ae]|miento|me\s+corrijo)\b[\s,.;:…-]*"
)
_UNSAID_YEAR = re.compile(
    rf"\b(?:(?:en|de|del)\s+(?:el\s+)?)?((?:19|20)\d\d){_MEANT}(?=(?:(?:en|de|del)\s+(?:el\s+)?)?(?:19|20)\d\d\b)",
    re.I,
)
_UNSAID = re.compile(
    rf"\b(en|de|del|a|al|por|para|con|sobre)\s+(?:(?!(?:en|de|del|a|al|por|para|con|sobre)\b)[\w.]+\s*){{1,3}}{_MEANT}(?=\1\b)",
    re.I,
)
_UNSAID_NAME = re.compile(rf"\b[A-ZÁÉÍÓÚÑ][\w.]*{_MEANT}(?=[A-ZÁÉÍÓÚÑ]\w)")
"""What a speaker takes back within a question ("en 2019, perdón, en 2020")."""


def corrected_by_asker(text: str) -> str:
    """``text`` without what its asker takes back ("en Piura, digo, en Tumbes")."""
    for pattern in (_UNSAID_YEAR, _UNSAID, _UNSAID_NAME):
        text = pattern.sub("", text)
    return text


_GAINED = re.compile(
    r"\b(?:cu[aá]nt[oa]s)\s+(?:(?P<new>nuev[oa]s)\s+)?(?P<who>(?:\w+\s+){0,5}?)(?P<after>nuev[oa]s\s+)?"
    r"(?:(?P<joined>se\s+(?:sumaron|agregaron|incorporaron|añadieron|unieron|agreg[oó]|sum[oó]))"
    r"|(?:hubo|se\s+(?:afiliaron|inscribieron|aseguraron)|tuvo))"
    r"\s+(?P<what>(?:(?!en\b|durante\b)\w+\s+){0,5})(?:en|durante)\s+(?:el\s+)?(?:a[nñ]o\s+)?(?P<year>(?:19|20)\d\d)\b",
    re.I,
)


def as_gain(text: str) -> str:
    """What a question for newcomers ("cuántos se sumaron en 2021") asks of totals by year.

    That is by how much they grew from the year before; other texts stay as they are.
    """
    match = _GAINED.search(text)
    if match is None or not (match["new"] or match["after"] or match["joined"]):
        return text
    year = int(match["year"])
    who = match["who"].strip()
    if len(re.findall(r"\b(?:19|20)\d\d\b", text)) > 1 or not (who or match["what"]):
        return text
    told = " ".join(filter(None, (who, match["what"].strip())))
    return (
        f"{text[: match.start()]}en cuánto aumentaron {told} entre {year - 1} y {year}"
        f"{text[match.end() :]}"
    )


def without_idle(text: str) -> str:
    """``text`` without the phrases that ask nothing; unchanged where too little would be left."""
    for pattern in IDLE:
        less = re.sub(r"\s{2,}", " ", pattern.sub(" ", text)).strip()
        if sum(bool(token.stem) for token in tokens(less)):
            text = less
    return text


def without_openers(text: str) -> str:
    """``text`` from its question on; unchanged where nothing else would be left."""
    while (match := _OPENER.match(text)) is not None:
        text = text[match.end() :]
    return text


def expand_shorthand(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """``text`` with the shorthand of messages written out, and the pairs (written, meant).

    A single letter is a label, not shorthand, after "artículo", "anexo", "literal" and the like.
    """
    pieces: list[str] = []
    changes: list[tuple[str, str]] = []
    at = 0
    for token in tokens(text):
        meant = SHORTHAND.get(token.text) or SHORTHAND.get(token.text.lower())
        if meant is None or (token.text.isupper() and not text.isupper()):
            continue
        around = text[max(token.start - 1, 0) : token.end + 1]
        if _LABELS.search(text[: token.start]) or re.search(r"\w\.|[)\"'.%-]", around):
            continue
        pieces += [text[at : token.start], meant]
        at = token.end
        changes.append((token.text, meant))
    return "".join([*pieces, text[at:]]), tuple(changes)


def plain(text: str) -> str:
    """``text`` from its question on, with everyday set phrases in the words of reports."""
    text = without_idle(corrected_by_asker(without_openers(text)))
    for pattern, meant in PHRASES:
        text = pattern.sub(meant, text)
    return text

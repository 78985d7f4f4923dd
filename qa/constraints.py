"""What a question names and a piece of evidence must therefore speak of."""

from __future__ import annotations

import re

from qa.corpus import Corpus
from qa.entities import content_line, named
from qa.events import said, unled, unsaid_currencies, unsaid_events
from qa.evidence import Evidence
from qa.forms import QuestionForm, Term, find_countries
from qa.permission import may_do, said_closely, speaks_of_everybody
from qa.preference import meets
from qa.select.reading import read_sentence
from qa.text import fold, stem
from qa.text import stems as stems_of
from qa.values import find_values, same_norm, years_of

_FEMALE = re.compile(r"\bmujer|\bniñas?\b|\bfemenin|\bgestante|\bembarazada")
_WHO_IS = re.compile(r"\bquien(?:es)?\s+(?:es|fue|son|era)\s+(?:el|la|los|las)\s+([a-zñ]+)")
_WHICH_IS = re.compile(r"\bcual(?:es)?\s+(?:es|fue|son|era)\s+(?:el|la|los|las|su|sus)\s+([a-zñ]+)")
_ANY_NOUN = re.compile(
    r"(?:unic|primer|segund|tercer|ultim|principal|mayor|menor|mejor|peor|nuev|mism)(?:[oa]s?|es)?$"
    r"|(?:nombre|termino|palabra|elemento|caracteristica|ejemplo|tipo|clase|razon|motivo|papel|rol"
    r"|tema|cosa|diferencia|resultado|consecuencia|objetivo|proposito|significado)s?$"
)
_PAST = re.compile(r"(?:[^i]ó|ió|aron|ieron|jeron)$")
_LIGHT = frozenset(
    """
    salio salieron saco sacaron dio dieron hizo hicieron puso pusieron paso pasaron hubo tuvo
    tuvieron quedo quedaron llego llegaron fue fueron empezo comenzo ocurrio sucedio resulto
    """.split()
)
"""Past verbs that say little by themselves: another verb may stand for them."""
_OFFICE_VERB = re.compile(
    r"\bquien(?:es)?\s+(dirig\w+|presid\w+|encabez\w+|lider\w+|gobiern\w+|comand\w+|administr\w+"
    r"|firm\w+|suscrib\w+|fund[oa]\w*|invent\w+|escrib\w+|gan[oa]\w*|redact\w+|denunci\w+|critic\w+"
    r"|pag[oa]\w*|compr[oa]\w*)(?: [ou] (?!(?:el|la|los|las|un|una)\b)([a-zñ]+))?"
)
_NORM_IN_BRACKETS = re.compile(r"\((?:d\.?\s?s|r\.?\s?m|decreto|resolucion|ley|ordenanza)[^)]*\d")
_ADVERSE = re.compile(
    r"(?:rechaz|retir|renunci|denunci|expuls|elimin|derog|reemplaz|prohib|suspend|cancel|anul|incumpl"
    r"|fracas|abandon|clausur)(?:a|o|aron|ieron|io|an|en|e|ia|aba)$"
)
"""Verbs that say the contrary of doing ("rechazó"): they must be said, never supposed."""
_LEFT = re.compile(
    r"\bse (?:sali(?:o|eron)|sale[ns]?|aparto|apartaron|desligo|desvinculo|separo|bajo)"
    r" (?:[^?]* )?(?:de|del)\b"
)
"""Leaving what one had joined, said of nobody in a sentence that only tells of joining."""
_DATE_IN_BRACKETS = re.compile(r"\([a-z ]*(?:\d{1,2} de )?[a-z]*\s?(?:19|20)\d\d\)")
_SUFFERED = re.compile(
    r"\b(?:(?:hospitaliz|falleci|muri|muert|enferm|contagi|infect|internad|detenid|sancionad)\w*"
    r"(?: \w+)? (?:por|de|con)|(?:diagnostic|vacun|infecta)\w* (?:de|con|contra|a|por)|casos? de)"
    r" (?:(?:el|la|los|las|un|una) )?([a-zñ]+)"
)
"""What somebody fell ill with, died of or was held for."""
_JOINED = re.compile(r"\s+(?:y|e|a|al|con|contra|por|para|en)\s+|(?<!\bde)\s+(?:el|la|los|las)\s+")
"""What may join two names ("ESPN y ABC") as well as the words of one."""
_HEAD = re.compile(
    r"^\W*(?:montos?|importes?|n[uú]mero|cantidad|cifras?|totales|total|fechas?|nombres?|listas?|costos?|vigencia"
    r"|plazos?|objetivos?|requisitos?|funciones|definici[oó]n|significado|resultados?|porcentaje|pasos"
    r"|tasa|monto total|duraci[oó]n|alcance|finalidad|contenido|procedimiento|responsables?|datos?)"
    r"\s+(?:de(?:\s+la|\s+los|\s+las|l)?|para(?:\s+el|\s+la)?|sobre)\s+",
    re.I,
)
"""What a telegraphic question begins with, capital and all: it is part of no name."""
_TWO_WORDS = re.compile(r"[^\W\d_]+ [^\W\d_]+")
_MALE = re.compile(r"\bhombre|\bvaron|\bmasculin")


def absent_from(form: QuestionForm, evidence: Evidence, corpus: Corpus) -> tuple[str, ...]:
    """What the question names by year, place, country, sex or norm and the evidence lacks.

    Years and sexes must stand in the sentence or beside it; places, countries and norms may
    also stand elsewhere in the passage or in its headings.
    """
    beside = " ".join((evidence.previous, evidence.unit.text, evidence.heading))
    around = " ".join((evidence.passage.search_text, evidence.heading, evidence.passage.context))
    document = corpus.index.documents[evidence.passage.doc_id].document
    around = f"{around} {document.title} {document.info.kind or ''} {document.info.number or ''}"
    low = fold(around)
    lacking = _years(form, evidence, beside)
    dates = [v.key for v in find_values(f"{beside} {evidence.following}") if v.kind == "date"]
    for value in form.values:
        if value.kind == "date" and not any(_same_date(value.key, key) for key in dates):
            lacking.append(value.text)
    if not speaks_of_everybody(form, evidence.unit.text):
        lacking += [one.capitalize() for one in sorted(form.countries - find_countries(low))]
    for place in sorted(form.places):
        if not re.search(rf"(?<!\w){place}(?!\w)", low):
            lacking.append(place.title())
    norms = [v.key for v in find_values(around) if v.kind == "norm"]
    for norm in form.norms:
        if not any(same_norm(norm.key, key) for key in norms):
            lacking.append(norm.text)
    near = fold(beside + " " + evidence.following)
    if form.sexes == {"f"} and not _FEMALE.search(near):
        lacking.append("mujeres")
    if form.sexes == {"m"} and not _MALE.search(near):
        lacking.append("hombres")
    lacking += _names(form, corpus, around) or _whole_names(form, corpus, around)
    lacking += _role(form, near)
    wider = _wider(evidence)
    lacking += _cause(form, wider, near)
    adverse = [term for term in form.terms if _ADVERSE.match(term.fold)]
    left = _LEFT.search(fold(form.text))
    if left is not None and not re.search(r"\b(?:sali|apart|deslig|desvincul|separ|retir)", near):
        lacking.append(left.group())
    lacking += [term.text for term in adverse if not said(term.stem, wider)]
    lacking += unsaid_currencies(form, near) + unsaid_events(form, wider, near)
    lacking += unled(form, evidence.unit.text)
    return tuple(lacking)


def doubtful_in(form: QuestionForm, evidence: Evidence, corpus: Corpus) -> tuple[str, ...]:
    """What the question asks by a word that the evidence may say by another.

    The thing of "¿Cuál es la dirección…?", the verb of an office and the past verbs of a question
    for a motive, a date or a norm. Only a sentence that is likely otherwise may do without them.
    """
    wider = _wider(evidence)
    doubtful = [*_noun(form, wider, corpus), *_office(form, wider, corpus)]
    doubtful += [
        one
        for one in may_do(form)
        if not said_closely(stem(one), wider) and not corpus.near.of(one) & wider
    ]
    if form.wants("why") or (form.wants("date", "norm") and not _bracketed(form, evidence)):
        doubtful += [
            term.text
            for term in _unsaid_verbs(form, wider)
            if not _ADVERSE.match(term.fold) and not corpus.near.of(term.fold) & wider
        ]
    return tuple(dict.fromkeys(doubtful))


def _wider(evidence: Evidence) -> frozenset[str]:
    """The stems of the sentence, of the one before it and of the heading."""
    beside = (evidence.unit.text, evidence.previous, evidence.heading)
    return frozenset().union(*(read_sentence(text).stem_set for text in beside))


def _years(form: QuestionForm, evidence: Evidence, beside: str) -> list[str]:
    """The years asked for and not said; of a range such as "2016-2021" only its two ends count."""
    said = _said_years(_year_scope(evidence, beside))
    ends = frozenset(value.year for value in form.values if value.kind == "year" and value.year)
    asked = ends if ends and ends < form.years and ends <= years_of(beside) else form.years
    spans = years_of(beside) if asked is ends else frozenset()
    return [str(year) for year in sorted(asked - said - spans)]


def _same_date(asked: str, said: str) -> bool:
    """True when a said date is the one asked for or lies in it; a year not asked for fits any."""
    if not asked.startswith("date:--"):
        return said.startswith(asked)
    body = said.partition(":")[2]
    return (body[1:] if body.startswith("--") else body[4:]).startswith(asked[6:])


def _bracketed(form: QuestionForm, evidence: Evidence) -> bool:
    """True when a norm or a date stands in brackets after a name: it belongs to what is named."""
    pattern = _NORM_IN_BRACKETS if form.wants("norm") else _DATE_IN_BRACKETS
    return bool(pattern.search(fold(evidence.unit.text)))


def _office(form: QuestionForm, stems: frozenset[str], corpus: Corpus) -> list[str]:
    """The verb of an office or of authorship ("dirige", "firmó") when nothing says it."""
    match = _OFFICE_VERB.search(fold(form.text))
    if match is None:
        return []
    ways = [way for way in match.groups() if way]
    if any(meets(stem(way), stems) or corpus.near.of(way) & stems for way in ways):
        return []
    return ways[:1]


def missing_verbs(form: QuestionForm, stems: frozenset[str]) -> list[str]:
    """The question's past verbs ("rechazó", "retiraron") that no word of ``stems`` matches."""
    return [term.text for term in _unsaid_verbs(form, stems)]


def _unsaid_verbs(form: QuestionForm, stems: frozenset[str]) -> list[Term]:
    return [
        term
        for term in form.terms
        if _PAST.search(term.text.lower()) and not term.capital and not meets(term.stem, stems)
        if term.fold not in _LIGHT
    ]


def _names(form: QuestionForm, corpus: Corpus, around: str) -> list[str]:
    """A proper name of the question of which two words or more are missing from ``around``.

    A name counts as there when the acronym that the documents join to it is there.
    """
    stems = read_sentence(around).stem_set
    begun = form.text.lstrip(" ¿¡")
    missing = [
        term.text
        for term in form.terms
        if term.capital and not begun.startswith(term.text) and not meets(term.stem, stems)
        if term.stem not in form.besides
    ]
    if len(missing) < 2:
        return []
    words = set(fold(around).split())
    joined = " ".join(
        entry.long for key, entry in corpus.glossary.items() if key in words or key in fold(around)
    )
    aliases = read_sentence(joined).stem_set
    still = [text for text in missing if not meets(stem(text), aliases)]
    return [" ".join(still)] if len(still) > 1 else []


def _whole_names(form: QuestionForm, corpus: Corpus, around: str) -> list[str]:
    """The names of the question that ``around`` does not hold.

    A name that the documents hold as a whole must stand there as a whole, or its acronym:
    "Política Nacional Migratoria" is not met by "Política Nacional de Igualdad" beside
    "situación migratoria". Of any other name no word may be missing there ("Ministerio de
    Cultura" beside another ministry).
    """
    lacking = []
    line = content_line(around)
    for text, name in named(_HEAD.sub("", form.text)):
        if form.besides.issuperset(name.split()) or f" {name} " in line:
            continue
        pieces = [(piece, " ".join(stems_of(piece))) for piece in _JOINED.split(text)]
        if corpus.holds_name(name):
            met = len(pieces) > 1 and all(f" {stems} " in line for _, stems in pieces)
            if not met and not any(f" {alias} " in line for alias in corpus.aliases_of(name)):
                lacking.append(text)
            continue
        lacking += [
            piece
            for piece, stems in pieces
            if not _all_met(stems, corpus, around, _TWO_WORDS.fullmatch(piece) is not None)
        ]
    return lacking


def _all_met(name: str, corpus: Corpus, around: str, surname: bool) -> bool:
    """True when no word of a longer name (stems joined by spaces) is missing from ``around``.

    Of two capitalised words in a row the last may stand alone, as a surname does.
    """
    words = name.split()
    line = content_line(around)
    if len(words) < 2 or any(f" {one} " in line for one in corpus.aliases_of(name)):
        return True
    stems = read_sentence(around).stem_set
    if surname and words[-1] in stems:
        return True
    return all(said(one, stems) for one in words)


def _noun(form: QuestionForm, stems: frozenset[str], corpus: Corpus) -> list[str]:
    """What "¿Cuál es la dirección de…?" asks to be named, when the evidence does not name it.

    A word of rank ("el primer…", "la única…") or for anything ("el nombre", "el término") is
    asked for without being said.
    """
    match = _WHICH_IS.search(fold(form.text))
    term = next((t for t in form.terms if match and t.fold == match.group(1)), None)
    if term is None or _ANY_NOUN.match(term.fold) or meets(term.stem, stems):
        return []
    return [] if corpus.near.of(term.fold) & stems else [term.text]


def _cause(form: QuestionForm, stems: frozenset[str], near: str) -> list[str]:
    """The illness or cause that a figure is asked of ("fallecidos por dengue") when not said."""
    if not form.wants("figure", "count", "percent"):
        return []
    named = {match.group(1) for match in _SUFFERED.finditer(fold(form.text))}
    return [
        term.text
        for term in form.terms
        if term.fold in named and term.fold not in near and not meets(term.stem, stems)
    ]


def _role(form: QuestionForm, near: str) -> list[str]:
    """The office of a person asked for ("¿Quién es el superintendente…?") when it is not named."""
    match = _WHO_IS.search(fold(form.text))
    return [match.group(1)] if match and match.group(1) not in near else []


def _said_years(text: str) -> frozenset[int]:
    """The years that a text says; those inside a range are not said."""
    return frozenset(v.year for v in find_values(text) if v.year and v.kind != "norm")


def _year_scope(evidence: Evidence, beside: str) -> str:
    """Where a year may be said: a sentence that says years of its own is not lent others."""
    if _said_years(evidence.unit.text):
        return f"{evidence.unit.text} {evidence.heading}"
    return f"{beside} {evidence.following}"

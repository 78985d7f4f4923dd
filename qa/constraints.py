"""What a question names and a piece of evidence must therefore speak of."""

from __future__ import annotations

import re

from qa.corpus import Corpus
from qa.evidence import Evidence
from qa.forms import QuestionForm, find_countries
from qa.lexicon import synonym_stems
from qa.select.features import has_related, read_sentence
from qa.text import fold, stem
from qa.values import find_values, same_norm

_FEMALE = re.compile(r"\bmujer|\bniñas?\b|\bfemenin|\bgestante|\bembarazada")
_WHO_IS = re.compile(r"\bquien(?:es)?\s+(?:es|fue|son|era)\s+(?:el|la|los|las)\s+([a-zñ]+)")
_WHICH_IS = re.compile(r"\bcual(?:es)?\s+(?:es|fue|son|era)\s+(?:el|la|los|las|su|sus)\s+([a-zñ]+)")
_PAST = re.compile(r"(?:[^i]ó|ió|aron|ieron|jeron)$")
_CURRENCIES = {
    "soles": r"\bsoles\b|s/",
    "dólares": r"\bdolar(?:es)?\b|us\$|\busd\b",
    "euros": r"\beuros?\b|€",
}
_NUMBERING = re.compile(
    r"^\s*\d+(?:\.\d+)*[.)]?\s|\b(?:anexo|art[ií]culo|art\.|cuadro|tabla|gr[aá]fico|secci[oó]n"
    r"|objetivo|objetivo espec[ií]fico|[ií]tem|[aá]rea tem[aá]tica)\s+n?[.°º]*\s*\d+(?:\.\d+)*",
    re.I,
)
_CAUSES = re.compile(
    r"\b(?:porque|debido|ya que|pues|puesto que|a causa|por lo (?:que|cual)|a fin de|con el fin"
    r"|para|gracias a|por ello|en virtud|como resultado|como consecuencia|dado que|razon|motivo)\b"
)
_SHARES = re.compile(r"\bmitad\b|\btercio|\bcuarta parte|\btercera parte|\bmayoria\b|\btodos\b")
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
    lacking = [str(y) for y in sorted(form.years - _said_years(_year_scope(evidence, beside)))]
    dates = [v.key for v in find_values(f"{beside} {evidence.following}") if v.kind == "date"]
    for value in form.values:
        if value.kind == "date" and not any(key.startswith(value.key) for key in dates):
            lacking.append(value.text)
    for country in sorted(form.countries - find_countries(low)):
        lacking.append(country.capitalize())
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
    for currency, pattern in _CURRENCIES.items():
        if re.search(pattern, fold(form.text)) and not re.search(pattern, near):
            lacking.append(currency)
    lacking += _names(form, corpus, around)
    lacking += _role(form, near)
    wider = read_sentence(evidence.unit.text).stem_set | read_sentence(evidence.previous).stem_set
    wider |= read_sentence(evidence.heading).stem_set
    lacking += _noun(form, wider)
    if form.wants("why", "date", "norm"):
        lacking += missing_verbs(form, wider)
    return tuple(lacking)


def missing_verbs(form: QuestionForm, stems: frozenset[str]) -> list[str]:
    """The question's past verbs ("rechazó", "retiraron") that no word of ``stems`` matches."""
    return [
        term.text
        for term in form.terms
        if _PAST.search(term.text.lower()) and not term.capital and not held(term.stem, stems)
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
        if term.capital and not begun.startswith(term.text) and not held(term.stem, stems)
    ]
    if len(missing) < 2:
        return []
    words = set(fold(around).split())
    joined = " ".join(
        entry.long for key, entry in corpus.glossary.items() if key in words or key in fold(around)
    )
    aliases = read_sentence(joined).stem_set
    still = [text for text in missing if not held(stem(text), aliases)]
    return [" ".join(still)] if len(still) > 1 else []


def held(one: str, stems: frozenset[str]) -> bool:
    """True when the stems hold the word, a synonym or a word of its family."""
    near = synonym_stems().get(one, frozenset())
    return one in stems or bool(near & stems) or has_related(one, stems)


def _noun(form: QuestionForm, stems: frozenset[str]) -> list[str]:
    """What "¿Cuál es la dirección de…?" asks to be named, when the evidence does not name it."""
    match = _WHICH_IS.search(fold(form.text))
    term = next((t for t in form.terms if match and t.fold == match.group(1)), None)
    return [term.text] if term is not None and not held(term.stem, stems) else []


def _role(form: QuestionForm, near: str) -> list[str]:
    """The office of a person asked for ("¿Quién es el superintendente…?") when it is not named."""
    match = _WHO_IS.search(fold(form.text))
    return [match.group(1)] if match and match.group(1) not in near else []


def _said_years(text: str) -> frozenset[int]:
    """The years that a text says; those inside a range are not said."""
    return frozenset(v.year for v in find_values(text) if v.year and v.kind != "norm")


def _year_scope(evidence: Evidence, beside: str) -> str:
    return beside if _said_years(evidence.unit.text) else f"{beside} {evidence.following}"


def lacks_value(form: QuestionForm, text: str) -> str:
    """The kind of value that is asked for and ``text`` does not give; empty when it does."""
    text = _NUMBERING.sub(" ", text)
    asked = {value.key for value in form.values} | {f"year:{year}" for year in form.years}
    found = [value for value in find_values(text) if value.key not in asked]
    kinds = {value.kind for value in found}
    low = fold(text)
    if form.wants("percent"):
        return "" if "percent" in kinds or _SHARES.search(low) else "percent"
    if form.wants("duration"):
        units = re.search(
            r"\b(?:un[ao]?|dos|tres|\d+)\s+(?:anos?|años?|mes|meses|dias?|semanas?|horas?)\b", low
        )
        return "" if units or kinds & {"figure", "date"} else "duration"
    if form.wants("figure", "count") and not form.wants("definition"):
        return "" if kinds & {"figure", "percent"} else "figure"
    if form.wants("date") and form.wh in ("cuando", "que"):
        return "" if kinds & {"date", "year"} or re.search(r"\bsiglo\b|\bdecada\b", low) else "date"
    if form.wants("why"):
        return "" if _CAUSES.search(low) else "why"
    if form.wants("norm"):
        legal = re.search(
            r"\bley\b|\bdecreto\b|\bresolucion\b|\breglamento\b|\bprotocolo\b|\bpolitica\b|\bplan\b|\barticulo",
            low,
        )
        return "" if legal or "norm" in kinds else "norm"
    return ""

"""What a question names and a piece of evidence must therefore speak of."""

from __future__ import annotations

import re

from qa.corpus import Corpus
from qa.evidence import Evidence
from qa.forms import QuestionForm, find_countries
from qa.text import fold
from qa.values import find_values, same_norm, years_of

_FEMALE = re.compile(r"\bmujer|\bniñas?\b|\bfemenin|\bgestante|\bembarazada")
_MALE = re.compile(r"\bhombre|\bvaron|\bmasculin")


def absent_from(form: QuestionForm, evidence: Evidence, corpus: Corpus) -> tuple[str, ...]:
    """What the question names by year, place, country, sex or norm and the evidence lacks.

    Years and sexes must stand in the sentence or beside it; places, countries and norms may
    also stand elsewhere in the passage or in its headings.
    """
    beside = " ".join((evidence.previous, evidence.unit.text, evidence.heading))
    around = " ".join((evidence.passage.search_text, evidence.heading, evidence.passage.context))
    low = fold(around)
    lacking = [str(y) for y in sorted(form.years - years_of(_year_scope(evidence, beside)))]
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
    return tuple(lacking)


def _year_scope(evidence: Evidence, beside: str) -> str:
    return beside if years_of(evidence.unit.text) else f"{beside} {evidence.following}"


def lacks_value(form: QuestionForm, text: str) -> str:
    """The kind of value that is asked for and ``text`` does not give; empty when it does."""
    asked = {value.key for value in form.values} | {f"year:{year}" for year in form.years}
    found = [value for value in find_values(text) if value.key not in asked]
    kinds = {value.kind for value in found}
    low = fold(text)
    if form.wants("percent"):
        return "" if kinds & {"percent", "figure"} else "percent"
    if form.wants("duration"):
        units = re.search(
            r"\b(?:un[ao]?|dos|tres|\d+)\s+(?:anos?|años?|mes|meses|dias?|semanas?|horas?)\b", low
        )
        return "" if units or kinds & {"figure", "date"} else "duration"
    if form.wants("figure", "count") and not form.wants("definition"):
        return "" if kinds & {"figure", "percent"} else "figure"
    if form.wants("date") and form.wh in ("cuando", "que"):
        return "" if kinds & {"date", "year"} or re.search(r"\bsiglo\b|\bdecada\b", low) else "date"
    if form.wants("norm"):
        legal = re.search(
            r"\bley\b|\bdecreto\b|\bresolucion\b|\breglamento\b|\bprotocolo\b|\bpolitica\b|\bplan\b|\barticulo",
            low,
        )
        return "" if legal or "norm" in kinds else "norm"
    return ""

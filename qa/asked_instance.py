"""Questions for a name ("¿de qué países…?", "nombre del ministro") and sentences that give none."""

from __future__ import annotations

import re

from qa.entities import SMALL
from qa.forms import QuestionForm, find_countries, find_places
from qa.select.overlap import has_related
from qa.text import Token, fold, tokens

_ASKING = r"\b(?:que|cuales?|cual(?:es)? (?:es|son|fue|fueron|era|eran) (?:el|la|los|las))\b "
_SOME = r"(?:otr[oa]s? )?(?:(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|\d+) )?"
_PLACES = re.compile(
    rf"{_ASKING}{_SOME}(?:pais(?:es)?|nacionalidad(?:es)?|ciudad(?:es)?|departamentos?|provincias?"
    r"|distritos?|continentes?)\b"
)
_OWN_NOUN = re.compile(
    rf"{_ASKING}{_SOME}(universidad|hospital|colegio|instituto|museo|banco|aeropuerto|aerolinea"
    r"|laboratorio|marca|partido|periodico|diario|canal de television|radioemisora|club|hotel|rio"
    r"|establecimiento|volcan|isla|virus|vacuna|variante|farmaceutica|iglesia|cadena|consultora|constructora"
    r"|operador)(?:e?s)?\b(?! (?:de|en) que\b)"
)
"""Things whose names hold their noun: "Universidad de Lima", "la vacuna Sputnik"."""
_OFFICE = (
    r"(superintendentes?|(?:vice)?ministr[oa]s?|(?:vice)?president[ea]s?|director(?:es|as?)?"
    r"|alcald(?:es?|esas?)|gobernador(?:es|as?)?|canciller(?:es)?|embajador(?:es|as?)?|jef[ea]s?"
    r"|secretari[oa]s?|congresistas?|consul(?:es)?|rector(?:es|as?)?|gerentes?|autor(?:es|as?)?)"
)
_PERSON = re.compile(
    rf"\bnombres? (?:y apellidos? )?(?:de la|de los|del|de) {_OFFICE}\b"
    rf"|\bquien(?:es)? (?:es|son|fue|fueron|era|eran) (?:el|la|los|las) {_OFFICE}\b"
    rf"|\bcomo se llama(?:ba)?n? (?:el|la|los|las) {_OFFICE}\b"
    rf"|\b(?:que|cual) {_OFFICE}\b"
)
_CALLED = re.compile(
    r"\bcomo se llama(?:ba)?n? (?:el|la|los|las|esa?|ese|est[ae]) ([a-zñ]{3,})"
    r"|\b(?:que|cual es el) nombre (?:tiene|lleva|recibe|se le dio a|tenia|de|del) ?"
    r"(?:el|la|los|las)? ?([a-zñ]{3,})"
)
"""The thing whose own name is asked for: "¿Cómo se llama la aplicación…?"."""
_CALLING = re.compile(r"[“\"«‘]|\b(?:denomin|llamad|se llam|conocid[oa]s? como|titulad|bautiza)")
_REACH = 5
"""How many words after the thing its name may begin; before it, half as many."""
_NO_PERSON = frozenset(
    """
    nacional nacionales general estado republica ministerio ministro relaciones exteriores interior
    gobierno ley decreto supremo resolucion congreso direccion superintendencia consejo comision
    municipalidad politica plan programa centro mesa grupo comite organizacion naciones unidas
    """.split()
)
_ARTICLES = frozenset("el la los las del al un una".split())
_INSIDE = (SMALL - _ARTICLES) | {"o", "u"}
_OF = frozenset("de del la las los el".split())
_AGAINST = re.compile(r"\bvacunas? contra (?:el|la|los|las)? ?([a-zñ]+)")
_MOST = re.compile(r"\bmas\b|\bmenos\b")


def lacks_instance(form: QuestionForm, text: str) -> str:
    """What kind of name is asked for and ``text`` does not give; empty when it does.

    ``"place"`` for countries, cities and the like, ``"named"`` for bodies whose names hold their
    noun and for the name of a thing, ``"person"`` for the holder of an office.
    """
    low = fold(form.text)
    if _PLACES.search(low):
        return "" if _gives_place(form, text) else "place"
    own = _OWN_NOUN.search(low)
    if own is not None:
        told = _gives_own(own.group(1), text) or _gives_illness(form, own.group(1), text)
        return "" if told else "named"
    person = _PERSON.search(low)
    if person is not None:
        office = next(group for group in person.groups() if group)
        return "" if _gives_person(form, office, text) else "person"
    called = _CALLED.search(low)
    if called is not None:
        return "" if _gives_name(form, called.group(1) or called.group(2), text) else "named"
    return ""


def _new_names(form: QuestionForm, text: str) -> list[Token]:
    """The capitalised words inside ``text`` that the question does not hold."""
    asked = {token.stem for token in tokens(form.text)}
    found = tokens(text)
    return [
        token
        for at, token in enumerate(found)
        if token.capital and token.stem and token.stem not in asked and (at or token.text.isupper())
    ]


def _gives_place(form: QuestionForm, text: str) -> bool:
    low = fold(text)
    if find_countries(low) - form.countries or find_places(low) - form.places or "peru" in low:
        return True
    found = tokens(text)
    return any(not _headed_by_article(found, found.index(one)) for one in _new_names(form, text))


def _gives_name(form: QuestionForm, noun: str, text: str) -> bool:
    """True when a name, a quotation or a word of calling stands beside the thing asked about.

    A sentence that does not say the thing may still name it: any new name will do then.
    """
    found = tokens(text)
    family = frozenset(token.stem for token in tokens(noun))
    places = [
        at
        for at, token in enumerate(found)
        if token.stem in family or has_related(token.stem, family)
    ]
    if _CALLING.search(fold(text)):
        return True
    new = {found.index(token) for token in _new_names(form, text)}
    if not places:
        return bool(new)
    return any(-_REACH // 2 <= other - at <= _REACH for at in places for other in new)


def _gives_own(noun: str, text: str) -> bool:
    found = tokens(text)
    for at, token in enumerate(found):
        if token.fold not in (noun, f"{noun}s", f"{noun}es"):
            continue
        after = next((one for one in found[at + 1 :] if one.fold not in _OF), None)
        if (token.capital and at) or (after is not None and after.capital):
            return True
    return False


def _gives_illness(form: QuestionForm, noun: str, text: str) -> bool:
    """True when vaccines are told by the illness ("contra la polio"), which tells no most used."""
    low = fold(form.text)
    if noun != "vacuna" or _MOST.search(low):
        return False
    return any(match.group(1) not in low for match in _AGAINST.finditer(fold(text)))


def _gives_person(form: QuestionForm, office: str, text: str) -> bool:
    """True when a new capitalised run stands without an article, as persons' names do."""
    family = frozenset(token.stem for token in tokens(office))
    asked = {token.stem for token in tokens(form.text)}
    found = tokens(text)
    for at, token in enumerate(found):
        if not token.capital or not token.stem or token.text.isupper():
            continue
        if _headed_by_article(found, at) or (not at and not _continues(found)):
            continue
        if token.stem in asked or token.fold in _NO_PERSON or has_related(token.stem, family):
            continue
        if not find_countries(token.fold) and not find_places(token.fold):
            return True
    return False


def _continues(found: tuple[Token, ...]) -> bool:
    """True when a sentence begins with two capitals: its first word is then part of a name."""
    return len(found) > 1 and found[1].capital


def _headed_by_article(found: tuple[Token, ...], at: int) -> bool:
    """True when an article stands before the run of capitals that goes through ``at``."""
    while at and (found[at - 1].capital or found[at - 1].fold in _INSIDE):
        at -= 1
    return found[at - 1 if at else 0].fold in _ARTICLES

"""What a question asks for: its form, its table operation and what it names.

Everything is read from the folded text, so accents, capitals and most typing errors make no
difference; a telegraphic question ("vigencia PTP venezolanos") has no question word and is
read by its nouns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from qa.lexicon import COUNTRIES, FEMALE, MALE, NATIONAL, PLACES, WH_WORDS, scaffold_stems
from qa.patterns import AGES, KINDS, MODAL, OPERATIONS, YESNO, Kind, Operation
from qa.text import Token, fold, tokens
from qa.values import Value, find_values, years_of

_COUNTED = frozenset("numero cantidad total".split())
_NORM_WORD = re.compile(r"(?:ley|decreto|norma|resoluci|ordenanza)")
_JOINING_QUE = re.compile(
    r"\b(?:para|sin|ya|aunque|lo|los|la|las|tienen?|tenga[ns]?|hay|un[oa]? [a-zñ]+"
    r"|l[oa]s? [a-zñ]+) que\b"
)
"""A "que" that joins clauses ("tienen que", "un niño que…") and asks nothing."""


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of the question: as written, folded, stemmed, and whether capitalised."""

    text: str
    fold: str
    stem: str
    capital: bool


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """What is asked for and what the question names.

    ``kinds`` are the forms, the surest first; ``operation`` is the computation over a table
    that the words ask for; ``terms`` are the content words without the words of asking;
    ``rows`` are the labels of a table's rows that the question names, once tables are read;
    ``focus`` is the stem of the noun right after the question word ("entidad" in "¿Cuántas
    entidades…?"); ``ages`` is an inclusive range of years of age; ``besides`` are the stems of what
    is named only to be left aside ("además de la OEA"): no evidence need hold them.
    """

    text: str
    kinds: tuple[Kind, ...]
    operation: Operation | None
    terms: tuple[Term, ...]
    focus: str
    wh: str
    years: frozenset[int]
    norms: tuple[Value, ...]
    values: tuple[Value, ...]
    countries: frozenset[str]
    places: frozenset[str]
    sexes: frozenset[str]
    ages: tuple[int, int] | None
    national: bool
    besides: frozenset[str] = frozenset()
    rows: tuple[str, ...] = ()

    def wants(self, *kinds: Kind) -> bool:
        """True when one of ``kinds`` is among the forms."""
        return any(kind in self.kinds for kind in kinds)


def _find_kinds(low: str) -> tuple[Kind, ...]:
    found: list[Kind] = [kind for kind, pattern in KINDS if pattern.search(low)]
    if "figure" in found and re.search(r"\bcuant[oa]s\b", low):
        found.append("count")
    if re.search(r"\bsum(?:a|an|ad[oa]s|ar)\b|\bjunt[oa]s\b", low):
        found.append("sum")
    bare = _JOINING_QUE.sub(" ", low)
    asks = any(re.search(rf"\b{word}\b", bare) for word in WH_WORDS - {"como", "cuales"})
    if not asks and not found and (YESNO.search(low.lstrip("¿¡ ")) or MODAL.search(low)):
        found.append("yesno")
    return tuple(found) or ("other",)


def _find_operation(low: str) -> Operation | None:
    bare = AGES.sub(" ", low)
    return next((name for name, pattern in OPERATIONS if pattern.search(bare)), None)


_LANGUAGE = re.compile(
    r"\b(?:habl\w+|entiend\w+|idiomas?|lenguas?|traduc\w+|en|al|titulo|nombre)"
    r" (?:al |del |el |en )?(?:español|ingles|frances|portugues|italiano|aleman|ruso|chino"
    r"|japones|coreano|griego)\b"
)


@lru_cache(maxsize=8192)
def find_countries(low: str) -> frozenset[str]:
    """The countries that a folded text names, by name or gentilic; Peru is not counted.

    A language ("no habla español", "en inglés") names no country.
    """
    bare = _LANGUAGE.sub(" ", low)
    found = {_gentilics()[match.group(1)] for match in _country_pattern().finditer(bare)}
    return frozenset(found)


@lru_cache(maxsize=1)
def _gentilics() -> dict[str, str]:
    """Country names and the beginnings of gentilics, each with its country; Peru left out."""
    table = {}
    for country, begins in COUNTRIES.items():
        if country != "peru":
            table.update(dict.fromkeys((country, *begins.split()), country))
    return table


@lru_cache(maxsize=1)
def _country_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _gentilics()), key=len, reverse=True))
    return re.compile(rf"(?<!\w)({names})(?:[oa]s?|es|as?|e|s)?(?!\w)")


@lru_cache(maxsize=8192)
def find_places(low: str) -> frozenset[str]:
    """The place names of the list that stand in a folded text as whole words."""
    return frozenset(p for p in PLACES if p in low and re.search(rf"(?<!\w){p}(?!\w)", low))


def find_sexes(low: str) -> frozenset[str]:
    """``{"f"}``, ``{"m"}``, both or none, as a folded text names women or men alone."""
    words = set(re.findall(r"[a-zñ]+", low))
    female, male = bool(words & FEMALE), bool(words & MALE)
    if words & {"niños", "niño", "chicos"} and female:
        male = True
    return frozenset(sex for sex, named in (("f", female), ("m", male)) if named)


def find_ages(low: str) -> tuple[int, int] | None:
    """The range of ages (inclusive) that a folded text names, such as ``(18, 29)``."""
    match = AGES.search(low)
    if match is None:
        return (60, 200) if re.search(r"adult[oa]s? mayor", low) else None
    if match.group("c"):
        return int(match.group("c")), int(match.group("d"))
    if match.group("a"):
        return int(match.group("a")), int(match.group("b"))
    if match.group("under"):
        return 0, 17 if match.group("under") == "edad" else int(match.group("under")) - 1
    over = match.group("over") or match.group("above")
    if over:
        return 18 if over == "edad" else int(over) + 1, 200
    return int(match.group("from")), 200


_BESIDES = re.compile(
    r"\b(?:adem[aá]s|aparte|fuera|am[eé]n|al margen)\s+(?:de|del)\s+"
    r"(?!(?:l[oa]s?\s+)?(?:pa[ií]s|per[uú]|territorio|front|que\b|\w+[aei]r\b))([^,;:?¿]+)",
    re.I,
)
_ASIDE = re.compile(r"^[^¿?]*?,?\s*¿(?=[^¿]*$)")


def _besides(text: str) -> frozenset[str]:
    """The stems of names in "además de la CAN y la OEA": what is asked for is something else."""
    match = _BESIDES.search(text)
    named = tokens(match.group()) if match else ()
    return frozenset(token.stem for token in named if token.stem)


def asked_part(text: str) -> str:
    """What stands from the last "¿" on, when a clause stands before it; else the whole text.

    "Cuando llega una persona, ¿quién la atiende?" asks for who and for no date.
    """
    match = _ASIDE.match(text)
    part = text[match.end() - 1 :] if match and match.end() > 2 else ""
    return part if len(part.split()) > 1 else text


def _content(found: tuple[Token, ...]) -> tuple[Term, ...]:
    scaffold = scaffold_stems()
    kept: dict[str, Term] = {}
    for token in found:
        if token.text.isdigit() or not token.stem:
            continue
        if token.stem not in scaffold and token.fold not in WH_WORDS:
            kept.setdefault(token.stem, Term(token.text, token.fold, token.stem, token.capital))
    return tuple(kept.values())


def _wh_and_focus(found: tuple[Token, ...]) -> tuple[str, str]:
    """The question word and the stem of the noun that it asks for.

    "Cuál es la población" asks for the population and "número de migrantes que" for migrants:
    an unaccented "que" inside a sentence joins clauses and asks nothing.
    """
    for at, token in enumerate(found):
        if token.fold in _COUNTED and _counts(found, at):
            follow = next((t.stem for t in found[at + 2 : at + 5] if t.stem), "")
            return "cuantos", follow
        if token.fold not in WH_WORDS:
            continue
        if token.fold == "que" and token.text == "que" and not _opens(found[:at]):
            continue
        follow = next((t.stem for t in found[at + 1 : at + 4] if t.stem), "")
        return token.fold, follow
    return "", ""


def _counts(found: tuple[Token, ...], at: int) -> bool:
    """True for "número de migrantes", false for "número de la ley"."""
    after = [token.fold for token in found[at + 1 : at + 4]]
    return after[:1] == ["de"] and not any(_NORM_WORD.match(word) for word in after)


def _opens(before: tuple[Token, ...]) -> bool:
    """True when only words without content stand before a question word."""
    return not any(token.stem for token in before)


@lru_cache(maxsize=2048)
def analyse_question(text: str) -> QuestionForm:
    """Reads the form of one question; never fails, whatever the text."""
    low = fold(text)
    found = tokens(text)
    part = asked_part(text)
    wh, focus = _wh_and_focus(tokens(part))
    if not wh:
        wh, focus = _wh_and_focus(found)
    kinds = _find_kinds(fold(part))
    values = find_values(text)
    return QuestionForm(
        text=text,
        kinds=_find_kinds(low) if kinds == ("other",) else kinds,
        operation=_find_operation(low),
        terms=_content(found),
        focus=focus,
        wh=wh,
        years=years_of(text),
        norms=tuple(value for value in values if value.kind == "norm"),
        values=values,
        countries=find_countries(low),
        places=find_places(low),
        sexes=find_sexes(low),
        ages=find_ages(low),
        national=any(phrase in low for phrase in NATIONAL),
        besides=_besides(text),
    )

"""Everyday wordings of what tables hold, read in the words of tables. Pure.

Only how a table reads the question changes: "de 60 para arriba" is "60 años a más", "al cierre de
2020" is "a fines de 2020", "personas, no atenciones" leaves the measure that is ruled out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from qa.tables.columns import plurals
from qa.tables.lexicon import noise_stems
from qa.tables.view import TableView
from qa.text import fold, stem, stems
from qa.values import NUMBER_WORDS

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_OF_YEAR = rf"\s+(?:(?:de|del)\s+)?(?:el\s+)?(?:mismo\s+)?(?:a[nñ]o\s+)?{_YEAR}\b"
_NUMBER = "|".join(sorted((w for w, n in NUMBER_WORDS.items() if n < 100), key=len, reverse=True))
_TO = r"(?:a|y|hasta|al)(?:\s+(?:los|las))?"
_AGE = r"\s+a[nñ](?:os|itos)\b"

YEAR_END = "a fines de"
YEAR_START = "a inicios de"
YEAR_MIDDLE = "a mediados de"
"""How the end, the beginning and the middle of a year are read, however they are said."""

_SAID = (
    (
        r"\b(?:a|al|hacia|para|hasta|en|por)\s+(?:el\s+|los\s+)?(?:fin(?:es|ales)?|final|cierre|t[eé]rmino"
        rf"|terminar|finalizar|concluir|acabar|cerrar)(?:\s+(?:de|del))?{_OF_YEAR}",
        rf"{YEAR_END} \g<year>",
    ),
    (
        rf"\b(?:cuando|al)\s+(?:termin|cerr|acab)\w+{_OF_YEAR}",
        rf"{YEAR_END} \g<year>",
    ),
    (
        r"\b(?:a|al|en|para)\s+(?:el\s+|los\s+)?(?:inicios?|comienzos?|principios?|iniciar|comenzar"
        rf"|empezar|arrancar|arranque)(?:\s+(?:de|del))?{_OF_YEAR}",
        rf"{YEAR_START} \g<year>",
    ),
    (
        rf"\b(?:a|en|hacia|para)\s+(?:la\s+)?(?:mitad(?:es)?|mediados)(?:\s+(?:de|del))?{_OF_YEAR}",
        rf"{YEAR_MIDDLE} \g<year>",
    ),
    (
        r"(?<![\d.,])(?P<from>\d{1,2})\s*(?:a[nñ]os\s*)?(?:(?:para|pa|hacia)\s*arriba|p'?arriba"
        r"|(?:para|en|hacia)\s+adelante|y\s+m[aá]s\s+a[nñ]os|a\s+m[aá]s\s+a[nñ]os)\b",
        r"\g<from> años a más",
    ),
    (
        r"\b(?:(?:que\s+)?(?:son|eran|vienen|vinieron|llegaron|proceden)\s+)?"
        r"(?:de|con)\s+(?:otr[oa]s?\s+(?:pa[ií]s(?:es)?|naci[oó]n(?:es)?|nacionalidad(?:es)?)"
        r"|(?:a)?fuera(?!\s+de)|nacionalidad\s+extranjera)\b|\bno\s+peruan[oa]s\b|\bfor[aá]ne[oa]s?\b"
        r"|\bforaster[oa]s?\b",
        "extranjeros",
    ),
    (
        r"\b(?:todo el |el )?(?:territorio (?:nacional|peruano)"
        r"|(?:per[uú]|pa[ií]s) (?:enter|complet)o)\b",
        "nivel nacional",
    ),
    (r"\b(?:muchach|chibol|chiquill|chiquit|jovencit|nen|chic)(?:it)?as\b", "chicas"),
    (r"\b(?:muchach|chibol|chiquill|chiquit|jovencit|nen|mocos)(?:it)?os\b", "chicos"),
    (
        r"\babuelit[oa]s\b|\bviejit[oa]s\b|\bancianit?[oa]s\b|\bpersonas de edad\b",
        "adultos mayores",
    ),
    (r"\bporci[oó]n\b|\bfracci[oó]n\b", "proporción"),
    (r"\bdistancia (?=entre|de)", "diferencia "),
    (r"\bniñitas\b", "niñas"),
    (r"\bniñitos\b", "niños"),
    (r"\bmujercitas\b|\bseñoritas\b|\bseñoras\b", "mujeres"),
    (r"\bhombrecitos\b|\bvaroncitos\b", "varones"),
    (
        r"[,;(.\s]\s*(?:ojo|oj[oó]|aclaro|aclarando|precis[oa]|nota(?=\s*:))\b\s*[:,]?(?:\s+que\b)?",
        " ",
    ),
)
_PHRASES = tuple((re.compile(pattern, re.I), plain) for pattern, plain in _SAID)
_TURN_ENDS = re.compile(
    r"^(?![^?]*\b(?:m[aá]s|menos|mayor|menor)\b[^?]*\?)([^?]*)\?(?=\s*\(sobre:)", re.I
)
"""The end of a turn that ranks nothing itself, before what it takes over from the conversation."""
_ENROLS = re.compile(r"\b(?:inscrit|empadronad|apuntad|metid)[oa]s\b", re.I)
_ENROLLED = stem("inscritos")
_BELOW = re.compile(r"(?<![\d.,])(\d{1,2})\s*(?:a[nñ]os\s*)?(?:para|hacia)\s*abajo\b", re.I)
_WORDED_AGES = (
    re.compile(rf"\b(?:de|entre|desde)\s+(?:los\s+)?({_NUMBER})\s+{_TO}\s+({_NUMBER}){_AGE}", re.I),
    re.compile(rf"\b(?:menores|mayores|m[aá]s|hasta)\s+(?:de\s+)?({_NUMBER}){_AGE}", re.I),
    re.compile(rf"\b(?:menores|mayores)\s+de\s+({_NUMBER})\b(?!\s+(?:mil|cient))", re.I),
    re.compile(
        rf"\b(?:de|menores de|mayores de|desde)\s+({_NUMBER})(?:{_AGE})?\s+"
        r"(?:a\s+m[aá]s|para\s+arriba|en\s+adelante|o\s+m[aá]s|y\s+m[aá]s)",
        re.I,
    ),
)
_DENIED = re.compile(
    r"[,;(]?\s*(?:\b(?:y|pero|que)\s+)?\bno\s+(?:(?:de|son|sean|quiero|cuente[ns]?|hablo de)\s+)?"
    r"(?:las?\s+|los?\s+|el\s+)?(?P<word>[^\W\d_]{4,})\s*\)?",
    re.I,
)
_BY_OTHER = re.compile(
    r"(?P<before>[^\W\d_]+(?:\s+[^\W\d_]+){0,2})\s+por\s+(?=(?P<other>[^\W\d_]{4,})\b)"
)
_OF_EACH = re.compile(r"(?<!\bpor )(?<!\ba )(?<!\bpara )\bcada\s+(?P<other>[^\W\d_]{4,})\b", re.I)
_BEFORE_DENIAL = re.compile(r"(?P<word>[^\W\d_]{4,})\W*$")
_SMALL = frozenset("de del la las los el y e en para por con a".split())


def in_table_words(text: str, views: Iterable[TableView], acronyms: Mapping[str, str]) -> str:
    """``text`` as the tables would word it; ``acronyms`` are short names with their long ones."""
    views = tuple(views)
    for pattern in _WORDED_AGES:
        text = pattern.sub(_in_digits, text)
    text = _BELOW.sub(lambda match: f"menores de {int(match.group(1)) + 1} años", text)
    for phrase, plain in _PHRASES:
        text = phrase.sub(plain, text)
    if not any(_ENROLLED in view.topic | view.notes for view in views):
        text = _ENROLS.sub("afiliados", text)
    text = _TURN_ENDS.sub(r"\1", text)
    text = _OF_EACH.sub(lambda match: _each(match, text, views), text)
    text = _BY_OTHER.sub(lambda match: _per_each(match, views), text)
    return _without_denied(_shortened(text, views, acronyms), views)


def _in_digits(match: re.Match[str]) -> str:
    """A phrase of ages with its number words as digits."""
    return re.sub(
        rf"\b(?:{_NUMBER})\b",
        lambda word: str(NUMBER_WORDS[fold(word.group())]),
        match.group(),
        flags=re.I,
    )


def _shortened(text: str, views: tuple[TableView, ...], acronyms: Mapping[str, str]) -> str:
    """``text`` with the acronyms that tables write in place of their names, also clipped ones.

    A name may be clipped to its first two words of content ("seguro integral").
    """
    for acronym, long in sorted(acronyms.items()):
        first = stem(acronym)
        text = re.sub(rf"\b{re.escape(acronym)}s\b", acronym.upper(), text, flags=re.I)
        if not any(first in view.topic for view in views) or re.search(
            rf"\b{re.escape(acronym)}\b", text, re.I
        ):
            continue
        words = [word for word in re.findall(r"\w+", fold(long)) if word not in _SMALL]
        if len(words) < 2 or any(set(stems(long)) <= view.topic for view in views):
            continue
        small = rf"(?:\s+(?:{'|'.join(sorted(_SMALL))}))*\s+"
        rest = "".join(rf"(?:{small}{_loose(word)})?" for word in words[2:])
        name = rf"\b{_loose(words[0])}{small}{_loose(words[1])}{rest}\b"
        text = re.sub(name, acronym.upper(), text, flags=re.I)
    return text


def _loose(word: str) -> str:
    """A pattern for a folded word with or without accents."""
    vowels = {"a": "[aá]", "e": "[eé]", "i": "[ií]", "o": "[oó]", "u": "[uúü]"}
    return "".join(vowels.get(letter, re.escape(letter)) for letter in word)


def _each(match: re.Match[str], text: str, views: tuple[TableView, ...]) -> str:
    """ "Cada lector" as "por cada lector" where a table counts readers and another thing asked."""
    other = plurals(fold(match.group("other")))
    words = fold(f"{text[: match.start()]} {text[match.end() :]}").split()
    said = frozenset(one for word in words for one in plurals(word.strip("¿?¡!,.;:()")))
    for view in views:
        each = {at for at, measure in enumerate(view.measures) if other & measure}
        if each and any(said & m for at, m in enumerate(view.measures) if at not in each):
            return f"por {match.group()}"
    return match.group()


def _per_each(match: re.Match[str], views: tuple[TableView, ...]) -> str:
    """ "Préstamos por lector" said as "préstamos por cada lector" where one table measures both."""
    other = plurals(fold(match.group("other")))
    before = frozenset(one for word in fold(match.group("before")).split() for one in plurals(word))
    for view in views:
        with_one = {at for at, measure in enumerate(view.measures) if before & measure}
        with_other = {at for at, measure in enumerate(view.measures) if other & measure}
        if with_one and with_other and not with_one & with_other:
            return f"{match.group()}cada "
    return match.group()


def _without_denied(text: str, views: tuple[TableView, ...]) -> str:
    """``text`` without the measure that it rules out; the only other one is named in its place."""
    for match in _DENIED.finditer(text):
        denied = stem(match.group("word"))
        for view in views:
            heads = {(c.measure or c.label).strip() for c in view.table.columns}
            if len(heads) < 2 or not any(denied in stems(head) for head in heads):
                continue
            others = sorted(head for head in heads if denied not in stems(head))
            left = f"{text[: match.start()]} {text[match.end() :]}".strip()
            named = any(set(stems(head)) & set(stems(left)) for head in others)
            if named or len(others) != 1 or _counted_elsewhere(text[: match.start()], view, views):
                return left
            return f"{left} {others[0]}"
    return text


def _counted_elsewhere(before: str, view: TableView, views: tuple[TableView, ...]) -> bool:
    """Whether the word before a denial is what another table counts ("socios, no préstamos")."""
    match = _BEFORE_DENIAL.search(before)
    if match is None:
        return False
    said = stem(match.group("word"))
    if any(said in measure for measure in view.measures) or said in noise_stems():
        return False
    return any(said in other.own for other in views if other is not view)

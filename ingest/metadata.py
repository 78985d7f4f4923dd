"""What a document says about itself: its kind, number, date and title, read from its words."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from ingest.headings import fold

_MONTHS = (
    "enero febrero marzo abril mayo junio julio agosto se(?:p)?tiembre octubre noviembre diciembre"
).split()
_DATE = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})[°º]?\s+de\s+(?P<month>{'|'.join(_MONTHS)})\s+(?:de|del)\s+"
    r"(?:a[ñn]o\s+)?(?P<year>(?:19|20)\d\d)(?!\d)",
    re.I,
)
_KINDS = (
    ("ley", r"ley"),
    ("decreto supremo", r"decreto supremo"),
    ("decreto legislativo", r"decreto legislativo"),
    ("decreto de urgencia", r"decreto de urgencia"),
    ("resolución", r"resoluci[óo]n"),
    ("ordenanza", r"ordenanza"),
    ("informe", r"informe"),
    ("memoria", r"memoria"),
    ("plan", r"plan"),
    ("pliego", r"pliego"),
    ("manual", r"manual"),
    ("guía", r"gu[íi]a"),
    ("directiva", r"directiva"),
    ("reglamento", r"reglamento"),
    ("protocolo", r"protocolo"),
    ("compendio", r"compendio"),
)
_GENERAL = frozenset(("ley", "resolución", "ordenanza", "acuerdo"))
_TEMPLATE = re.compile(
    r"\.(?:indd|docx?|odt|qxd|pdf|tex|rtf|xlsx?)\b|microsoft word|untitled|sin t[íi]tulo|"
    r"publicaci[óo]n oficial|normas legales|cuadernillo|^[\W\d_]*$",
    re.I,
)

_NORM_NUMBER = re.compile(
    r"(?<![\d-])(\d{1,5}-\d{4}(?:\s?[-/]\s?[A-Za-zÁÉÍÓÚÑáéíóúñ]+)*)"
    r"|\b(?:ley|legislativo|urgencia)\s+(?:n[°ºo.]*\s*)?(\d{3,6}(?:-\d{4})?)(?!\d)",
    re.I,
)


def find_date(text: str) -> str | None:
    """The first full date in ``text`` («7 de junio de 2017») as ISO 8601, ``None`` without one."""
    for match in _DATE.finditer(text):
        date = _iso(int(match["day"]), match["month"], int(match["year"]))
        if date:
            return date
    return None


_UNITS = (
    "cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciseis diecisiete dieciocho diecinueve veinte veintiun veintidos veintitres veinticuatro "
    "veinticinco veintiseis veintisiete veintiocho veintinueve treinta"
).split()
_TENS = {name: 10 * at for at, name in enumerate("cuarenta cincuenta sesenta setenta".split(), 4)}
_TENS |= {"treinta": 30, "ochenta": 80, "noventa": 90, "mil": 1000, "novecientos": 900}
_ALSO = {"primer": 1, "primero": 1, "uno": 1, "veintiuno": 21}
_SIGNED = re.compile(
    r"(?P<given>dad[oa] en[^.;]{0,120}?)?\ba(?: los|l)\s+(?P<day>[\w ]{1,22}?)\s+d[ií]as?\s+"
    rf"del\s+mes\s+de\s+(?P<month>{'|'.join(_MONTHS)})\s+(?:del?\s+)?(?:a[ñn]o\s+)?"
    r"(?P<year>(?:dos )?mil[a-záéíóú ]*|\d{4})",
    re.I,
)
_OF_ITSELF = re.compile(
    r"\b(?:el|la)\s+presente\s+(resoluci[óo]n|decreto (?:supremo|legislativo|de urgencia)|"
    r"ordenanza|ley|informe|plan|pliego|manual|gu[íi]a|directiva|reglamento|protocolo|memoria)\b",
    re.I,
)
_DECISIONS = frozenset(("resolución", "ordenanza", "decreto supremo", "decreto legislativo"))


def read_number(words: str) -> int | None:
    """A number written in words or figures («dos mil dieciocho», «01») to 2999, else ``None``."""
    total = 0
    for word in fold(words).split():
        if word.isdigit():
            value: int | None = int(word)
        elif word in _UNITS:
            value = _UNITS.index(word)
        else:
            value = _ALSO.get(word, _TENS.get(word))
        if value is None and word != "y":
            return None
        total = max(total, 1) * 1000 if word == "mil" else total + (value or 0)
    return total or None


def find_signed_date(text: str) -> str | None:
    """When a norm was given («a los cuatro días del mes de abril del año dos mil dieciocho»).

    Where there are several, the last one that says «Dado en», else the last. ISO 8601.
    """
    found = [(bool(m["given"]), date) for m in _SIGNED.finditer(text) if (date := _signed(m))]
    given = [date for said, date in found if said]
    dates = given or [date for _, date in found]
    return dates[-1] if dates else None


def _signed(match: re.Match[str]) -> str | None:
    words, day = match["year"].split(), read_number(match["day"])
    year = None
    while words and year is None:
        year = read_number(" ".join(words))
        words.pop()
    return _iso(day, match["month"], year) if day and year else None


def _iso(day: int, month: str, year: int) -> str | None:
    number = next(n for n, name in enumerate(_MONTHS, 1) if re.fullmatch(name, month, re.I))
    try:
        return dt.date(year, number, day).isoformat()
    except ValueError:
        return None


def kind_of_itself(text: str) -> str | None:
    """The kind that a document calls itself by («la presente Resolución»), ``None`` without one.

    Decisions name themselves once; other kinds must do so twice.
    """
    said = Counter(norm_kind(match[1]) for match in _OF_ITSELF.finditer(text))
    for kind, count in sorted(said.items(), key=lambda item: (-item[1], item[0])):
        if count > 1 or kind in _DECISIONS:
            return kind
    return None


def find_kind(title: str) -> str | None:
    """The kind of document that a title begins with or names among its first words."""
    words = " ".join(title.split()[:6])
    for kind, pattern in _KINDS:
        if re.search(rf"\b{pattern}\b", words, re.I):
            return kind
    return None


def norm_kind(kind: str) -> str:
    """The kind to filter by: a «resolución ministerial» counts as «resolución»."""
    words = kind.lower().replace("resolucion", "resolución").split()
    return words[0] if words[0] in _GENERAL else " ".join(words)


def usable_title(candidate: str, text: str) -> bool:
    """Whether metadata holds a title: not a template's or a file's name, and said in ``text``."""
    if not 4 <= len(candidate) <= 300 or _TEMPLATE.search(candidate):
        return False
    words = fold(candidate).split()
    known = set(fold(text).split())
    return bool(words) and sum(word in known for word in words) >= 0.6 * len(words)


def choose_title(candidates: Sequence[str], name: str) -> str:
    """The first candidate that is not empty, else a readable form of the file's name."""
    for candidate in candidates:
        if candidate.strip():
            return candidate.strip()
    return re.sub(r"[_\s]+", " ", PurePath(name).stem).strip() or name


def norm_numbers(text: str) -> tuple[str, ...]:
    """The numbers of the norms named in ``text``, in order: «003-2017-MINAM», «28611»."""
    return tuple(
        re.sub(r"\s", "", match[1] or match[2]).upper() for match in _NORM_NUMBER.finditer(text)
    )


def same_norm(one: str, other: str) -> bool:
    """Whether two numbers may name one norm: leading zeros and a missing ending do not count."""

    def parts(number: str) -> list[str]:
        bare = re.sub(r"\s", "", number).upper()
        return [part.lstrip("0") or "0" for part in re.split(r"[-/]", bare)]

    left, right = parts(one), parts(other)
    shared = min(len(left), len(right))
    return left[:shared] == right[:shared] and (shared > 1 or len(left) == len(right))

"""What a heading looks like in Spanish official documents: words, numbers and divisions."""

from __future__ import annotations

import re

from ingest.headings import fold

NORM = re.compile(
    r"(?P<kind>LEY ORG[ÁA]NICA|LEY|DECRETO (?:SUPREMO|LEGISLATIVO|LEY|DE URGENCIA|DE ALCALD[ÍI]A)|"
    r"RESOLUCI[ÓO]N(?: [A-ZÁÉÍÓÚÑ]+){0,6}|ORDENANZA(?: (?:REGIONAL|MUNICIPAL))?|"
    r"ACUERDO(?: (?:REGIONAL|DE CONCEJO|DE CONSEJO REGIONAL))?|DIRECTIVA|REAL DECRETO(?:-LEY)?|"
    r"ORDEN)"
    r"(?:\s+(?P<number>(?:N[°ºo.˚]*\s*|n[°º]\s*)?[\w./-]*\d[\w./–-]*(?:\s?[-/]?\s?[A-Z/-]+)*))?$"
)
NORM_NUMBER = re.compile(r"N[°ºo.˚]+\s*(?P<number>[\w./-]*\d[\w./–\- ]*)$")
_ORDINALS = (
    "PRIMER[AO]|SEGUND[AO]|TERCER[AO]|CUART[AO]|QUINT[AO]|SEXT[AO]|S[ÉE]P?TIM[AO]|OCTAV[AO]|NOVEN[AO]|"
    "(?:UN|DUO)?D[ÉE]CIM[AO]"
    "(?: ?(?:PRIMER|SEGUND|TERCER|CUART|QUINT|SEXT|S[ÉE]P?TIM|OCTAV|NOVEN)[AO])?|"
    "VIG[ÉE]SIM[AO](?: [A-ZÉ]+)?|[ÚU]NIC[AO]"
)
DIVISION = re.compile(
    rf"(?:(?i:{_ORDINALS})\s+(?=DISPOSICI|Disposici)(?!.*[.:]\s*[-–]))?"
    r"(?P<word>LIBRO|PARTE|T[ÍI]TULO|SUBT[ÍI]TULO|CAP[ÍI]TULO|SUBCAP[ÍI]TULO|SECCI[ÓO]N|ANEXO|"
    r"AP[ÉE]NDICE|DISPOSICI[ÓO]N(?:ES)?|Libro|Parte|T[íi]tulo|Cap[íi]tulo|Secci[óo]n|Anexo|"
    r"Ap[ée]ndice|Disposici[óo]n(?:es)?)\b(?P<rest>.{0,140})$"
)
ARTICLE = re.compile(
    r"(?P<mark>(?:Art[íi]culo|ART[ÍI]CULO|Art\.)\s+(?P<number>\d+(?:\.\d+)*\s?[°º]?(?:\s?-?[A-Z](?!\w))?"
    r"|[IVXLC]+(?!\w)|(?i:[úu]nico|primero|segundo|tercero|cuarto|quinto|sexto|s[ée]ptimo|octavo|noveno|d[ée]cimo))"
    r"\s*(?:[.°º]?\s*[-–.:]+|(?=\s+[A-ZÁÉÍÓÚÑ])|$))\s*(?P<title>.*)$"
)
PROVISION = re.compile(
    rf"(?P<mark>(?i:(?:{_ORDINALS})(?:\s+disposici[óo]n(?:\s+[a-zñáéíóú]+){{0,3}}?)?)\s*[.:]?\s*[-–.:]+)"
    r"\s*(?P<title>.*)$"
)
NUMBERED = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,4}|[IVX]{1,5}(?=[.)\s-]))(?P<dot>[.)]?-?)\s+(?P<title>\S.*)$"
)
LIST_MARK = re.compile(
    r"(?:[a-zñA-ZÑ]{1,2}[).]-?|\(?[ivxIVX]{1,5}[).]|\(?\d{1,3}[).]-?|\d+(?:\.\d+)+\.?|[•▪●➢✓❖◦*–—\-])\s"
)
CAPTION = re.compile(
    r"(?:tabla|cuadro|gr[áa]fico|figura|ilustraci[óo]n|anexo|table)\s*(?:n[°º.]*\s*)?[\dIVX]", re.I
)
NOTE = re.compile(
    r"\s*(?:fuente|nota|notas|elaboraci[óo]n|leyenda)\s*[:.]|\s*[\[(]?(?:\d{1,2}|\*{1,3})[\])]\s",
    re.I,
)

_RANKS = {
    "LIBRO": 4,
    "PARTE": 5,
    "ANEXO": 5,
    "APENDICE": 5,
    "DISPOSICION": 5,
    "DISPOSICIONES": 5,
    "TITULO": 6,
    "SUBTITULO": 7,
    "CAPITULO": 8,
    "SUBCAPITULO": 9,
    "SECCION": 10,
}
RANK_BAND, RANK_NORM = 1, 2
RANK_SIZE = 12
RANK_BOLD = 32
RANK_NUMBERED = 20
RANK_ARTICLE = 40
RANK_BELOW_ARTICLE = 44


_MIXED = re.compile(r"[a-záéíóúñ][A-ZÁÉÍÓÚÑ]")


def plain_case(text: str) -> str:
    """``text`` for matching: capitals where a font's small capitals came out as lower case."""
    return text.upper() if len(_MIXED.findall(text)) >= 2 else text


def division_rank(word: str) -> int:
    """How near the root a division stands: LIBRO before TÍTULO before CAPÍTULO."""
    return _RANKS[fold(word).upper()]


def is_capitals(text: str) -> bool:
    """Whether all letters, three at least, are capitals."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 3 and all(char.isupper() for char in letters)

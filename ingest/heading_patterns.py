"""What headings of a plain text look like: their words, numbers and lengths."""

from __future__ import annotations

import re

NUMBERED = re.compile(
    r"\s?(?P<number>\d{1,2}(?:\.\d{1,2})*)(?P<dot>\.?)(?:[ \t]+(?P<title>\S.*))?\s*$"
)
ARTICLE = re.compile(
    r"\s*(?P<mark>(?:art[íi]culo|ART[ÍI]CULO|Art[íi]culo)\s+(?P<number>\d+[°º]?(?:-?[A-Z](?!\w))?|"
    r"(?i:único|primero|segundo|tercero|cuarto|quinto|sexto|séptimo|octavo|noveno|décimo))\s*[.°º]?\s*[-–.:]+)\s*(?P<title>.*)$"
)
DIVISION = re.compile(
    r"\s*(?P<word>LIBRO|T[ÍI]TULO|SUBT[ÍI]TULO|CAP[ÍI]TULO|SUBCAP[ÍI]TULO|SECCI[ÓO]N|ANEXO|Anexo|T[íi]tulo|Cap[íi]tulo|"
    r"DISPOSICI[ÓO]N(?:ES)?|Disposici[óo]n(?:es)?)\b(?P<rest>[^\n]{0,120})$"
)
MARKDOWN = re.compile(r"(?P<marks>#{1,6})\s+(?P<title>\S.*?)\s*#*\s*$")
DIVISION_RANK = {
    "LIBRO": 4,
    "TITULO": 6,
    "SUBTITULO": 7,
    "CAPITULO": 8,
    "SUBCAPITULO": 9,
    "SECCION": 11,
}
CONNECTORS = frozenset("de del la las los el al a y e o u en por para con según que su sus".split())
NOTE_LIKE = re.compile(r"\s*(?:fuente|nota|elaboraci[óo]n|foto)\b|\s*/\d|\s*\(\*", re.I)
FULL_LINE = 75
LONGEST, LONGEST_ANNEX = 220, 320

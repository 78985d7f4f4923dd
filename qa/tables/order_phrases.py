"""The phrasings by which questions ask a table for an order or set two things apart (folded)."""

from __future__ import annotations

import re

from qa.tables.phrases import ROW

_SIZE = r"\b(?:mas|menos|mayor(?:es)?|menor(?:es)?)\b"

ASKS_STANDING = re.compile(
    r"\b(?:que|cual)(?: (?:es|fue|era))?(?: (?:el|la|su))? (?:numero de )?"
    r"(?:puesto|lugar|posicion|ubicacion)\b(?! (?:fue|es|era) (?:el|la) )"
    r"|^\W*(?:(?:el|la) )?(?:puesto|lugar|posicion|ubicacion)\b"
    r"|\bque numero (?:ocup|tien|le toc)\w*|\ben que numero\b[^?]*\b(?:qued|est|ubic|va)\w*"
)
"""At which place one row stands, in the order of a column."""
THE_REST = re.compile(r"\bresto\b|\b(?:tod[oa]s )?l[oa]s (?:demas|otr[oa]s)\b|\bde fuera de\b")
SETS_AGAINST = re.compile(
    r"\bdiferenci\w+|\bbrecha\b|\bfrente a\b|\bcompar\w+|\b(?:versus|vs)\b|\bcontra\b|\bventaja\b"
    r"|\bcuant[oa]s?\b[^?]*\b(?:mas|menos|super\w+|gan\w+|sac\w+|llev\w+|aventaj\w+)\b"
)
"""Words by which one part is set against all the others."""
NEXT_AFTER = re.compile(
    r"\b(?:sigu\w+|sigue|siguen|va|viene|vienen|esta|estuvo|quedo|queda|ubica\w*)\b[^?]{0,20}"
    r"\b(?P<after>despues|detras|debajo|atras)\b"
    r"|\b(?:le |les )?sigu(?:e|en|io|ieron)\b(?= (?:a|al)\b)"
    r"|\b(?:va|viene|esta|estuvo|quedo|queda|ubica\w*)\b[^?]{0,20}"
    r"\b(?P<before>antes|delante|adelante|encima|arriba)\b"
)
"""Which row comes next to a named one in the order of a column."""
FROM_MOST_TO_LEAST = re.compile(
    r"\b(?:diferencia|brecha|distancia|rango|separa|cuanto (?:hay|va|media)(?= entre))\b"
    r"[^?]*\b(?:mas|mayor(?:es)?|maxim[oa]|primer[oa]?)\b"
    r"[^?]*\by\b[^?]*\b(?:menos|menor(?:es)?|minim[oa]|ultim[oa])\b"
    r"|\b(?:diferencia|brecha|distancia|rango|separa)\b[^?]*\b(?:menos|menor(?:es)?|minim[oa]|ultim[oa])\b"
    r"[^?]*\by\b[^?]*\b(?:mas|mayor(?:es)?|maxim[oa]|primer[oa]?)\b"
)
"""How far the largest lies from the smallest."""
FIRST_TWO = re.compile(
    rf"\bl[oa]s (?:dos|2) (?:primer[oa]s |principales )?{ROW}\b[^?]*{_SIZE}"
    r"(?=[^?]*\b(?:diferencia|brecha|distancia)\b)"
    rf"|\b(?:diferencia|brecha|distancia)\b[^?]*\bl[oa]s (?:dos|2) {ROW}\b[^?]*{_SIZE}"
)
"""How far the first two lie apart."""
THE_ONE_WITH = re.compile(
    r"^\W*(?:(?:y|pero)\s+)?(?:el|la|los|las)\s+(?:de\s+|con\s+|que\s+)?"
    r"(?:(?P<more>mas|mayor(?:es)?)|(?:menos|menor(?:es)?))\b\W*$"
)
"""A follow-up that asks for the other end of an order ("¿y las de menos?")."""
OUTDOES = re.compile(
    r"\bles? (?:gan|super|aventaj|sac|pas|venc)\w+|\b(?:aventaj|venc|rebas)(?:a|o|aba|io|e)\b"
    r"|\b(?:versus|vs|contra)\b|\bsal\w+ (?:ganando|ganador\w*|perdiendo|mejor|peor)\b"
    r"|\b(?:gana|gano|frente a)\b"
)
"""Words that set two things side by side and ask no amount."""
ORDINAL = re.compile(
    r"\b(?:segund|tercer|cuart|quint)[oa]?\b[^?]{0,25}\b(?P<size>mas|mayor(?:es)?|menos|menor(?:es)?)\b"
)
"""Who comes second, third… in order of a column."""

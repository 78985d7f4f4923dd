"""The phrasings by which Spanish questions ask: patterns over folded text, data rather than code.

The order of a table is the order of preference.
"""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal[
    "figure", "date", "norm", "who", "place", "definition", "list", "yesno",
    "procedure", "comparison", "count", "sum", "why", "percent", "duration", "other",
]  # fmt: skip
Operation = Literal[
    "max", "min", "top", "bottom", "sum", "difference", "growth", "share", "filter",
    "compare", "average", "ratio", "order", "sum_top", "share_top", "moved", "together", "rows",
    "gap", "over", "rest", "series",
    "median", "half", "standing", "next", "range", "against_rest",
]  # fmt: skip

_ROWS = (
    r"(?:region(?:es)?|departamentos?|anos?|años?|grupos?(?:\s+(?:de edad|etarios?|edad))?|ciudad(?:es)?"
    r"|lugar(?:es)?|paises|pais|distritos?|provincias?|edad(?:es)?|sexo|categorias?|filas?|entidad(?:es)?)"
)
_KIND_PATTERNS: tuple[tuple[Kind, str], ...] = (
    ("why", r"\bpor que (?!ley|norma|decreto|resolucion|medio|via|orden\b|turno|camino|canal|lado|parte|zona|puerta|criterio|lugar|frontera)|\bporque motivo|\bpor que motivo|\ba que se debe|\bmotivos?\b|\brazon(?:es)? (?:de|por)|\bxq\b|\bpq\b"),
    ("percent", r"^\W*%|(?<!\d)(?<!\d )%|\bque (?:porcentaje|proporcion|parte|fraccion)\b|\bporcentaje|\bcuanto por ciento|\bproporcion de"),
    ("duration", r"\bque edad|\bcuanto (?:tiempo|dur)|\bcuantos (?:dias|meses|anos|años)\b|\bvigencia\b|\bplazo\b|\bduracion\b"),
    ("figure", r"\bque (?:presupuesto|costo|precio|sueldo|salario|tarifa)\b|(?<!cada )\b[ckq]u?ant[oa]s?\b|\bque (?:cantidad|numero(?! [^?]*\b(?:ley|decreto|norma|resol\w+|ordenanza)\b)|monto|cifra|suma)\b|\bcantidad de|\bnumero de\b(?! (?:la |el )?(?:ley|decreto|norma|resol|ordenanza|telefono|documento))|\bmonto|\bcifra|\btotal de\b|\bcosto\b|\bcual(?:es)? (?:es|era|fue|son) (?:el |la |su )(?:poblacion|presupuesto|precio|sueldo|salario|tasa|superficie|extension|promedio|indice|tarifa|edad|numero(?! (?:de(?:l)? )?(?:la |el )?(?:ley|decreto|norma|resol|ordenanza|telefono|documento)))\b|^\W*(?:poblacion|presupuesto|precio|sueldo|tarifa) (?:de|del)\b"),
    ("date", r"(?:^|[¿,;(]|\by|\bdesde|\bhasta|\bpara)\s*cuando\b|\ben que (?:fecha|ano|año|mes|dia|momento|periodo|trimestre)|\bque (?:dia|fecha|ano|año|mes)(?:e?s)?\b|\bfecha de\b|\bdesde que (?:fecha|ano|año|mes)|\bhasta que (?:fecha|dia)"),
    ("norm", r"\b(?:que|cual(?:es)?|con que|mediante que) (?:\w+ ){0,3}?(?:normas?|normativas?|ley(?:es)?|decretos?|resoluci\w+|reglamentos?|dispositivos? (?:legal(?:es)?|normativos?)|ordenanzas?)\b|\bnumero (?:de(?:l)? )?(?:la )?(?:ley|decreto|norma|resol\w+|ordenanza)|\bque numero (?:tiene|lleva|es)\b[^?]*\b(?:ley|decreto|norma|resol\w+|ordenanza)\b|\bbase legal|\bnorma (?:que|para|sobre)|\bdecreto (?:que|para|sobre)"),
    ("who", r"\bquien(?:es)?\b|\b(?:que|cual) (?:\w+ )?(?:entidad|instituci\w+|organism\w+|ministerio|organizaci\w+|agencia|autoridad|empresa|persona|oficina|gerencia|equipo|programa|municipalidad|organo)\w*"),
    ("place", r"\badonde\b|\b(?:a|de|en|por) donde\b|\bdonde\b|\b(?:en|a|de) que (?:lugar|ciudad|region|departamento|distrito|pais|provincia|zona)\w*|\ben cuales (?:ciudad|region|departamento)\w*"),
    ("definition", r"(?<!por )\bque (?:es|son|era|eran|significa|significan|quiere decir|quieren decir)\b|\bq es\b|\bk es\b|\bsignifica(?:do)?\b|\bsiglas?\b|\bdefin(?:e|a|icion|ir)\b|\bque se entiende|\ba que se refiere|\bque fue el\b|\bque fue la\b|\bquiere decir\b|\ben que consist\w+|\bque supone\b|\bque implica\b|\bde que se trata\b"),
    ("procedure", r"\bcomo (?!se llama|se denomina|mecanismo)|\bde que (?:manera|forma|modo)|\bque (?:se )?(?:debe|deben|tiene que|hay que|pasos|hacer|documentos)|\bpasos\b|\btramites?\b|\bprocedimiento\b|\brequisitos?\b"),
    ("list", r"\bcuales (?:son|fueron|eran)\b|\bque (?:\w+(?:as|os|es))\b(?! (?:es|fue))|\b(?:enumer|list|mencion|nombr)\w*\b|\bque otr[oa]s\b|\blos cuatro\b"),
    ("comparison", r"\bcompar\w+|\bfrente a\b|\bdiferencia entre\b|\ben comparacion\b|\bversus\b|\bvs\b"),
)  # fmt: skip
_OPERATION_PATTERNS: tuple[tuple[Operation, str], ...] = (
    ("average", r"\bpromedio|\bmedia (?:anual|de)\b|\ben promedio"),
    ("ratio", r"\bcuantas veces (?:mas|mayor|menos|menor)|\bcuantas atenciones por\b|\b(?:razon|ratio) entre"),
    ("growth", r"\b(?:porcentaje|por ciento|%|porcentual\w*|tasa|proporcion)[^?]*\b(?:crec|aument|increment|disminu|redu|baj|cay|subi|vari|cambi)\w*|\b(?:crec|aument|increment|disminu|redu|baj|cay|subi|vari|cambi)\w*[^?]*(?:porcentaje|por ciento|%|porcentual\w*)"),
    ("share", r"\b(?:que|cual|cuanto)[^?]*\b(?:porcentaje|proporcion|parte|fraccion|por ciento|participacion|peso)\b|\bporcentaje (?:de|del|que)|\bcuanto represent\w+|\brepresent(?:a|an|o|aba|aron|aban)\b|\bparticipacion (?:de|del)"),
    ("filter", rf"\b(?:que|cual(?:es)?|cuant[oa]s|en que|en cuant[oa]s|list\w*|enumer\w*)\b[^?]*?\b{_ROWS}[^?]*\b(?:super\w+|excedi\w+|sobrepas\w+|pasa\w*|mas de|por encima|mayor(?:es)? (?:a|de|que)|menos de|por debajo|menor(?:es)? (?:a|de|que)|no lleg\w+|alcanz\w+|al menos|como minimo|entre|lleg\w+ a|inferior\w* a|superior\w* a|>|<)[^?]*\d"),
    ("difference", r"\bdiferencia\b|\bcuant[oa]s?\b[^?]*\b(?:mas|menos)\b[^?]*\b(?:que|respecto|frente|comparad[oa]s?|en comparacion|versus|vs)\b|\b(?:en )?cuant[oa]s?\b[^?]*\b(?:crec|aument|increment|disminu|redu[cj]|baj|cay|subi|vari)\w*|\b(?:aumento|incremento|crecimiento|disminucion|reduccion|variacion|caida|cambio)\b[^?]*\b(?:entre|de|del)\b[^?]*\b(?:19|20)\d\d"),
    ("compare", rf"\bcompar\w+|\bdonde (?:hubo|hay|se (?:registr|dier|atend)\w*) (?:mas|menos)[^?]*\bo\b|\b(?:mas|menos|mayor|menor)\b[^?]*,? en [^?]+ o (?:en )?[^?]+|\bcual de\b[^?]* o |\bquien\w* (?:tuv|tien)\w+ (?:mas|menos)[^?]* o |\b{_ROWS}\b[^?]*\b(?:mas|menos)\b[^?]*[,:][^?]* o "),
    ("bottom", rf"\b(?:(?:los|las|cuales)\s+)?(\d+|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)\s+(?:\w+\s+)?{_ROWS}\s+(?:\w+\s+){{0,4}}?(?:menos|menor(?:es)?|mas baj[oa]s)\b"),
    ("top", rf"\btop\s*\d+|\b(\d+|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)\s+(?:primer[oa]s|principales|mayores)?\s*{_ROWS}\s+(?:\w+\s+){{0,5}}?(?:mas|mayor(?:es)?)\b|\b(?:primer[oa]s|principales|mayores)\s+(\d+|dos|tres|cuatro|cinco|seis|diez)\b|\b(\d+|dos|tres|cuatro|cinco|seis|diez)\s+(?:primer[oa]s|principales|mayores)\b"),
    ("max", rf"\b(?:que|cual(?:es)?|en que|quien|donde|cuando)\b[^?]*\b(?:mas|mayor(?:es)?|maxim[oa]s?|pico|encabez\w+|lider\w*)\b|\b{_ROWS}\s+con\s+(?:mas|mayor)|\b(?:maxim[oa]|mayor numero|mayor cantidad)\b"),
    ("min", rf"\b(?:que|cual(?:es)?|en que|quien|donde|cuando)\b[^?]*\b(?:menos|menor(?:es)?|minim[oa]s?)\b|\b{_ROWS}\s+con\s+(?:menos|menor)|\b(?:minim[oa]|menor numero|menor cantidad)\b"),
    ("sum", r"\bsum(?:a|e|en|ad[oa]s?|an|aron|ando|ar|atoria|aban)\b|\bjunt[oa]s\b|\ben conjunto\b|\bcombinad[oa]s\b|\bacumulad[oa]s?\b|\bentre (?:los|las) (?:dos|tres|cuatro|cinco)\b|\btotal de (?:los|las) (?:dos|tres|cuatro|cinco|anos|años)"),
)  # fmt: skip
KINDS = tuple((kind, re.compile(pattern)) for kind, pattern in _KIND_PATTERNS)
OPERATIONS = tuple((name, re.compile(pattern)) for name, pattern in _OPERATION_PATTERNS)
YESNO = re.compile(
    r"^si (?:soy|eres|uno|una|alguien|tengo|no tengo)\b|^(?:y |pero |entonces )?(?:acaso |se |le |les |los |las |me )?(?:existe\w*|hay|hubo|habia|es|son|fue|fueron|era|"
    r"puede\w*|podia\w*|tiene\w*|tenia\w*|esta\w*|cuenta\w*|debe\w*|adopto|firmo|recib\w+|necesita\w*|"
    r"reconoc\w+|requier\w+|exig\w+|permit\w+|otorg\w+|apoy\w+|particip\w+|entreg\w+|incluy\w+|cubr\w+|"
    r"vacun\w+|atiend\w+|hace falta|(?:perdon|condon|exoner|oblig)(?:a|an|o|aron|aba|aban)|aprob\w+|hizo|da|dan|dio|pide\w*|cobra\w*|condicion\w+|sanciona\w*|se (?:puede|debe)\w*)\b"
)
MODAL = re.compile(
    r"^\s*(?:¿[^?]*|[^?¿]*)\b(?:pueden?|podian?|podrian?|deben?|tienen?(?= que\b)|necesitan?|requieren?)\b[^¿]*\?"
    r"|^\s*¿[^?]*\b(?:pueden?|podian?|deben?|tienen?|necesitan?|requieren?)\b"
)
AGES = re.compile(
    r"(?:entre|de|desde)\s+(?:los\s+)?(?P<c>\d{1,2})\s+(?:y|a|hasta)\s+(?:los\s+)?(?P<d>\d{1,2})(?=\s*(?:$|[?,.]|en\s|entre\s|el\s|hab|asegur))|"
    r"(?:entre|de|los|desde)?\s*(?P<a>\d{1,2})\s*(?:y|a|-|–|hasta)\s*(?:los\s+)?(?P<b>\d{1,2})\s*(?:anos|años)"
    r"|(?:menor(?:es)?\s+de|bajo\s+los|hasta\s+los?)\s+(?P<under>\d{1,2}(?!\d|[.,]\d|\s\d{3}(?!\d)|\s*(?:a|-|–)\s*\d)|edad)"
    r"|mayor(?:es)?\s+de\s+(?P<over>\d{1,2}(?!\d|[.,]\d|\s\d{3}(?!\d))|edad)(?:\s+(?:anos|años))?"
    r"|mas\s+de\s+(?P<above>\d{1,2})\s+(?:anos|años)\b"
    r"|(?P<from>\d{1,2})\s*(?:anos|años)?\s*(?:a|o|y)\s+mas"
)
NAMED_SECTION = re.compile(
    r"\b(articulo|art|anexo|seccion|capitulo|numeral|cuadro)\.?\s*(?:n[.°ºo]*\s*)?(\d+(?:\.\d+)*)"
)
ASKS_WHOLE = re.compile(
    r"\b(?:que dice|que establece|que senala|que señala|que trata|de que trata|que contiene|que regula|que dispone"
    r"|contenido|resumen|titulo|como se llama|de que es|sobre que)\b"
)
DISPOSITION = re.compile(
    r"\b(?P<ordinal>(?:decimo? ?|decima ?)?(?:unica|primera|segunda|tercera|cuarta|quinta|sexta|sep?tima"
    r"|octava|novena|decima))\s+disposicion\s+"
    r"(?P<kind>(?:(?:complementaria|final|transitoria|derogatoria|modificatoria)s?\b\s*)+)"
)
SHEET_FIELDS: tuple[tuple[str, str], ...] = (
    ("title", r"\b(?:titulo|como se (?:llama|titula)|nombre) (?:de este|de el|del|de la|el|este)\s*(?:informe|documento|reporte)"),
    ("date", r"\b(?:fecha|cuando se (?:publico|hizo|elaboro|emitio)|de que (?:ano|año|fecha) es)\b.*\b(?:informe|documento|reporte)\b(?! de trabajo)"),
    ("pages", r"\bcuantas paginas\b|\bnumero de paginas\b"),
    ("place", r"\b(?:donde|en que (?:ciudad|lugar)) se (?:publico|hizo|elaboro|emitio) (?:el|este) (?:informe|documento)"),
    ("institution", r"\b(?:quien|que (?:pais|institucion|entidad)) (?:publico|elaboro|presento|emitio|hizo|presenta|firma) (?:el|este) (?:informe|documento)"),
)  # fmt: skip
ASKS_SECTION = re.compile(
    r"\b(?:que|cual|en que|en cual)\s+(?P<kind>anexo|cuadro|tabla|grafico|seccion|articulo|capitulo)\b(?!\s*\d)"
    r"|^\W*(?P<bare>anexo|cuadro|seccion|articulo)\s+(?!\d)"
    r"|\b(?:donde|en que parte)\s+(?:se\s+)?(?:list|encuentr|esta|figura|aparec|hall|muestr|present|describ)\w*"
)
ASKS_SECTION_WORDS = re.compile(
    r"anexos?|cuadros?|tablas?|graficos?|seccion(?:es)?|articulos?|capitulos?|tra(?:e|en|ta|tan)|contien\w*|list\w*"
    r"|encuentr\w*|figur\w*|aparec\w*|muestr\w*|present\w*|describ\w*|habla\w*|resultados?"
)

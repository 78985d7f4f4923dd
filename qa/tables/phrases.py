"""The phrasings by which questions ask a table to compare, rank, add or filter (folded text)."""

from __future__ import annotations

import re

_NUMBER = (
    r"(?:\d[\d.,]*(?:\s\d{3})*|mil|cien|quinient[oa]s|doscient[oa]s|dos mil|cinco mil|diez mil"
    r"|veinte mil|cincuenta mil|cien mil)"
)
ROW = (
    r"(?:region(?:es)?|departamentos?|provincias?|distritos?|anos?|años?|grupos?|ciudad(?:es)?"
    r"|pais(?:es)?|lugar(?:es)?|categorias?|filas?|entidad(?:es)?|areas?|servicios?|cultivos?"
    r"|comunidad(?:es)?|sedes?|zonas?|tramos?|rangos?|hospital(?:es)?|establecimientos?)"
)
ROW_NOUN = re.compile(rf"\b{ROW}\b")
"""A word for what rows are."""
_SMALL = r"(?:\d{1,2}|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)"
_MOVE = (
    r"(?:crec\w+|aument\w+|increment\w+|disminu\w+|reduc\w+|reduj\w+|baj(?:aron|an|ada)"
    r"|bajo(?= (?:mas|menos|mucho|entre|su|sus|(?:de|en|del) 20))|perd(?:io|ieron|ida)"
    r"|gan(?:o|aron)|ca(?:yo|yeron|ida|e|en)|descen\w+|sub(?:io|ieron|e|en|ida)|vari(?:o|aron|acion)|decre\w+)"
)
_SIZE = r"(?:mas|menos|mayor(?:es)?|menor(?:es)?)"
_WHICH = r"(?:que|cual(?:es)?|donde|cuando|en que|quien(?:es)?)"

LIMIT = re.compile(
    r"(?:super\w+|exced\w+|sobrepas\w+|rebas\w+|pas(?:an|a|aron|o|aban|en|ar) (?:de|las|los)"
    r"|mas de|por encima de|por debajo de|mayor(?:es)? (?:a|de|que)|menor(?:es)? (?:a|de|que)"
    r"|menos de|inferior(?:es)? a|superior(?:es)? a|al menos|como minimo|como maximo|a lo mas"
    r"|baj(?:an|aron|o|aban) de(?! (?:19|20)\d\d)|lleg\w+ a|alcanz\w+"
    r"|igual o mayor (?:a|que)|hasta|>=?|<=?)"
    rf"\s*(?:de\s+)?(?:las|los)?\s*({_NUMBER})(?!\s*(?:anos|años))\b"
    rf"|\bentre (?:las |los )?({_NUMBER}) y (?:las |los )?{_NUMBER}\b(?!\s*(?:anos|años))"
)
ROWS_ASKED = re.compile(rf"\b(?:{ROW}|donde|cuales|que|cuantos|cuantas)\b")
ONE_AGE = re.compile(
    r"(?<!periodo )(?<!total )(?<!suma )(?<!promedio )(?<!lapso )(?<!plazo )"
    r"\b(?:de|con) (\d{1,2}) (?:anos|años)(?: de edad)?\b(?! (?:a|o|y) mas| en adelante| para)"
)
"""People of one age, which only a row of that age can tell."""
UP_TO_AGE = re.compile(r"\bhasta (?:los )?(\d{1,2}) (?:anos|años)\b")
DIFFERS = re.compile(
    r"\bbrecha\b|\bdiferencia\b|\bresta(?:le|les|r|rle|me|ndo|mos)?\b|\bcuant[oa]s?\b[^?]*\b(?:mas|menos)\b[^?]*"
    r"\b(?:frente a|respecto (?:a|de)|compara\w+ (?:a|con)|en relacion (?:a|con)|versus|vs)\b"
    r"|\bcuant[oa]s? (?:mayor(?:es)?|menor(?:es)?|mas|menos)\b[^?]*\bque\b"
)
ADDS = re.compile(
    r"\bacumul\w+|\breun\w+|\bsumando\b|\bjunt(?:o|ar|ando|amos)\b"
    r"|\bmas l[oa]s de\b|\bmas el de\b|\btotalizan?\b"
)
BARE_AGES = re.compile(
    r"(?<![\d.,/-])(?:(?:de|entre)\s+)?(\d{1,2})\s*(?:[-–]|\b(?:a|y)\b)\s*(\d{1,2})"
    r"(?![\d/-]|[.,]\d|\s*(?:mil|dias|meses|horas|de\s(?!(?:19|20)\d\d)|%|\d{3}\b))"
)
ABOUT_AGES = re.compile(r"\b\d{1,2}\s*(?:[-–]|a|y)\s*\d{1,2}\b|\b(?:mayores|menores) de \w+")
JOINED = re.compile(r"\bse (?:sum|agreg|incorpor|anad|añad)\w+")
RANKED = re.compile(
    r"\b(?:segund|tercer|cuart|quint)[oa]? (?:lugar|puesto)|\b(?:que|cual)\b[^?]*\bdespues de\b"
    r"|\b(?:que|cual)\b[^?]*\b(?:mas|mayor|menos|menor)\b"
)
MOVED = re.compile(rf"\b{_MOVE}\b")
MOVED_MOST = re.compile(
    rf"\b{_WHICH}\b[^?]*\b{_MOVE}\b[^?]*\b(?:{_SIZE}|mucho)\b"
    rf"|\b{_WHICH}\b[^?]*\b{_SIZE}\b[^?]{{0,20}}\b{_MOVE}\b"
    rf"|\b{ROW}\b[^?]*\b(?:con|de)\s+{_SIZE}\s+{_MOVE}\b"
)
ROWS_THAT_MOVED = re.compile(
    rf"\b(?:que|cuales|cuant[oa]s|en que|en cuant[oa]s)\s+(?:fueron\s+)?(?:l[oa]s\s+)?{ROW}\b"
    rf"(?:\s+(?:de edad|etarios?))?\s+(?:fue(?:ron)?\s+(?:el|l[oa]s?)\s+(?:unic[oa]s?\s+)?)?"
    rf"(?:que\s+)?(?:se\s+)?{_MOVE}\b|\bdonde\s+(?:se\s+)?(?:{_MOVE}|bajo)\b"
)
MORE_IN_A_YEAR = re.compile(
    rf"\b(?:que|cual(?:es)?|cuant[oa]s (?={ROW})|donde)\b[^?]*"
    r"\b(?P<size>mas|menos|mayor(?:es)?|menor(?:es)?)\b[^?]*"
    r"\b(?:en|el|del) (?P<one>(?:19|20)\d\d) que (?:en |el |del )*(?P<other>(?:19|20)\d\d)\b"
)
"""Rows with more in one year than in another."""
BY_PERCENT = re.compile(r"\bporcent\w*|\bpor ciento\b|%|\bproporcion\w*|\brelativ\w+|\btasa\b")
NEVER_A_YEAR = re.compile(
    r"^(?:super|exced|sobrepas|rebas|mas de|por encima|por debajo|menos de|inferior"
    r"|superior|al menos|como |a lo mas|alcanz|lleg|>|<|pas\w+ l)"
)
YEAR = re.compile(r"(?:19|20)\d\d")
PERIOD = re.compile(
    r"(?:\bentre|\bdesde|\bde|\bdel)\s+(?:el\s+)?((?:19|20)\d\d)\s+(?:(?<!\bde \d{4} )"
    r"(?<!\bdel \d{4} )y|a|al|hasta)\s+(?:el\s+)?((?:19|20)\d\d)\b"
    r"|\b((?:19|20)\d\d)\s*(?:[-–]|\ba\b|\bal\b)\s*((?:19|20)\d\d)\b"
)
TOGETHER = re.compile(
    r"\b(?:junt[oa]s|sumad[oa]s|combinad[oa]s|en conjunto|entre ambas|entre ambos)\b"
)
COMPARES = re.compile(
    r"\b(?:mas|menos|mayor(?:es)?|menor(?:es)?)\b[^?]*\bque\b|\bsuper\w+\s+(?:a|al)\b|\bsuper\w+\b"
)
LEADS = re.compile(
    r"\b(?:por|con) cuant[oa]s?\b[^?]*\b(?:gan|super|aventaj|sac|llev|pas|venc|exced|rebas)\w+"
    r"|\b(?:por|con|a) cuant[oa]s?\b[^?]*\b(?:detras|delante|atras|encima|debajo|lejos|cerca)\b"
    r"|\ben cuanto\b[^?]*\b(?:exced|super|rebas)\w+(?! (?:de )?(?:l[oa]s )?\d)"
    r"|\bcuant[oa]s?\b[^?]*\b(?:falt\w+[^?]*\b(?:para|alcanz|igual)\w*|separan?\b|distan\b)"
    r"|\ben cuant[oa]s?\b[^?]*\b(?:aventaj|sac|llev|venc)\w+"
    r"|\bcuant[oa]s?\b[^?]*\b(?:le|les)\s+(?:gan|llev|sac)\w+|\bventaja\b"
    r"|\bles?\s+(?:gan|llev|sac)\w+\s+(?:por\s+)?cuant[oa]s?\b"
)
"""One thing ahead of another, by an amount that is asked for."""
HALVES = re.compile(
    r"\b(?:mas|menos) de (?:la mitad|un tercio|un cuarto|la (?:tercera|cuarta) parte)\b"
    r"|\b(?:la mitad|un tercio|un cuarto|la (?:tercera|cuarta) parte|la mayoria|la mayor parte)\b"
    r"(?! de cuant)"
)
"""A fraction of a whole that a part is held against."""
AGAINST_REST = re.compile(
    r"\bmas\b[^?]*\bque (?:(?:todo )?el resto|tod[oa]s l[oa]s (?:demas|otr[oa]s)"
    r"|l[oa]s (?:demas|otr[oa]s)\b[^?]*\bjunt[oa]s)\b"
)
"""One part against all the others, which its share of the whole tells."""
ASKS_HALF = re.compile(
    r"\bcuant[oa]s?\s+(?:es|son|seria|serian|fue|fueron|da|sale)\b[^?]*\bla mitad de\b"
    r"|\bla mitad de\b[^?]*\bcuant[oa]s?\b|\bcuant[oa]s? [^?]{0,20}\bla mitad de\b"
)
PER_EACH = re.compile(
    r"\b(?:por|a|para|tuvo|recibio|tocaron|tocan) cada (?:un[oa] de l[oa]s )?"
    r"(?!region|departamento|provincia|distrito|ano|año|grupo|ciudad|pais|mes)[a-zñ]+"
    r"|\bcuant[oa]s?\b[^?]*\bcada (?:persona|paciente|usuari[oa]|beneficiari[oa])\b"
    r"|\bcada (?:persona|paciente|usuari[oa]|beneficiari[oa])\b[^?]*\bcuant[oa]s?\b"
    r"|\bpor (?:persona|cabeza|habitante|paciente|usuario)\b"
)
"""One measure for each unit of another."""
PER_PERSON = re.compile(
    r"\b(?:cada|por) (?:un[oa] de l[oa]s )?(?:personas?|cabeza|pacientes?|usuari[oa]s?"
    r"|beneficiari[oa]s?|individuos?)\b"
)
"""One measure for each person, whom a table may count by another name."""
BY_HOW_MUCH = re.compile(r"\b(?:por|en|con) cuant[oa]s?\b")
SEX_PLUS_SEX = re.compile(
    r"\b(?:mujer|hombr|varon|niñ|chic)\w*\s+(?:mas|\+)\s+(?:l[oa]s )?"
    r"(?:mujer|hombr|varon|niñ|chic)\w*(?![^?]*\bque\b)"
)
OLD_ON_AVERAGE = re.compile(
    r"\b(?:promedio|media|mediana) (?:de|en) edad|\bedad (?:es )?(?:promedio|media|mediana)"
)
"""Asks the age of people on average, which no count of people tells."""
PLACED = re.compile(
    r"\b(?:que|quien(?:es)?|cual(?:es)?)\b[^?]*\b(?:qued|sal|est|va|iba|ocup|termin|figur|vien|fue|es\b)"
    r"\w*\s+(?:(?:el|la|en|al|a|de|ultimo|puesto|lugar)\s+){0,3}"
    r"(?:(?P<first>primer[oa]?|cabeza)|(?P<last>ultim[oa]|cola|final)"
    r"|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa])\b(?! (?:ano|año|trimestre|semestre|mes))"
)
"""Who stands first, second or last in order."""
ASKS_HOW_MANY_TIMES = re.compile(
    r"\bcuantas veces\b|\bmultiplic\w+\b"
    r"|\b(?:du|tri|cuadru|quintu)plic(?:o|aron|a|an|ado|aba|aban)\b"
    r"|\b(?:el|del) (?:doble|triple|cuadruple)\b"
    r"|\brazon\b[^?]*\bentre\b|\b(?:ratio|cociente)\b|\bveces (?:mas|menos|mayor|menor)"
)
GAP = re.compile(
    rf"\b{_WHICH}\b[^?]*\b(?:mayor|menor|mas grande|mas pequeñ[oa]|maxima|minima|mas|menos)\b"
    r"[^?]{0,20}\b(?:diferencia|brecha)\b"
    rf"|\b{_WHICH}\b[^?]*\b(?:diferencia|brecha)\b[^?]*\b(?:mayor|menor|mas|maxima|minima)\b"
)
"""Where the difference of two things is largest or smallest."""
MORE_THAN = re.compile(rf"\b{_WHICH}\b[^?]*\bmas\b[^?]*\bque\b")
RANK_WORDS = re.compile(
    r"\b(?:mas|menos|mayor(?:es)?|menor(?:es)?|primer\w*|principal(?:es)?|ultim\w*|top|numeros[oa]s)\b"
)
ASKS_ORDER = re.compile(
    r"\border?n(?:a|e|ar|en|ad[oa]s?|ame)\b|\border(?:na|ne|nar|namiento)\b|\branking\b"
    r"|\bde (?:mayor a menor|menor a mayor|mas a menos|menos a mas)\b|\ben orden\b|\bjerarquiz\w+"
)
ASCENDING = re.compile(r"\bmenor a mayor\b|\bmenos a mas\b|\bascendente\b|\bcreciente\b")
FIRST_ONES = re.compile(
    rf"\btop\s*\d+|\b(?:l[oa]s|cuales|primer[oa]s|ultim[oa]s)\s+{_SMALL}\b|\b{_SMALL}\s+(?:primer[oa]s|principales|mayores|menores|ultim[oa]s)\b"
    rf"|\b{_SMALL}\s+{ROW}\s+(?:\w+\s+){{0,6}}?(?:mas|menos|mayor|menor)"
)
SUMS = re.compile(
    r"\bsum(?:a|an|ar|ad[oa]s?|aron|aban|en|e|atoria)\b|\bjunt[oa]s\b"
    r"|\ben conjunto\b|\btotal(?:izan|izaron)?\b"
    r"|\bconcentr\w+|\bacumul\w+|\breun\w+|\bcombinad[oa]s\b"
)
SHARES = re.compile(
    r"\bporcentaje\b|\bproporcion\b|\bpor ciento\b|%|\bque parte\b"
    r"|\brepresent\w+|\bparticipacion\b|\bpeso\b|\bpesa(?:n|ba|ban)?\b"
)
SURPASSES = re.compile(
    r"\bsuper(?:a|an|o|aron|aba|aban)\s+(?:[a-zñ]+\s+){0,4}?(?:a|al)\s+(?:la|las|los|el)?\s*[a-zñ0-9]"
    r"|\bsupera(?:ba)?n?\s+(?:a|al)\b"
)
ASKS_ROW_COUNT = re.compile(
    rf"\b(?:de\s+)?cuant[oa]s\s+{ROW}\b(?:\s+(?:de edad|etarios?))?[^?]*"
    r"\b(?:hay|aparec\w+|figur\w+|tiene|tienen|trae|incluye\w*|lista\w*|cubre\w*|contiene|datos|cifras|registr\w+)\b"
)
EVERY_ROW = re.compile(
    rf"\btod[oa]s l[oa]s (?:{ROW}|filas?)\b|\bcada (?:{ROW})\b|\bpor (?:{ROW})\b(?! etari)"
    r"|\bpor grupo\b"
)
"""Words that want one value for every row."""
FROM_END = re.compile(r"\b(ante)?penultim[oa]s?\b(?! (?:ano|año)s?\b)")
MEDIAN = re.compile(r"(?<!empresa )\bmediana\b(?! (?:y |o )?(?:empresa|edad|industria))")
SERIES = re.compile(
    r"\b(?:por|cada|segun el) (?:cada )?(?:ano|año)s?\b(?! 20)"
    r"|\b(?:ano|año) (?:a|por|tras) (?:ano|año)\b|\banualmente\b"
    r"|\b(?:evolu[cs]i\w+|tendencias?|serie (?:anual|historica|de tiempo))\b"
    r"|\b(?:a lo largo|con el paso|en el transcurso) de(?: los (?:anos|años)|l (?:tiempo|periodo))"
    r"|\bcomo (?:se )?(?:ha |han |fue |fueron |viene |vienen )?(?:ido )?"
    r"(?:cambi|vari|evoluci|crec|disminu|aument)\w+"
)
"""Words that want the value of every year."""
EXCLUDES = re.compile(
    r"\b(?:despues del?|sin contar|exclu(?:yendo|ido|ida|idos|idas)|aparte del?|fuera del?|excepto"
    r"|exceptuando|salvo|ademas del?|sin (?:incluir|considerar|tomar en cuenta)|quitando|sacando"
    r"|si (?:les? |se )?(?:sac[oa]n?|sacamos|quit[oa]n?|quitamos|dej[oa]n?|dejamos|excluy[oe]n?"
    r"|excluimos|descuent[oa]n?|descontamos|rest[oa]n?|restamos)|(?:quit|rest|descont|sac)andoles?|restando"
    r"|si no (?:se )?(?:cont|consider|inclu|tom)\w+|descartando|no contando|obviando|omitiendo"
    r"|ignorando|descontando|dejando (?:de lado|fuera|aparte)|que no sean?|a excepcion de"
    r"|menos (?=los de|las de)|sin)\b"
)
LIGHT_WORD = re.compile(
    r"^(?:sigu|tom|gan|perd|sal|llev|cab|separ|falt|igual|quit|rest|sobr|qued|toc|sac|marc|apunt|anot|result|equival|supon"
    r"|abarc|acapar|concentr|absorb|aport|constitu|represent|posicion|ubic|situ|encontr|hall|dej"
    r"|distanci|rezag|lider|encabez|oscil|fluctu|signific|calcul|comput|contabiliz|super|rond"
    r"|queri|deb|pod|hac|iban?|va[ny]?|encuentr|situan?|descont|aventaj|venc|rebas|pas)"
    r"(?:o|a|e|aron|ieron|io|an|en|aba|aban|ia|ian|ar|er|ir|arse|arla|arlo|ando|iendo|ado|ada|ados|adas"
    r"|amos|emos|aria|arian|ara|aran)?$"
    r"|^(?:participacion|posicion(?:es)?|ubicacion|distancia|terminos|margen|balance|saldo|podio|lista|listado|vs"
    r"|versus|contra|absolut[oa]s?|relativ[oa]s?|puntos|volumen|magnitud|cabeza|tope|record|comparativ[oa]"
    r"|da|dan|es|cierto|verdad|justo|justamente|otr[oa]|eso|antes|despues|detras|delante|encima|arriba|atras|resta|calculo|operacion|ganador[a]?|perdedor[a]?|resultado|bajon|salto|repunte)$"
)
"""A folded word without matter of its own, which only helps to compare or to compute."""
COMPUTING_WORD = re.compile(
    rf"^(?:{_MOVE}|super\w*|sobrepas\w*|exced\w*|multiplic\w*|orden\w*|registr\w*|report\w*|correspond\w*"
    r"|alcanz\w*|represent\w*|concentr\w*|acumul\w*|promedi\w*|compar\w*|porcentual\w*|porciento|ciento"
    r"|exclu\w*|except\w*|excepcion|aparte|contar|contando|fuera|salvo|quitando|sacando|descontando"
    r"|dejando|lado|incluir|considerar|anterior|previo|siguiente|diferenci\w*|brecha|suman|rest\w*"
    r"|(?:ante)?penultim\w*|ido|cambiando|cambiado|variando|evolu[cs]i\w*|tendencias?|series?|historic[oa]s?|anualmente|largo|transcurso|paso|no|tercer\w*|cuart\w*|quint\w*|lider\w*|encabez\w*|peso|maxim\w*|minim\w*|ultim\w*|nro"
    r"|(?:cubr|proteg|amparab?|alberg|exist|integr|conform|contabiliz|totaliz|ascend|consign|efectu"
    r"|realiz|ejecut|brind|ofrec|otorg|ocurr|suced|logr|arroj|mostr|muestr|form|cerr|termin|prest"
    r"|present|compon|junt|hic|tuv)(?:ia|ian|io|ieron|e|en|o|aron|aba|aban|a|an|aste|imos|amos)"
    r"|top\d+|medicas|unic[oa]s?|cortes?|cierres?|oficiales|demas|necesito|quisiera|aproximad\w+"
    r"|dame|deme|jerarquiz\w*|media|medio|sumando|hasta|mayoria|minoria"
    r"|contamos|cuentan|contando|descart\w+|obviando|omitiendo|ignorando|restale|restarle|grandes?"
    r"|alt[oa]s?|elevad[oa]s?|territorio|complet[oa]|enter[oa]|aventaj\w*|pesa(?:n|ba|ban)?|mayoritari[oa]s?|minoritari[oa]s?|amb[oa]s|fines|inicios|mediados|cuenta|saco|sacamos|quito|quitamos|dentro|ventaja|lleva(?:ba|n)?|gana(?:ba|n)?|saca(?:ba|n)?|delante|junto|juntar|juntando"
    r"|sale|salen|saldria|mitad|tercio|doble|triple|(?:du|tri|cuadru|quintu)plic\w*|cola|final"
    r"|tasa|ritmo|cociente|ratio|veces|necesit\w*|aparec\w*|figur\w*|respectivamente|ranking|multiplico)$"
)
"""A folded word of comparing or computing in any of its forms; it asks nothing of a topic."""

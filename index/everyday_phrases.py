"""Everyday phrases with the official ones of reports: data.

Each is a pattern over the question's text with ``official|another official``, best first.
"""

from __future__ import annotations

import re
from functools import lru_cache

PHRASES = (
    (
        r"por qu[eé] (?:(?:se )?(?:l[ea]s?|nos|me) )?"
        r"(?:es|resulta|hace|complican?|complic[oó]|dificultan?|cuesta|cost[oó]|costaba)"
        r"(?: m[aá]s)?(?: ahora)?"
        r"(?: (?:tan )?(?:dif[ií]cil(?:es)?|complicad[oa]))?"
        r"(?=(?: \w+){0,5} \w+(?:ar|er|ir)(?:l[eoa]s?)?\b)",
        "qué dificultades hay para|qué desafíos hay para|qué problemas hay para",
    ),
    (r"(?:pactos?|acuerdos?|convenios?|tratos?)(?: que son)? (?:de|entre|con) (?:dos|2) pa[ií]ses",
     "acuerdos binacionales|convenios bilaterales"),
    (r"(?:de |entre )?dos pa[ií]ses|de pa[ií]s a pa[ií]s", "binacional|bilateral"),
    (r"pas(?:ar|an?|en?)(?:l[ea]s?)? la voz|d(?:ar|an|a)(?:l[ea]s?)? (?:aviso|parte)",
     "poner en conocimiento|comunicar|informar|avisar"),
    (r"(?:qued\w+ |est[aá]n? |son )?(?:particularmente |m[aá]s |muy )?expuest[oa]s?"
     r"|se expon(?:en?|ía|ían)",
     "vulnerabilidad|en riesgo"),
    (r"corr(?:e|en|ía|ían) (?:el )?(?:riesgo|peligro) de(?: ser| sufrir)?",
     "vulnerabilidad|riesgo"),
    (r"por (?:estar|encontrarse|vivir|andar) (?:en otro pa[ií]s"
     r"|fuera de su \w+|lejos de (?:su|la) \w+)",
     "por estar en un país distinto al lugar de origen|por estar en el extranjero"),
    (r"qu[eé] (?:papel(?:es)?|documentos?) (?:te |le |les |se |nos )?(?:pid\w+|exig\w+)",
     "qué documento debe presentar|qué documento piden"),
    (r"males", "enfermedades|riesgos|daños"),
    (r"sin (?:ning[uú]n )?(?:papel|documento|dni)", "sin documentos"),
    (r"para que (?:\w+ ){0,4}?(?:sep(?:an?|as)|se enteren?|conozcan?|est[eé]n? al tanto)",
     "para informar a|para comunicar a"),
    (r"(?:met(?:er|i[oó]|ieron) mano"
     r"|puso el hombro|pusieron el hombro|dieron su granito de arena)",
     "aportes|participaron|contribuyeron"),
    (r"(?:oficinas?|dependencias?) del (?:estado|gobierno)",
     "entidades públicas|instituciones públicas"),
    (r"cu[aá]nto (?:te|le|les|nos|me) (?:cobran?|sacan?)", "cuánto es la multa|cuánto es la tasa"),
    (r"dej(?:[oó]|aron|a|an) de", "cesó de|paró de|dejó de"),
    (r"vuelv(?:e|en) a (?:\w+)", "reincidencia"),
    (r"(?:tratos?|pactos?|arreglos?) con otros pa[ií]ses", "acuerdos binacionales|convenios"),
    (r"internad[oa]s? (?=por|con|en)", "hospitalizados "),
    (r"control(?:es)? m[eé]dicos?|chequeos? m[eé]dicos?", "seguimiento clínico"),
    (r"(?:dieron|di[oó]|salieron|sali[oó]|sale|salen|dan|da) positivos?",
     "tuvieron resultado positivo"),
    (r"(?:llevar|mandar|enviar|devolver|regresar)(?:l[aeo]s?)? a (?:la|las|los|una?|su)"
     r" (?:v[ií]ctimas?|personas?|mujer(?:es)?|migrantes?|familias?) (?:de vuelta|de regreso)?",
     "traslado de la persona|retorno de la persona"),
    (
        r"(?:cruzan|cruzaron|pasan|pasaron|entran|entraron|ingresan|ingresaron|llegan|vienen)"
        r"(?: la frontera)? sol[oa]s",
        "no acompañados",
    ),
    (r"que (?:llegan|van|andan|viajan|est[aá]n|vienen) sol[oa]s", "no acompañados"),
    (r"sin (?:sus )?(?:pap[aá]s|padres|familia(?:res)?)", "no acompañados|separados"),
    (r"por (?:las? )?trochas?|sin pasar por (?:el )?control|por pasos? no habilitados?",
     "de manera irregular|irregular"),
    (r"bajo el agua|a escondidas|por lo bajo", "irregular"),
    (r"(?:de |en )?(?:la )?lengua (?:materna|castellana)|castellano|español|ingl[eé]s|quechua",
     "idioma|lengua"),
    (r"cerrar(?:on)? los pasos|cierre de (?:las )?fronteras?",
     "restricciones de tránsito|restricciones"),
    (r"tras las rejas|en (?:la )?c[aá]rcel|(?:los |las )?(?:presos?|presas?|reclusos?)",
     "personas privadas de la libertad|privados de libertad"),
    (r"nada de plata|ni un sol|no cuesta nada|sin pagar(?: nada)?", "gratuito|sin costo"),
    (r"de vuelta|de regreso", "retorno|traslado"),
    (r"a su (?:tierra|casa|pa[ií]s)", "a su lugar de origen|a su país de origen"),
    (r"pa[ií]s(?:es)? ajenos?|otra tierra|tierra ajena", "país distinto"),
    (r"de otr[oa]s? (?:pa[ií]s(?:es)?|naci[oó]n(?:es)?|lados?)",
     "extranjeros|de otro país"),
    (r"puestos? fronterizos?|puestos? de frontera|pasos? de frontera",
     "Centro Binacional de Atención en Frontera|puesto de control fronterizo|frontera"),
    (r"sin importar de d[oó]nde (?:es|sea|fuera|venga|viniera)n?|sea de donde sea",
     "independientemente de su nacionalidad|sin importar su nacionalidad"),
    (r"de d[oó]nde (?:son|vienen|sean|es|eran?)", "nacionalidad"),
    (r"pa[ií]ses vecinos|pa[ií]ses de al lado", "países fronterizos|binacional|frontera"),
    (r"(?:grupo|rango) de edad(?:es)?", "grupo etario|grupo de edad"),
    (r"ministerio de la mujer", "MIMP"),
    (r"canciller[ií]a", "Ministerio de Relaciones Exteriores"),
    (r"primeros? auxilios?", "atención"),
    (r"medio ambiente", "ambiente|ambiental"),
    (r"mano de obra", "trabajadores|laboral"),
    (r"sin trabajo|sin chamba", "desempleo|desocupados"),
    (r"lucha contra la corrupci[oó]n", "anticorrupción|integridad"),
    (r"agua potable", "saneamiento|agua"),
    (r"luz (?:el[eé]ctrica)?", "electricidad|energía"),
)  # fmt: skip


@lru_cache(maxsize=1)
def phrase_rows() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """The patterns of :data:`PHRASES` with the official words of each."""
    return tuple(
        (re.compile(rf"\b(?:{pattern})\b", re.I), tuple(meant.split("|")))
        for pattern, meant in PHRASES
    )

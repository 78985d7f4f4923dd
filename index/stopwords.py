"""Spanish function words that carry no topic; `no` and `sin` are kept, for they change meaning.

The words are written as the analyser compares them: lower case, acute accents folded.
"""

from __future__ import annotations

_ARTICLES = "el la los las lo un una unos unas al del"
_PREPOSITIONS = "a ante bajo con contra de desde durante en entre hacia hasta mediante para por segun sobre tras"
_CONJUNCTIONS = "y e o u ni que pero sino aunque porque pues si como cuando donde mientras"
_PRONOUNS = (
    "yo tu el ella ello ellos ellas nosotros nosotras vosotros usted ustedes me te se nos os le les "
    "mi mis tus su sus nuestro nuestra nuestros nuestras suyo suya suyos suyas esto eso aquello "
    "este esta estos estas ese esa esos esas aquel aquella aquellos aquellas mismo misma mismos "
    "mismas cual cuales quien quienes cuyo cuya cuyos cuyas algo alguien"
)
_QUESTION_WORDS = "cuanto cuanta cuantos cuantas adonde"
_AUXILIARIES = (
    "es son era eran fue fueron ser sido siendo sea sean sera seran seria serian esta estan estaba "
    "estaban estuvo estar estado ha han habia habian hay haber habido hubo hubieron haya hayan he "
    "hemos fuera fuese fueran habria"
)
_ADVERBS = "ya muy mas tambien asi solo aun tan tanto entonces ahora aqui alli"
_MARKS = "n nro num"

STOP_WORDS: frozenset[str] = frozenset(
    " ".join(
        (
            _ARTICLES,
            _PREPOSITIONS,
            _CONJUNCTIONS,
            _PRONOUNS,
            _QUESTION_WORDS,
            _AUXILIARIES,
            _ADVERBS,
            _MARKS,
        )
    ).split()
)

"""Spanish function words that carry no topic; `no` and `sin` are kept, for they change meaning.

The words are written as the analyser compares them: lower case, acute accents folded. In order:
articles, prepositions, conjunctions, pronouns, question words, forms of ser, estar and haber,
adverbs, and the sign for "número".
"""

from __future__ import annotations

_WORDS = """
    el la los las lo un una unos unas al del
    a ante bajo con contra de desde durante en entre hacia hasta mediante para por segun sobre tras
    y e o u ni que pero sino aunque porque pues si como cuando donde mientras
    yo tu ella ello ellos ellas nosotros nosotras vosotros usted ustedes me te se nos os le les
    mi mis tus su sus nuestro nuestra nuestros nuestras suyo suya suyos suyas esto eso aquello
    este esta estos estas ese esa esos esas aquel aquella aquellos aquellas mismo misma mismos
    mismas cual cuales quien quienes cuyo cuya cuyos cuyas algo alguien
    cuanto cuanta cuantos cuantas adonde
    es son era eran fue fueron ser sido siendo sea sean sera seran seria serian estan estaba
    estaban estuvo estar ha han habia habian hay haber habido hubo hubieron haya hayan he
    hemos fuera fuese fueran habria
    ya muy mas tambien asi solo aun tan tanto entonces ahora aqui alli
    n nro num
"""

STOP_WORDS: frozenset[str] = frozenset(_WORDS.split())

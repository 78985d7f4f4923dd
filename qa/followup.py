"""Follow-ups without a language model: what a short question lacks comes from the one before.

A follow-up that only names another year, place, sex, age or number replaces that in the question
before; one that asks something else of the same matter is read together with it; a question
that stands on its own drops the context.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.forms import QuestionForm, analyse_question
from qa.lexicon import WH_WORDS
from qa.patterns import AGES
from qa.section_beside import section_beside
from qa.tables.lexicon import noise_stems
from qa.tables.order_phrases import THE_ONE_WITH
from qa.text import fold, tokens
from qa.wording import without_openers

_OPENING = re.compile(
    r"^[\s¿¡]*(?:y|e|pero|entonces|ademas|además|también|tambien|ahora)\b[\s,]*", re.I
)
_ANAPHOR = re.compile(
    r"\b(?:ello|eso|esto|ellos|ellas|esos|esas|este|esta|ese|esa|alli|ahi|mismo|misma|mismos|mismas|"
    r"dicho|dicha|dichos|dichas|su|sus|lo|la cual|los mismos|anterior|siguiente|tal|tales"
    r"|aquel|aquella)\b"
)
_OBJECT = re.compile(
    r"^[\s¿¡]*(?:quien(?:es)?|como|cuando|donde|por que|para que)\s+(?:lo|la|los|las|le|les|se)\s"
)
_RELATIVE = re.compile(
    r"\b(?:ano|año)s?\s+(anterior|previo|siguiente|posterior)|\b(anterior|siguiente)\s+(?:ano|año)"
)
_RELATIVE_PHRASE = re.compile(
    r"(?:(?:frente|respecto|con respecto|en comparación|comparado|con relación)\s+(?:al?|con)"
    r"|que|desde|del?|al)?\s*(?:\b(?:en|el|del)\s+)*(?:a[nñ]os?\s+(?:anterior|previo|siguiente"
    r"|posterior)|(?:anterior|siguiente)\s+a[nñ]o)",
    re.I,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"(?<![\w-])\d{1,4}(?![\w-])")
_SEXES = re.compile(
    r"\b(?:mujeres|hombres|varones|niñas|mujer|hombre|femenin[oa]s?|masculin[oa]s?)\b", re.I
)
_HEAD = re.compile(
    r"^[\s¿¡]*(?:(?:y|en|a|de|por|para|con|desde|hasta|segun|según)\s+)*"
    r"(?:qu[eé]|cu[aá]l(?:es)?|cu[aá]nt[oa]s?|qui[eé]n(?:es)?|cu[aá]ndo|d[oó]nde|c[oó]mo)\s+(?:(?:es|son|fue|fueron|significa|dice|el|la|los|las)\s+)*",
    re.I,
)
_WHOLE = re.compile(
    r"^[\s¿¡]*(?:y|e|pero|entonces)?\s*(?:cuant[oa]s\s+)?(?:(?:en|el|fue el)\s+total|en conjunto"
    r"|en (?:todo )?el (?:pais|peru)|a nivel (?:pais|nacional)|sumando tod[oa]s?"
    r"|tod[oa]s junt[oa]s)[\s?.!]*$"
)
_WITHOUT = re.compile(
    r"^[\s¿¡]*(?:y\s+|pero\s+)?(?:sin (?:contar|incluir|considerar)|quitando|sacando|excluyendo"
    r"|descontando|exceptuando|descartando|aparte de|fuera de|salvo|si no (?:se )?cont\w+"
    r"|si (?:les? |se )?(?:quit|sac|rest|descuent|excluy)\w+)\s"
)
_WITH = re.compile(
    r"^[\s¿¡]*(?:y\s+|pero\s+)?(?:si\s+)?(?:les?\s+)?(?:sum[oa]|sumamos|sumas|sumando(?:les?)?|sumad[oa]"
    r"|agreg[oa]|agregamos|agregando(?:les?)?|añad[oe]|añadimos|añadiendo|junto\s+(?:con|a)|incluyendo"
    r"|si\s+incluimos)\s+(?:a\s+)?(?=\S)",
    re.I,
)
_VERSUS = re.compile(
    r"^[\s¿¡]*(?:y\s+|pero\s+)?(?:comparad[oa]s?\s+(?:con|a)|en\s+comparaci[oó]n\s+(?:con|a)|frente\s+a"
    r"|con\s+respecto\s+a|respecto\s+(?:a|de)|versus|vs\.?|contra)\s+(?!el\s+a[nñ]o|(?:el\s+)?(?:19|20)\d)",
    re.I,
)
_TIMES_THAT = re.compile(r"\bcuantas veces\b[^?]*\b(?:eso|esa cifra|ese numero|esa cantidad)\b")
_EVERY_YEAR = re.compile(
    r"\b(?:tod[oa]s\s+l[oa]s|l[oa]s\s+(?:dos|tres|cuatro|cinco|seis|\d+)|cada|por)\s+(?:anos?|años?)\b"
    r"|\banual(?:es|mente)?\b|\btodo el periodo\b|\bel periodo\b"
)
_AGE_PHRASE = r"\s*(?:,\s*)?(?:de\s+|entre\s+|con\s+)?(?:los\s+|las\s+)?"
_MEMORY = 6


def resolve(question: str, history: Sequence[str]) -> str:
    """The question with what it lacks filled in from ``history`` (oldest first)."""
    question = without_openers(question) if history else question
    understood = ""
    for earlier in history[-_MEMORY:]:
        understood = _joined(earlier, understood) if understood else earlier
    return _joined(question, understood) if understood.strip() else question


def _own_terms(form: QuestionForm) -> list[str]:
    """Content words that are no year, place, country, sex, age or word of comparing."""
    noise = noise_stems()
    slots = set(form.places) | {w for p in form.places for w in p.split()}
    kept = []
    for term in form.terms:
        if term.stem in noise or term.fold in slots or _SEXES.fullmatch(term.fold):
            continue
        if analyse_question(term.text).countries:
            continue
        kept.append(term.text)
    return kept


def stands_alone(question: str, form: QuestionForm) -> bool:
    """True when the question needs nothing from the conversation."""
    low = fold(question)
    opened = bool(_OPENING.match(question))
    own = _own_terms(form)
    anaphor = bool(_ANAPHOR.search(low) or _OBJECT.match(low))
    if form.norms and len(own) >= 2 and not anaphor:
        return True
    if opened or anaphor:
        return len(own) >= (5 if anaphor else 3) and not _RELATIVE.search(low)
    named = any(
        t.capital and t.fold not in form.places and not analyse_question(t.text).countries
        for t in form.terms[
            1 if form.terms and question.lstrip(" ¿¡").startswith(form.terms[0].text) else 0 :
        ]
    )
    acronym = any(t.text.isupper() and len(t.text) > 1 for t in form.terms)
    whole = bool(form.wh and own and (form.places or form.years))
    if named or acronym or whole:
        return True
    return len(own) >= 3


def _joined(question: str, before: str) -> str:
    form = analyse_question(question)
    if stands_alone(question, form):
        return question
    earlier = analyse_question(before)
    low = fold(question)
    beside = section_beside(low, before)
    if beside:
        return beside
    match = _RELATIVE.search(low)
    if match and earlier.years:
        step = -1 if (match.group(1) or match.group(2)) in ("anterior", "previo") else 1
        base = (min if step < 0 else max)(earlier.years)
        year = base + step
        if form.operation in ("difference", "growth", "ratio"):
            told = _RELATIVE_PHRASE.sub(f"entre {year} y {base}", question, count=1)
            return _together(told, analyse_question(told), earlier, before)
        return _with_years(before, [str(year)])
    if _WITHOUT.match(low):
        return _appended(before, _OPENING.sub("", question).strip(" ¿?¡!."))
    if _VERSUS.match(question) and (form.places or not form.years):
        return _appended(before, _OPENING.sub("", question).strip(" ¿?¡!."))
    if _TIMES_THAT.search(low) and form.places and earlier.places:
        both = _surface(before, earlier.places) + _surface(question, form.places)
        return _appended(_with_places(before, earlier, both), "cuántas veces")
    if _WITH.match(low):
        return _appended(before, _WITH.sub("sumando ", question).strip(" ¿?¡!."))
    if _WHOLE.match(low):
        return _of_the_whole(earlier, before)
    same = form.operation is not None and form.operation == earlier.operation and bool(form.years)
    if THE_ONE_WITH.match(low):
        return _together(question, form, earlier, before)
    if not _own_terms(form) and (same or not _asks_anew(form)):
        return _substituted(form, earlier, before)
    return _together(question, form, earlier, before)


def _of_the_whole(earlier: QuestionForm, before: str) -> str:
    """The question before about the whole: without its place, age and sex, or without its year."""
    text = before
    for name in _surface(before, earlier.places):
        text = re.sub(rf"\s*(?:\b(?:en|de|y|o)\s+|,\s*)?\b{re.escape(name)}\b", "", text, count=1)
    match = AGES.search(fold(text)) if len(fold(text)) == len(text) else None
    if match:
        years = re.match(r"\s*(?:años|anos)\b", text[match.end() :])
        end = match.end() + (years.end() if years else 0)
        text = re.sub(rf"{_AGE_PHRASE}$", "", text[: match.start()]) + text[end:]
    if earlier.sexes:
        text = re.sub(r"\s{2,}", " ", _SEXES.sub("", text))
    if text == before and earlier.years:
        text = re.sub(r"\s*\b(?:(?:en|de|del)\s+(?:el\s+)?)?(?:19|20)\d\d\b", "", text)
    return _appended(text, "en total")


def _asks_anew(form: QuestionForm) -> bool:
    """True when a short question computes or asks a kind of its own ("¿cuándo?", "¿por qué?")."""
    if form.operation not in (None, "compare"):
        return True
    slots = form.years or form.places or form.sexes or form.ages or form.countries
    return bool(form.wh) and not slots and not _NUMBER.search(form.text)


def _with_years(text: str, years: list[str]) -> str:
    new = " y ".join(years)
    if not _YEAR.search(text):
        return _appended(text, f"en {new}")
    first = True

    def swap(_: re.Match[str]) -> str:
        nonlocal first
        shown, first = (new if first else ""), False
        return shown

    swapped = _YEAR.sub(swap, text)
    return re.sub(r"\s+(?:y|a|e|-|entre)?\s*(?=[?.]|$)", "", re.sub(r"\s{2,}", " ", swapped)) + (
        "?" if text.rstrip().endswith("?") and not swapped.rstrip().endswith("?") else ""
    )


def _appended(text: str, extra: str) -> str:
    bare = text.rstrip()
    return f"{bare[:-1].rstrip()} {extra}?" if bare.endswith("?") else f"{bare} {extra}"


def _surface(text: str, names: frozenset[str]) -> list[str]:
    """How folded names are written in ``text``."""
    found = []
    words = tokens(text)
    for name in sorted(names):
        size = len(name.split())
        for at in range(len(words) - size + 1):
            piece = words[at : at + size]
            if " ".join(token.fold for token in piece) == name:
                found.append(text[piece[0].start : piece[-1].end])
                break
    return found


def _substituted(form: QuestionForm, earlier: QuestionForm, before: str) -> str:
    text = before
    if form.ages is not None:
        match = AGES.search(fold(form.text))
        new = match.group() if match else form.text
        old = AGES.search(fold(text)) if len(fold(text)) == len(text) else None
        text = text[: old.start()] + new + text[old.end() :] if old else _appended(text, new)
    if form.years:
        text = _with_years(text, [str(year) for year in sorted(form.years)])
    if form.places:
        text = _with_places(text, earlier, _surface(form.text, form.places))
    if form.countries and not form.places:
        text = _appended(
            text, " ".join(t.text for t in form.terms if analyse_question(t.text).countries)
        )
    if form.sexes:
        named = _SEXES.findall(form.text)
        text = _appended(_SEXES.sub("", text).replace("  ", " "), " y ".join(named) or "niños")
    if text == before:
        text = _with_number_or_words(form, before)
    return text


def _with_places(text: str, earlier: QuestionForm, new: list[str]) -> str:
    shown = " y ".join(new)
    old = sorted(_surface(text, earlier.places), key=text.find)
    if not old:
        return _appended(text, f"en {shown}")
    text = text.replace(old[0], shown, 1)
    for other in old[1:]:
        text = re.sub(rf"\s*(?:,|\b(?:y|e|o)\b)?\s*\b{re.escape(other)}\b", "", text, count=1)
    return text


def _with_number_or_words(form: QuestionForm, before: str) -> str:
    number = _NUMBER.search(form.text)
    if number and _NUMBER.search(before):
        return _NUMBER.sub(number.group(), before, count=1)
    bare = _OPENING.sub("", form.text).strip(" ¿?¡!.")
    return _appended(before, bare) if bare else before


def _together(question: str, form: QuestionForm, earlier: QuestionForm, before: str) -> str:
    context = _HEAD.sub("", before).strip(" ¿?¡!.")
    context = re.sub(r"\(sobre: ([^)]*)\)", r"\1", context)
    relates = form.operation in ("difference", "growth", "ratio", "share")
    if (form.years and not relates) or _EVERY_YEAR.search(fold(question)):
        context = re.sub(r"\s*\b(?:en|de|del|para|el)?\s*(?:el\s+)?\b(?:19|20)\d\d\b", "", context)
    if form.places and not relates:
        for name in _surface(context, earlier.places):
            context = re.sub(rf"\s*\b(?:en|de)?\s*{re.escape(name)}", "", context)
    own = _own_terms(form)
    if len(own) == 1 and earlier.wh.startswith("cuant") and form.wh.startswith("cuant"):
        words = context.split()
        context = " ".join(words[1:]) if len(words) > 2 else context
    context = " ".join(
        word
        for word in context.split()
        if fold(word.strip("¿?.,")) not in WH_WORDS - {"que", "como", "donde"}
    )
    return f"{question.strip()} (sobre: {context})" if context else question

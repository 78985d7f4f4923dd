"""Everyday Spanish in the words of official reports, where a report holds those and not these.

Only what the documents lack is read otherwise: a word that they hold is left as it is asked. Of
the official words for one, that is taken which stands with most of the question's other words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from index.everyday_phrases import phrase_rows
from index.everyday_words import NOUNS, VERBS, word_rows
from qa.text import fold, stems, tokens

Holds = Callable[[str], bool]
"""Tells whether the documents hold a word of this stem."""

_SPOKEN = (
    (re.compile(r"\bpa['’]?l\b(?!\.)"), "para el"),
    (re.compile(r"\bpa['’]?(?= (?:que|l[aeo]s?|el|un[oa]?s?|qu[eé]|su|sus|\w+[aei]r)\b)"), "para"),
    (re.compile(r"\btod?it([oa]s?)\b"), r"tod\1"),
)
"""How words are shortened in speech."""
_NO_DIMINUTIVES = frozenset("visita visitas visito visitos bonito bonita bonitos bonitas".split())
"""Words of their own that look like the diminutive of another."""
_MOST_READ = 2000
"""Passages in which words are looked up together."""
_ENDINGS = {
    "ar": "ar a an ó aron aba aban ado ada ados adas ando e en aría ará arán arse",
    "er": "er e en ió ieron ía ían ido ida idos idas iendo a an ería erá erán erse",
    "ir": "ir e en ió ieron ía ían ido ida idos idas iendo a an iría irá irán irse",
}
"""Endings of regular verbs, the same form at the same place."""

_CHANGES = {
    "pedir": "pid", "encontrar": "encuentr", "contar": "cuent", "mostrar": "muestr",
    "probar": "prueb",
    "cerrar": "cierr", "perder": "pierd", "entender": "entiend", "defender": "defiend",
    "conseguir": "consig", "negar": "nieg", "repetir": "repit", "atender": "atiend",
    "medir": "mid", "elegir": "elig", "resolver": "resuelv", "poner": "pus",
    "comprobar": "comprueb",
}  # fmt: skip
"""Verbs whose stem changes, each with the changed stem."""


def _noun_forms(word: str) -> tuple[str, ...]:
    """The four forms of a noun or adjective: masculine, feminine, and their plurals."""
    if " " in word or word.isupper():
        return (word,) * 4
    if word.endswith("o"):
        return tuple(word[:-1] + ending for ending in ("o", "a", "os", "as"))
    if word.endswith("s"):
        return (word,) * 4
    if word[-1] in "aeéáíú":
        return (word, word, f"{word}s", f"{word}s")
    if word[-1] == "z":
        plural = f"{word[:-1]}ces"
    elif word[-1] in "lnrdj":
        plural = f"{word[:-2]}{fold(word[-2:-1])}{word[-1]}es"
    else:
        plural = f"{word}s"
    return (word, word, plural, plural)


def _small_forms(word: str) -> tuple[str, ...]:
    """The diminutive of a noun in its four forms ("paquetito"); the noun itself where none is."""
    if " " in word or word.isupper() or len(word) < 4 or word[-1] not in "oaeó":
        return (word,) * 4
    base = fold(word[:-1])
    soft = {"c": f"{base[:-1]}qu", "g": f"{base}u", "z": f"{base[:-1]}c"}.get(base[-1], base)
    endings = ("a", "a", "as", "as") if word.endswith("a") else ("o", "a", "os", "as")
    return tuple(f"{soft}it{ending}" for ending in endings)


def _changed_forms(word: str) -> tuple[str, ...]:
    """The forms of a verb whose stem changes under the stress ("pide", "encuentran")."""
    changed = _CHANGES.get(word)
    return _verb_forms(changed + word[-2:]) if changed else _verb_forms(word)


def _verb_forms(word: str) -> tuple[str, ...]:
    """The forms of a regular verb in the order of the endings; any other word stays."""
    endings = _ENDINGS.get(word[-2:])
    if endings is None or " " in word:
        return (word,) * len(_ENDINGS["ar"].split())
    return tuple(word[:-2] + ending for ending in endings.split())


@lru_cache(maxsize=1)
def _meanings() -> dict[str, tuple[str, ...]]:
    """Each everyday form (folded) with the official forms that it may be read as, best first."""
    found: dict[str, list[str]] = {}
    for table, forms, asked in (
        (NOUNS, _noun_forms, _noun_forms),
        (VERBS, _verb_forms, _verb_forms),
        (VERBS, _verb_forms, _changed_forms),
        (NOUNS, _noun_forms, _small_forms),
    ):
        for officials, words in word_rows(table):
            shaped = [forms(official) for official in officials]
            for word in words:
                for at, form in enumerate(asked(word)):
                    if form in _NO_DIMINUTIVES or (asked is _small_forms and form == word):
                        continue
                    known = found.setdefault(fold(form), [])
                    known += [one[at] for one in shaped if fold(one[at]) != fold(form)]
    return {word: tuple(dict.fromkeys(meant)) for word, meant in found.items()}


class Wording:
    """The words that the documents hold, and which of them stand together."""

    def __init__(self, holds: Holds, lines: Sequence[str]) -> None:
        self.holds = holds
        self._lines = tuple(lines[:_MOST_READ])
        self._passages = tuple(frozenset(line.split()) for line in lines[:_MOST_READ])

    def all_held(self, phrase: str) -> bool:
        """True when the documents hold every word of a phrase."""
        found = stems(phrase)
        return bool(found) and all(map(self.holds, found))

    def says(self, phrase: str) -> bool:
        """True when a passage holds the words of a phrase in a row; stop words are not enough."""
        found = stems(phrase)
        if 2 * len(found) < len(phrase.split()):
            return False
        return bool(found) and any(f" {' '.join(found)} " in f" {line} " for line in self._lines)

    def best(self, options: Sequence[str], others: frozenset[str]) -> str | None:
        """The held option that shares a passage with most of the question's other words.

        Of equals the first; ``None`` when none is held.
        """
        held = [option for option in options if self.all_held(option)]
        return max(held, key=lambda option: self._company(option, others), default=None)

    def _company(self, option: str, others: frozenset[str]) -> int:
        own = frozenset(stems(option))
        return max((len(others & one) for one in self._passages if own <= one), default=0)


def spoken(text: str) -> str:
    """``text`` with what speech shortens ("pal", "toditos") written out."""
    for pattern, written in _SPOKEN:
        text = pattern.sub(written, text)
    return text


def official(text: str, wording: Wording) -> str:
    """``text`` with everyday words and phrases that the documents lack in words that they hold."""
    others = frozenset(filter(wording.holds, stems(text)))
    for pattern, meanings in phrase_rows():
        match = pattern.search(text)
        if match and not wording.says(match.group()):
            read = wording.best(meanings, others) or match.group()
            text = f"{text[: match.start()]}{read}{text[match.end() :]}"
    pieces, at = [], 0
    found = tokens(text)
    for token in found:
        name = token.capital and token is not found[0] and not text.isupper()
        if not token.stem or wording.holds(token.stem) or name:
            continue
        meant = wording.best(_meanings().get(token.fold, ()), others)
        if meant:
            pieces += [text[at : token.start], meant]
            at = token.end
    return "".join([*pieces, text[at:]])

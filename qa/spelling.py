"""Typing errors: a word of the question that the documents do not hold, set right by theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA

from index.spelling import sounds
from index.synonym_groups import SYNONYM_GROUPS
from qa.lexicon import (
    COUNTRIES,
    PLACES,
    SCAFFOLD,
    WH_WORDS,
    synonym_stems,
)
from qa.tables.lexicon import NOISE
from qa.text import Token, fold, tokens
from qa.values import MONTHS, NUMBER_WORDS
from qa.wording import expand_shorthand

_SHORTEST = 4
_SHORT = 3
"""Letters of a word that is set right: by likeness, and by sound to a word of asking."""
_ROOM = (5, 10)
"""Letters from which one error, and two errors, may be in a word."""
_SURE = 0.84
"""The least likeness of the sounds when two errors are set right."""

_LONG = 7
"""Sounds of a word in which any other letter may stand for one."""
_CONFUSED = {
    "q": "wa", "w": "qes", "e": "wrdi", "r": "etfl", "t": "rygd", "y": "tuh", "u": "yijo",
    "i": "uoke", "o": "iplu", "p": "ob", "a": "qsz", "s": "adwxz", "d": "sftec", "f": "dgrv",
    "G": "fhK", "h": "gj", "j": "hkGu", "K": "jlG", "l": "kor", "m": "n", "n": "mbñ", "ñ": "nl",
    "b": "vnp", "z": "sax", "x": "zsc",
}  # fmt: skip
"""Sounds with those that a slip of the finger or of the ear puts in their place."""
_STEM = 4
"""The least sounds that two forms of one word share."""
_ENDINGS = {
    sounds(f"o{ending}")[1:]: ending
    for ending in (
        "a o e s as os es an en ar er ir ando iendo ado ada ados adas ido ida idos idas"
        " aba aban ia ian io aron ieron ara era aran eran aria arian amos emos imos"
        " cion ciones mente al ales arse erse irse"
    ).split()
}
"""Endings of Spanish words by their sound."""


class Targets:
    """Words that misspelt ones may stand for, by how they sound; ``counts`` breaks ties."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self.counts = counts
        self._by_sound: dict[str, str] = {}
        self._by_length: dict[int, list[tuple[str, str]]] = {}
        self._by_stem: dict[str, list[tuple[str, str]]] = {}
        for word in sorted(counts, key=lambda word: (counts[word], word)):
            heard = sounds(word)
            self._by_sound[heard] = word
            self._by_length.setdefault(len(heard), []).append((word, heard))
            self._by_stem.setdefault(heard[:_STEM], []).append((word, heard))

    def same(self, heard: str) -> str | None:
        """The commonest word that sounds so."""
        return self._by_sound.get(heard)

    def inflected(self, heard: str) -> str | None:
        """Another form of a word: "resiben" is "reciben" where "recibir" is held.

        Both are one sound but for endings of Spanish words; the commonest word wins.
        """
        best: tuple[int, str] | None = None
        for cut in range(len(heard) - 1, _STEM - 1, -1):
            if heard[cut:] not in _ENDINGS:
                continue
            for word, other in self._by_stem.get(heard[:_STEM], ()):
                if other[:cut] != heard[:cut] or other[cut:] not in _ENDINGS:
                    continue
                kept = [n for n in range(1, len(word) + 1) if sounds(word[:n]) == heard[:cut]]
                if kept:
                    found = (self.counts[word], word[: kept[0]] + _ENDINGS[heard[cut:]])
                    best = max(best or found, found)
            if best is not None:
                return best[1]
        return None

    def nearest(self, heard: str, allowed: int) -> tuple[int, str] | None:
        """The word of the fewest errors (at most ``allowed``), then the commonest; and how many."""
        best: tuple[int, int, str] | None = None
        for length in range(len(heard) - allowed, len(heard) + allowed + 1):
            for word, other in self._by_length.get(length, ()):
                if not _begins_alike(heard, other):
                    continue
                gap = OSA.distance(heard, other, score_cutoff=allowed)
                if gap > allowed or (best and (gap, -self.counts[word], word) >= best):
                    continue
                if gap == 1 and len(heard) == len(other) < _LONG and not _confusable(heard, other):
                    continue
                if gap < 2 or OSA.normalized_similarity(heard, other) >= _SURE:
                    best = (gap, -self.counts[word], word)
        return (best[0], best[2]) if best else None


def _confusable(one: str, other: str) -> bool:
    """True when the sounds that differ are near on the keyboard, alike to the ear, or swapped."""
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(pairs) != 1 or bool(_CONFUSED.get(pairs[0][0], "").count(pairs[0][1]))


def _begins_alike(heard: str, other: str) -> bool:
    """The first sounds agree, or one is lost, added or swapped with the next in a longer word."""
    if heard[:1] == other[:1]:
        return True
    swapped = heard[:2] == other[1::-1]
    return len(heard) >= 6 and (swapped or heard[:3] == other[1:4] or heard[1:4] == other[:3])


class Speller:
    """Corrects words against the vocabulary of the indexed documents and the words of asking.

    A word of the language (``is_word``) is only set right when it sounds like one of theirs.
    """

    def __init__(
        self,
        words: Mapping[str, int],
        stems: Iterable[str],
        is_word: Callable[[str], bool] = lambda word: False,
    ) -> None:
        self._words = Targets({word: n for word, n in words.items() if len(word) >= _SHORTEST})
        self._held = words
        self._is_word = is_word
        self._stems = frozenset(stems)
        self._closest = lru_cache(maxsize=4096)(self._search)

    def correct(self, text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        """``text`` with misspelt words replaced, and the pairs (written, meant)."""
        text, expanded = expand_shorthand(text)
        changes: list[tuple[str, str]] = list(expanded)
        pieces, at = [], 0
        opening = next((token.start for token in tokens(text)), 0)
        for token in tokens(text):
            proper = token.capital and token.start > opening and not text.isupper()
            meant = self._meant(token, proper)
            if meant is not None and fold(meant) != token.fold:
                pieces += [text[at : token.start], meant]
                at = token.end
                changes.append((token.text, meant))
        return "".join([*pieces, text[at:]]), tuple(changes)

    def _meant(self, token: Token, proper: bool) -> str | None:
        """The word that a token stands for; a ``proper`` name only for one of the documents."""
        word = token.fold
        asking = _asking().get(sounds(word))
        if asking is not None and word not in WH_WORDS and word not in self._held:
            return asking
        if len(word) < _SHORT or any(c.isdigit() for c in word) or not token.stem:
            return None
        known = token.stem in self._stems or word in self._held or word in _everyday().counts
        return None if known or token.stem in synonym_stems() else self._closest(word, proper)

    def _search(self, word: str, proper: bool) -> str | None:
        heard = sounds(word)
        everyday = _names() if proper else _everyday()
        same = self._words.same(heard) or everyday.same(heard) or self._with_tilde(word)
        if same is not None:
            return same
        if len(word) < _ROOM[0] or self._is_word(word):
            return None
        inflected = self._words.inflected(heard) or everyday.inflected(heard)
        if inflected is not None:
            return inflected
        allowed = 1 if len(word) < _ROOM[1] else 2
        found = [
            (*near, at)
            for at, targets in enumerate((self._words, everyday))
            if (near := targets.nearest(heard, allowed)) is not None
        ]
        best = min(found, key=lambda one: (one[0], one[2]), default=None)
        return best[1] if best else None

    def _with_tilde(self, word: str) -> str | None:
        """The documents' or an everyday word with ``ñ`` where ``n`` is written: "ninos"."""
        for at, letter in enumerate(word):
            meant = f"{word[:at]}ñ{word[at + 1 :]}"
            if letter == "n" and (meant in self._held or meant in _everyday().counts):
                return meant
        return None


@lru_cache(maxsize=1)
def _asking() -> dict[str, str]:
    """Question words by their sound: "kuantas" is "cuántas"."""
    written = "cuánto cuánta cuántos cuántas cuándo quién quiénes cuál cuáles dónde adónde"
    return {sounds(fold(word)): word for word in written.split()}


@lru_cache(maxsize=1)
def _names() -> Targets:
    """Countries, peoples and places."""
    names = {word for name in (*COUNTRIES, *PLACES) for word in name.split()}
    people = {
        f"{begin}{end}"
        for begins in COUNTRIES.values()
        for begin in begins.split()
        for end in ("o", "a", "os", "as", "e", "es", "")
    }
    return Targets(dict.fromkeys(sorted(names | people), 0))


@lru_cache(maxsize=1)
def _everyday() -> Targets:
    """Words of asking and computing, of the synonyms and of places: they may be meant as well."""
    counts = dict(_names().counts)
    alike = (word for group in SYNONYM_GROUPS for word in group.split())
    counts |= dict.fromkeys((*alike, *NUMBER_WORDS), 1)
    counts |= dict.fromkeys((*SCAFFOLD, *NOISE, *MONTHS), 2)
    return Targets({word: n for word, n in counts.items() if len(word) >= _SHORT})


def vocabulary(texts: Iterable[str]) -> dict[str, int]:
    """Folded words of the documents with their counts."""
    counts: dict[str, int] = {}
    for text in texts:
        for token in tokens(text):
            if token.stem and not any(c.isdigit() for c in token.fold):
                counts[fold(token.text)] = counts.get(fold(token.text), 0) + 1
    return counts

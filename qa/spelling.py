"""Typing errors: a word of the question that the documents do not hold, set right by theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA

from index.spelling import sounds
from qa.lexicon import COUNTRIES, PLACES, SCAFFOLD, WH_WORDS, synonym_stems
from qa.tables.lexicon import NOISE
from qa.text import Token, fold, stem, tokens
from qa.values import MONTHS
from qa.wording import expand_shorthand

_SHORTEST = 4


class Speller:
    """Corrects words against the vocabulary of the indexed documents.

    A word of the language (``is_word``) is only set right when it sounds like one of theirs.
    """

    def __init__(
        self,
        words: Mapping[str, int],
        stems: Iterable[str],
        is_word: Callable[[str], bool] = lambda word: False,
    ) -> None:
        self._words = words
        self._is_word = is_word
        self._stems = frozenset(stems)
        self._by_sound: dict[str, list[str]] = {}
        self._by_length: dict[int, list[str]] = {}
        for word in sorted(words):
            self._by_sound.setdefault(sounds(word), []).append(word)
            self._by_length.setdefault(len(word), []).append(word)
        self._closest = lru_cache(maxsize=4096)(self._search)

    def correct(self, text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        """``text`` with misspelt words replaced, and the pairs (written, meant)."""
        text, expanded = expand_shorthand(text)
        changes: list[tuple[str, str]] = list(expanded)
        pieces, at = [], 0
        for token in tokens(text):
            meant = self._meant(token)
            if meant is not None:
                pieces += [text[at : token.start], meant]
                at = token.end
                changes.append((token.text, meant))
        return "".join([*pieces, text[at:]]), tuple(changes)

    def _meant(self, token: Token) -> str | None:
        word = token.fold
        asking = _asking().get(sounds(word))
        if asking is not None and word not in WH_WORDS and word not in self._words:
            return asking
        if len(word) < _SHORTEST or any(c.isdigit() for c in word) or not token.stem:
            return None
        known = token.stem in self._stems or word in self._words or word in _everyday()
        if known or stem(word) in synonym_stems():
            return None
        return self._closest(word)

    def _search(self, word: str) -> str | None:
        same = [w for w in self._by_sound.get(sounds(word), ()) if len(w) >= _SHORTEST]
        if same:
            return max(same, key=lambda w: (self._words[w], w))
        if word not in _everyday() and sounds(word) in _everyday_sounds():
            return _everyday_sounds()[sounds(word)]
        if len(word) < 5 or self._is_word(word):
            return None
        allowed = 1 if len(word) < 10 else 2
        heard = sounds(word)
        best: tuple[int, int, str] | None = None
        for length in range(len(word) - allowed, len(word) + allowed + 1):
            for other in self._by_length.get(length, ()):
                if other[0] != word[0] and sounds(other)[:1] != heard[:1]:
                    continue
                gap = OSA.distance(heard, sounds(other), score_cutoff=allowed)
                if gap <= allowed and (best is None or (gap, -self._words[other], other) < best):
                    best = (gap, -self._words[other], other)
        if best is None or (
            best[0] == 2 and OSA.normalized_similarity(heard, sounds(best[2])) < 0.78
        ):
            return None
        return best[2]


@lru_cache(maxsize=1)
def _asking() -> dict[str, str]:
    """Question words by their sound: "kuantas" is "cuántas"."""
    written = "cuánto cuánta cuántos cuántas cuándo quién quiénes cuál cuáles dónde adónde"
    return {sounds(fold(word)): word for word in written.split()}


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    names = {word for name in (*COUNTRIES, *PLACES) for word in name.split()}
    return frozenset(names | set(SCAFFOLD) | set(NOISE))


@lru_cache(maxsize=1)
def _everyday_sounds() -> dict[str, str]:
    """Words of asking and computing by their sound: "porsentaje" is "porcentaje"."""
    words = sorted((*SCAFFOLD, *NOISE, *MONTHS))
    return {sounds(word): word for word in words if len(word) >= _SHORTEST}


def vocabulary(texts: Iterable[str]) -> dict[str, int]:
    """Folded words of the documents with their counts."""
    counts: dict[str, int] = {}
    for text in texts:
        for token in tokens(text):
            if token.stem and not any(c.isdigit() for c in token.fold):
                counts[fold(token.text)] = counts.get(fold(token.text), 0) + 1
    return counts

"""The terms of the training text, numbered in the order in which they are met."""

from __future__ import annotations

from collections.abc import Sequence

from index.embedding.words import Term, term_of, words


class Terms:
    """Numbers for terms: the same words in the same order give the same numbers."""

    def __init__(self, terms: Sequence[Term] = ()) -> None:
        self.terms: list[Term] = list(terms)
        self._numbers = {term: number for number, term in enumerate(self.terms)}
        self._words: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self.terms)

    def read(self, text: str) -> list[int]:
        """The terms of a text in reading order; unknown ones are added."""
        found = []
        for word in words(text):
            number = self._words.get(word)
            if number is None:
                number = self._words[word] = self.add(term_of(word))
            found.append(number)
        return found

    def add(self, term: Term) -> int:
        """The number of a term, a new one when it was not met before."""
        number = self._numbers.get(term)
        if number is None:
            number = self._numbers[term] = len(self.terms)
            self.terms.append(term)
        return number

    def content(self, text: str) -> list[int]:
        """The terms of a text without its function words."""
        return [number for number in self.read(text) if not self.terms[number].stop]

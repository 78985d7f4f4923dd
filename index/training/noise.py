"""Stems with one typing error, so that their pieces learn to mean what the stem means."""

from __future__ import annotations

import numpy as np

from index.embedding.words import Term
from index.training.terms import Terms

_LETTERS = "aeiourstlnmdcpbgvfhjñ"
_SHORTEST = 5


def add_typing_errors(
    terms: Terms, counts: list[int], size: int, seed: int
) -> dict[int, list[int]]:
    """Add misspelt forms of the ``size`` commonest long stems; term to its misspelt terms.

    A form that happens to be a known stem is left out.
    """
    rng = np.random.default_rng(seed)
    known = {term.stem for term in terms.terms}
    wanted = [
        number
        for number in sorted(range(len(counts)), key=lambda number: (-counts[number], number))
        if not terms.terms[number].stop
        and terms.terms[number].stem.isalpha()
        and len(terms.terms[number].stem) >= _SHORTEST
    ][:size]
    forms: dict[int, list[int]] = {}
    for number in wanted:
        drawn = {misspelt(terms.terms[number].stem, rng) for _ in range(2)} - known
        forms[number] = [terms.add(Term(form, False)) for form in sorted(drawn)]
    return {number: found for number, found in forms.items() if found}


def misspelt(stem: str, rng: np.random.Generator) -> str:
    """A stem with one letter dropped, doubled, changed or swapped with the next; not the first."""
    place = int(rng.integers(1, len(stem) - 1))
    kind = int(rng.integers(4))
    before, letter, after = stem[:place], stem[place], stem[place + 1 :]
    if kind == 0:
        return before + after
    if kind == 1:
        return before + letter * 2 + after
    if kind == 2:
        return before + _LETTERS[int(rng.integers(len(_LETTERS)))] + after
    return before + after[0] + letter + after[1:]

"""Names of bodies, plans and papers: where they stand in a question and in the documents."""

from __future__ import annotations

from collections.abc import Iterator

from qa.text import Token, stems, tokens

SMALL = frozenset("de del la las el los y e en a al para por con contra".split())


def content_line(text: str) -> str:
    """The content stems of ``text`` joined by spaces, with a space at both ends."""
    return f" {' '.join(stems(text))} "


def named(text: str) -> Iterator[tuple[str, str]]:
    """The names of two capitalised words or more: as written, and their stems joined by spaces.

    Small words may stand inside. A text all in capitals names nothing.
    """
    if text.isupper():
        return
    run: list[Token] = []
    for token in (*tokens(text), None):
        if token is not None and _continues(run, token, text):
            run.append(token)
            continue
        while run and not run[-1].capital:
            run.pop()
        content = [one.stem for one in run if one.stem and one.capital]
        if len(content) >= 2:
            yield text[run[0].start : run[-1].end], " ".join(t.stem for t in run if t.stem)
        run = [token] if token is not None and token.capital and token.stem else []


def _continues(run: list[Token], token: Token, text: str) -> bool:
    if not run or any(c in '¿?.,;:()«»"' for c in text[run[-1].end : token.start]):
        return False
    return (token.capital and bool(token.stem)) or token.fold in SMALL

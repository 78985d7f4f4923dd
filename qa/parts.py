"""Questions that ask two or three things at once, taken apart. Pure.

``¿Cuándo…? y ¿cuántos…?`` has a question word in each part; ``¿Qué hicieron la OIT y UNICEF?``
asks the same of two names; ``en salud y en educación`` of two fields; ``Compare A con B`` of two
things that are to be described.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from qa.entities import SMALL
from qa.text import Token, tokens

_SPLIT = re.compile(
    r"\s*[,;]?\s+(?:y|e|ademas|además)\s+(?=(?:(?:a|de|con|en|por|para|hasta|desde|mediante)\s+)?"
    r"(?:cu[aá]nt[oa]s?|qu[eé]|cu[aá]l(?:es)?|qui[eé]n(?:es)?|cu[aá]ndo|d[oó]nde|c[oó]mo"
    r"|por qu[eé])\b)",
    re.I,
)
_COUNTED = re.compile(r"^\W*(?:(?:a|de|con|en|por|para)\s+)?cu[aá]nt[oa]s?\s+\w+", re.I)
_VERB = re.compile(
    r"\s(?:en|durante|hubo|hay|hab[ií]an?|existen?|se|ten[ií]an?|tienen?|tuv\w+|est[aá]n?|estaban?"
    r"|fueron|son|eran|\w*[íi]an|\w{2,}(?:aron|ieron|aban|[ií]an|ó))\b",
    re.I,
)
"""Where what is said of the things counted begins."""
_FIELDS = re.compile(
    r"\b(?P<word>en|sobre|para|contra|con|ante) (?P<one>[^,;?]{3,60}?),? y (?P=word) "
    r"(?P<two>[^?]{3,80})",
    re.I,
)
_COMPARED = re.compile(
    r"^\W*(?:compar[ae]\w*|(?:(?:cu[aá]l(?:es)?|qu[eé]) (?:(?:es|son|hay) )?(?:la |las )?)?"
    r"diferencias? (?:hay |existen? )?entre|en qu[eé] se (?:diferencian?|distinguen?|parecen?))"
    r"\s+(?P<both>.+?)\W*$",
    re.I,
)
_AGAINST = re.compile(r"\s+(?:con|frente a|versus|vs\.?)\s+", re.I)
_AND = re.compile(r"\s+(?:y|e)\s+", re.I)
_ARTICLE = re.compile(r"^(?:el|la|los|las|del|al)\s+", re.I)
_GAP = re.compile(
    r"\s*,?\s+(?:y|e)\s+(?:(?:el|la|los|las|a|al|de|del)\s+){0,2}"
    r"|\s*,\s+(?:(?:el|la|los|las)\s+)?"
)
_MOST = 3
_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a question, in order.

    ``whole`` is true when each is a question of its own; otherwise a later part takes what it
    lacks from the first. ``names`` holds, for each part, what it must speak of (may be empty).
    ``shared`` is true when parts took over the end of the last one.
    """

    texts: tuple[str, ...]
    whole: bool = True
    names: tuple[str, ...] = ()
    shared: bool = False


def take_apart(text: str, acronyms: Collection[str]) -> Parts | None:
    """The parts of a question that asks several things; ``None`` for a single question.

    ``acronyms`` are the folded acronyms of the documents; they are names however written.
    """
    pieces = _SPLIT.split(text)
    if len(pieces) > 1:
        texts = _completed(pieces[:_MOST])
        return Parts(texts, False, shared=texts != tuple(pieces[:_MOST]))
    return _compared(text) or _fields(text) or _names(text, acronyms)


def _completed(pieces: Sequence[str]) -> tuple[str, ...]:
    """All the parts of "¿cuántas niñas y cuántos niños ingresaron en 2020?" with its end.

    Only a part that counts things and says nothing of them takes the end over.
    """
    last = pieces[-1]
    counted = _COUNTED.match(last)
    end = _VERB.search(last, counted.end()) if counted else None
    if end is None:
        return tuple(pieces)
    return tuple(
        f"{piece}{last[end.start() :]}" if piece is not last and _only_counts(piece) else piece
        for piece in pieces
    )


def _only_counts(piece: str) -> bool:
    """A short part that names what is counted and says nothing of it."""
    counted = _COUNTED.match(piece)
    if counted is None or _VERB.search(piece):
        return False
    return len(piece[counted.end() :].split()) <= _MOST_NAMED


def _compared(text: str) -> Parts | None:
    match = _COMPARED.match(text)
    if match is None or any(c.isdigit() for c in text):
        return None
    pieces = _AGAINST.split(match.group("both"))
    pieces = pieces if len(pieces) > 1 else _AND.split(match.group("both"))
    if len(pieces) != 2:
        return None
    both = [_ARTICLE.sub("", piece) for piece in pieces]
    return Parts(tuple(f"¿Qué es {one}?" for one in both), True, tuple(both))


def _fields(text: str) -> Parts | None:
    match = _FIELDS.search(text)
    if match is None or any(c.isdigit() for c in match.group("one")):
        return None
    before, tail = text[: match.start()], text[match.end() :]
    fields = (match.group("one"), match.group("two"))
    return Parts(tuple(f"{before}{match.group('word')} {one.strip()}{tail}" for one in fields))


def _names(text: str, acronyms: Collection[str]) -> Parts | None:
    """Names joined by "y": each part keeps one of them."""
    found = _spans(text, acronyms)
    for at in range(len(found)):
        run = [found[at]]
        for following in found[at + 1 :]:
            gap = text[run[-1][1] : following[0]]
            if len(run) == _MOST or not gap.strip() or not _GAP.fullmatch(gap):
                break
            run.append(following)
        joined = text[run[0][1] : run[-1][0]]
        if len(run) > 1 and re.search(r"\b(?:y|e)\b", joined):
            head, tail = text[: run[0][0]], text[run[-1][1] :]
            names = tuple(text[a:b] for a, b in run)
            return Parts(tuple(f"{head}{name}{tail}" for name in names), True, names)
    return None


def _spans(text: str, acronyms: Collection[str]) -> list[tuple[int, int]]:
    """Where names stand: runs of capitalised words, and acronyms. Nothing in a text in capitals."""
    if text.isupper():
        return []
    spans: list[tuple[int, int]] = []
    run: list[Token] = []
    first = True
    for token in tokens(text):
        names = bool(token.stem) and (token.fold in acronyms or (token.capital and not first))
        first = first and not token.stem
        gap = text[run[-1].end : token.start] if run else ""
        if run and not re.search(r"[^\s]", gap) and (names or token.fold in SMALL - {"y", "e"}):
            run.append(token)
            continue
        spans += _closed(run)
        run = [token] if names else []
    return spans + _closed(run)


def _closed(run: list[Token]) -> list[tuple[int, int]]:
    while run and not run[-1].stem:
        run.pop()
    return [(run[0].start, run[-1].end)] if run else []

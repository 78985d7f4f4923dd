"""Long sentences shown in part: whole clauses around what answers, with ``[…]`` for the rest."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from qa.forms import QuestionForm
from qa.preference import counts_asked
from qa.select.asked import Asked
from qa.select.reading import read_sentence
from qa.text import tokens, word_count
from qa.values import find_values

ELLIPSIS = "[…]"
_MOST_SUBJECT = 14
_LOOSE = " ,;:(–-"
"""Signs that may not dangle where a quotation is cut."""
_LASTS = re.compile(r"\s*(?:años?|meses|mes|días?|semanas?|horas?)\b", re.I)
"""What makes a figure an age or a time: no count of what else is asked."""
_CLAUSE = re.compile(
    r"(?<=[;:])\s+|(?<=,)\s+|\s+(?=\()"
    r"|\s+(?=(?:que|cuyo|cuya|mediante|a través de|para|así como|pues|donde|en el marco)\s)"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a shown sentence; ``gives`` tells that it holds a new value as asked for."""

    text: str
    words: int
    weight: float
    gives: bool = False


def _clauses(text: str, asked: Asked, wanted: frozenset[str]) -> list[Clause]:
    cuts = [0, *(m.end() for m in _CLAUSE.finditer(text)), len(text)]
    pieces = [text[a:b] for a, b in itertools.pairwise(cuts) if text[a:b].strip()]
    listing = asked.form.wants("list", "who", "place")
    counting = asked.form.wants("figure", "count") and bool(asked.form.focus)
    lasting = asked.form.wants("duration", "date")
    clauses: list[Clause] = []
    for piece in pieces:
        reading = read_sentence(piece)
        weight = 0.0
        for one, value in asked.weights.items():
            if one in reading.stem_set:
                weight += value
            elif asked.near[one] & reading.stem_set:
                weight += 0.7 * value
        values = [v for v in find_values(piece) if lasting or not _LASTS.match(piece, v.end)]
        weight += sum(2.0 for v in values if v.kind in wanted and v.key not in asked.value_keys)
        if listing:
            weight += 0.6 * sum(one not in asked.weights for _, one in reading.capitals)
        weight += sum(4.0 for v in values if v.key in asked.value_keys)
        if counting and counts_asked(asked.form, piece):
            weight += 2.0
        gives = any(v.kind in wanted and v.key not in asked.value_keys for v in values)
        clauses.append(Clause(piece, word_count(piece), weight, gives))
    return clauses


def trimmed(text: str, asked: Asked, most: int) -> str:
    """``text``, or its weightiest run of clauses within ``most`` words, marked where it is cut.

    A clause weighs by the question's words, the values that the question names and the values
    of the kind that it asks for.
    """
    if word_count(text) <= most:
        return text
    form = asked.form
    wanted: set[str] = set()
    if form.wants("figure", "count", "percent", "duration", "sum"):
        wanted |= {"figure", "percent"}
    if form.wants("date"):
        wanted |= {"date", "year"}
    if form.wants("norm"):
        wanted.add("norm")
    clauses = _clauses(text, asked, frozenset(wanted))
    spare = _MOST_SUBJECT if form.wants("who") and clauses[0].words <= _MOST_SUBJECT else 2
    first, last = _window(clauses, most - spare)
    if wanted:
        while first < last and not clauses[first].weight:
            first += 1
        while first < last and not clauses[last].weight:
            last -= 1
    if first > last:
        return " ".join(text.split()[: most - 2]).rstrip(_LOOSE) + f" {ELLIPSIS}"
    shown = "".join(clause.text for clause in clauses[first : last + 1]).strip().rstrip(_LOOSE)
    head = _subject(clauses, first, form) if first else ""
    if head and word_count(head) + word_count(shown) > most:
        head = f"{ELLIPSIS} "
    return f"{head}{shown}" + (f" {ELLIPSIS}" if last + 1 < len(clauses) else "")


def _subject(clauses: list[Clause], first: int, form: QuestionForm) -> str:
    """What stands before a run that is cut at its beginning: who acts, when that is asked.

    That is the nearest clause before with a name in it, else the first one.
    """
    if not form.wants("who"):
        return f"{ELLIPSIS} "
    at = next((n for n in range(first - 1, -1, -1) if _names_someone(clauses[n].text, n)), 0)
    if clauses[at].words > _MOST_SUBJECT:
        return f"{ELLIPSIS} "
    head = f"{ELLIPSIS} " if at else ""
    gap = f" {ELLIPSIS} " if first > at + 1 else " "
    return head + clauses[at].text.strip() + gap


def _names_someone(text: str, at: int) -> bool:
    """True when a capitalised word other than a sentence's first stands in a clause."""
    found = tokens(text)[0 if at else 1 :]
    return any(token.capital and token.stem for token in found)


def _window(clauses: list[Clause], most: int) -> tuple[int, int]:
    """The ends of the weightiest run of clauses of at most ``most`` words.

    The weightiest clause that gives a value asked for is always kept. Among runs of equal weight
    the one with more words wins, then the earlier.
    """
    giving = [at for at, clause in enumerate(clauses) if clause.gives and clause.words <= most]
    must = max(giving, key=lambda at: (clauses[at].weight, -at), default=None)
    best: tuple[float, int, int] | None = None
    ends = (1, 0)
    for first in range(len(clauses)):
        words, weight = 0, 0.0
        for last in range(first, len(clauses)):
            words += clauses[last].words
            if words > most:
                break
            weight += clauses[last].weight
            if must is not None and not first <= must <= last:
                continue
            key = (round(weight, 6), words, -first)
            if best is None or key > best:
                best, ends = key, (first, last)
    return ends

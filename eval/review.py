"""Reviewing what users proposed: accept, correct or reject, into a gold file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from eval import messages, review_texts
from eval.candidates import (
    Decision,
    GoldCandidate,
    Reviewed,
    decide,
    read_candidates,
    without_blanks,
)
from eval.items import KINDS, SPLITS, Evidence, GoldError, GoldItem, dump_item, load_gold

Ask = Callable[[str], str]
Say = Callable[[str], None]
DEFAULT_GOLD = Path(".foja/oro/propuestas.jsonl")


@dataclass(slots=True)
class ReviewCount:
    """How many proposals were taken, turned down and left for later."""

    accepted: int = 0
    rejected: int = 0
    waiting: int = 0


def review(directory: Path, gold: Path, ask: Ask, say: Say) -> ReviewCount:
    """Go through the waiting proposals of ``directory`` and append accepted ones to ``gold``.

    ``ask`` shows a prompt and returns what was typed; an end of input leaves the rest for
    later. A proposal that is not yet a sound entry must be corrected before it is accepted.
    Raises :class:`CandidateError` or :class:`GoldError` when a file cannot be used.
    """
    known = list(load_gold(gold)) if gold.exists() else []
    waiting = read_candidates(directory)
    count = ReviewCount(waiting=len(waiting))
    for number, candidate in enumerate(waiting, start=1):
        say(review_texts.candidate(candidate, number, len(waiting)))
        try:
            item, decision = _decide(candidate, known, ask, say)
        except EOFError:
            break
        if decision is None:
            continue
        count.waiting -= 1
        if item is not None:
            _append(gold, item)
            known.append(item)
            count.accepted += 1
        else:
            count.rejected += 1
        identifier = item.id if item is not None else ""
        decide(directory, Reviewed(candidate.candidate_id, decision, identifier))
    say(review_texts.summary(count.accepted, count.rejected, count.waiting, gold))
    return count


def _decide(
    candidate: GoldCandidate, known: Sequence[GoldItem], ask: Ask, say: Say
) -> tuple[GoldItem | None, Decision | None]:
    """The entry and the decision; no decision leaves the proposal for later."""
    current, changed = without_blanks(candidate), False
    while True:
        choice = ask(review_texts.CHOICE).strip().lower()
        if choice in review_texts.LATER:
            return None, None
        if choice in review_texts.REJECT:
            return None, "rechazada"
        if choice in review_texts.CORRECT:
            current, changed = _correct(current, ask), True
            say(review_texts.candidate(current, 1, 1))
        elif choice in review_texts.ACCEPT:
            try:
                item = _entry(current, candidate, known)
            except GoldError as error:
                say(review_texts.incomplete(str(error)))
                continue
            return item, "corregida" if changed else "aceptada"
        else:
            say(review_texts.UNKNOWN_CHOICE)


def _entry(current: GoldCandidate, proposed: GoldCandidate, known: Sequence[GoldItem]) -> GoldItem:
    digest = hashlib.sha256(f"{current.question}|{current.history}".encode()).digest()
    item = current.item(f"prop-{proposed.candidate_id}", SPLITS[digest[0] % 2])
    for other in known:
        if (other.question.strip(), other.history) == (item.question, item.history):
            raise GoldError(review_texts.already_asked(other.id))
    return item


def _correct(candidate: GoldCandidate, ask: Ask) -> GoldCandidate:
    """``candidate`` with what is typed; an empty line keeps the field as it is."""
    question = ask(review_texts.field_question(candidate.question)).strip()
    answers = ask(review_texts.field_answers(candidate.answers)).strip()
    all_of = ask(review_texts.field_all_of(candidate.all_of)).strip()
    kind = ask(review_texts.field_kind(candidate.kind, KINDS)).strip()
    document = candidate.evidence[0].document if candidate.evidence else ""
    document = ask(review_texts.field_document(document)).strip() or document
    quotes = ask(review_texts.field_quotes([e.quote for e in candidate.evidence])).strip()
    evidence = candidate.evidence
    if quotes == review_texts.NONE:
        evidence = ()
    elif quotes:
        evidence = tuple(Evidence(document, quote) for quote in _parts(quotes))
    elif document:
        evidence = tuple(replace(place, document=document) for place in evidence)
    return replace(
        candidate,
        question=question or candidate.question,
        answers=_typed(answers, candidate.answers),
        all_of=_typed(all_of, candidate.all_of),
        kind=kind or candidate.kind,
        evidence=evidence,
    )


def _typed(line: str, before: tuple[str, ...]) -> tuple[str, ...]:
    if line == review_texts.NONE:
        return ()
    return _parts(line) if line else before


def _parts(line: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in line.split("|") if part.strip())


def _append(path: Path, item: GoldItem) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{dump_item(item)}\n")
    except OSError as error:
        raise GoldError(messages.gold_unwritable(path, str(error))) from error

"""An answer of the chat becomes a candidate question for the evaluation."""

from __future__ import annotations

from datetime import datetime

from eval.candidates import GoldCandidate
from eval.items import Evidence
from ui.app.store.records import Turn


def candidate_of(turn: Turn, expected: str, comment: str, when: datetime) -> GoldCandidate:
    """The candidate: the question with its history, what was expected, the quotations shown.

    The reviewer decides; nothing here says that the answer was right.
    """
    quotes = dict.fromkeys(
        Evidence(citation.document, citation.quote) for citation in turn.answer.citations
    )
    return GoldCandidate(
        question=turn.question,
        history=turn.answer.question.history,
        answers=(expected.strip(),) if expected.strip() else (),
        evidence=tuple(quotes),
        comment=comment.strip(),
        proposed_at=when.isoformat(timespec="seconds"),
    )

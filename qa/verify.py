"""Verification at the moment of showing: offsets, words, and figures by value.

Nothing reaches a reader that has not passed here; what fails is withheld and logged.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.flow import shown
from ingest.records import Document, ParsedDocument
from qa import messages
from qa.inventory import count_holds
from qa.prose import change_holds
from qa.records import Answer, Citation, Statement
from qa.tables.recompute import computation_holds
from qa.text import tokens
from qa.values import missing_values

_LOG = logging.getLogger("foja.qa.verify")
_ELLIPSIS = re.compile(r"\s*\[…\]\s*")


def citation_holds(citation: Citation, document: Document) -> bool:
    """``document.text[start:end] == quote``, and what is shown is that quotation made readable."""
    if not 0 <= citation.start < citation.end <= len(document.text):
        return False
    if document.text[citation.start : citation.end] != citation.quote:
        return False
    return citation.shown == shown(document, citation.start, citation.end)


def _words(text: str) -> str:
    return " ".join(token.fold for token in tokens(text))


def quotation_holds(text: str, citations: Sequence[Citation]) -> bool:
    """Every stretch of a shown quotation stands, word for word, in one of its citations."""
    held = [f" {_words(citation.shown)} " for citation in citations]
    pieces = [_words(piece) for piece in _ELLIPSIS.split(text) if _words(piece)]
    return bool(pieces) and all(any(f" {piece} " in hay for hay in held) for piece in pieces)


def statement_holds(
    statement: Statement,
    citations: Sequence[Citation],
    documents: Mapping[str, ParsedDocument],
) -> bool:
    """A quotation stands in its citations; a computation is worked out anew from its cells.

    A computation without a record of its cells is a note of a table, whose figures must stand in
    its citation, or a change in prose, worked out anew from the sentence.
    """
    if statement.kind == "notice":
        return True
    if not citations:
        return False
    if statement.kind == "quotation":
        return quotation_holds(statement.text, citations)
    if statement.kind == "paraphrase":
        return figures_hold(statement.text, citations)
    record = statement.computation
    if record is not None:
        parsed = documents.get(record.doc_id)
        return parsed is not None and computation_holds(statement.text, record, parsed)
    held = [citation.shown for citation in citations]
    checks = (change_holds, count_holds)
    return figures_hold(statement.text, citations) or any(
        check(statement.text, held) for check in checks
    )


def cell_holds(citation: Citation, parsed: ParsedDocument) -> bool:
    """A cell's citation quotes the row of the table that it names."""
    if citation.cell is None:
        return True
    table = next((t for t in parsed.tables if t.table_id == citation.cell.table_id), None)
    return table is not None and any(
        row.start == citation.start and row.end == citation.end for row in table.rows
    )


def verified(answer: Answer, documents: Mapping[str, ParsedDocument]) -> Answer:
    """``answer`` without what does not hold; a notice says so when anything was withheld.

    An answer that loses all its statements becomes an abstention.
    """
    good = {
        c.number: c
        for c in answer.citations
        if c.doc_id in documents
        and citation_holds(c, documents[c.doc_id].document)
        and cell_holds(c, documents[c.doc_id])
    }
    kept = []
    for statement in answer.statements:
        cited = [good[n] for n in statement.citations if n in good]
        complete = len(cited) == len(statement.citations)
        if complete and statement_holds(statement, cited, documents):
            kept.append(statement)
        else:
            _LOG.warning("withheld statement of answer %s", answer.answer_id)
    if len(kept) == len(answer.statements) and len(good) == len(answer.citations):
        return answer
    used = {n for statement in kept for n in statement.citations}
    notices = (*answer.notices, messages.withheld(len(answer.statements) - len(kept)))
    citations = tuple(good[n] for n in sorted(used))
    if not any(statement.kind != "notice" for statement in kept):
        text = messages.withheld_all()
        notice = (Statement(text, (), "notice"),)
        return replace(
            answer, outcome="no_evidence", text=text, statements=notice, citations=(),
            notices=notices, confidence=0.0,
        )  # fmt: skip
    text = " ".join(statement.text for statement in kept)
    return replace(
        answer, statements=tuple(kept), citations=citations, text=text, notices=notices,
        outcome="partial" if answer.outcome == "answered" else answer.outcome,
    )  # fmt: skip


def figures_hold(text: str, citations: Sequence[Citation]) -> bool:
    """Every figure, date and norm of ``text`` stands, by value, in the citations."""
    return not missing_values(text, [citation.shown for citation in citations])

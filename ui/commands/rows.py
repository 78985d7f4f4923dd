"""Answers and hits as JSON rows, with the fields that the command line promises."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from index.api import SearchIndex
from index.neighbours import joined_text
from index.records import Channel, SearchHit
from ingest.records import Passage
from qa.records import Answer, Citation

CHANNELS: dict[str, Channel] = {"hibrido": "hybrid", "lexico": "lexical", "denso": "dense"}


def citation_row(citation: Citation) -> dict[str, Any]:
    """One citation; ``quote`` is the source verbatim and ``shown`` how it reads."""
    row: dict[str, Any] = {
        "number": citation.number,
        "document": citation.document,
        "title": citation.title,
        "section": list(citation.heading_path),
        "page": citation.page,
        "pages_by_index": citation.pages_by_index,
        "pdf_page": citation.pdf_index + 1 if citation.pdf_index is not None else None,
        "ocr_confidence": citation.ocr_confidence,
        "quote": citation.quote,
        "shown": citation.shown,
        "start": citation.start,
        "end": citation.end,
        "passage_id": citation.passage_id,
    }
    if citation.cell is not None:
        row["cell"] = {
            "table": citation.cell.table,
            "row": citation.cell.row,
            "column": citation.cell.column,
            "notes": list(citation.cell.notes),
        }
    return row


def hit_row(hit: SearchHit, index: SearchIndex) -> dict[str, Any]:
    """One passage with its place, its score and where each channel put it."""
    passage = hit.passage
    document = index.documents[passage.doc_id].document
    return {
        "id": passage.passage_id,
        "document": document.source,
        "section": list(passage.heading_path),
        "page": passage.page,
        "pdf_page": passage.pdf_index + 1 if passage.pdf_index is not None else None,
        "kind": passage.kind,
        "text": passage.text,
        "start": passage.start,
        "end": passage.end,
        "score": hit.score,
        "ranks": {channel.channel: channel.rank for channel in hit.channels},
        "channel_scores": {channel.channel: channel.score for channel in hit.channels},
        "matched_terms": list(hit.matched_terms),
        "matched_words": list(hit.matched_words),
        "reasons": list(hit.reasons),
        "also_at": list(hit.duplicates),
        "repeated": [place_row(index.passage(same), index) for same in hit.duplicates],
        "joined": [place_row(neighbour, index) for neighbour in hit.joined],
        "joined_text": joined_text(passage, hit.joined, document) if hit.joined else None,
    }


def place_row(passage: Passage, index: SearchIndex) -> dict[str, Any]:
    """Where another passage stands that belongs to a hit."""
    return {
        "id": passage.passage_id,
        "document": index.documents[passage.doc_id].document.source,
        "section": list(passage.heading_path),
        "page": passage.page,
        "start": passage.start,
        "end": passage.end,
    }


def answer_row(answer: Answer, row_id: str | int | None, index: SearchIndex) -> dict[str, Any]:
    """One answer as ``--json`` and ``--salida`` write it."""
    return {
        "id": row_id,
        "question": answer.question.text,
        "history": list(answer.question.history),
        "understood_as": answer.understood_as,
        "answer": answer.text,
        "outcome": answer.outcome,
        "abstained": answer.abstained,
        "confidence": round(answer.confidence, 4),
        "missing": answer.missing,
        "notices": list(answer.notices),
        "composer": answer.composer,
        "answer_id": answer.answer_id,
        "statements": [
            {"text": s.text, "kind": s.kind, "citations": list(s.citations)}
            for s in answer.statements
        ],
        "citations": [citation_row(citation) for citation in answer.citations],
        "passages": [hit_row(hit, index) for hit in answer.hits],
        "elapsed_ms": {t.stage: round(t.milliseconds, 3) for t in answer.timings},
    }


def search_row(
    row_id: str | int | None, query: str, hits: Sequence[SearchHit], index: SearchIndex
) -> dict[str, Any]:
    """One search as ``foja buscar`` writes it."""
    return {"id": row_id, "question": query, "passages": [hit_row(hit, index) for hit in hits]}

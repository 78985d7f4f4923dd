"""Where the evidence stands: from a quotation to character spans of the document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from eval import messages
from eval.items import Evidence, GoldError, GoldItem
from ingest.records import Document

_RUN = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` to ``end`` of the document ``doc_id``."""

    doc_id: str
    start: int
    end: int

    def overlap(self, other: Span) -> int:
        """How many characters both spans share."""
        if self.doc_id != other.doc_id:
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True)
class Place:
    """One piece of evidence and every span of the document that holds its words."""

    evidence: Evidence
    spans: tuple[Span, ...]


def fold_spaces(text: str) -> str:
    """``text`` with each run of white space as one space, none at the ends."""
    return _RUN.sub(" ", text).strip()


def find_quote(text: str, quote: str) -> tuple[tuple[int, int], ...]:
    """Every span of ``text`` that equals ``quote`` up to runs of white space.

    Nothing else may differ. Occurrences do not overlap each other.
    """
    words = quote.split()
    if not words:
        return ()
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    return tuple(found.span() for found in pattern.finditer(text))


def same_document(named: str, source: str) -> bool:
    """Whether gold's ``named`` document is ``source``: the whole name, or its last part."""
    return named == source or named == PurePath(source).name


class Locator:
    """Finds evidence in the documents of one index; repeated quotations are looked up once."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = tuple(documents)
        self._found: dict[Evidence, Place] = {}

    def places(self, item: GoldItem) -> tuple[Place, ...]:
        """The places of the item's evidence, in its order.

        Raises :class:`GoldError` when a document is not indexed or a quotation is not in it.
        """
        return tuple(self._place(item.id, evidence) for evidence in item.evidence)

    def _place(self, identifier: str, evidence: Evidence) -> Place:
        if evidence in self._found:
            return self._found[evidence]
        named = [d for d in self._documents if same_document(evidence.document, d.source)]
        if not named:
            indexed = [document.source for document in self._documents]
            raise GoldError(messages.document_missing(identifier, evidence.document, indexed))
        spans = tuple(
            Span(document.doc_id, start, end)
            for document in named
            for start, end in find_quote(document.text, evidence.quote)
        )
        if not spans:
            raise GoldError(messages.quote_missing(identifier, evidence.document, evidence.quote))
        self._found[evidence] = Place(evidence, spans)
        return self._found[evidence]

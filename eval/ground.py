"""What the index knows about a stretch of text: its passages, sections and printed page."""

from __future__ import annotations

from collections.abc import Sequence

from eval.locate import Place, Span
from index.api import SearchIndex
from ingest.records import ParsedDocument, Passage


class Ground:
    """Answers, for spans of evidence, which passages hold them and where they stand."""

    def __init__(self, index: SearchIndex) -> None:
        self._documents = index.documents
        self._passages: dict[str, list[Passage]] = {}
        for passage in index.passages:
            self._passages.setdefault(passage.doc_id, []).append(passage)

    def relevant(self, places: Sequence[Place]) -> tuple[str, ...]:
        """Ids of the passages that hold evidence, in index order.

        A passage holds a span when it covers at least half of its characters; where the
        text was cut so finely that none does, the passages that cover most of it count.
        """
        spans = [span for place in places for span in place.spans]
        found = {passage_id: None for span in spans for passage_id in self._holding(span)}
        return tuple(found)

    def sections(self, span: Span) -> frozenset[str]:
        """The innermost sections in which the span begins and ends."""
        parsed = self._documents[span.doc_id]
        inner = {_innermost(parsed, offset) for offset in (span.start, span.end - 1)}
        return frozenset(section for section in inner if section)

    def page(self, span: Span) -> int | None:
        """The printed page on which the span begins, ``None`` when it is not known."""
        for page in self._documents[span.doc_id].document.pages:
            if page.start <= span.start < page.end:
                return page.number
        return None

    def stands(self, doc_id: str, start: int, end: int, quote: str) -> bool:
        """Whether the document reads ``quote`` from ``start`` to ``end``."""
        parsed = self._documents.get(doc_id)
        return parsed is not None and parsed.document.text[start:end] == quote

    def _holding(self, span: Span) -> list[str]:
        shares = [
            (passage.passage_id, span.overlap(Span(span.doc_id, passage.start, passage.end)))
            for passage in self._passages.get(span.doc_id, ())
        ]
        half = [name for name, share in shares if 2 * share >= span.end - span.start]
        if half:
            return half
        most = max((share for _, share in shares), default=0)
        return [name for name, share in shares if share == most and most > 0]


def _innermost(parsed: ParsedDocument, offset: int) -> str:
    around = [s for s in parsed.sections if s.start <= offset < s.end]
    return max(around, key=lambda s: (s.level, s.start)).section_id if around else ""

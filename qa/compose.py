"""A draft becomes an Answer: citations are cut from the source, numbered and checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.records import ChannelScore, SearchHit
from ingest.flow import shown
from ingest.records import ParsedDocument, Passage
from qa import messages
from qa.corpus import Corpus
from qa.draft import Draft, Span
from qa.records import Answer, Citation, Question, Statement, Timing
from qa.text import word_count


@dataclass(frozen=True, slots=True)
class Asked:
    """The question as it came and as it was understood, with the retriever's hits."""

    question: Question
    understood_as: str
    hits: tuple[SearchHit, ...]
    answer_id: str
    timings: tuple[Timing, ...]


def _pages_by_index(parsed: ParsedDocument, path: Sequence[str]) -> str | None:
    top = path[0] if path else ""
    for pages in parsed.document.info.section_pages:
        if top.startswith((f"{pages.section}.", f"{pages.section} ")):
            return messages.pages_by_index(pages.section, pages.first, pages.last)
    return None


def citation_of(corpus: Corpus, span: Span, number: int) -> Citation:
    """The span as a numbered citation, cut from the source."""
    parsed = corpus.index.documents[span.doc_id]
    document = parsed.document
    passage = corpus.index.passage(span.passage_id) if span.passage_id else None
    section = next((s for s in parsed.sections if s.section_id == span.section_id), None)
    path = passage.heading_path if passage else section.heading_path if section else ()
    page = next((p for p in document.pages if p.start <= span.start < p.end), None)
    printed = page.number if page else None
    return Citation(
        number=number,
        doc_id=span.doc_id,
        document=document.source,
        title=document.title,
        section_id=span.section_id,
        heading_path=path,
        quote=document.text[span.start : span.end],
        shown=shown(document, span.start, span.end),
        start=span.start,
        end=span.end,
        passage_id=span.passage_id,
        page=printed,
        pages_by_index=None if printed is not None else _pages_by_index(parsed, path),
        pdf_index=page.pdf_index if page else None,
        ocr_confidence=page.ocr_confidence if page else None,
        cell=span.cell,
    )


def _numbered(corpus: Corpus, draft: Draft) -> tuple[tuple[Statement, ...], tuple[Citation, ...]]:
    citations: list[Citation] = []
    numbers: dict[Span, int] = {}
    statements = []
    for part in draft.parts:
        for span in part.spans:
            if span not in numbers:
                numbers[span] = len(citations) + 1
                citations.append(citation_of(corpus, span, numbers[span]))
        cited = tuple(dict.fromkeys(numbers[span] for span in part.spans))
        statements.append(Statement(part.text, cited, part.kind, part.computation))
    return tuple(statements), tuple(citations)


def lead_with_cited(
    corpus: Corpus, hits: Sequence[SearchHit], citations: Sequence[Citation], k: int
) -> tuple[SearchHit, ...]:
    """The hits with the cited passages first, in the order of citing; at most ``k``.

    A cited passage that the retriever did not propose is put in with no channel rank.
    """
    by_id = {hit.passage.passage_id: hit for hit in hits}
    cited = dict.fromkeys(c.passage_id for c in citations if c.passage_id)
    best = max((hit.score for hit in hits), default=1.0)
    front = [by_id.get(one) or _added(corpus.index.passage(one), best) for one in cited]
    rest = [hit for hit in hits if hit.passage.passage_id not in cited]
    ordered = (*front, *rest)[: max(k, 0)]
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(ordered, start=1))


def _added(passage: Passage, score: float) -> SearchHit:
    channels = (ChannelScore("lexical", None, 0.0), ChannelScore("dense", None, 0.0))
    return SearchHit(passage, 1, score, channels, (), ("citado",))


def within(statements: Sequence[Statement], most: int) -> tuple[Statement, ...]:
    """The first statements that fit in ``most`` words; the first is always kept."""
    kept: list[Statement] = []
    words = 0
    for statement in statements:
        words += word_count(statement.text)
        if kept and words > most:
            break
        kept.append(statement)
    return tuple(kept)


def compose(corpus: Corpus, draft: Draft, asked: Asked, most: int) -> Answer:
    """The answer with numbered citations; an abstention carries no citation."""
    if draft.outcome == "no_evidence":
        return _abstention(corpus, draft, asked)
    statements, citations = _numbered(corpus, draft)
    notes = tuple(
        Statement(text, (), "notice") for text in draft.missing if _is_new(text, statements)
    )
    statements = within((*statements, *notes), most)
    used = {n for statement in statements for n in statement.citations}
    citations = tuple(c for c in citations if c.number in used)
    return Answer(
        answer_id=asked.answer_id,
        question=asked.question,
        understood_as=asked.understood_as,
        outcome=draft.outcome,
        text=" ".join(statement.text for statement in statements),
        statements=statements,
        citations=citations,
        hits=lead_with_cited(corpus, asked.hits, citations, asked.question.k),
        confidence=round(draft.confidence, 4),
        composer="extractive",
        missing=" ".join(draft.missing),
        notices=draft.notices,
        timings=asked.timings,
    )


def _is_new(text: str, statements: Sequence[Statement]) -> bool:
    bare = text.rstrip(".")
    return not any(bare in statement.text for statement in statements)


def _abstention(corpus: Corpus, draft: Draft, asked: Asked) -> Answer:
    closest = draft.closest or next(
        (" › ".join(hit.passage.heading_path) for hit in asked.hits), ""
    )
    text = messages.no_evidence(corpus.title(), closest)
    if draft.missing:
        text = f"{text} {' '.join(draft.missing)}"
    if draft.parts:
        text = draft.parts[0].text
    words = text.split()
    shown_text = text if len(words) <= 80 else " ".join(words[:79]) + " […]"
    return Answer(
        answer_id=asked.answer_id,
        question=asked.question,
        understood_as=asked.understood_as,
        outcome="no_evidence",
        text=shown_text,
        statements=(Statement(shown_text, (), "notice"),),
        citations=(),
        hits=asked.hits[: max(asked.question.k, 0)],
        confidence=round(draft.confidence, 4),
        composer="extractive",
        missing=" ".join(draft.missing),
        notices=draft.notices,
        timings=asked.timings,
    )

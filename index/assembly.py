"""From parsed documents to the arrays of a build. Pure."""

from __future__ import annotations

from index.analysed import analysed_passages, tokens
from index.analysis import analyse
from index.bm25 import build_bm25
from index.codec import BuildContent
from index.entities import harvest_entities
from index.fields import body_text, heading_text
from index.settings import LexicalSettings
from index.vectors import FlatVectors
from ingest.records import ParsedDocument, SkippedFile


def assemble(
    documents: tuple[ParsedDocument, ...],
    skipped: tuple[SkippedFile, ...],
    settings: LexicalSettings,
    vectors: FlatVectors,
) -> BuildContent:
    """The content of a build; ``vectors`` has a row a passage, in document order."""
    passages = tuple(passage for parsed in documents for passage in parsed.passages)
    titles = {parsed.document.doc_id: parsed.document.title for parsed in documents}
    bodies = [list(tokens(body_text(passage))) for passage in passages]
    headings = [analyse(heading_text(p, titles[p.doc_id])) for p in passages]
    terms = [[token.term for token in body] for body in bodies]
    text = build_bm25(terms, settings.k1, settings.b)
    return BuildContent(
        documents=documents,
        passages=passages,
        skipped=skipped,
        text=text,
        heading=build_bm25(headings, settings.heading_k1, settings.heading_b),
        analysed=analysed_passages(bodies, text.numbers),
        vectors=vectors,
        entities=harvest_entities(passage.search_text for passage in passages),
    )

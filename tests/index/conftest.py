"""Small builds without files or models, for the tests of the index."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import settings

from index.analysis import analyse
from index.api import Progress
from index.assembly import assemble
from index.codec import BuildContent
from index.fields import body_text
from index.settings import LexicalSettings
from index.vectors import Vectors, build_vectors
from ingest.records import Document, DocumentInfo, ParsedDocument, Passage, Section

settings.register_profile("index", deadline=None)  # a busy machine is not a failure
settings.load_profile("index")

DIMENSION = 16


class HashedEmbedder:
    """A bag of hashed words: a deterministic stand-in with the real interface."""

    name = "hashed"
    dimension = DIMENSION
    fingerprint = "hashed-1"

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return np.stack([self._vector(text) for text in texts])

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        return self.encode_queries(texts)

    def _vector(self, text: str) -> Vectors:
        vector = np.zeros(DIMENSION, np.float32)
        for term in analyse(text):
            vector[hashlib.sha256(term.encode()).digest()[0] % DIMENSION] += 1
        norm = float(np.linalg.norm(vector))
        return vector / norm if norm else vector


def parsed_document(
    source: str, paragraphs: Sequence[str], info: DocumentInfo | None = None
) -> ParsedDocument:
    """A document whose paragraphs are its sections, each with one passage."""
    text = "\n".join(paragraphs)
    sha256 = hashlib.sha256(f"{source}\0{text}".encode()).hexdigest()
    doc_id = sha256[:16]
    passages, sections, start = [], [], 0
    for number, paragraph in enumerate(paragraphs, 1):
        end = start + len(paragraph)
        section_id = f"{doc_id}-s{number}"
        heading = f"{number}. Parte"
        sections.append(Section(section_id, doc_id, heading, (heading,), 1, start, end, start, end))
        passages.append(
            Passage(
                passage_id=hashlib.sha256(f"{doc_id}{start}{paragraph}".encode()).hexdigest()[:16],
                doc_id=doc_id,
                section_id=section_id,
                heading_path=(heading,),
                text=paragraph,
                search_text=paragraph,
                start=start,
                end=end,
                kind="prose",
            )
        )
        start = end + 1
    document = Document(
        doc_id=doc_id,
        title=f"Informe {source}",
        source=source,
        sha256=sha256,
        text=text,
        format="txt",
        info=info or DocumentInfo(),
    )
    return ParsedDocument(document, tuple(sections), (), tuple(passages))


def build_content(documents: Sequence[ParsedDocument]) -> BuildContent:
    """The content of a build over parsed documents."""
    passages = tuple(p for parsed in documents for p in parsed.passages)
    vectors = build_vectors(HashedEmbedder().encode_passages([body_text(p) for p in passages]))
    return assemble(tuple(documents), (), LexicalSettings(), vectors)


@pytest.fixture
def make_document() -> Callable[..., ParsedDocument]:
    return parsed_document


@pytest.fixture
def make_content() -> Callable[..., BuildContent]:
    return build_content


@pytest.fixture
def embedder() -> HashedEmbedder:
    return HashedEmbedder()

"""Development questions with the passages that answer them: SQuAD's form and the project's gold."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from ingest.records import ParsedDocument, Passage
from ingest.sidecar import read_sidecar
from ingest.text_reader import read_text

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of one article; ``right`` tells whether a passage is a right one.

    ``whole`` tells whether a passage's unit is the right one, ``unit`` names the unit that is
    judged: the document of a paragraph, or the passage itself.
    """

    text: str
    article: str
    right: Callable[[Passage], bool]
    whole: Callable[[Passage], bool]
    unit: Callable[[Passage], str]


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions and the documents that they are asked of."""

    documents: tuple[ParsedDocument, ...]
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    text: str


@dataclass(frozen=True, slots=True)
class _Question:
    question: str
    answers: tuple[_Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class _Paragraph:
    context: str
    qas: tuple[_Question, ...]


@dataclass(frozen=True, slots=True)
class _Article:
    paragraphs: tuple[_Paragraph, ...]


@dataclass(frozen=True, slots=True)
class _Squad:
    data: tuple[_Article, ...]


@dataclass(frozen=True, slots=True)
class _Evidence:
    quote: str


@dataclass(frozen=True, slots=True)
class _Gold:
    question: str
    split: str
    history: tuple[str, ...] = ()
    evidence: tuple[_Evidence, ...] = ()


def squad_questions(path: Path) -> QuestionSet:
    """The questions of a file in SQuAD's form: every paragraph is a document."""
    articles = msgspec.json.decode(path.read_bytes(), type=_Squad).data
    documents: dict[str, ParsedDocument] = {}
    asked: list[Asked] = []
    for number, article in enumerate(articles):
        for paragraph in article.paragraphs:
            if paragraph.context not in documents:
                name = f"p{len(documents):05d}.txt"
                documents[paragraph.context] = read_text(name, paragraph.context.encode(), None)
            doc_id = documents[paragraph.context].document.doc_id
            asked += [_asked(question, str(number), doc_id) for question in paragraph.qas]
    return QuestionSet(tuple(documents.values()), tuple(asked))


def gold_questions(path: Path, report: Path) -> QuestionSet:
    """The development half of a gold file over its report; a fifth of it is an article."""
    document = read_text(report.name, report.read_bytes(), read_sidecar(report))
    decoder = msgspec.json.Decoder(_Gold)
    rows = [row for row in decoder.decode_lines(path.read_bytes()) if row.split == "desarrollo"]
    asked = tuple(
        Asked(row.question, f"gold{number % 5}", _holds(row), _holds(row), _passage_id)
        for number, row in enumerate(rows)
        if row.evidence and not row.history
    )
    return QuestionSet((document,), asked)


def _holds(row: _Gold) -> Callable[[Passage], bool]:
    quotes = [_plain(evidence.quote) for evidence in row.evidence]
    return lambda passage: any(
        quote in _plain(passage.text) or quote in _plain(passage.search_text) for quote in quotes
    )


def _asked(question: _Question, article: str, doc_id: str) -> Asked:
    answers = [_plain(answer.text) for answer in question.answers]

    def right(passage: Passage) -> bool:
        held = not answers or any(answer in _plain(passage.text) for answer in answers)
        return passage.doc_id == doc_id and held

    def whole(passage: Passage) -> bool:
        return passage.doc_id == doc_id

    return Asked(question.question, article, right, whole, _document_id)


def _passage_id(passage: Passage) -> str:
    return passage.passage_id


def _document_id(passage: Passage) -> str:
    return passage.doc_id


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip().lower()

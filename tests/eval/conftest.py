"""Small answer services of known behaviour, over the report or over a few lines of text.

They are subjects to be measured: one that is always right, one whose ranking is shuffled,
one that answers everything and one that always abstains.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from eval.ground import Ground
from eval.items import GoldItem, load_gold
from eval.locate import Locator
from index.pipeline import index_paths
from index.records import SearchHit, SearchQuery
from ingest.records import Document, ParsedDocument, Passage, Section
from ingest.text_reader import read_text
from qa.records import Answer, Citation, Outcome, Question, Statement

ROOT = Path(__file__).parents[2]


class Named:
    name = "ninguno"
    dimension = 1
    fingerprint = "0"


class Index:
    build_id = "construccion-1"
    skipped = ()
    embedder = Named()

    def __init__(self, *parsed: ParsedDocument) -> None:
        self.documents: Mapping[str, ParsedDocument] = {p.document.doc_id: p for p in parsed}
        self.passages: Sequence[Passage] = [x for p in parsed for x in p.passages]

    def passage(self, passage_id: str) -> Passage:
        return next(p for p in self.passages if p.passage_id == passage_id)

    def search(self, query: SearchQuery) -> tuple[SearchHit, ...]:
        words = set(query.text.lower().split())
        order = sorted(
            self.passages, key=lambda p: (-len(words & set(p.text.lower().split())), p.start)
        )
        return as_hits(order[: query.k])


def as_hits(passages: Sequence[Passage]) -> tuple[SearchHit, ...]:
    return tuple(SearchHit(p, i, 1 / i) for i, p in enumerate(passages, start=1))


class Subject:
    """Answers by ``behave(question)``, which gives outcome, text, passages and spans cited."""

    def __init__(self, index: Index, behave: Callable) -> None:
        self.index = index
        self._behave = behave

    def search(self, query: SearchQuery) -> tuple[SearchHit, ...]:
        return self.index.search(query)

    def ask(self, question: Question) -> Answer:
        outcome, text, passages, spans, confidence = self._behave(question)
        citations = tuple(self.cite(i, *span) for i, span in enumerate(spans, start=1))
        kind = "computation" if question.text in self._computed else "quotation"
        return make_answer(question, outcome, text, citations, as_hits(passages), confidence, kind)

    _computed: frozenset[str] = frozenset()

    def cite(self, number: int, doc_id: str, start: int, end: int) -> Citation:
        parsed = self.index.documents[doc_id]
        inner = max((s for s in parsed.sections if s.start <= start < s.end), key=lambda s: s.level)
        quote = parsed.document.text[start:end]
        return Citation(
            number,
            doc_id,
            parsed.document.source,
            parsed.document.title,
            inner.section_id,
            inner.heading_path,
            quote,
            " ".join(quote.split()),
            start,
            end,
            "p",
        )


def make_answer(  # noqa: PLR0917
    question: Question,
    outcome: Outcome,
    text: str,
    citations: tuple[Citation, ...],
    hits: tuple[SearchHit, ...],
    confidence: float,
    kind: str = "quotation",
) -> Answer:
    numbers = tuple(c.number for c in citations)
    statements = (Statement(text, numbers, kind),) if citations else ()
    return Answer(
        "id",
        question,
        question.text,
        outcome,
        text,
        statements,
        citations,
        hits,
        confidence,
        "prueba",
    )


@pytest.fixture(scope="session")
def gold() -> tuple[GoldItem, ...]:
    return load_gold(ROOT / "eval/gold/peru-informe-pmm-2022.jsonl", "desarrollo")


@pytest.fixture(scope="session")
def report_index() -> Index:
    name = "peru-informe-pmm-2022.txt"
    return Index(read_text(name, (ROOT / "corpus" / name).read_bytes(), None))


@pytest.fixture(scope="session")
def oracle(report_index, gold) -> Subject:
    """Knows the gold: cites the evidence and says the accepted words."""
    documents = [p.document for p in report_index.documents.values()]
    locator, ground = Locator(documents), Ground(report_index)
    by_question = {(item.question, item.history): item for item in gold}

    def behave(question: Question):
        item = by_question[question.text, question.history]
        if not item.answerable:
            return (
                "no_evidence",
                "No consta en los documentos.",
                report_index.passages[:10],
                (),
                0.9,
            )
        spans = [place.spans[0] for place in locator.places(item)]
        wanted = ground.relevant(locator.places(item))
        first = [p for p in report_index.passages if p.passage_id in wanted]
        rest = [p for p in report_index.passages if p not in first]
        text = " ".join([*item.answers[:1], *item.all_of])
        cited = [(s.doc_id, s.start, s.end) for s in spans]
        return "answered", text, (first + rest)[:10], cited, 0.95

    subject = Subject(report_index, behave)
    subject._computed = frozenset(i.question for i in gold if i.computation)
    return subject


@pytest.fixture(scope="session")
def shuffled(report_index) -> Subject:
    """Ranks by a digest and answers with whatever comes first."""

    def behave(question: Question):
        def chance(passage: Passage) -> bytes:
            return hashlib.sha256(f"{question.text}{passage.passage_id}".encode()).digest()

        order = sorted(report_index.passages, key=chance)
        best = order[0]
        cited = [(best.doc_id, best.start, best.end)]
        return "answered", " ".join(best.text.split()[:60]), order[:10], cited, 0.9

    return Subject(report_index, behave)


@pytest.fixture(scope="session")
def liar(oracle, report_index) -> Subject:
    """Right where there is an answer, and sure of itself where there is none."""

    def behave(question: Question):
        given = oracle.ask(question)
        if not given.abstained:
            cited = [(c.doc_id, c.start, c.end) for c in given.citations]
            return "answered", given.text, [h.passage for h in given.hits], cited, 0.99
        best = report_index.passages[0]
        cited = [(best.doc_id, best.start, best.end)]
        return "answered", " ".join(best.text.split()[:20]), [best], cited, 0.99

    subject = Subject(report_index, behave)
    subject._computed = oracle._computed
    return subject


@pytest.fixture(scope="session")
def mute(report_index) -> Subject:
    """Finds nothing worth saying, ever."""

    def behave(question: Question):
        return "no_evidence", "No consta en los documentos.", (), (), 0.5

    return Subject(report_index, behave)


@pytest.fixture
def tiny() -> Callable[[str, Sequence[tuple[int, int]]], Index]:
    """Makes an index of one text cut at the given spans, each span a passage and a section."""

    def make(text: str, cuts: Sequence[tuple[int, int]]) -> Index:
        document = Document("d", "t", "t.txt", "0" * 64, text, "txt")
        sections = [
            Section(f"s{i}", "d", "h", ("h",), 1, a, b, a, b) for i, (a, b) in enumerate(cuts)
        ]
        passages = [
            Passage(f"p{i}", "d", f"s{i}", ("h",), text[a:b], text[a:b], a, b, "prose")
            for i, (a, b) in enumerate(cuts)
        ]
        return Index(ParsedDocument(document, tuple(sections), (), tuple(passages)))

    return make


@pytest.fixture(scope="session")
def report_build(tmp_path_factory) -> Path:
    """An index of the report, built once."""
    directory = tmp_path_factory.mktemp("informe") / "indice"
    index_paths([ROOT / "corpus"], directory)
    return directory

"""Filters restrict before ranking and are exact, however small the selection."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.engine import LocalIndex
from index.records import Filters, SearchQuery
from index.settings import SearchSettings
from ingest.records import DocumentInfo, ParsedDocument
from tests.index.conftest import HashedEmbedder, build_content, parsed_document

DATES = ("2018-05-01", "2020-01-15", "2022-03-01", None)


def nested(source: str, info: DocumentInfo) -> ParsedDocument:
    """Sections 1, 1.1 (below it), «Área temática 3» and «Resultados»."""
    texts = [f"{word} de migrantes en {source}" for word in ("Salud", "Año", "Trata", "Censo")]
    made = parsed_document(source, texts, info)
    first, below, theme, results = made.sections
    return replace(
        made,
        sections=(
            replace(first, heading="1. Educación y salud", number="1"),
            replace(below, heading="1.1 Niñas", number="1.1", parent_id=first.section_id),
            replace(theme, heading="5. Área temática 3", number="5"),
            replace(results, heading="Resultados", number=None),
        ),
    )


DOCUMENTS = [
    nested(f"d{number}.txt", DocumentInfo(kind="ley" if number % 2 else "informe", date=date))
    for number, date in enumerate(DATES)
]
PASSAGES = [(doc, place, p) for doc in DOCUMENTS for place, p in enumerate(doc.passages)]
INDEX = LocalIndex("0" * 16, build_content(DOCUMENTS), HashedEmbedder(), SearchSettings())


def found(filters: Filters, channel: str = "hybrid") -> set[str]:
    query = SearchQuery("salud de migrantes", k=99, channel=channel, filters=filters)
    return {hit.passage.text for hit in INDEX.search(query)}


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("1", {0, 1}),
        ("1.1", {1}),
        ("educacion", {0, 1}),
        ("ÁREA TEMÁTICA 3", {2}),
        ("3", set()),
        ("resultados", {3}),
        ("niñas", {1}),
        ("ninas", set()),
        ("sulta", set()),
        ("¿?", set()),
    ],
)
def test_sections_go_by_number_or_words_of_the_heading(name: str, places: set[int]) -> None:
    wanted = {p.text for _, place, p in PASSAGES if place in places}
    assert found(Filters(sections=(name,))) == wanted


FILTERS = st.builds(
    Filters,
    documents=st.lists(st.sampled_from(["d0.txt", "d1.txt", "d9.txt"]), max_size=2).map(tuple),
    sections=st.lists(st.sampled_from(["1.1", "resultados", "5"]), max_size=2).map(tuple),
    kinds=st.lists(st.sampled_from(["ley", "informe"]), max_size=1).map(tuple),
    since=st.sampled_from([None, "2019-01-01", "2020-01-15"]),
    until=st.sampled_from([None, "2020-01-15", "2021-12-31"]),
)
PLACES = {"1.1": 1, "resultados": 3, "5": 2}


@given(FILTERS, st.sampled_from(["hybrid", "dense"]))
def test_exactly_the_allowed_passages_come_back(filters: Filters, channel: str) -> None:
    def allowed(parsed: ParsedDocument, place: int) -> bool:
        info = parsed.document.info
        dated = filters.since is None and filters.until is None
        if info.date is not None:
            after = filters.since is None or filters.since <= info.date
            dated = after and (filters.until is None or info.date <= filters.until)
        return (
            dated
            and (not filters.documents or parsed.document.source in filters.documents)
            and (not filters.kinds or info.kind in filters.kinds)
            and (not filters.sections or place in {PLACES[name] for name in filters.sections})
        )

    assert found(filters, channel) == {p.text for d, place, p in PASSAGES if allowed(d, place)}


def test_names_that_fit_nothing_are_told() -> None:
    filters = Filters(documents=("d0.txt", "x.txt"), sections=("1.1", "42"), kinds=("ley", "oda"))
    assert INDEX.unmatched(filters) == ("x.txt", "42", "oda")
    assert INDEX.unmatched(Filters()) == ()

"""Neighbours join a hit where its answer runs over a border, and never change the ranking."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.engine import LocalIndex
from index.local import LocalCandidates
from index.neighbours import (
    Around,
    adjacent,
    around_among,
    cut_between,
    joined_span,
    joined_text,
    leans_back,
)
from index.ranking import Ranker
from index.records import SearchHit, SearchQuery
from index.settings import SearchSettings
from ingest.records import Gap, ParsedDocument
from tests.index.conftest import HashedEmbedder, build_content, parsed_document


def one_section(*texts: str, gap: int | None = None) -> ParsedDocument:
    """A document of one section whose passages are the texts; a gap after passage ``gap``."""
    made = parsed_document("x.txt", texts)
    section = made.sections[0]
    whole = replace(section, end=len(made.document.text), body_end=len(made.document.text))
    passages = tuple(
        replace(p, section_id=section.section_id, heading_path=section.heading_path)
        for p in made.passages
    )
    gaps = () if gap is None else (Gap(passages[gap].end, "prueba"),)
    return replace(
        made,
        document=replace(made.document, gaps=gaps),
        sections=(whole,),
        passages=passages,
    )


def opened(document: ParsedDocument) -> LocalIndex:
    return LocalIndex("0" * 16, build_content([document]), HashedEmbedder(), SearchSettings())


def first(document: ParsedDocument, question: str) -> SearchHit:
    return opened(document).search(SearchQuery(question))[0]


LIST = ("La autoridad exige lo siguiente:", "a) pasaporte vigente y b) carné de vacunas.", "Fin.")


def test_a_list_joins_what_announces_it() -> None:
    document = one_section(*LIST)
    hit = first(document, "autoridad exige siguiente")
    assert [p.text for p in hit.joined] == [LIST[1]]
    assert joined_text(hit.passage, hit.joined, document.document) == "\n".join(LIST[:2])


def test_a_cut_sentence_joins_its_rest() -> None:
    texts = (
        "El niño de Ñaña llegó con su abuela",
        "y cruzó la frontera sin papeles.",
        "Otra cosa.",
    )
    assert [p.text for p in first(one_section(*texts), "niño abuela").joined] == [texts[1]]
    assert [p.text for p in first(one_section(*texts), "cruzó frontera").joined] == [texts[0]]


def test_words_that_point_back_join_what_they_point_at() -> None:
    texts = ("Hubo 95,007 positivos.", "De estas, se siguió a 43,118.", "En ese sentido, cambió.")
    assert [p.text for p in first(one_section(*texts), "siguió 43118").joined] == [texts[0]]
    assert first(one_section(*texts), "cambió").joined == ()


def test_a_question_over_a_border_joins_both() -> None:
    texts = (
        "La vacunación empezó en Tumbes con apoyo del municipio.",
        "La enfermera Quispe dirigió los equipos móviles.",
        "El gasto en puertos creció.",
    )
    hit = first(one_section(*texts), "enfermera Quispe equipos vacunación Tumbes")
    assert {hit.passage.text, *(p.text for p in hit.joined)} == set(texts[:2])


def test_nothing_joins_over_a_gap_or_from_another_section() -> None:
    assert first(one_section(*LIST, gap=0), "autoridad exige siguiente").joined == ()
    apart = parsed_document("x.txt", LIST)
    assert first(apart, "autoridad exige siguiente").joined == ()


def test_an_engine_without_neighbours_finds_them_among_its_candidates() -> None:
    document = one_section(*LIST)
    source = LocalCandidates(build_content([document]), HashedEmbedder(), SearchSettings())
    hit = Ranker(source, SearchSettings()).search(SearchQuery("autoridad exige pasaporte"))[0]
    assert hit.passage.text == LIST[0] and [p.text for p in hit.joined] == [LIST[1]]


def test_the_ranking_is_the_same_with_and_without_neighbours() -> None:
    document = one_section(*LIST)
    source = LocalCandidates(build_content([document]), HashedEmbedder(), SearchSettings())
    none: Around = lambda passage: (None, None)  # noqa: E731
    query = SearchQuery("autoridad exige pasaporte")
    alone = Ranker(source, SearchSettings(), none).search(query)
    joined = Ranker(source, SearchSettings()).search(query)
    assert [replace(hit, joined=()) for hit in joined] == list(alone)


def test_a_passage_that_stands_elsewhere_is_refused() -> None:
    document = one_section(*LIST)
    moved = replace(document.passages[1], start=3, end=3 + len(LIST[1]))
    with pytest.raises(ValueError, match=r"x\.txt"):
        joined_text(document.passages[0], [moved], document.document)


@given(st.lists(st.sampled_from([*LIST, "De estas, dos.", "y sigue", "Año ñ"]), min_size=1))
def test_joined_passages_are_neighbours_and_their_text_is_verbatim(texts: list[str]) -> None:
    document = one_section(*texts)
    for hit in opened(document).search(SearchQuery("autoridad pasaporte año estas")):
        parts = sorted((hit.passage, *hit.joined), key=lambda p: p.start)
        assert all(adjacent(a, b) for a, b in pairwise(parts))
        start, end = joined_span(hit.passage, hit.joined)
        text = joined_text(hit.passage, hit.joined, document.document)
        assert document.document.text[start:end] == text
        assert hit.passage.text in text


def test_neighbours_among_passages_are_those_that_touch() -> None:
    passages = one_section(*LIST).passages
    around = around_among(passages[1:])
    assert around(passages[1]) == (None, passages[2])


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("De estas, 43,118", True),
        ("Ellas recibieron", True),
        ("Dichas medidas", True),
        ("En ese sentido, se", False),
        ("De esta forma, se", False),
        ("La estadística", False),
    ],
)
def test_what_leans_back(text: str, leans: bool) -> None:
    (passage,) = one_section(text).passages
    assert leans_back(passage) is leans


def test_a_full_stop_cuts_nothing() -> None:
    left, right = one_section("Termina aquí (2019).", "Empieza otra.").passages
    assert not cut_between(left, right)

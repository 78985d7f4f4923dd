"""A repeated paragraph counts once, with both places."""

from __future__ import annotations

from dataclasses import replace

from index.analysed import analysed_passages, tokens
from index.duplicates import grouped
from index.engine import LocalIndex
from index.records import SearchQuery
from index.settings import SearchSettings
from tests.index.conftest import HashedEmbedder, build_content, parsed_document

PARAGRAPH = (
    "Las autoridades migratorias coordinan con la embajada o el consulado del país de origen la "
    "ubicación de los familiares de la persona afectada y su retorno asistido en 2019."
)


def hits(*paragraphs: str, k: int = 10) -> list[tuple[str, int]]:
    content = build_content([parsed_document("x.txt", paragraphs)])
    index = LocalIndex("0" * 16, content, HashedEmbedder(), SearchSettings())
    found = index.search(SearchQuery("embajada consulado familiares retorno", k=k))
    return [(hit.passage.text, len(hit.duplicates)) for hit in found]


def test_a_repeated_paragraph_is_one_hit() -> None:
    found = hits(PARAGRAPH, "Otra cosa distinta.", PARAGRAPH + " Fin.")
    assert sum(count for _, count in found) == 1
    assert sum("embajada" in text for text, _ in found) == 1


def test_another_figure_makes_another_passage() -> None:
    found = hits(PARAGRAPH, PARAGRAPH.replace("2019", "2020"))
    assert [count for _, count in found] == [0, 0]


def test_the_places_of_duplicates_are_filled() -> None:
    found = hits(PARAGRAPH, PARAGRAPH, "El consulado atiende.", k=2)
    assert len(found) == 2


def test_a_heading_does_not_hide_a_repetition() -> None:
    content = build_content([parsed_document("x.txt", [PARAGRAPH, "Otra cosa.", PARAGRAPH])])
    passages = tuple(
        replace(p, heading_path=(f"{n}. Parte",), search_text=f"{n}. Parte {p.text}")
        for n, p in enumerate(content.passages, 1)
    )
    numbers = {
        term: n for n, term in enumerate(sorted({*content.text.terms, "1", "2", "3", "part"}))
    }
    read = [list(tokens(p.search_text)) for p in passages]
    analysed = analysed_passages(read, numbers)
    assert grouped([0, 1, 2], passages, analysed) == [(0, (2,)), (1, ())]

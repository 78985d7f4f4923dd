"""The report in ``corpus/`` is read as its table of contents and its damage demand."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.flow import readable
from ingest.records import ParsedDocument, Table
from ingest.sidecar import read_sidecar
from ingest.text_reader import read_text

REPORT = Path(__file__).parents[3] / "corpus" / "peru-informe-pmm-2022.txt"
GOLDEN = Path(__file__).with_name("section_tree.txt")


@pytest.fixture(scope="module")
def parsed() -> ParsedDocument:
    return read_text(REPORT.name, REPORT.read_bytes(), read_sidecar(REPORT))


def tree(parsed: ParsedDocument) -> str:
    counts: dict[str, int] = {}
    for passage in parsed.passages:
        counts[passage.section_id] = counts.get(passage.section_id, 0) + 1
    return "".join(
        f"{'  ' * (section.level - 1)}{'~' if section.deduced else ''}{section.heading}"
        f" [{counts.get(section.section_id, 0)}]\n"
        for section in parsed.sections
    )


def table_of(parsed: ParsedDocument, start: str) -> Table:
    return next(table for table in parsed.tables if table.caption.startswith(start))


def test_section_tree_is_the_golden_one(parsed: ParsedDocument) -> None:
    assert tree(parsed) == GOLDEN.read_text(encoding="utf-8")


def test_every_record_is_a_slice_of_the_source(parsed: ParsedDocument) -> None:
    text = parsed.document.text
    for passage in parsed.passages:
        assert text[passage.start : passage.end] == passage.text
    for table in parsed.tables:
        for row in table.rows:
            for cell in row.cells:
                assert text[cell.start : cell.end] == cell.text
    assert len(parsed.document.repaired) == len(text)


def test_passages_cover_the_text_without_overlap(parsed: ParsedDocument) -> None:
    document = parsed.document
    covered = bytearray(len(document.text))
    for passage in parsed.passages:
        assert not any(covered[passage.start : passage.end])
        covered[passage.start : passage.end] = b"\x01" * (passage.end - passage.start)
    for start, end in document.furniture:
        covered[start:end] = b"\x01" * (end - start)
    body_end = document.text.index("\t1. Introducción")
    missed = [
        document.text[i]
        for i in range(body_end)
        if not covered[i] and not document.text[i].isspace()
    ]
    assert missed == []


def test_no_passage_crosses_a_gap_or_a_section(parsed: ParsedDocument) -> None:
    spans = {s.section_id: s.spans for s in parsed.sections}
    for passage in parsed.passages:
        assert any(a <= passage.start and passage.end <= b for a, b in spans[passage.section_id])
        assert not any(passage.start < gap.offset < passage.end for gap in parsed.document.gaps)


def test_damaged_characters_are_shown_repaired_and_quoted_as_they_are(
    parsed: ParsedDocument,
) -> None:
    found = next(p for p in parsed.passages if "v²ctimas" in p.text)
    assert "víctimas de violencia" in found.search_text
    assert "“la autoridad migratoria" in found.search_text
    assert "sus derechos”" in found.search_text


def test_printed_pages_only_where_the_file_says_them(parsed: ParsedDocument) -> None:
    def page_of(words: str) -> int | None:
        return next(p.page for p in parsed.passages if words in p.search_text)

    assert page_of("963 528 personas") == 17
    assert page_of("37 218 casos") == 18
    assert page_of("10.41 Anexo 41") == 76
    assert page_of("El Perú adoptó") is None


def test_annex_16_columns_take_their_years_from_the_title(parsed: ParsedDocument) -> None:
    table = table_of(parsed, "10.16")
    assert [c.label for c in table.columns][:4] == [
        "Atenciones 2018",
        "Atendidos 2018",
        "Atenciones 2019",
        "Atendidos 2019",
    ]
    assert all(column.inferred for column in table.columns)
    lima = next(row for row in table.rows if row.label == "LIMA")
    assert (lima.code, lima.cells[2].text) == ("15", "311,675")
    assert any("no son sumables" in note.text for note in table.notes)


def test_a_cut_row_keeps_what_it_holds(parsed: ParsedDocument) -> None:
    row = table_of(parsed, "10.16").rows[-1]
    assert (row.label, row.complete, len(row.cells)) == ("MADRE DE DIOS", False, 5)
    assert any(w.code == "table-cut" for w in parsed.warnings)


def test_header_cells_one_to_a_line_become_year_columns(parsed: ParsedDocument) -> None:
    table = table_of(parsed, "10.21")
    assert [(c.year, c.marks) for c in table.columns] == [
        (2018, ("/1",)),
        (2019, ("/1",)),
        (2020, ("/1",)),
        (2021, ("/1",)),
        (2022, ("/2",)),
    ]
    assert table.row_header == "GRUPO EDAD"
    assert [r.label for r in table.rows][-2:] == ["60 a Más", "TOTAL NACIONAL"]


def test_stacked_header_and_the_typing_error_that_a_note_explains(parsed: ParsedDocument) -> None:
    table = table_of(parsed, "10.41")
    assert [(c.label, c.measure) for c in table.columns] == [
        ("Total", None),
        ("Mujer", "SEXO DEL NNA"),
        ("Hombre", "SEXO DEL NNA"),
    ]
    row = table.rows[-1]
    assert (row.label, row.shown) == ("Año 20201(*)", "Año 2021(*)")


def test_norm_numbers_survive_line_breaks(parsed: ParsedDocument) -> None:
    text = " ".join(p.search_text for p in parsed.passages)
    assert "000009-2021-MIGRACIONES" in text
    assert "007-2018-IN" in text


def test_reading_twice_gives_the_same_ids(parsed: ParsedDocument) -> None:
    again = read_text(REPORT.name, REPORT.read_bytes(), read_sidecar(REPORT))
    assert [p.passage_id for p in again.passages] == [p.passage_id for p in parsed.passages]
    assert again == parsed


def test_sidecar_pages_become_ranges(parsed: ParsedDocument) -> None:
    ranges = {p.section: (p.first, p.last) for p in parsed.document.info.section_pages}
    assert ranges["4"] == (7, 13)
    assert ranges["10"] == (30, 83)


def test_readable_joins_only_what_layout_broke() -> None:
    assert readable("N° 000009- \n2021-MIGRACIONES") == "N° 000009-2021-MIGRACIONES"
    assert readable("transfe-\nrencia  de ñandúes") == "transferencia de ñandúes"

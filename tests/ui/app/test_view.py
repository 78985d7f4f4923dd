"""The pure view model: evidence, reasons, tables, series, places."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.records import Filters
from ingest.records import Gap, Page, ParsedDocument
from qa.records import Answer, Citation
from ui.app.store.records import SourceSeal, Turn
from ui.app.view.asking import chips, clean_question, question_of, still_there
from ui.app.view.evidence import evidence_of, still_verified
from ui.app.view.figures import figure
from ui.app.view.markup import evidence_html, table_html
from ui.app.view.outcome import badge, confidence_words, understood
from ui.app.view.place import date_words, ocr_words, official_citation, page_words
from ui.app.view.plots import Dot, bars_svg, dots_svg, series_svg, standalone
from ui.app.view.series import series_of
from ui.app.view.tables import csv_bytes, table_of, table_view
from ui.app.view.why import hit_of, why


def test_the_quotation_is_marked_within_its_passage_and_sentences(
    parsed: ParsedDocument, answer: Answer
) -> None:
    shown = evidence_of(answer.citations[0], {"d1": parsed})
    assert shown.verified
    kinds = [piece.kind for piece in shown.pieces]
    assert kinds == ["around", "text", "mark", "around"]
    assert shown.pieces[2].text.strip() == "En 2021 hubo 963 528 alumnos en el país."
    assert shown.pieces[0].text.startswith("El año empezó")
    assert "Nadie sabe" in shown.pieces[3].text
    page = evidence_html(shown)
    assert "<script" not in page and "&lt;script&gt;" in page
    assert page.count("<mark") == 1


def test_evidence_never_bridges_missing_text(parsed: ParsedDocument, answer: Answer) -> None:
    cited = answer.citations[0]
    gap = Gap(cited.end, "falta texto")
    torn = replace(parsed, document=replace(parsed.document, gaps=(gap,)))
    kinds = [piece.kind for piece in evidence_of(cited, {"d1": torn}).pieces]
    assert kinds == ["around", "text", "mark"]


def test_a_changed_document_is_said_so(parsed: ParsedDocument, answer: Answer) -> None:
    changed = replace(parsed, document=replace(parsed.document, text="otra cosa"))
    for documents in ({}, {"d1": changed}):
        shown = evidence_of(answer.citations[0], documents)
        assert not shown.verified
        assert not still_verified(answer.citations[0], documents)
        assert [p.text for p in shown.pieces] == [answer.citations[0].shown]


def test_why_speaks_of_terms_ranks_and_score(answer: Answer) -> None:
    hit = hit_of(answer, answer.citations[0])
    sentences = " ".join(why(hit))
    assert "alumnos, 2021" in sentences
    assert "puesto 1" in sentences and "0.910" in sentences
    assert "no estuvo entre los candidatos" in sentences
    assert why(None)


def test_cited_cells_are_marked_and_only_they(
    parsed: ParsedDocument, cells: tuple[Citation, ...]
) -> None:
    table = table_of(cells[0], {"d1": parsed})
    assert table is not None
    view = table_view(table, cells[:1])
    marked = [(r.label, c.text) for r in view.rows for c in r.cells if c.cited]
    assert marked == [("Lima", "1,200")]
    page = table_html(view)
    assert page.count("<mark") == 1
    assert "Incluye Callao" in page and "<caption>" in page and "scope='row'" in page


def test_csv_opens_in_a_spreadsheet_and_runs_nothing(parsed: ParsedDocument) -> None:
    evil = replace(parsed.tables[0], caption="x", row_header="=HYPERLINK(1)")
    data = csv_bytes(evil)
    assert data.startswith(b"\xef\xbb\xbf'=HYPERLINK(1);Asegurados 2020")
    assert "Ñuñoa;30;45" in data.decode("utf-8-sig")


def test_cells_along_a_row_become_a_series_by_year(
    parsed: ParsedDocument, cells: tuple[Citation, ...]
) -> None:
    series = series_of(cells, {"d1": parsed})
    assert series is not None
    assert [(p.label, p.value, p.shown) for p in series.points] == [
        ("2020", 1200.0, "1,200"),
        ("2021", 1500.0, "1,500"),
    ]
    drawing = series_svg(series)
    assert 'role="img"' in drawing and "2020: 1,200" in drawing
    assert standalone(drawing).startswith(b'<svg xmlns="http://www.w3.org/2000/svg"')
    assert series_of(cells[:1], {"d1": parsed}) is None
    assert series_of(cells, {}) is None


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("963 528", 963528.0),
        ("1,151,759", 1151759.0),
        ("1.234.567,89", 1234567.89),
        ("84.4%", 84.4),
        ("12,5 %", 12.5),
        ("2055", 2055.0),
        ("88,653", 88653.0),
        ("s. d.", None),
        ("", None),
    ],
)
def test_figures_by_value(written: str, value: float | None) -> None:
    assert figure(written) == value


def test_plots_escape_their_labels(cells: tuple[Citation, ...]) -> None:
    from ui.app.view.plots import Bar

    drawing = bars_svg("t<i>", [Bar("<b>", 0.5, "50 %", 0.4, 0.6)])
    assert "<b>" not in drawing and "<i>" not in drawing and "foja-whisker" in drawing


def test_official_citation_names_document_section_place_date_and_quote(
    answer: Answer, seal: SourceSeal
) -> None:
    cited = answer.citations[0]
    words = official_citation(cited, seal)
    for part in ("«Memoria anual»", "Ministerio", "Lima", "1 de marzo de 2022", "1. Educación"):
        assert part in words
    assert "memoria.txt, caracteres" in words
    assert words.endswith("«En 2021 hubo 963 528 alumnos en el país.».")
    paged = replace(cited, page=17)
    assert "p. 17" in official_citation(paged, seal)
    assert page_words(replace(cited, pdf_index=4)) == "página 5 del PDF"
    assert page_words(replace(cited, pages_by_index="pp. 7-13 según el índice")).startswith("pp.")
    assert date_words("marzo") == "marzo" and date_words(None) == ""


def test_outcome_is_said_in_words(answer: Answer) -> None:
    words = {
        badge(replace(answer, outcome=outcome)).word
        for outcome in ("answered", "partial", "no_evidence")
    }
    assert words == {"Consta", "Consta en parte", "No consta"}
    assert confidence_words(answer) == "Confianza alta (90 %)"
    assert confidence_words(replace(answer, outcome="no_evidence")) == ""
    assert understood(answer) == ""
    assert understood(replace(answer, understood_as="¿Y en 2020?")) == "¿Y en 2020?"


def test_questions_are_cleaned_and_capped() -> None:
    assert clean_question(" ¿Qué\n es\x00 esto\u202e? ", 100) == "¿Qué es esto?"
    assert len(clean_question("a" * 10_000_000, 600)) == 600
    assert clean_question(" \n\t", 600) == ""


def test_history_is_oldest_first_and_limited(answer: Answer) -> None:
    from datetime import UTC, datetime

    turns = [
        Turn(f"t{n}", "c", n, f"q{n}", answer, "b", datetime(2026, 1, 1, tzinfo=UTC))
        for n in range(9)
    ]
    question = question_of("¿y en 2021?", turns, Filters())
    assert question.history == ("q3", "q4", "q5", "q6", "q7", "q8")


def test_chips_say_what_is_on_and_take_it_off(parsed: ParsedDocument) -> None:
    filters = Filters(documents=("d1",), sections=("s2",))
    shown = chips(filters, [parsed])
    assert [chip.label for chip in shown] == ["Documento: Memoria anual", "Sección: 2. Salud"]
    assert shown[0].without == Filters(sections=("s2",))
    assert shown[1].without == Filters(documents=("d1",))
    assert still_there(Filters(documents=("d1", "ido"), sections=("s9",)), [parsed]) == Filters(
        documents=("d1",)
    )


def test_the_confidence_of_ocr_is_told_for_the_page_of_the_quotation(
    parsed: ParsedDocument, answer: Answer
) -> None:
    cited = answer.citations[0]
    pages = (
        Page(1, 0, cited.start, pdf_index=0),
        Page(2, cited.start, cited.end + 1, pdf_index=1, ocr_confidence=81),
        Page(3, cited.end + 1, len(parsed.document.text), pdf_index=2, ocr_confidence=12),
    )
    scanned = replace(parsed.document, pages=pages)
    assert "81 %" in ocr_words(cited, scanned)
    assert ocr_words(cited, parsed.document) == ""


def test_changes_stand_around_zero_with_their_interval() -> None:
    dots = [Dot("Acierto", 0.1, "+10,0 puntos", -0.1, 0.3), Dot("<b>", 0.0, "0,0 puntos", 0, 0)]
    svg = dots_svg("Cambio", dots)
    assert svg.count("<circle") == 2 and "foja-zero" in svg and "<b>" not in svg
    assert b"foja-zero{stroke" in standalone(svg)
    assert dots_svg("Cambio", []).endswith("</svg>")

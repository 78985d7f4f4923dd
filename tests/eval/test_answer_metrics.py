"""Answer measures on cases worked out by hand over one short text."""

from __future__ import annotations

import pytest

from eval.answer_metrics import (
    citation_scores,
    figure_fidelity,
    is_right,
    score_answer,
    verbatim_share,
)
from eval.ground import Ground
from eval.items import Computation, Evidence, GoldItem
from eval.locate import Locator
from ingest.records import Page
from qa.records import Answer, CellPlace, Citation, Question, Statement

TEXT = "Hubo 40 casos en Lima. Hubo 15 casos en Puno. LIMA 40 25 15"
CUTS = [(0, 22), (23, 45), (46, 59)]
LIMA = Evidence("t.txt", "Hubo 40 casos en Lima")
PUNO = Evidence("t.txt", "Hubo 15 casos en Puno")


def item(*evidence: Evidence, kind: str = "cifra", **fields) -> GoldItem:
    return GoldItem("q", "¿Cuántos?", kind, "prueba", evidence=evidence, **fields)


def cite(number: int, start: int, end: int, section: str = "s0", page: int | None = None):
    quote = TEXT[start:end]
    return Citation(number, "d", "t.txt", "t", section, ("h",), quote, quote, start, end, "p", page)


def answer(*statements: Statement, citations=(), outcome="answered") -> Answer:
    text = " ".join(s.text for s in statements)
    return Answer(
        "id", Question("¿?"), "¿?", outcome, text, statements, tuple(citations), (), 0.5, "x"
    )


@pytest.fixture
def index(tiny):
    return tiny(TEXT, CUTS)


def places(index, entry: GoldItem):
    return Locator(p.document for p in index.documents.values()).places(entry)


def test_a_perfect_answer_scores_one(index):
    entry = item(LIMA, answers=("40",))
    given = answer(Statement("40", (1,)), citations=[cite(1, 0, 22)])
    scores = score_answer(entry, places(index, entry), given, Ground(index))
    assert (scores.contained, scores.exact, scores.f1, scores.section) == (1, 1, 1, 1)
    assert (scores.citation_recall, scores.citation_precision) == (1, 1)
    assert scores.page is None


def test_an_abstention_scores_zero(index):
    entry = item(LIMA, answers=("40",))
    given = answer(outcome="no_evidence")
    scores = score_answer(entry, places(index, entry), given, Ground(index))
    assert (scores.contained, scores.f1, scores.section, scores.citation_recall) == (0, 0, 0, 0)


def test_the_wrong_section_is_seen(index):
    entry = item(LIMA, answers=("40",))
    given = answer(Statement("40", (1,)), citations=[cite(1, 23, 45, "s1")])
    scores = score_answer(entry, places(index, entry), given, Ground(index))
    assert (scores.contained, scores.section) == (1, 0)
    assert (scores.citation_recall, scores.citation_precision) == (0, 0)


def test_alce_recall_is_over_statements_and_precision_over_citations(index):
    entry = item(LIMA, answers=("40",))
    # first statement: one good and one superfluous citation; second: unsupported
    given = answer(
        Statement("40", (1, 2)),
        Statement("15", (2,)),
        Statement("Compruébelo.", (), "notice"),
        citations=[cite(1, 0, 22), cite(2, 23, 45)],
    )
    recall, precision = citation_scores(entry, places(index, entry), given)
    assert recall == pytest.approx(1 / 2)
    assert precision == pytest.approx(1 / 3)


def test_alce_citations_that_support_only_together_are_both_precise(index):
    entry = item(Evidence("t.txt", TEXT[:45]), answers=("Puno",))
    given = answer(Statement("40", (1, 2)), citations=[cite(1, 0, 12), cite(2, 12, 24)])
    assert citation_scores(entry, places(index, entry), given) == (1, 1)


def test_a_cell_inside_the_evidence_supports_when_it_holds_the_answer(index):
    row = Evidence("t.txt", "LIMA 40 25 15")
    entry = item(row, answers=("25",), kind="celda")
    good = answer(Statement("25", (1,)), citations=[cite(1, 54, 56, "s2")])
    bad = answer(Statement("25", (1,)), citations=[cite(1, 57, 59, "s2")])
    assert citation_scores(entry, places(index, entry), good) == (1, 1)
    assert citation_scores(entry, places(index, entry), bad) == (0, 0)


def test_several_sections_need_every_place(index):
    entry = item(LIMA, PUNO, kind="varias_secciones", all_of=("40", "15"))
    one = answer(Statement("40", (1,)), citations=[cite(1, 0, 22)])
    both = answer(
        Statement("40", (1,)),
        Statement("15", (2,)),
        citations=[cite(1, 0, 22), cite(2, 23, 45, "s1")],
    )
    where = places(index, entry)
    assert citation_scores(entry, where, one) == (0.5, 1)
    assert citation_scores(entry, where, both) == (1, 1)
    assert score_answer(entry, where, one, Ground(index)).section == 0.5
    assert score_answer(entry, where, one, Ground(index)).contained == 0
    assert score_answer(entry, where, both, Ground(index)).contained == 1


def test_right_needs_one_of_the_answers_and_all_the_values_in_eighty_words():
    entry = item(LIMA, answers=("Lima", "la capital"), all_of=("40", "15"))
    assert is_right(entry, "En la capital 40 y 15")
    assert not is_right(entry, "En la capital 40")
    assert not is_right(entry, "40 y 15")
    assert not is_right(entry, "Lima 40 15 " + "y " * 80)


def test_pages_count_only_where_the_document_states_them(index):
    parsed = index.documents["d"]
    object.__setattr__(parsed.document, "pages", (Page(7, 0, 30), Page(None, 30, 59)))
    ground = Ground(index)
    lima = item(LIMA, answers=("40",))
    right = answer(Statement("40", (1,)), citations=[cite(1, 0, 22, page=7)])
    wrong = answer(Statement("40", (1,)), citations=[cite(1, 0, 22, page=8)])
    assert score_answer(lima, places(index, lima), right, ground).page == 1
    assert score_answer(lima, places(index, lima), wrong, ground).page == 0
    last = item(Evidence("t.txt", "LIMA 40 25 15"), answers=("25",))
    assert score_answer(last, places(index, last), right, ground).page is None


def test_figures_must_stand_by_value_in_what_their_statement_cites():
    good = answer(Statement("Fueron 40,0 en total", (1,)), citations=[cite(1, 0, 22)])
    half = answer(Statement("Fueron 40 de 41", (1,)), citations=[cite(1, 0, 22)])
    other = answer(Statement("Fueron 15", (1,)), citations=[cite(1, 0, 22)])
    none = answer(Statement("Fueron muchos", (1,)), citations=[cite(1, 0, 22)])
    assert figure_fidelity(good) == 1
    assert figure_fidelity(half) == 0.5
    assert figure_fidelity(other) == 0
    assert figure_fidelity(none) is None


def test_a_computation_may_state_its_result_and_nothing_else():
    cell = CellPlace("Anexo 1", "LIMA", "Casos 2019", "t1")
    citations = [cite(1, 51, 53, "s2"), cite(2, 57, 59, "s2")]
    citations = [
        Citation(
            c.number,
            c.doc_id,
            c.document,
            c.title,
            c.section_id,
            c.heading_path,
            c.quote,
            c.shown,
            c.start,
            c.end,
            c.passage_id,
            cell=cell,
        )
        for c in citations
    ]
    right = Statement("En 2019, 40 − 15 = 25", (1, 2), "computation")
    wrong = Statement("En 2019, 40 − 15 = 26", (1, 2), "computation")
    assert figure_fidelity(answer(right, citations=citations)) == 1
    assert figure_fidelity(answer(wrong, citations=citations)) == pytest.approx(3 / 4)
    entry = item(
        Evidence("t.txt", "LIMA 40 25 15"),
        kind="calculo",
        answers=("25",),
        computation=Computation("diferencia", ("40", "15"), "25"),
    )
    assert is_right(entry, right.text)


def test_a_quotation_that_is_not_in_the_source_is_counted(index):
    moved = cite(2, 23, 45)
    object.__setattr__(moved, "start", 22)
    given = answer(Statement("40", (1, 2)), citations=[cite(1, 0, 22), moved])
    assert verbatim_share(given, Ground(index)) == 0.5
    assert verbatim_share(answer(), Ground(index)) is None


def test_relevance_is_by_overlap_with_the_evidence(tiny):
    entry = item(LIMA, answers=("40",))
    whole = tiny(TEXT, [(0, 45), (10, 30), (46, 59)])
    assert Ground(whole).relevant(places(whole, entry)) == ("p0", "p1")
    crumbs = tiny(TEXT, [(i, i + 5) for i in range(0, 55, 5)])
    assert Ground(crumbs).relevant(places(crumbs, entry)) == ("p0", "p1", "p2", "p3")

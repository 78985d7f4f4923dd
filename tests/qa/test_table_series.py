"""Figures asked year by year or row by row: the cells of one row or one column, in order."""

from __future__ import annotations

import pytest

from qa.api import AnswerService
from qa.records import Answer, Question
from qa.tables.recompute import computation_holds
from ui.app.view.series import series_of

_TOTAL = ["24,170", "53,035", "79,686", "139,738", "144,627"]
_CARE = ["134,001", "491,729", "267,264", "262,599"]
_OLD = ["571", "879", "2,161", "5,256", "5,513"]
SERIES = [
    ("asegurados por año", _TOTAL),
    ("¿Cuántos asegurados hubo por año?", _TOTAL),
    ("tendencia de los asegurados", _TOTAL),
    ("atenciones por año", _CARE),
    ("atendidos de Cusco por año", ["136", "436", "400", "507"]),
    ("evolución de asegurados de 60 a más", _OLD),
    ("¿Cómo evolucionaron los asegurados de 60 años a más?", _OLD),
    ("¿Cómo ha ido cambiando el número de asegurados de 60 a más?", _OLD),
    ("NNA ingresados a las UPE por año", ["238", "1,101", "536", "1,055"]),
    ("asegurados por grupo de edad en 2021", ["29,677", "64,721", "5,256"]),
    ("atenciones por región en 2020", ["479", "169,539", "1,727"]),
    ("tendencia de atendidos en Cusco de 2018 a 2020", ["136", "436", "400"]),
]


def _asked(service: AnswerService, text: str) -> Answer:
    answer = service.ask(Question(text))
    assert not answer.abstained, answer.text
    for statement in answer.statements:
        if statement.computation is not None:
            parsed = service.index.documents[statement.computation.doc_id]
            assert computation_holds(statement.text, statement.computation, parsed)
    return answer


@pytest.mark.parametrize(("question", "values"), SERIES)
def test_a_series_gives_its_cells_and_a_chart(
    report: AnswerService, question: str, values: list[str]
) -> None:
    answer = _asked(report, question)
    assert [answer.text.find(value) for value in values] == sorted(
        at for value in values if (at := answer.text.find(value)) >= 0
    )
    drawn = series_of(answer.citations, report.index.documents)
    assert drawn is not None
    assert set(values) <= {point.shown for point in drawn.points}


def test_a_long_series_gives_whole_rows_and_says_how_many_values_there_are(
    report: AnswerService,
) -> None:
    answer = _asked(report, "atenciones y atendidos por región en 2021")
    assert "de 32 valores" in answer.text
    cells = [c.cell for c in answer.citations if c.cell is not None]
    assert len(cells) % 2 == 0
    assert len(answer.text.split()) <= 90


@pytest.mark.parametrize("question", ["asegurados por país y por año", "tendencia migratoria"])
def test_a_series_that_no_table_holds_gives_no_cells(report: AnswerService, question: str) -> None:
    assert all(c.cell is None for c in report.ask(Question(question)).citations)


def test_an_average_over_the_years_takes_the_years(report: AnswerService) -> None:
    assert "184,917.5" in _asked(report, "promedio de atenciones por año en Lima").text

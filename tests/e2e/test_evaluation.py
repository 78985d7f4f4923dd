"""The evaluation page through a real browser: a run, its report, a comparison, the downloads."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from eval.page import render
from eval.runs import list_runs, write_run
from tests.e2e.steps import Server, at_rest, choose, go_to

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.e2e
ASKED = (
    ("¿Cuántos alumnos extranjeros hubo en 2021?", ["963 528"], "963 528 alumnos extranjeros"),
    ("¿Cuándo empezó la campaña de vacunación?", ["marzo de 2021"], "empezó en marzo de 2021"),
    ("¿Cuántas aulas nuevas creó el MINEDU en Tumbes?", ["888"], "creó 27 aulas nuevas"),
    ("¿Cuál es la capital de Mongolia?", [], ""),
)


def own_questions(home: Path) -> None:
    """A gold set of this place: three right, one that must fail."""
    lines = [
        {
            "id": f"e{number}",
            "question": question,
            "history": [],
            "answers": answers,
            "evidence": [{"document": "memoria.txt", "quote": quote}] if quote else [],
            "kind": "cifra" if quote else "sin_respuesta",
            "split": "desarrollo",
        }
        for number, (question, answers, quote) in enumerate(ASKED)
    ]
    folder = home / ".foja" / "oro"
    folder.mkdir(parents=True)
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    (folder / "propias.jsonl").write_text(text + "\n", encoding="utf-8")


def test_a_run_with_its_report_and_the_comparison_of_two(page: Page, server: Server) -> None:
    own_questions(server.home)
    go_to(page, "Evaluación")
    choose(page, "Preguntas de evaluación", "propias")
    page.get_by_role("button", name="Evaluar ahora").click()
    page.get_by_role("progressbar").wait_for()
    page.get_by_text("Se hicieron 4 preguntas.").wait_for(timeout=90_000)
    at_rest(page)
    page.get_by_text("Qué aporta cada canal").wait_for()
    page.get_by_text("Tiempo de respuesta").wait_for()
    assert page.locator("svg.foja-plot").first.is_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Descargar gráfico (SVG)").first.click()
    assert waiting.value.path().read_bytes().startswith(b"<svg")

    page.get_by_role("tab", name="Preguntas falladas").click()
    page.get_by_text("1 de 4 preguntas").wait_for()
    page.get_by_text("aulas nuevas creó").last.click()
    page.get_by_text("Dónde está la respuesta:").wait_for()
    page.get_by_text("Lo que se citó:").wait_for()
    page.get_by_role("tab", name="Riesgo y cobertura").click()
    page.get_by_text("Calibración perfecta").wait_for()

    folder = server.home / ".foja" / "corridas"
    report = list_runs(folder)[-1]
    worse = replace(report.results[0], outcome="no_evidence", answer="No consta.", citations=())
    earlier = replace(
        report,
        results=(worse, *report.results[1:]),
        run=replace(
            report.run,
            run_id="20200101-000000-anterior",
            created_at=datetime(2020, 1, 1, tzinfo=UTC).isoformat(timespec="seconds"),
        ),
    )
    write_run(folder / earlier.run.run_id, earlier, render(earlier))
    page.reload()
    page.get_by_role("button", name="Evaluar ahora").wait_for()
    at_rest(page)
    choose(page, "Comparar con", "2020-01-01")
    page.get_by_role("tab", name="Comparación").click()
    page.get_by_text("4 preguntas en común", exact=False).wait_for()
    assert "puntos (de" in page.get_by_role("table").inner_text()
    assert page.locator("svg.foja-plot circle").count() > 0

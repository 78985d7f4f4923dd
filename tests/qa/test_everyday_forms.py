"""Idle phrases, things left aside, clauses before the question and acronyms asked in passing."""

from __future__ import annotations

import pytest

from qa.forms import analyse_question, asked_part
from qa.glossary import harvest
from qa.records import Question
from qa.wording import plain


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("Para la nota del alcalde: ¿cuántos libros hay?", "¿cuántos libros hay?"),
        ("para mi tesis, cuántos libros hay", "cuántos libros hay"),
        ("me puedes decir por favor cuántos libros hay", "cuántos libros hay"),
        ("cuántas salas... perdón, cuántos libros hay", "cuántos libros hay"),
        ("¿Más o menos cuántos libros hay según el informe?", "¿ cuántos libros hay ?"),
        ("quisiera saber qué norma rige", "qué norma rige"),
    ],
)
def test_idle_phrases_ask_nothing(asked: str, read: str) -> None:
    assert plain(asked).strip() == read


@pytest.mark.parametrize(
    "asked",
    [
        "¿Más o menos que el año pasado?",
        "¿Qué dice el informe?",
        "¿Para la reunión de vecinos qué sala se presta?",
        "según el informe",
    ],
)
def test_what_is_asked_is_kept(asked: str) -> None:
    assert len(plain(asked).split()) >= len(asked.split()) - 2


def test_what_is_named_besides_is_left_aside() -> None:
    form = analyse_question("¿En qué redes participa, además de la Red Andina y Unesco?")
    assert {"red", "andin", "unesc"} <= form.besides
    assert not analyse_question("¿Cuántos viven fuera del país?").besides


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Cuando el lector se muda, ¿le perdonan las multas?", "yesno"),
        ("Si pierde el libro, ¿a quién avisa?", "who"),
        ("Cuando llega un río nuevo, ¿cuántas cuencas riega?", "figure"),
    ],
)
def test_a_clause_before_the_question_asks_nothing(question: str, kind: str) -> None:
    form = analyse_question(question)
    assert form.wants(kind)  # type: ignore[arg-type]
    assert not form.wants("date")


def test_a_question_without_a_clause_is_whole() -> None:
    assert asked_part("¿Cuándo llega?") == "¿Cuándo llega?"


@pytest.mark.parametrize(
    "question",
    [
        "En el texto sale DLP, ¿qué significa?",
        "Necesito el nombre completo de la DLP de la región",
        "desarrolla la sigla dlp",
        "iniciales DLP",
        "Aparece DLP a cada rato: ¿de qué son las siglas?",
    ],
)
def test_acronyms_asked_in_passing_are_defined(service, question: str) -> None:
    assert "Dirección de Lectura Pública" in service.ask(Question(question)).text


def test_an_acronym_of_syllables_is_read_off_its_name(tmp_path) -> None:
    from ingest.text_reader import read_text

    text = (
        "1. Anexos\n\nResultados de la Encuesta Dirigida al Consumo de la Vivienda – ENCOVI 2018\n"
    )
    document = read_text("anexo.txt", text.encode(), None).document
    assert harvest([document])["encovi"].long.startswith("Encuesta Dirigida")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("¿Por qué se le complica al MIMP ayudar a los chicos que llegan solos?", "identidad"),
        ("Aparte de la OEA, ¿en qué mecanismos participa el Perú?", "Mercosur"),
        ("¿De qué son siglas ENPOVE?", "Encuesta Dirigida"),
        ("Si es víctima de violencia, ¿le perdonan las multas?", "condonación"),
    ],
)
def test_everyday_forms_reach_the_report(report, question: str, answer: str) -> None:
    assert answer in report.ask(Question(question)).text

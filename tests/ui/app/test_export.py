"""Exports hold questions, answers, footnotes, seals and answer ids, and can be opened."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from qa.records import Answer
from ui.app.export.markdown import markdown
from ui.app.export.model import Export, make_export
from ui.app.export.pdf import pdf
from ui.app.export.word import docx
from ui.app.store.records import SourceSeal, Turn

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def export(answer: Answer, seal: SourceSeal) -> Export:
    second = replace(
        answer,
        answer_id="r-5678",
        outcome="no_evidence",
        understood_as="¿Y la capital de Mongolia?",
        text="No consta en el informe.",
        statements=(),
        citations=(),
        missing="La capital de Mongolia <b>&</b>.",
    )
    turns = [
        Turn("c-1", "c", 1, "¿Cuántos alumnos hubo en 2021?", answer, "b", NOW, (seal,)),
        Turn("c-2", "c", 2, "¿Y *esto*? ![x](http://a.b/c.png)", second, "b", NOW, (seal,)),
        Turn("c-3", "c", 3, "¿Otra vez?", answer, "b", NOW, (seal,)),
    ]
    return make_export("Niños & niñas ≥ 5 → «sí»\x0b", turns, NOW)


def test_footnotes_are_numbered_through_and_seals_are_once(export: Export) -> None:
    assert len(export.footnotes) == 2
    assert [s.footnotes for item in export.items for s in item.sentences] == [(1,), (), (2,)]
    assert [seal.sha256 for seal in export.documents] == ["ab" * 32]
    assert "[1]" not in export.items[0].sentences[0].text
    assert export.items[1].remarks == ("La capital de Mongolia <b>&</b>.",)


def test_markdown_has_footnotes_and_nothing_active(export: Export) -> None:
    text = markdown(export).decode("utf-8")
    assert "963 528 alumnos en el país.[^1]" in text
    assert "[^2]: «Memoria anual»" in text
    assert "r-1234" in text and f"sha256 `{'ab' * 32}`" in text
    assert "![x]" not in text and "http://" not in text and "<b>" not in text


def test_docx_opens_with_real_footnotes(export: Export) -> None:
    import docx as python_docx

    data = docx(export)
    opened = python_docx.Document(io.BytesIO(data))
    words = "\n".join(paragraph.text for paragraph in opened.paragraphs)
    assert "¿Cuántos alumnos hubo en 2021?" in words
    assert "r-5678" in words and "ab" * 32 in words and "Consta. " in words
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        notes = package.read("word/footnotes.xml").decode("utf-8")
        body = package.read("word/document.xml").decode("utf-8")
        kinds = package.read("[Content_Types].xml").decode("utf-8")
    assert "963 528 alumnos en el país" in notes
    assert 'w:footnoteReference w:id="1"' in body and 'w:footnoteReference w:id="2"' in body
    assert "footnotes+xml" in kinds


def test_pdf_holds_spanish_text(export: Export) -> None:
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(pdf(export)))
    words = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for part in ("Niños & niñas ≥ 5 → «sí»", "¿Cuántos alumnos", "No consta", "r-1234", "Notas"):
        assert part in words


def test_an_answer_without_citations_exports(answer: Answer) -> None:
    bare = replace(answer, citations=(), statements=(), text="")
    made = make_export("", [Turn("c-1", "c", 1, "¿?", bare, "b", NOW)], NOW)
    assert docx(made) and pdf(made) and markdown(made)

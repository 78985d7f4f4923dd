from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.items import GoldError, load_gold
from eval.locate import Locator, Span, find_quote, fold_spaces
from ingest.records import Document

GOOD = {
    "id": "a1",
    "question": "¿Cuántos años?",
    "history": [],
    "answers": ["12"],
    "evidence": [{"document": "ñandú.txt", "quote": "son 12 años"}],
    "kind": "cifra",
    "split": "desarrollo",
}


def write(tmp_path: Path, *entries: object) -> Path:
    path = tmp_path / "oro.jsonl"
    lines = [e if isinstance(e, str) else json.dumps(e, ensure_ascii=False) for e in entries]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_good_entry_is_read(tmp_path):
    (item,) = load_gold(write(tmp_path, GOOD))
    assert item.question == "¿Cuántos años?"
    assert item.answerable
    assert not item.needs_all


def test_split_is_a_filter_and_empty_lines_are_passed_over(tmp_path):
    other = {**GOOD, "id": "a2", "question": "¿Otra?", "split": "prueba"}
    path = write(tmp_path, GOOD, "", other)
    assert [item.id for item in load_gold(path, "prueba")] == ["a2"]


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ("{", "no es un objeto JSON"),
        ("[1]", "no es un objeto JSON"),
        ({k: v for k, v in GOOD.items() if k != "kind"}, "falta un campo"),
        ({**GOOD, "answers": "12"}, "tipo debido"),
        ({**GOOD, "respuesta": "12"}, "«respuesta» no existe"),
        ({**GOOD, "kind": "número"}, "«kind» dice «número»"),
        ({**GOOD, "split": "dev"}, "«split» dice «dev»"),
        ({**GOOD, "question": " "}, "«question» está vacío"),
        ({**GOOD, "evidence": []}, "no hay evidencia"),
        ({**GOOD, "answers": []}, "no hay respuesta"),
        ({**GOOD, "kind": "sin_respuesta"}, "«sin_respuesta»"),
        ({**GOOD, "kind": "varias_secciones"}, "al menos dos citas"),
        (
            {**GOOD, "computation": {"operation": "suma", "cells": ["5", "6"], "value": "12"}},
            "no es la suma",
        ),
        (GOOD, "ya está en la línea 1"),
        ({**GOOD, "id": "a2"}, "la misma pregunta"),
    ],
)
def test_a_bad_line_is_named_with_its_remedy(tmp_path, entry, says):
    with pytest.raises(GoldError) as caught:
        load_gold(write(tmp_path, GOOD, "", entry))
    message = str(caught.value)
    assert "línea 3" in message
    assert says in message
    assert message.endswith(".")


def test_a_missing_or_empty_file_is_an_error(tmp_path):
    with pytest.raises(GoldError, match="Compruebe la ruta"):
        load_gold(tmp_path / "no.jsonl")
    (tmp_path / "latin.jsonl").write_bytes(b"\n" + "ñ".encode("latin-1"))
    with pytest.raises(GoldError, match=r"línea 2: .*UTF-8"):
        load_gold(tmp_path / "latin.jsonl")
    with pytest.raises(GoldError, match="ninguna pregunta"):
        load_gold(write(tmp_path, ""))


def document(text: str, source: str = "carpeta/ñandú.txt") -> Document:
    return Document("d1", "título", source, "0" * 64, text, "txt")


def test_places_are_every_occurrence_up_to_white_space(tmp_path):
    (item,) = load_gold(write(tmp_path, GOOD))
    text = "Hoy son \n 12  años. Y son 12 años."
    (place,) = Locator([document(text)]).places(item)
    assert [fold_spaces(text[s.start : s.end]) for s in place.spans] == ["son 12 años"] * 2


def test_a_quote_or_document_that_is_absent_is_an_error(tmp_path):
    (item,) = load_gold(write(tmp_path, GOOD))
    with pytest.raises(GoldError, match=r"no está en «ñandú\.txt»"):
        Locator([document("son 13 años")]).places(item)
    with pytest.raises(GoldError, match="no está en el índice"):
        Locator([document("son 12 años", "otro.txt")]).places(item)


@given(
    st.lists(st.text("aáñ1.(", min_size=1), min_size=1),
    st.lists(st.sampled_from([" ", "\n", " \n\t", "\u00a0"]), min_size=12, max_size=12),
)
def test_a_quote_is_found_whatever_the_white_space(words, gaps):
    text = "".join(word + gaps[i % 12] for i, word in enumerate(words))
    spans = find_quote(f"Z{text}Z", " ".join(words))
    assert spans
    assert all(fold_spaces(f"Z{text}Z"[a:b]) == " ".join(words) for a, b in spans)


def test_overlap_counts_characters_of_the_same_document():
    assert Span("d", 0, 10).overlap(Span("d", 8, 20)) == 2
    assert Span("d", 0, 10).overlap(Span("d", 10, 20)) == 0
    assert Span("d", 0, 10).overlap(Span("e", 8, 20)) == 0

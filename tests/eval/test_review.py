from __future__ import annotations

import pytest

from eval.blank import blank_items, write_blank
from eval.candidates import GoldCandidate, read_candidates, write_candidate
from eval.items import Evidence, GoldError, load_gold
from eval.locate import find_quote
from eval.review import review

GOOD = GoldCandidate(
    question="¿Cuántos años?",
    answers=("12",),
    evidence=(Evidence("ñ.txt", "son 12 años"),),
    kind="cifra",
    comment="falta esta\x1b[2J",
    proposed_at="2026-01-01",
)
BLANK = GoldCandidate(question="¿Y cuándo?", proposed_at="2026-01-02")


class Person:
    """Types the given lines and then goes away."""

    def __init__(self, *lines: str) -> None:
        self.lines = list(lines)
        self.seen: list[str] = []

    def ask(self, prompt: str) -> str:
        self.seen.append(prompt)
        if not self.lines:
            raise EOFError
        return self.lines.pop(0)

    def say(self, text: str) -> None:
        self.seen.append(text)


def go(tmp_path, person: Person):
    return review(tmp_path / "c", tmp_path / "oro/p.jsonl", person.ask, person.say)


def test_accepting_writes_a_sound_entry_once(tmp_path):
    write_candidate(tmp_path / "c", GOOD)
    person = Person("x", "a")
    count = go(tmp_path, person)
    assert (count.accepted, count.rejected, count.waiting) == (1, 0, 0)
    (item,) = load_gold(tmp_path / "oro/p.jsonl")
    assert (item.question, item.answers, item.kind) == ("¿Cuántos años?", ("12",), "cifra")
    assert read_candidates(tmp_path / "c") == ()
    assert not any("\x1b" in text for text in person.seen)
    again = go(tmp_path, Person())
    assert (again.accepted, again.waiting) == (0, 0)


def test_an_incomplete_proposal_is_corrected_before_it_is_accepted(tmp_path):
    write_candidate(tmp_path / "c", BLANK)
    lines = ["a", "c", "", "en 2020 | el 2020", "", "fecha", "ñ.txt", "fue en 2020", "a"]
    person = Person(*lines)
    assert go(tmp_path, person).accepted == 1
    (item,) = load_gold(tmp_path / "oro/p.jsonl")
    assert item.answers == ("en 2020", "el 2020")
    assert item.evidence == (Evidence("ñ.txt", "fue en 2020"),)
    assert any("Todavía no se puede aceptar" in text for text in person.seen)


def test_a_proposal_can_become_unanswerable(tmp_path):
    write_candidate(tmp_path / "c", GOOD)
    assert go(tmp_path, Person("c", "", "-", "-", "sin_respuesta", "", "-", "a")).accepted == 1
    (item,) = load_gold(tmp_path / "oro/p.jsonl")
    assert not item.answerable


def test_rejecting_leaving_and_going_away(tmp_path):
    for candidate in (GOOD, BLANK):
        write_candidate(tmp_path / "c", candidate)
    count = go(tmp_path, Person("d", "r"))
    assert (count.accepted, count.rejected, count.waiting) == (0, 1, 1)
    assert read_candidates(tmp_path / "c") == (GOOD,)
    assert go(tmp_path, Person()).waiting == 1
    assert not (tmp_path / "oro").exists()


def test_a_question_that_is_already_there_is_not_accepted(tmp_path):
    write_candidate(tmp_path / "c", GOOD)
    go(tmp_path, Person("a"))
    twin = GoldCandidate(
        question=GOOD.question, answers=GOOD.answers, evidence=GOOD.evidence, kind=GOOD.kind
    )
    write_candidate(tmp_path / "c", twin)
    person = Person("a", "r")
    assert go(tmp_path, person).rejected == 1
    assert any("ya está en el archivo" in text for text in person.seen)


def test_blank_entries_cover_every_section_with_text(report_index):
    (parsed,) = report_index.documents.values()
    items = list(blank_items(parsed))
    text = parsed.document.text
    with_text = [s for s in parsed.sections if text[s.body_start : s.body_end].strip()]
    assert len(items) == len(with_text) > 30
    assert len({item.id for item in items}) == len(items)
    for item in items:
        assert item.question == ""
        assert find_quote(text, item.evidence[0].quote), item.section


def test_a_new_gold_file_is_written_once_and_asks_to_be_filled(tmp_path):
    document = tmp_path / "Informe Ñ 2024.txt"
    document.write_text("1. Uno\n\nTexto del uno.\n\n2. Dos\n\nTexto del dos.\n", encoding="utf-8")
    path, count = write_blank(document, tmp_path / "oro")
    assert path == tmp_path / "oro/Informe Ñ 2024.jsonl"
    assert count == len(path.read_text(encoding="utf-8").splitlines()) >= 1
    with pytest.raises(GoldError, match="línea 1: el campo «question» está vacío en la entrada"):
        load_gold(path)
    with pytest.raises(GoldError, match="ya existe"):
        write_blank(document, tmp_path / "oro")
    empty = tmp_path / "vacío.txt"
    empty.write_bytes(b"")
    with pytest.raises(GoldError, match="No se puede leer"):
        write_blank(empty, tmp_path / "oro2")

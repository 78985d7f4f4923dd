from __future__ import annotations

import pytest

from eval.candidates import (
    CandidateError,
    GoldCandidate,
    Reviewed,
    decide,
    read_candidates,
    without_blanks,
    write_candidate,
)
from eval.items import Evidence, GoldError

FIRST = GoldCandidate(
    question="¿Cuántos años?",
    answers=("12",),
    evidence=(Evidence("ñ.txt", "son 12 años"),),
    kind="cifra",
    proposed_at="2026-01-02T10:00:00+00:00",
)
SECOND = GoldCandidate(question="¿Y luego?", proposed_at="2026-01-01T10:00:00+00:00")


def test_proposals_are_kept_once_and_read_by_time(tmp_path):
    write_candidate(tmp_path / "c", FIRST)
    write_candidate(tmp_path / "c", FIRST)
    write_candidate(tmp_path / "c", SECOND)
    assert read_candidates(tmp_path / "c") == (SECOND, FIRST)
    assert read_candidates(tmp_path / "no") == ()


def test_decided_proposals_are_not_shown_again(tmp_path):
    write_candidate(tmp_path, FIRST)
    write_candidate(tmp_path, SECOND)
    decide(tmp_path, Reviewed(SECOND.candidate_id, "rechazada"))
    assert read_candidates(tmp_path) == (FIRST,)


def test_a_damaged_proposal_is_named(tmp_path):
    (tmp_path / "x.jsonl").write_text('\n{"question": 3}\n', encoding="utf-8")
    with pytest.raises(CandidateError, match="línea 2"):
        read_candidates(tmp_path)


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(CandidateError, match="No se puede guardar"):
        write_candidate(tmp_path / "file", FIRST)


def test_a_proposal_becomes_an_entry_only_when_complete():
    assert FIRST.item("n-1", "prueba").answers == ("12",)
    with pytest.raises(GoldError, match="«kind»"):
        SECOND.item("n-2", "prueba")


def test_blanks_are_left_out():
    blank = GoldCandidate(question=" ¿Qué? ", answers=(" a ", " "), all_of=("",))
    assert without_blanks(blank) == GoldCandidate(question="¿Qué?", answers=("a",))

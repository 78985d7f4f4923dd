"""Conversations last, stay with their owner, and survive an older file."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.records import Answer
from ui.app.errors import StoreError
from ui.app.store.conversations import TITLE_LIMIT, ConversationStore, short_title
from ui.app.store.fold import fold
from ui.app.store.records import Feedback, NewTurn, SourceSeal
from ui.app.store.schema import MIGRATIONS, VERSION, connect


@pytest.fixture
def store(tmp_path: Path) -> ConversationStore:
    return ConversationStore(tmp_path / "datos" / "conversaciones.sqlite3")


def test_a_turn_comes_back_whole_after_reopening(
    store: ConversationStore, answer: Answer, seal: SourceSeal
) -> None:
    talk = store.start("ana", "¿Cuántos alumnos hubo?")
    kept = store.add("ana", talk.conversation_id, NewTurn("¿Cuántos?", answer, "b1", (seal,)))
    again = ConversationStore(store.path)
    assert again.turns("ana", talk.conversation_id) == (kept,)
    assert again.listing("ana")[0].turns == 1


def test_owners_never_meet(store: ConversationStore, answer: Answer) -> None:
    talk = store.start("ana", "secreto")
    turn = store.add("ana", talk.conversation_id, NewTurn("secreto", answer, "b1"))
    assert store.listing("luis") == ()
    assert store.find("luis", talk.conversation_id) is None
    assert store.turns("luis", talk.conversation_id) == ()
    with pytest.raises(StoreError):
        store.add("luis", talk.conversation_id, NewTurn("intruso", answer, "b1"))
    with pytest.raises(StoreError):
        store.rename("luis", talk.conversation_id, "mío")
    with pytest.raises(StoreError):
        store.judge("luis", turn.turn_id, Feedback("up"))
    with pytest.raises(StoreError):
        store.delete("luis", talk.conversation_id)
    assert store.find("ana", talk.conversation_id) is not None


def test_search_ignores_case_and_accents_but_not_the_tilde(
    store: ConversationStore, answer: Answer
) -> None:
    first = store.start("ana", "Educación en Ñuñoa")
    other = store.start("ana", "Salud")
    store.add("ana", other.conversation_id, NewTurn("¿Y el niño?", answer, "b1"))
    found = [c.conversation_id for c in store.listing("ana", "EDUCACION")]
    assert found == [first.conversation_id]
    assert [c.conversation_id for c in store.listing("ana", "niño")] == [other.conversation_id]
    assert store.listing("ana", "nino") == ()
    assert [c.title for c in store.listing("ana", "963 528")] == ["Salud"]
    assert store.listing("ana", "100%_") == ()


def test_rename_delete_and_feedback(store: ConversationStore, answer: Answer) -> None:
    talk = store.start("ana", "uno")
    turn = store.add("ana", talk.conversation_id, NewTurn("uno", answer, "b1"))
    store.rename("ana", talk.conversation_id, "Dos")
    store.judge("ana", turn.turn_id, Feedback("up"))
    store.judge("ana", turn.turn_id, Feedback("down", "wrong_figure", "era 45"))
    kept = store.turns("ana", talk.conversation_id)[0]
    assert kept.feedback == Feedback("down", "wrong_figure", "era 45")
    assert store.listing("ana")[0].title == "Dos"
    with pytest.raises(StoreError):
        store.rename("ana", talk.conversation_id, "  ")
    store.delete("ana", talk.conversation_id)
    assert store.listing("ana") == ()
    with connect(store.path) as connection:
        assert connection.execute("SELECT COUNT(*) FROM feedback").fetchone() == (0,)


def test_an_older_file_is_migrated_without_loss(tmp_path: Path) -> None:
    path = tmp_path / "viejo.sqlite3"
    old = sqlite3.connect(path)
    for statement in MIGRATIONS[0]:
        old.execute(statement)
    old.execute(
        "INSERT INTO conversations VALUES ('c1', 'ana', 'Vieja', '2026-01-01T00:00:00+00:00', "
        "'2026-01-01T00:00:00+00:00')"
    )
    old.execute("PRAGMA user_version = 1")
    old.commit()
    old.close()
    store = ConversationStore(path)
    assert [c.title for c in store.listing("ana")] == ["Vieja"]
    with connect(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_newer_or_foreign_file_is_refused_untouched(tmp_path: Path) -> None:
    newer = tmp_path / "nuevo.sqlite3"
    connection = sqlite3.connect(newer)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match="versión posterior"):
        ConversationStore(newer)
    foreign = tmp_path / "otro.sqlite3"
    foreign.write_bytes(b"esto no es SQLite, aunque lo parezca por el nombre" * 40)
    before = foreign.read_bytes()
    with pytest.raises(StoreError, match="conversaciones"):
        ConversationStore(foreign)
    assert foreign.read_bytes() == before


def test_ten_sessions_write_at_once(store: ConversationStore, answer: Answer) -> None:
    talks = [store.start(f"u{n}", f"charla {n}") for n in range(10)]

    def write(number: int) -> None:
        mine = replace(answer, answer_id=f"r{number}")
        for _ in range(5):
            store.add(f"u{number}", talks[number].conversation_id, NewTurn("q", mine, "b"))

    threads = [threading.Thread(target=write, args=(n,)) for n in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number, talk in enumerate(talks):
        turns = store.turns(f"u{number}", talk.conversation_id)
        assert [t.position for t in turns] == [1, 2, 3, 4, 5]
        assert {t.answer.answer_id for t in turns} == {f"r{number}"}


@given(st.text())
def test_titles_are_one_line_of_limited_length(text: str) -> None:
    title = short_title(text)
    assert 0 < len(title) <= TITLE_LIMIT
    assert "\n" not in title
    title.encode("utf-8")


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_file_that_another_program_holds_is_told_as_busy(
    store: ConversationStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def impatient(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        connection.execute("PRAGMA busy_timeout = 20")
        return connection

    monkeypatch.setattr("ui.app.store.conversations.connect", impatient)
    holder = connect(store.path)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="ocupado"):
        store.start("ana", "espera")
    holder.execute("ROLLBACK")
    holder.close()
    assert store.start("ana", "ahora sí").title == "ahora sí"


def test_a_file_damaged_while_in_use_is_told_as_damaged(store: ConversationStore) -> None:
    store.start("ana", "algo")
    for name in ("", "-wal", "-shm"):
        path = store.path.with_name(store.path.name + name)
        if path.exists():
            path.write_bytes(b"no es una base de datos " * 400)
    with pytest.raises(StoreError, match="dañado"):
        store.listing("ana")


def test_two_tabs_that_write_at_once_lose_nothing(store: ConversationStore, answer: Answer) -> None:
    talk = store.start("ana", "dos pestañas").conversation_id
    ready = threading.Barrier(2)

    def tab(number: int) -> None:
        ready.wait()
        for turn in range(10):
            store.add("ana", talk, NewTurn(f"pestaña {number}, pregunta {turn}", answer, "b"))

    tabs = [threading.Thread(target=tab, args=(number,)) for number in range(2)]
    for thread in tabs:
        thread.start()
    for thread in tabs:
        thread.join()
    turns = store.turns("ana", talk)
    assert [turn.position for turn in turns] == list(range(1, 21))
    assert len({turn.question for turn in turns}) == 20

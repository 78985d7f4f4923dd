"""The store of conversations: every method sees one owner's rows only."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from qa.records import Answer
from ui.app import messages
from ui.app.errors import StoreError
from ui.app.store.fold import fold
from ui.app.store.records import Conversation, Feedback, NewTurn, SourceSeal, Turn
from ui.app.store.schema import connect, migrate

TITLE_LIMIT = 90
_LISTED = """SELECT c.conversation_id, c.owner, c.title, c.created, c.updated,
    (SELECT COUNT(*) FROM turns t WHERE t.conversation_id = c.conversation_id)
    FROM conversations c WHERE c.owner = ?"""
_TURN = """SELECT t.turn_id, t.conversation_id, t.position, t.question, t.answer, t.build_id,
    t.asked, t.sources, f.verdict, f.reason, f.comment
    FROM turns t JOIN conversations c USING (conversation_id)
    LEFT JOIN feedback f USING (turn_id) WHERE c.owner = ?"""


class ConversationStore:
    """Conversations, turns and feedback in one SQLite file; safe to use from many threads.

    A connection is opened for each call: it costs a fraction of a millisecond, and nothing
    is shared between the threads of Streamlit's sessions.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._open() as connection:
            migrate(connection, path)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        connection = connect(self.path)
        connection.create_function("fold", 1, fold, deterministic=True)
        try:
            yield connection
        except sqlite3.Error as error:
            raise StoreError(messages.store_unusable(self.path, str(error))) from error
        finally:
            connection.close()

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        with self._open() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def start(self, owner: str, title: str) -> Conversation:
        """A new, empty conversation."""
        now = _now()
        conversation = Conversation(secrets.token_hex(8), owner, short_title(title), now, now)
        with self._write() as connection:
            connection.execute(
                "INSERT INTO conversations VALUES (?, ?, ?, ?, ?)",
                (conversation.conversation_id, owner, conversation.title, *_iso(now, now)),
            )
        return conversation

    def listing(self, owner: str, containing: str = "") -> tuple[Conversation, ...]:
        """The owner's conversations, latest first.

        ``containing`` keeps those whose title, questions or answers hold it, without regard
        to case or accents.
        """
        where = ""
        values: tuple[str, ...] = (owner,)
        wanted = fold(containing).strip()
        if wanted:
            where = """ AND (instr(fold(c.title), ?) OR EXISTS (SELECT 1 FROM turns t
                WHERE t.conversation_id = c.conversation_id AND (instr(fold(t.question), ?)
                OR instr(fold(json_extract(t.answer, '$.text')), ?))))"""
            values = (owner, wanted, wanted, wanted)
        with self._open() as connection:
            rows = connection.execute(
                f"{_LISTED}{where} ORDER BY c.updated DESC, c.conversation_id", values
            ).fetchall()
        return tuple(_conversation(row) for row in rows)

    def find(self, owner: str, conversation_id: str) -> Conversation | None:
        """One conversation of the owner; ``None`` when it is not there or is another's."""
        with self._open() as connection:
            row = connection.execute(
                f"{_LISTED} AND c.conversation_id = ?", (owner, conversation_id)
            ).fetchone()
        return _conversation(row) if row else None

    def rename(self, owner: str, conversation_id: str, title: str) -> None:
        """Give a conversation another title; blank titles are refused."""
        if not title.strip():
            raise StoreError(messages.TITLE_EMPTY)
        self._change(
            "UPDATE conversations SET title = ? WHERE owner = ? AND conversation_id = ?",
            (short_title(title), owner, conversation_id),
        )

    def delete(self, owner: str, conversation_id: str) -> None:
        """Delete a conversation with its turns and feedback."""
        self._change(
            "DELETE FROM conversations WHERE owner = ? AND conversation_id = ?",
            (owner, conversation_id),
        )

    def _change(self, statement: str, values: Sequence[str]) -> None:
        with self._write() as connection:
            if connection.execute(statement, values).rowcount != 1:
                raise StoreError(messages.CONVERSATION_GONE)

    def add(self, owner: str, conversation_id: str, new: NewTurn) -> Turn:
        """Append a turn; raises :class:`StoreError` when the conversation is not the owner's."""
        now = _now()
        with self._write() as connection:
            changed = connection.execute(
                "UPDATE conversations SET updated = ? WHERE owner = ? AND conversation_id = ?",
                (now.isoformat(), owner, conversation_id),
            )
            if changed.rowcount != 1:
                raise StoreError(messages.CONVERSATION_GONE)
            position = int(
                connection.execute(
                    "SELECT COALESCE(MAX(position), 0) + 1 FROM turns WHERE conversation_id = ?",
                    (conversation_id,),
                ).fetchone()[0]
            )
            turn_id = f"{conversation_id}-{position}"
            connection.execute(
                "INSERT INTO turns VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    turn_id,
                    conversation_id,
                    position,
                    storable(new.question),
                    _encode(new.answer),
                    new.build_id,
                    now.isoformat(),
                    _encode(new.sources),
                ),
            )
        return Turn(
            turn_id=turn_id,
            conversation_id=conversation_id,
            position=position,
            question=new.question,
            answer=new.answer,
            build_id=new.build_id,
            asked=now,
            sources=new.sources,
        )

    def turns(self, owner: str, conversation_id: str) -> tuple[Turn, ...]:
        """The turns of a conversation in the order asked."""
        with self._open() as connection:
            rows = connection.execute(
                f"{_TURN} AND t.conversation_id = ? ORDER BY t.position", (owner, conversation_id)
            ).fetchall()
        return tuple(_turn(row, self.path) for row in rows)

    def judge(self, owner: str, turn_id: str, feedback: Feedback) -> None:
        """Keep (or replace) what the owner says of one of their answers."""
        with self._write() as connection:
            changed = connection.execute(
                """INSERT INTO feedback SELECT t.turn_id, ?, ?, ?, ? FROM turns t
                JOIN conversations c USING (conversation_id) WHERE c.owner = ? AND t.turn_id = ?
                ON CONFLICT (turn_id) DO UPDATE SET verdict = excluded.verdict,
                reason = excluded.reason, comment = excluded.comment, given = excluded.given""",
                (
                    feedback.verdict,
                    feedback.reason,
                    storable(feedback.comment),
                    _now().isoformat(),
                    owner,
                    turn_id,
                ),
            )
            if changed.rowcount != 1:
                raise StoreError(messages.CONVERSATION_GONE)


def short_title(text: str) -> str:
    """A one-line title of at most ``TITLE_LIMIT`` characters, cut at a word."""
    line = " ".join(storable(text).split()) or messages.UNTITLED
    if len(line) <= TITLE_LIMIT:
        return line
    cut = line[: TITLE_LIMIT - 1]
    head = cut.rsplit(" ", 1)[0] if " " in cut[TITLE_LIMIT // 2 :] else cut
    return f"{head}…"


def storable(text: str) -> str:
    """``text`` without what SQLite or UTF-8 cannot hold: NUL and lone surrogates."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def _now() -> datetime:
    return datetime.now(UTC)


def _iso(*times: datetime) -> tuple[str, ...]:
    return tuple(time.isoformat() for time in times)


def _encode(value: Answer | tuple[SourceSeal, ...]) -> str:
    return msgspec.json.encode(value, enc_hook=None).decode("utf-8")


def _conversation(row: tuple[str, str, str, str, str, int]) -> Conversation:
    key, owner, title, created, updated, turns = row
    return Conversation(
        key, owner, title, datetime.fromisoformat(created), datetime.fromisoformat(updated), turns
    )


def _turn(row: tuple[str, ...], path: Path) -> Turn:
    try:
        answer = msgspec.json.decode(row[4], type=Answer)
        sources = msgspec.json.decode(row[7], type=tuple[SourceSeal, ...])
        feedback = (
            msgspec.convert({"verdict": row[8], "reason": row[9], "comment": row[10]}, Feedback)
            if row[8]
            else None
        )
    except msgspec.MsgspecError as error:
        raise StoreError(messages.store_unusable(path, str(error))) from error
    return Turn(
        turn_id=row[0],
        conversation_id=row[1],
        position=int(row[2]),
        question=row[3],
        answer=answer,
        build_id=row[5],
        asked=datetime.fromisoformat(row[6]),
        sources=sources,
        feedback=feedback,
    )

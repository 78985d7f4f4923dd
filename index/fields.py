"""What of a passage each channel reads."""

from __future__ import annotations

from ingest.records import Passage


def body_text(passage: Passage) -> str:
    """The passage made readable, with what it rests on (caption, column heads, notes)."""
    return f"{passage.search_text}\n{passage.context}" if passage.context else passage.search_text


def heading_text(passage: Passage, title: str) -> str:
    """The document's title and the headings above the passage."""
    return "\n".join((title, *passage.heading_path))


def embedded_text(passage: Passage) -> str:
    """What the dense channel encodes: the last heading and the body."""
    last = passage.heading_path[-1] if passage.heading_path else ""
    body = body_text(passage)
    return f"{last}\n{body}" if last else body

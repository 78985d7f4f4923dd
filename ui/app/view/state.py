"""What one browser session remembers between two clicks; everything lasting is in the store."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from index.records import Filters

Role = Literal["lee", "gestiona"]


@dataclass(frozen=True, slots=True)
class User:
    """Who is asking: ``name`` owns conversations, ``role`` reads or manages documents."""

    name: str
    role: Role

    @property
    def manages(self) -> bool:
        """Whether this person may add and remove documents and run evaluations."""
        return self.role == "gestiona"


LOCAL_USER = User("local", "gestiona")
"""Who asks on a machine that listens to itself only and has no users file."""


@dataclass(frozen=True, slots=True)
class OpenCitation:
    """The citation whose evidence is open."""

    turn_id: str
    number: int


@dataclass(slots=True)
class SessionState:
    """The mutable state of one session; widgets write to it, pages read it.

    ``address`` is the conversation that the browser's address named when the chat was last
    drawn (empty: none), ``None`` before that and while another page is shown.
    """

    user: User | None = None
    conversation_id: str | None = None
    filters: Filters = field(default_factory=Filters)
    open_citation: OpenCitation | None = None
    editing: str | None = None
    pending: str | None = None
    pending_understood: str | None = None
    address: str | None = None
    announcement: str = ""
    token: str = ""
    left: bool = False

    def go_to(self, conversation_id: str | None) -> None:
        """Show another conversation (``None``: a new one); what was open closes."""
        self.conversation_id = conversation_id
        self.open_citation = None
        self.editing = None
        self.announcement = ""
        self.address = conversation_id or ""

    def leave(self) -> None:
        """Sign out: nothing of the person stays in the session."""
        self.user, self.token, self.left = None, "", True
        self.filters = Filters()
        self.go_to(None)

    def toggle(self, turn_id: str, number: int) -> None:
        """Open a citation's evidence, or close it when it is the one that is open."""
        wanted = OpenCitation(turn_id, number)
        self.open_citation = None if self.open_citation == wanted else wanted

    def ask(self, text: str, understood_as: str | None = None) -> None:
        """Leave a question to be answered in this run of the page."""
        self.pending = text
        self.pending_understood = understood_as

    def take(self) -> tuple[str, str | None] | None:
        """The question left to be answered, once."""
        if not self.pending:
            return None
        taken = (self.pending, self.pending_understood)
        self.pending, self.pending_understood = None, None
        return taken

"""What every page gets: settings, places, the shared services and this session's state."""

from __future__ import annotations

import logging
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import FojaError
from qa.api import AnswerService
from qa.records import Answer
from ui.app.hub import ServiceHub
from ui.app.library.changes import Library
from ui.app.library.jobs import JobRunner
from ui.app.settings import AppSettings, Places, app_settings, places
from ui.app.signin.sessions import SignIns
from ui.app.signin.users import Gate
from ui.app.store.conversations import ConversationStore
from ui.app.store.records import SourceSeal
from ui.app.view.state import LOCAL_USER, SessionState, User
from ui.app.web import st, wait_until_started

log = logging.getLogger(__name__)
_STATE = "foja"
_SHORT_TURN = 0.0005
"""Seconds that a thread keeps the interpreter while the first visitor is waited for."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What all sessions of this process share."""

    hub: ServiceHub
    store: ConversationStore
    library: Library
    evaluations: JobRunner
    gate: Gate
    sign_ins: SignIns


@dataclass(frozen=True, slots=True)
class Context:
    """What a page works with."""

    settings: AppSettings
    places: Places
    shared: Shared
    state: SessionState

    @property
    def user(self) -> User:
        """Who is asking; pages run only when somebody is in."""
        return self.state.user or LOCAL_USER


_LOCK = threading.Lock()
_KEPT: dict[tuple[Places, int], Shared] = {}


def shared_services(where: Places, days: int) -> Shared:
    """The services of this process for these places, made once."""
    with _LOCK:
        made = _KEPT.get((where, days))
        if made is None:
            hub = ServiceHub(where.index, _open)
            made = _KEPT[where, days] = Shared(
                hub=hub,
                store=ConversationStore(where.conversations),
                library=Library(where, hub, JobRunner()),
                evaluations=JobRunner(),
                gate=Gate(where.users),
                sign_ins=SignIns(where.conversations, days),
            )
        return made


def warm_up() -> None:
    """Load the pages and open the index before the first visitor needs them.

    It begins when the server listens: the visitor's browser is then loading its own scripts,
    and this work no longer delays the moment from which the server can be reached. What fails
    is told to the visitor.
    """
    wait_until_started()
    patience = sys.getswitchinterval()
    sys.setswitchinterval(_SHORT_TURN)  # the server hands out those scripts meanwhile
    try:
        import ui.app.pages.ask
        import ui.app.pages.documents
        import ui.app.pages.evaluation  # noqa: F401

        _open_index()
    finally:
        sys.setswitchinterval(patience)


def _open_index() -> None:
    settings = app_settings()
    try:
        shared_services(places(settings), settings.session_days).hub.current()
    except FojaError as error:
        log.warning("%s", error)


def _open(directory: Path) -> AnswerService:
    from qa.service import open_service

    return open_service(directory)


def context() -> Context:
    """The context of this run; raises ``FojaError`` when settings or store are unusable."""
    settings = app_settings()
    where = places(settings)
    shared = shared_services(where, settings.session_days)
    if _STATE not in st.session_state:
        st.session_state[_STATE] = SessionState()
    return Context(settings, where, shared, st.session_state[_STATE])


def seals_of(service: AnswerService, answer: Answer) -> tuple[SourceSeal, ...]:
    """The seals of the documents that an answer cites, in citation order."""
    seals: dict[str, SourceSeal] = {}
    for citation in answer.citations:
        parsed = service.index.documents.get(citation.doc_id)
        if parsed is None or citation.doc_id in seals:
            continue
        document = parsed.document
        seals[citation.doc_id] = SourceSeal(
            doc_id=document.doc_id,
            source=document.source,
            title=document.title,
            sha256=document.sha256,
            institution=document.info.institution,
            place=document.info.place,
            date=document.info.date,
        )
    return tuple(seals.values())

"""The chat."""

from __future__ import annotations

from ingest.errors import FojaError
from ui.app import messages
from ui.app.components.conversation_bar import draw_conversation_bar
from ui.app.components.empty import draw_empty
from ui.app.components.evidence_panel import draw_evidence, opened_citation
from ui.app.components.filters import draw_filters
from ui.app.components.sidebar import draw_sidebar
from ui.app.components.turn import draw_turn
from ui.app.context import Context, seals_of
from ui.app.hub import Opened
from ui.app.store.records import NewTurn, Turn
from ui.app.view.asking import clean_question, question_of, refusal
from ui.app.view.escape import label
from ui.app.view.evidence import still_verified
from ui.app.view.markup import paragraph
from ui.app.view.outcome import badge
from ui.app.web import html, st


def draw(ctx: Context) -> None:
    """Draw the chat page."""
    _restore(ctx)
    draw_sidebar(ctx)
    try:
        opened = ctx.shared.hub.current()
    except FojaError as error:
        st.error(label(f"{messages.NO_SERVICE}: {error}"), icon=":material/error:")
        return
    documents = opened.service.index.documents
    turns = _turns(ctx)
    shown = opened_citation(ctx, turns)
    if shown is None:
        talk, panel = st.container(key="conversacion"), None
    else:
        talk, panel = st.columns([3, 2], gap="medium")
    talking = bool(turns) or ctx.state.pending is not None
    if talking:
        _draw_field(ctx)  # Streamlit pins it below; what is typed is answered in this same run
    with talk:
        if talking:
            _draw_talk(ctx, opened, turns)
        else:
            draw_empty(ctx, opened, _draw_first_field)
        draw_filters(ctx, list(documents.values()))
    if panel is not None and shown is not None:
        with panel:
            draw_evidence(ctx, *shown, documents)


def _draw_talk(ctx: Context, opened: Opened, turns: tuple[Turn, ...]) -> None:
    if turns:
        draw_conversation_bar(ctx, turns)
    for turn in turns:
        draw_turn(ctx, turn, opened.service.index.documents)
    _answer_pending(ctx, opened, turns)


def _draw_field(ctx: Context) -> None:
    """The field for questions.

    It takes any length: Streamlit's own limit drops a long text that is pasted without a word,
    and here it is refused with its reason before anything is done with it.
    """
    typed = st.chat_input(messages.ASK_PLACEHOLDER, key="pregunta")
    if typed:
        ctx.state.ask(typed)


def _draw_first_field(ctx: Context) -> None:
    """The field amid the first screen, which gives way to the talk."""
    _draw_field(ctx)
    if ctx.state.pending is not None:
        st.rerun()


def _restore(ctx: Context) -> None:
    """The address says which conversation is open, after a reload and by back and forward.

    Only its owner finds it. Coming from another page the address says nothing: what was open
    stays open.
    """
    wanted = st.query_params.get("c", "")
    moved = ctx.state.address is not None and wanted != ctx.state.address
    if moved or (wanted and ctx.state.address is None and ctx.state.conversation_id is None):
        known = wanted and ctx.shared.store.find(ctx.user.name, wanted) is not None
        ctx.state.go_to(wanted if known else None)
    ctx.state.address = ctx.state.conversation_id or ""


def _turns(ctx: Context) -> tuple[Turn, ...]:
    if ctx.state.conversation_id is None:
        st.query_params.pop("c", None)
        return ()
    st.query_params["c"] = ctx.state.conversation_id
    return ctx.shared.store.turns(ctx.user.name, ctx.state.conversation_id)


def _answer_pending(ctx: Context, opened: Opened, turns: tuple[Turn, ...]) -> None:
    left = ctx.state.take()
    if left is None:
        return
    limit = ctx.settings.max_question
    refused = refusal(left[0], limit)
    if refused:
        st.warning(label(refused), icon=":material/warning:")
        return
    text = clean_question(left[0], limit)
    heard = clean_question(left[1], limit) if left[1] else None
    with st.chat_message("user", avatar=":material/person:"):
        html(paragraph(text, "foja-question"))
    with st.status(messages.STATUS_SEARCHING) as status:
        answer = opened.ask(question_of(text, turns, ctx.state.filters, heard))
        status.update(label=messages.STATUS_VERIFYING)
        documents = opened.service.index.documents
        lost = [c.number for c in answer.citations if not still_verified(c, documents)]
        if lost:
            raise FojaError(messages.citation_unverified(lost[0]))
    owner = ctx.user.name
    if ctx.state.conversation_id is None:
        ctx.state.conversation_id = ctx.shared.store.start(owner, text).conversation_id
    seals = seals_of(opened.service, answer)
    ctx.shared.store.add(
        owner,
        ctx.state.conversation_id,
        NewTurn(text, answer, opened.service.index.build_id, seals),
    )
    ctx.state.open_citation = None
    ctx.state.announcement = messages.announced(badge(answer).word, answer.text)
    st.rerun()

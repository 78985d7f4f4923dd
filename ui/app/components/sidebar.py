"""The list of conversations: new, search, open."""

from __future__ import annotations

from ui.app import messages
from ui.app.components.sign_in import draw_sign_out
from ui.app.context import Context
from ui.app.store.records import Conversation
from ui.app.view.escape import label
from ui.app.web import st

SHOWN = 25


def draw_sidebar(ctx: Context) -> None:
    """Draw the conversations of the person who is in."""
    with st.sidebar:
        st.button(
            messages.NEW_CONVERSATION,
            key="nueva",
            icon=":material/add:",
            width="stretch",
            on_click=_open,
            args=(ctx, None),
        )
        searched = st.text_input(
            messages.SEARCH_CONVERSATIONS,
            key="buscar_charlas",
            max_chars=100,
            placeholder=messages.SEARCH_CONVERSATIONS,
            label_visibility="collapsed",
        )
        found = ctx.shared.store.listing(ctx.user.name, searched or "")
        if not found:
            st.caption(messages.NO_MATCHES if searched else messages.NO_CONVERSATIONS)
        limit = st.session_state.get("charlas_visibles", SHOWN)
        for conversation in found[:limit]:
            _entry(ctx, conversation)
        if len(found) > limit and st.button(messages.SHOW_MORE, key="mas_charlas"):
            st.session_state["charlas_visibles"] = limit + SHOWN
            st.rerun()
        draw_sign_out(ctx)


def _entry(ctx: Context, conversation: Conversation) -> None:
    current = conversation.conversation_id == ctx.state.conversation_id
    when = messages.short_moment(conversation.updated)
    st.button(
        f"{label(conversation.title)}  \n:gray[{label(when)}]",
        key=f"charla-{conversation.conversation_id}",
        type="secondary" if current else "tertiary",
        width="stretch",
        on_click=_open,
        args=(ctx, conversation.conversation_id),
    )


def _open(ctx: Context, conversation_id: str | None) -> None:
    ctx.state.go_to(conversation_id)
    if conversation_id is None:
        st.query_params.pop("c", None)
    else:
        st.query_params["c"] = conversation_id

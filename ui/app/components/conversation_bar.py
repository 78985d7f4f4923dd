"""The head of a conversation: its title, export, rename, delete."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from ui.app import messages
from ui.app.context import Context
from ui.app.errors import StoreError
from ui.app.export.markdown import markdown
from ui.app.export.model import Export, make_export
from ui.app.export.pdf import pdf
from ui.app.export.word import docx
from ui.app.store.records import Conversation, Turn
from ui.app.view.escape import label, text
from ui.app.web import html, st

FORMATS: dict[str, tuple[Callable[[Export], bytes], str, str]] = {
    "DOCX": (
        docx,
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "Markdown": (markdown, "md", "text/markdown"),
    "PDF": (pdf, "pdf", "application/pdf"),
}


def draw_conversation_bar(ctx: Context, turns: tuple[Turn, ...]) -> None:
    """Draw title and actions of the open conversation."""
    key = turns[0].conversation_id
    conversation = ctx.shared.store.find(ctx.user.name, key)
    if conversation is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="barra"):
        html(f"<h1 class='foja-talk-title'>{text(conversation.title)}</h1>")
        if st.button(messages.EXPORT, key="exportar", icon=":material/download:"):
            st.session_state["exportando"] = key
            _export_dialog(ctx, conversation, turns)
        with st.popover(messages.MANAGE, icon=":material/more_horiz:"):
            _manage(ctx, conversation)


def _manage(ctx: Context, conversation: Conversation) -> None:
    key = conversation.conversation_id
    with st.form(f"titulo-{key}"):
        title = st.text_input(messages.TITLE_FIELD, value=conversation.title, max_chars=90)
        if st.form_submit_button(messages.RENAME):
            try:
                ctx.shared.store.rename(ctx.user.name, key, title)
            except StoreError as error:
                st.error(label(str(error)))
            else:
                st.rerun()
    sure = st.checkbox(messages.DELETE_SURE, key=f"seguro-{key}")
    if st.button(messages.DELETE, key=f"borrar-{key}", disabled=not sure, type="primary"):
        ctx.shared.store.delete(ctx.user.name, key)
        ctx.state.go_to(None)
        st.query_params.pop("c", None)
        st.rerun()


@st.dialog(messages.EXPORT)
def _export_dialog(ctx: Context, conversation: Conversation, turns: tuple[Turn, ...]) -> None:
    names = {turn.turn_id: f"{turn.position}. {turn.question}" for turn in turns}
    chosen = st.multiselect(
        messages.EXPORT_CHOOSE,
        list(names),
        default=list(names),
        format_func=lambda key: names[key],
        key="exportar_cuales",
    )
    kind = st.radio(messages.EXPORT_FORMAT, list(FORMATS), horizontal=True, key="exportar_formato")
    if not chosen:
        st.info(messages.EXPORT_NOTHING)
        return
    write, suffix, mime = FORMATS[kind]
    made = make_export(
        conversation.title,
        [turn for turn in turns if turn.turn_id in chosen],
        datetime.now(UTC),
    )
    st.download_button(
        messages.EXPORT_DOWNLOAD,
        write(made),
        f"foja-{conversation.conversation_id}.{suffix}",
        mime,
        type="primary",
        key="descargar",
        on_click="ignore",
    )

"""Adding and removing documents while questions go on."""

from __future__ import annotations

from ingest.errors import FojaError
from ingest.records import ParsedDocument
from ui.app import messages
from ui.app.context import Context
from ui.app.errors import LibraryError
from ui.app.library.jobs import JobState
from ui.app.settings import UPLOAD_TYPES
from ui.app.view.escape import label
from ui.app.view.markup import files_html
from ui.app.view.progress import file_lines, taken
from ui.app.web import html, st

_SEEN = "trabajo_visto"


def draw_job(ctx: Context) -> None:
    """The indexing that is running, or how the last one ended."""
    state = ctx.shared.library.jobs.state
    if state.running:
        _running(ctx)
        return
    if state.finished and st.session_state.get(_SEEN) != state.finished:
        _ended(state)


@st.fragment(run_every=1.0)
def _running(ctx: Context) -> None:
    state = ctx.shared.library.jobs.state
    if not state.running:
        st.rerun(scope="app")
    share = min(1.0, state.done / state.total) if state.total else 0.0
    st.progress(share, text=label(messages.job_progress(state.stage, state.done, state.total)))
    html(files_html(file_lines(state)))
    st.caption(messages.JOB_MEANWHILE)


def _ended(state: JobState) -> None:
    if state.error:
        st.error(label(state.error), icon=":material/error:")
    else:
        st.success(label(messages.job_done(taken(state), state.removed)))
    html(files_html(file_lines(state)))
    for line in state.remarks:
        st.warning(label(line), icon=":material/warning:")
    if st.button(messages.JOB_SEEN, key="visto"):
        st.session_state[_SEEN] = state.finished
        st.rerun()


def draw_upload(ctx: Context) -> None:
    """The place to drop files; they are indexed in the background."""
    number = st.session_state.get("subida", 0)
    running = ctx.shared.library.jobs.state.running
    with st.expander(messages.UPLOAD, icon=":material/upload_file:", expanded=False):
        files = st.file_uploader(
            messages.upload_limits(UPLOAD_TYPES, ctx.settings.max_upload),
            type=list(UPLOAD_TYPES),
            accept_multiple_files=True,
            key=f"archivos-{number}",
            disabled=running,
        )
        ready = bool(files) and not running
        if not st.button(messages.UPLOAD_START, key="anadir", type="primary", disabled=not ready):
            return
        try:
            refused = ctx.shared.library.add(
                ctx.settings, [(file.name, file.getvalue()) for file in files]
            )
        except FojaError as error:
            st.error(label(str(error)))
            return
        for line in refused:
            st.warning(label(line), icon=":material/warning:")
    if ctx.shared.library.jobs.state.running:
        st.session_state["subida"] = number + 1
        st.rerun()


def draw_remove(ctx: Context, parsed: ParsedDocument) -> None:
    """Removing, which asks twice."""
    key = parsed.document.doc_id
    with st.popover(messages.REMOVE, icon=":material/delete:", key=f"quitar-{key}"):
        st.write(label(messages.remove_means(parsed.document.title)))
        sure = st.checkbox(messages.REMOVE_SURE, key=f"quitar-seguro-{key}")
        if st.button(
            messages.REMOVE_CONFIRM, key=f"quitar-ya-{key}", disabled=not sure, type="primary"
        ):
            try:
                ctx.shared.library.remove(parsed.document)
            except LibraryError as error:
                st.error(label(str(error)))
                return
            st.rerun()

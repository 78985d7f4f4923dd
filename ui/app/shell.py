"""The frame of every page: who is in, the three pages, the style, what goes wrong."""

from __future__ import annotations

import logging

from ingest.errors import FojaError
from ui.app import messages
from ui.app.components.frame import draw_frame
from ui.app.components.sign_in import signed_user
from ui.app.context import Context, context
from ui.app.view.escape import label
from ui.app.web import asset, asset_path, html, st

log = logging.getLogger(__name__)


def main() -> None:
    """One run of the app."""
    st.set_page_config(
        page_title=messages.APP_NAME,
        page_icon=asset_path("icon.png"),
        layout="wide",
        initial_sidebar_state="auto",
    )
    html(f"<style>{asset('style.css')}</style>")
    try:
        ctx = context()
        ctx.state.user = signed_user(ctx)
        if ctx.state.user is not None:
            _navigate(ctx)
        draw_frame(ctx)
    except FojaError as error:
        log.warning("%s", error)
        st.error(label(str(error)))


def _navigate(ctx: Context) -> None:
    from ui.app.pages import ask, documents, evaluation

    def ask_page() -> None:
        ask.draw(ctx)

    def documents_page() -> None:
        ctx.state.address = None
        documents.draw(ctx)

    def evaluation_page() -> None:
        ctx.state.address = None
        evaluation.draw(ctx)

    pages = [
        st.Page(
            ask_page, title=messages.PAGE_ASK, icon=":material/forum:", url_path="", default=True
        ),
        st.Page(
            documents_page,
            title=messages.PAGE_DOCUMENTS,
            icon=":material/folder_open:",
            url_path="documentos",
        ),
    ]
    if ctx.user.manages:
        pages.append(
            st.Page(
                evaluation_page,
                title=messages.PAGE_EVALUATION,
                icon=":material/monitoring:",
                url_path="evaluacion",
            )
        )
    st.navigation(pages).run()

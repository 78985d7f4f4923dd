"""The invisible frame: page language, Streamlit's words in Spanish, announcements, focus."""

from __future__ import annotations

from ui.app import messages
from ui.app.context import Context
from ui.app.web import component


def draw_frame(ctx: Context) -> None:
    """Mount the frame once per run, after everything else."""
    opened = ctx.state.open_citation
    component("frame")(
        key="marco",
        data={
            "announcement": ctx.state.announcement,
            "focus": f"{opened.turn_id}#{opened.number}" if opened else "",
            "words": messages.CHROME,
        },
    )

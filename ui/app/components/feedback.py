"""Thumbs with a reason, and proposing a question for the evaluation."""

from __future__ import annotations

from datetime import UTC, datetime

from eval.candidates import write_candidate
from ui.app import messages
from ui.app.context import Context
from ui.app.store.records import REASONS, Feedback, Turn
from ui.app.view.propose import candidate_of
from ui.app.web import st


def draw_feedback(ctx: Context, turn: Turn) -> None:
    """Draw the thumbs and the proposal; a thumb down asks what failed."""
    key = f"util-{turn.turn_id}"
    kept = turn.feedback
    if key not in st.session_state and kept is not None:
        st.session_state[key] = 1 if kept.verdict == "up" else 0
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(messages.FEEDBACK, width="content")
        thumb = st.feedback("thumbs", key=key)
        with st.popover(messages.PROPOSE, type="tertiary", key=f"proponer-{turn.turn_id}"):
            _propose(ctx, turn)
    if thumb is None:
        return
    verdict = Feedback("up") if thumb == 1 else Feedback("down")
    if kept is None or kept.verdict != verdict.verdict:
        ctx.shared.store.judge(ctx.user.name, turn.turn_id, verdict)
        st.toast(messages.FEEDBACK_THANKS)
        kept = verdict
    if verdict.verdict == "down":
        _ask_reason(ctx, turn, kept)


def _ask_reason(ctx: Context, turn: Turn, kept: Feedback) -> None:
    with st.form(f"motivo-{turn.turn_id}"):
        reason = st.radio(
            messages.FEEDBACK_REASON,
            REASONS,
            index=REASONS.index(kept.reason) if kept.reason else None,
            format_func=lambda code: messages.FEEDBACK_REASONS[code],
        )
        comment = st.text_input(messages.FEEDBACK_COMMENT, value=kept.comment, max_chars=500)
        if st.form_submit_button(messages.FEEDBACK_SEND):
            ctx.shared.store.judge(
                ctx.user.name, turn.turn_id, Feedback("down", reason, comment.strip())
            )
            st.toast(messages.FEEDBACK_THANKS)


def _propose(ctx: Context, turn: Turn) -> None:
    with st.form(f"propuesta-{turn.turn_id}", border=False):
        st.caption(messages.PROPOSE_MEANS)
        expected = st.text_input(messages.PROPOSE_EXPECTED, max_chars=500)
        comment = st.text_input(messages.FEEDBACK_COMMENT, max_chars=500)
        if st.form_submit_button(messages.PROPOSE_SEND):
            made = candidate_of(turn, expected, comment, datetime.now(UTC))
            write_candidate(ctx.places.candidates, made)
            st.success(messages.PROPOSED)

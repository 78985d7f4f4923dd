"""One question with its answer: outcome, sentences with marks, sources, chart, remarks."""

from __future__ import annotations

from collections.abc import Mapping

from ingest.records import ParsedDocument
from qa.records import Answer, Statement
from ui.app import messages
from ui.app.components.feedback import draw_feedback
from ui.app.components.plot import draw_plot
from ui.app.context import Context
from ui.app.export.model import without_marks
from ui.app.store.records import Turn
from ui.app.view.escape import label
from ui.app.view.markup import paragraph
from ui.app.view.outcome import badge, confidence_words, understood
from ui.app.view.place import short_place
from ui.app.view.plots import series_svg
from ui.app.view.series import series_of
from ui.app.web import component, html, st


def draw_turn(ctx: Context, turn: Turn, documents: Mapping[str, ParsedDocument]) -> None:
    """Draw the question and its answer."""
    with st.chat_message("user", avatar=":material/person:"):
        html(paragraph(turn.question, "foja-question"))
    with st.chat_message("assistant", avatar=":material/menu_book:"):
        _draw_understood(ctx, turn)
        _draw_answer(ctx, turn)
        _draw_sources(ctx, turn)
        series = series_of(turn.answer.citations, documents)
        if series is not None:
            with st.expander(messages.CHART, expanded=True, icon=":material/bar_chart:"):
                html(paragraph(series.title, "foja-note"))
                draw_plot(series_svg(series), turn.turn_id)
        draw_feedback(ctx, turn)


def _draw_understood(ctx: Context, turn: Turn) -> None:
    heard = understood(turn.answer)
    if not heard:
        return
    if ctx.state.editing != turn.turn_id:
        with st.container(horizontal=True, vertical_alignment="center"):
            html(paragraph(messages.understood(heard), "foja-soft"))
            st.button(
                messages.UNDERSTOOD_EDIT,
                key=f"corregir-{turn.turn_id}",
                type="tertiary",
                icon=":material/edit:",
                on_click=_edit,
                args=(ctx, turn.turn_id),
            )
        return
    with st.form(f"entendi-{turn.turn_id}"):
        typed = st.text_input(
            messages.UNDERSTOOD_FIELD, value=heard, max_chars=ctx.settings.max_question
        )
        with st.container(horizontal=True):
            again = st.form_submit_button(messages.UNDERSTOOD_ASK, type="primary")
            left = st.form_submit_button(messages.CANCEL)
    if again and typed.strip():
        ctx.state.editing = None
        ctx.state.ask(turn.question, understood_as=typed)
        st.rerun()
    if left:
        ctx.state.editing = None
        st.rerun()


def _edit(ctx: Context, turn_id: str) -> None:
    ctx.state.editing = turn_id


def _draw_answer(ctx: Context, turn: Turn) -> None:
    answer = turn.answer
    shown = badge(answer)
    opened = ctx.state.open_citation
    result = component("answer")(
        key=f"respuesta-{turn.turn_id}",
        data={
            "turn": turn.turn_id,
            "region": messages.answer_region(turn.position),
            "badge": {
                "word": shown.word,
                "sign": shown.sign,
                "tone": shown.tone,
                "explanation": shown.explanation,
            },
            "confidence": confidence_words(answer),
            "parts": answer_parts(answer),
            "remarks": remarks(answer),
            "open": opened.number if opened and opened.turn_id == turn.turn_id else None,
        },
        on_opened_change=lambda: None,
    )
    number = result.opened
    if isinstance(number, int | float):
        ctx.state.toggle(turn.turn_id, int(number))
        st.rerun()


def answer_parts(answer: Answer) -> list[dict[str, object]]:
    """The sentences of an answer with their citation marks, as the component takes them."""
    places = {c.number: short_place(c) for c in answer.citations}
    spoken = [s for s in answer.statements if s.kind != "notice"]
    if not spoken:
        spoken = [Statement(answer.text, tuple(places), "notice")]
    return [
        {
            "text": without_marks(statement.text),
            "kind": statement.kind,
            "marks": [
                {"number": n, "label": messages.open_source(n, places[n])}
                for n in statement.citations
                if n in places
            ],
        }
        for statement in spoken
    ]


def remarks(answer: Answer) -> list[str]:
    """What is missing and what Foja says about the answer, each once."""
    notices = [s.text for s in answer.statements if s.kind == "notice"]
    lines = (
        [*notices, answer.missing, *answer.notices]
        if answer.statements
        else [
            answer.missing,
            *answer.notices,
        ]
    )
    return [line for line in dict.fromkeys(lines) if line.strip() and line not in answer.text]


def _draw_sources(ctx: Context, turn: Turn) -> None:
    citations = turn.answer.citations
    if not citations:
        return
    opened = ctx.state.open_citation
    with st.container(horizontal=True, gap="small"):
        for citation in citations:
            is_open = (
                opened is not None
                and opened.turn_id == turn.turn_id
                and opened.number == citation.number
            )
            st.button(
                f"{citation.number} · {label(short_place(citation))}",
                key=f"fuente-{turn.turn_id}-{citation.number}",
                type="primary" if is_open else "secondary",
                on_click=ctx.state.toggle,
                args=(turn.turn_id, citation.number),
            )

"""The evidence of the open citation, beside the chat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ingest.records import ParsedDocument
from qa.records import Citation
from ui.app import messages
from ui.app.components.document_view import draw_place
from ui.app.context import Context
from ui.app.store.records import Turn
from ui.app.view.escape import label, text
from ui.app.view.evidence import Evidence, evidence_of
from ui.app.view.markup import bullets, evidence_html, paragraph, table_html
from ui.app.view.place import date_words, ocr_words, official_citation, page_words, path_words
from ui.app.view.tables import table_of, table_view
from ui.app.view.why import hit_of, why
from ui.app.web import component, html, st


def opened_citation(ctx: Context, turns: Sequence[Turn]) -> tuple[Turn, Citation] | None:
    """The turn and citation that are open; what no longer exists closes."""
    opened = ctx.state.open_citation
    if opened is None:
        return None
    for turn in turns:
        if turn.turn_id == opened.turn_id:
            for citation in turn.answer.citations:
                if citation.number == opened.number:
                    return turn, citation
    ctx.state.open_citation = None
    return None


def draw_evidence(
    ctx: Context, turn: Turn, citation: Citation, documents: Mapping[str, ParsedDocument]
) -> None:
    """Draw the panel."""
    shown = evidence_of(citation, documents)
    seal = next((s for s in turn.sources if s.doc_id == citation.doc_id), None)
    with st.container(key="evidencia"):
        _draw_head(ctx, turn, citation)
        where = [paragraph(citation.title, "foja-question")]
        if seal is not None:
            facts = (seal.institution, seal.place, date_words(seal.date))
            where.append(paragraph(", ".join(fact for fact in facts if fact), "foja-soft"))
        where.append(paragraph(path_words(citation.heading_path), "foja-soft"))
        where.append(paragraph(page_words(citation), "foja-soft"))
        html("".join(where))
        if not shown.verified:
            st.warning(messages.QUOTE_LOST, icon=":material/warning:")
        elif remark := ocr_words(citation, documents[citation.doc_id].document):
            st.info(label(remark), icon=":material/document_scanner:")
        _draw_quote(turn, citation, shown, documents)
        component("copy")(
            key=f"copiar-{turn.turn_id}-{citation.number}",
            data={
                "label": messages.COPY,
                "copied": messages.COPIED,
                "failed": messages.COPY_FAILED,
                "text": official_citation(citation, seal),
            },
        )
        with st.expander(messages.WHY, icon=":material/help:"):
            html(bullets(why(hit_of(turn.answer, citation))))
        with st.expander(messages.OFFICIAL, icon=":material/format_quote:"):
            html(f"<p class='foja-p'>{text(official_citation(citation, seal))}</p>")
        if shown.verified:
            draw_place(ctx, citation, documents[citation.doc_id])


def _draw_head(ctx: Context, turn: Turn, citation: Citation) -> None:
    numbers = [c.number for c in turn.answer.citations]
    at = numbers.index(citation.number)
    with st.container(horizontal=True, vertical_alignment="center", key="cabeza_evidencia"):
        html(f"<h2 class='foja-panel-title'>{text(messages.evidence_title(citation.number))}</h2>")
        if len(numbers) > 1:
            _step(ctx, turn, numbers[(at - 1) % len(numbers)], messages.PREVIOUS_CITATION)
            _step(ctx, turn, numbers[(at + 1) % len(numbers)], messages.NEXT_CITATION)
        st.button(
            messages.CLOSE,
            key="cerrar_evidencia",
            icon=":material/close:",
            on_click=ctx.state.toggle,
            args=(turn.turn_id, citation.number),
        )


def _step(ctx: Context, turn: Turn, number: int, name: str) -> None:
    icons = {
        messages.PREVIOUS_CITATION: ":material/chevron_left:",
        messages.NEXT_CITATION: ":material/chevron_right:",
    }
    st.button(
        name,
        key=f"paso-{name}",
        icon=icons[name],
        on_click=ctx.state.toggle,
        args=(turn.turn_id, number),
    )


def _draw_quote(
    turn: Turn, citation: Citation, shown: Evidence, documents: Mapping[str, ParsedDocument]
) -> None:
    table = table_of(citation, documents) if shown.verified else None
    if table is not None:
        together = [c for c in turn.answer.citations if table_of(c, documents) is table]
        html(table_html(table_view(table, together, citation)))
    else:
        html(evidence_html(shown))

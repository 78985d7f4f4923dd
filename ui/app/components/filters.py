"""Filters by document and section: a popover to choose them, chips while they are on."""

from __future__ import annotations

from index.records import Filters
from ingest.records import ParsedDocument
from ui.app import messages
from ui.app.context import Context
from ui.app.view.asking import chips, section_label, still_there
from ui.app.view.escape import label
from ui.app.web import st


def draw_filters(ctx: Context, documents: list[ParsedDocument]) -> None:
    """Draw the popover and the chips; the state's filters are what the next question uses."""
    ctx.state.filters = still_there(ctx.state.filters, documents)
    shown = chips(ctx.state.filters, documents)
    with st.container(horizontal=True, vertical_alignment="center", key="filtros"):
        with st.popover(messages.FILTERS, icon=":material/filter_alt:"):
            _choose(ctx, documents)
        for number, chip in enumerate(shown):
            st.button(
                label(chip.label),
                key=f"ficha-{number}",
                icon=":material/close:",
                help=label(messages.remove_filter(chip.label)),
                on_click=_set,
                args=(ctx, chip.without),
            )


def _choose(ctx: Context, documents: list[ParsedDocument]) -> None:
    titles = {p.document.doc_id: p.document.title for p in documents}
    chosen = st.multiselect(
        messages.FILTER_DOCUMENTS,
        list(titles),
        default=list(ctx.state.filters.documents),
        format_func=lambda key: titles[key],
        placeholder=messages.FILTER_NONE,
    )
    scope = [p for p in documents if not chosen or p.document.doc_id in chosen]
    sections = {s.section_id: section_label(s) for p in scope for s in p.sections}
    sections_chosen = st.multiselect(
        messages.FILTER_SECTIONS,
        list(sections),
        default=[key for key in ctx.state.filters.sections if key in sections],
        format_func=lambda key: sections[key],
        placeholder=messages.FILTER_NONE,
    )
    made = Filters(documents=tuple(chosen), sections=tuple(sections_chosen))
    if made != ctx.state.filters:
        _set(ctx, made)
        st.rerun()


def _set(ctx: Context, filters: Filters) -> None:
    ctx.state.filters = filters

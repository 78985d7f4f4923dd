"""The empty state: what is indexed, how to ask, examples drawn from the documents."""

from __future__ import annotations

from collections.abc import Callable

from ui.app import messages
from ui.app.context import Context
from ui.app.hub import Opened
from ui.app.view.escape import label, text
from ui.app.view.markup import bullets, paragraph
from ui.app.web import html, st

LISTED = 5


def draw_empty(ctx: Context, opened: Opened, draw_field: Callable[[Context], None]) -> None:
    """Draw the first screen, with the field for questions where ``draw_field`` puts it."""
    index = opened.service.index
    titles = [parsed.document.title for parsed in index.documents.values()]
    shown = titles[:LISTED]
    if len(titles) > LISTED:
        shown.append(messages.more_documents(len(titles) - LISTED))
    html(
        f"<h1 class='foja-title'>{text(messages.APP_NAME)}</h1>"
        f"<p class='foja-lead'>{text(messages.TAGLINE)}</p>"
    )
    with st.container(key="campo"):
        draw_field(ctx)
    html(
        paragraph(messages.HOW_TO_ASK)
        + paragraph(messages.indexed_summary(len(titles), len(index.passages)), "foja-question")
        + bullets(shown)
    )
    if not opened.examples:
        return
    html(paragraph(messages.EXAMPLES, "foja-question"))
    columns = st.columns(2)
    for number, question in enumerate(opened.examples):
        columns[number % 2].button(
            label(question),
            key=f"ejemplo-{number}",
            width="stretch",
            on_click=ctx.state.ask,
            args=(question,),
        )

"""A plot with its download button."""

from __future__ import annotations

from ui.app import messages
from ui.app.view.plots import standalone
from ui.app.web import component, st


def draw_plot(svg: str, key: str) -> None:
    """Draw an SVG of :mod:`ui.app.view.plots` and offer it as a file."""
    component("plot")(key=f"figura-{key}", data={"svg": svg})
    st.download_button(
        messages.DOWNLOAD_PLOT,
        standalone(svg),
        f"foja-{key}.svg",
        "image/svg+xml",
        key=f"grafico-{key}",
        type="tertiary",
        icon=":material/download:",
        on_click="ignore",
    )

"""The only door to Streamlit: the rest of the app takes ``st`` and what touches its inside here.

Importing this module imports Streamlit, so only pages and components do.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from ui.app import messages

__all__ = [
    "asset",
    "asset_path",
    "component",
    "cookie",
    "html",
    "listening_address",
    "oidc_configured",
    "run_server",
    "speak_spanish",
    "st",
    "wait_until_started",
]

_ASSETS = Path(__file__).parent / "components" / "assets"
_LONGEST_START = 5.0
"""Seconds to wait for the server before preparing the pages anyway."""


@cache
def asset(name: str) -> str:
    """The text of one of our own style sheets or scripts."""
    return (_ASSETS / name).read_text(encoding="utf-8")


def asset_path(name: str) -> str:
    """The path of one of our own images (Streamlit fetches its own icons from the network)."""
    return str(_ASSETS / name)


@cache
def component(name: str) -> Callable[..., Any]:
    """One of our components (``assets/NAME.js``); it builds its page parts with text nodes only.

    The data travel inside a list of one: Streamlit looks for data frames among the values of a
    mapping, and the first look imports pandas, which costs more than the rest of the page.
    """
    mount = st.components.v2.component(f"foja_{name}", js=asset(f"{name}.js"), isolate_styles=False)

    def draw(*, data: dict[str, object], **options: Any) -> Any:
        return mount(data=[data], **options)

    return draw


def html(markup: str) -> None:
    """Show HTML that :mod:`ui.app.view.markup` built (all text in it is escaped)."""
    if markup:
        st.html(markup)


def cookie(name: str) -> str:
    """A cookie that the visitor's browser sent; empty when there is none."""
    value = st.context.cookies.get(name)
    return value if isinstance(value, str) else ""


def listening_address() -> str:
    """Where this server listens; Streamlit listens everywhere when nothing is set."""
    return str(st.get_option("server.address") or "0.0.0.0")


def oidc_configured() -> bool:
    """Whether ``[auth]`` of Streamlit's secrets names an identity provider."""
    if not st.secrets.load_if_toml_exists():
        return False
    return "auth" in st.secrets


def run_server(script: Path, options: dict[str, object]) -> None:
    """Run Streamlit's server in this process until a signal ends it.

    The look-up of this machine's outside address, which Streamlit makes when a page of another
    origin knocks, is answered beforehand: nothing leaves this machine.
    """
    from streamlit import net_util
    from streamlit.web import bootstrap

    net_util._external_ip = ""
    speak_spanish()
    flags = {name.replace(".", "_"): value for name, value in options.items()}
    bootstrap.load_config_options(flags)
    bootstrap.run(str(script), False, [], flags)


def speak_spanish() -> None:
    """What the page says when something fails that nobody foresaw; the log has the rest."""
    from streamlit.elements import exception

    vars(exception)["_GENERIC_UNCAUGHT_EXCEPTION_TEXT"] = messages.UNEXPECTED


def wait_until_started() -> None:
    """Return when the server of this process listens; at once when there is none to wait for."""
    from streamlit.runtime import Runtime

    deadline = time.monotonic() + _LONGEST_START
    while not Runtime.exists() and time.monotonic() < deadline:
        time.sleep(0.01)

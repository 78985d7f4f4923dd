"""Showing documents', users' and models' text as text.

Two kinds of surfaces exist. HTML that we build takes text through :func:`text`. Streamlit's
own labels (buttons, expanders, tabs, pills) read Markdown, with its extensions: raw links,
e-mail addresses, ``:directive[]``, ``:emoji:``, ``$formula$``; they take it through
:func:`label`.
"""

from __future__ import annotations

import html
import re

_WORD_JOINER = "\u2060"
_PUNCTUATION = re.compile(r"([!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~])")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_LINK_STARTS = re.compile(r"(?i)(:(?=/)|www(?=\.)|@|:(?=[\w+-]))")


def text(value: str) -> str:
    """``value`` for the body or an attribute of HTML."""
    return html.escape(printable(value), quote=True)


def label(value: str) -> str:
    """``value`` for a place where Streamlit reads Markdown: nothing in it acts.

    Every punctuation mark is escaped; an invisible word joiner breaks what the Markdown
    extensions look for *after* unescaping (addresses of pages and mail, emoji names).
    """
    line = " ".join(printable(value).split())
    return _PUNCTUATION.sub(r"\\\1", _LINK_STARTS.sub(rf"\1{_WORD_JOINER}", line))


def printable(value: str) -> str:
    """``value`` without control characters and without marks that reverse the reading order."""
    return _CONTROL.sub("", value).encode("utf-8", "replace").decode("utf-8")

"""Text from outside never becomes markup."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from ui.app.view.escape import label, printable, text


def test_html_is_text() -> None:
    assert text("<script>alert('ñ')</script>") == (
        "&lt;script&gt;alert(&#x27;ñ&#x27;)&lt;/script&gt;"
    )


def test_labels_break_what_markdown_extensions_look_for() -> None:
    shown = label("![x](http://a.b) www.a.b :smile: :red[x] $x$ a@b.pe <b> `c` **d**")
    plain = shown.replace("\\", "")
    for active in ("http://", "www.a", ":smile:", ":red[", "a@b"):
        assert active not in plain
    assert re.search(r"(?<!\\)[$*`<\[!]", shown) is None


def test_reading_order_marks_and_controls_are_dropped() -> None:
    assert printable("a\u202egpj.exe\x00\x1b") == "agpj.exe"


@given(st.text())
def test_escaped_html_reads_back_as_the_printable_text(value: str) -> None:
    escaped = text(value)
    assert html.unescape(escaped) == html.unescape(html.escape(printable(value)))
    assert "<" not in escaped


@given(st.text())
def test_a_label_shows_every_visible_character(value: str) -> None:
    shown = label(value).replace("\u2060", "")
    plain = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", shown)
    assert plain == " ".join(printable(value).split()).replace("\u2060", "")

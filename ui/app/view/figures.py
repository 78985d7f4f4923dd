"""The value of a figure as documents write it."""

from __future__ import annotations

import re

_GROUPED = re.compile(r"^-?\d{1,3}([ \u00a0\u202f,.'])\d{3}(\1\d{3})*$")


def figure(written: str) -> float | None:
    """The value of a figure of a cell: ``1,151,759``, ``963 528``, ``84.4%``, ``12,5 %``."""
    text = written.strip().rstrip("%").strip()
    if _GROUPED.match(text):
        return float(re.sub(r"\D", "", text))
    if text.count(",") == 1 and "." in text and text.index(".") < text.index(","):
        text = text.replace(".", "").replace(",", ".")
    elif text.count(",") == 1 and "." not in text:
        text = text.replace(",", ".")
    else:
        text = text.replace(",", "")
    try:
        return float(text.replace(" ", ""))
    except ValueError:
        return None

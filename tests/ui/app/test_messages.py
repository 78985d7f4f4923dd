"""Spanish sentences that are put together from figures."""

from __future__ import annotations

import pytest

from ui.app import messages


@pytest.mark.parametrize(
    ("value", "low", "high", "said"),
    [
        (0.021, -0.005, 0.047, "+2,1 puntos (de −0,5 a +4,7)"),
        (-0.0001, None, None, "0,0 puntos"),
        (-0.25, -0.3, -0.2, "−25,0 puntos (de −30,0 a −20,0)"),
    ],
)
def test_a_change_is_said_with_its_interval(
    value: float, low: float | None, high: float | None, said: str
) -> None:
    assert messages.change(value, low, high) == said


def test_every_message_of_the_chat_is_used() -> None:
    import re
    from pathlib import Path

    root = Path(messages.__file__).parents[2]
    source = "\n".join(path.read_text(encoding="utf-8") for path in root.rglob("*.py"))
    defined = "\n".join(
        path.read_text(encoding="utf-8") for path in Path(messages.__file__).parent.glob("*.py")
    )
    names = re.findall(r"^(?:def )?([A-Za-z_]+)(?:\(| = )", defined, re.MULTILINE)
    assert [name for name in names if len(re.findall(rf"\b{name}\b", source)) < 2] == []

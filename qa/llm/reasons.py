"""Why a language model's answer is not used."""

from __future__ import annotations

from typing import Literal

Reason = Literal[
    "unreachable", "refused", "slow", "long", "garbled", "unsupported", "redirect", "missing"
]


class LlmFailure(Exception):
    """The endpoint failed; ``reason`` says how. Never carries the key, the address or a body."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason

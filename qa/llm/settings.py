"""Settings of the language model: the table ``[llm]`` and environment variables.

The key is read from the environment only and is kept out of ``repr``, errors and logs.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass

from ingest.config import read_table
from ingest.errors import ConfigError
from qa.llm import messages

URL_VARIABLE = "FOJA_LLM_URL"
MODEL_VARIABLE = "FOJA_LLM_MODEL"


@dataclass(frozen=True, slots=True)
class LlmSettings:
    """How to reach the endpoint and what is allowed of it.

    ``url`` and ``model`` empty: off. ``key_variable`` names the environment variable that holds
    the key. ``deadline`` is the total time in seconds, retries included; ``bytes`` the most bytes
    read of a response; ``retries`` further attempts after a refusal or a failed connection;
    ``support`` the least share of a sentence's words that its evidence must hold; ``likeness`` the
    least cosine with it.
    """

    url: str = ""
    model: str = ""
    key_variable: str = "FOJA_LLM_KEY"
    deadline: float = 20.0
    bytes: int = 200_000
    retries: int = 1
    support: float = 0.55
    likeness: float = 0.35

    @property
    def on(self) -> bool:
        """True when an endpoint and a model are configured."""
        return bool(self.url and self.model)

    def key(self) -> str:
        """The key, or a placeholder for endpoints that ask for none."""
        return os.environ.get(self.key_variable) or "sin-clave"

    def fingerprint(self) -> str:
        """A digest of endpoint, model and limits (never of the key); empty when off."""
        if not self.on:
            return ""
        parts = (self.url, self.model, self.bytes, self.support, self.likeness)
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


def load_llm_settings() -> LlmSettings:
    """The configured settings; the environment wins over the file.

    Raises :class:`ConfigError` when only one of endpoint and model is set or the address is none.
    """
    stored = read_table("llm", LlmSettings)
    url = os.environ.get(URL_VARIABLE, stored.url).strip()
    model = os.environ.get(MODEL_VARIABLE, stored.model).strip()
    if bool(url) != bool(model):
        raise ConfigError(messages.half_configured())
    if url and not url.startswith(("http://", "https://")):
        raise ConfigError(messages.bad_address())
    return LlmSettings(
        url,
        model,
        stored.key_variable,
        stored.deadline,
        stored.bytes,
        stored.retries,
        stored.support,
        stored.likeness,
    )

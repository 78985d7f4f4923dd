"""When sign-in is needed, and how the app asks for it."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import Literal

from ui.app import messages
from ui.app.errors import ExposureError

Method = Literal["none", "password", "oidc"]


@dataclass(frozen=True, slots=True)
class Means:
    """What is set up on this machine to know who comes in."""

    users: bool
    oidc: bool


def is_loopback(address: str) -> bool:
    """Whether ``address`` (an IP or ``localhost``) can only be reached from this machine."""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def method_for(address: str, means: Means) -> Method:
    """How to sign in when listening on ``address``.

    Where a means is set up it is always asked for. Raises :class:`ExposureError` when the
    app would be open to a network without any.
    """
    if means.oidc:
        return "oidc"
    if means.users:
        return "password"
    if is_loopback(address):
        return "none"
    raise ExposureError(messages.exposed(address))

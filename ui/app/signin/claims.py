"""Who somebody is and what they may do, from the claims of an identity provider."""

from __future__ import annotations

from collections.abc import Mapping

from ui.app.settings import AppSettings
from ui.app.view.state import User


def user_of(claims: Mapping[str, object], settings: AppSettings) -> User | None:
    """The user whom verified claims name; ``None`` when they name nobody.

    An e-mail address that the provider says it has not verified could be anybody's: then the
    provider's own identifier is the name, and the address gives no role.
    """
    email = claims.get("email")
    trusted = isinstance(email, str) and bool(email) and claims.get("email_verified") is not False
    name = email if trusted else claims.get("sub")
    if not isinstance(name, str) or not name:
        return None
    manages = (trusted and name in settings.managers) or _in_group(claims, settings)
    return User(name, "gestiona" if manages else "lee")


def _in_group(claims: Mapping[str, object], settings: AppSettings) -> bool:
    groups = claims.get(settings.groups_claim)
    named = [groups] if isinstance(groups, str) else groups
    return bool(settings.manager_group) and (
        isinstance(named, list | tuple) and settings.manager_group in named
    )

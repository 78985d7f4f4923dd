"""Signing in: nobody on this machine alone, a password or the institution's provider else."""

from __future__ import annotations

from ui.app import messages
from ui.app.context import Context
from ui.app.errors import SignInError
from ui.app.signin.policy import Means, method_for
from ui.app.signin.users import has_users
from ui.app.view.escape import label
from ui.app.view.state import LOCAL_USER, User
from ui.app.web import listening_address, oidc_configured, st


def signed_user(ctx: Context) -> User | None:
    """Who is in; ``None`` while the sign-in form is shown.

    The policy is applied here too, on the address in force, so that the app stays closed
    however its server was started.
    """
    means = Means(users=has_users(ctx.places.users), oidc=oidc_configured())
    method = method_for(listening_address(), means)
    if method == "none":
        return LOCAL_USER
    if method == "oidc":
        return _provider(ctx)
    return ctx.state.user or _password(ctx)


def _provider(ctx: Context) -> User | None:
    if not st.user.is_logged_in:
        st.title(messages.SIGN_IN_TITLE)
        st.button(messages.SIGN_IN_OIDC, on_click=st.login, type="primary")
        return None
    name = str(st.user.get("email") or st.user.get("sub") or "")
    if not name:
        st.error(messages.SIGN_IN_WRONG)
        return None
    return User(name, "gestiona" if name in ctx.settings.managers else "lee")


def _password(ctx: Context) -> User | None:
    with st.container(key="entrada"):
        st.title(messages.SIGN_IN_TITLE)
        with st.form("entrar"):
            name = st.text_input(messages.SIGN_IN_NAME, max_chars=64, autocomplete="username")
            password = st.text_input(
                messages.SIGN_IN_PASSWORD,
                type="password",
                max_chars=256,
                autocomplete="current-password",
            )
            sent = st.form_submit_button(messages.SIGN_IN, type="primary")
        if not sent:
            return None
        try:
            ctx.state.user = ctx.shared.gate.enter(name.strip(), password)
        except SignInError as error:
            st.error(label(str(error)))
            return None
    st.rerun()
    return None


def draw_sign_out(ctx: Context) -> None:
    """Who is in, and the way out, when there is sign-in."""
    if ctx.user == LOCAL_USER:
        return
    st.caption(label(messages.signed_in(ctx.user.name, ctx.user.role)))
    if st.button(messages.SIGN_OUT, key="salir"):
        st.session_state.clear()
        if oidc_configured():
            st.logout()
        st.rerun()

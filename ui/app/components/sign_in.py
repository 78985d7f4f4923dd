"""Signing in: nobody on this machine alone, a password or the institution's provider else."""

from __future__ import annotations

from ui.app import messages
from ui.app.context import Context
from ui.app.errors import SignInError
from ui.app.signin.claims import user_of
from ui.app.signin.policy import Means, method_for
from ui.app.signin.sessions import COOKIE
from ui.app.signin.users import has_users
from ui.app.view.escape import label
from ui.app.view.state import LOCAL_USER, User
from ui.app.web import component, cookie, listening_address, oidc_configured, st


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
    return _returning(ctx) or _password(ctx)


def _provider(ctx: Context) -> User | None:
    if not st.user.is_logged_in:
        st.title(messages.SIGN_IN_TITLE)
        st.button(messages.SIGN_IN_OIDC, on_click=st.login, type="primary")
        return None
    user = user_of(st.user.to_dict(), ctx.settings)
    if user is None:
        st.error(messages.SIGN_IN_NOBODY)
    return user


def _returning(ctx: Context) -> User | None:
    """Who came in before, in this session or by the cookie of an earlier one.

    The role is read again each time, so that a removed user is out at the next click.
    """
    name = ctx.state.user.name if ctx.state.user else None
    token = cookie(COOKIE)
    if name is None and token and not ctx.state.left:
        name = ctx.shared.sign_ins.owner(token)
    user = ctx.shared.gate.known(name) if name else None
    if user is not None and ctx.state.token:
        _set_cookie(ctx.state.token, ctx.shared.sign_ins.seconds)
    return user


def _set_cookie(token: str, seconds: int) -> None:
    component("session")(
        key="entrada_cookie", data={"name": COOKIE, "token": token, "seconds": seconds}
    )


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
            user = ctx.shared.gate.enter(name.strip(), password)
        except SignInError as error:
            st.error(label(str(error)))
            return None
    ctx.state.user = user
    ctx.state.token = ctx.shared.sign_ins.open(user.name)
    ctx.state.left = False
    st.rerun()
    return None


def draw_sign_out(ctx: Context) -> None:
    """Who is in, and the way out, when there is sign-in."""
    if ctx.user == LOCAL_USER:
        return
    st.caption(label(messages.signed_in(ctx.user.name, ctx.user.role)))
    if st.button(messages.SIGN_OUT, key="salir"):
        ctx.shared.sign_ins.close(ctx.state.token or cookie(COOKIE))
        ctx.state.leave()
        if oidc_configured():
            st.logout()
        st.rerun()

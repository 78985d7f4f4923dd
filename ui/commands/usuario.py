"""``foja usuario``: who may come into the chat when it asks for a password."""

from __future__ import annotations

import argparse
import getpass
import sys

from ui.app import messages
from ui.app.errors import SignInError
from ui.app.settings import app_settings, places
from ui.app.signin.users import drop_user, listed, set_user

HELP = messages.USER_HELP


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``foja usuario``."""
    parser.add_argument("nombre", nargs="?", metavar="NOMBRE", help=messages.USER_NAME_HELP)
    parser.add_argument(
        "--rol", choices=("lee", "gestiona"), default="lee", help=messages.USER_ROLE_HELP
    )
    parser.add_argument("--quitar", action="store_true", help=messages.USER_DROP_HELP)


def run(args: argparse.Namespace) -> int:
    """List, save or remove users; passwords are read from the terminal, never shown."""
    path = places(app_settings()).users
    if args.nombre is None:
        known = listed(path)
        lines = [messages.user_line(name, role) for name, role in known.items()]
        sys.stdout.write("\n".join(lines or [messages.USER_NONE]) + "\n")
        return 0
    if args.quitar:
        drop_user(path, args.nombre)
        sys.stdout.write(f"{messages.user_dropped(args.nombre)}\n")
        return 0
    set_user(path, args.nombre, args.rol, _password())
    sys.stdout.write(f"{messages.user_saved(args.nombre, args.rol)}\n")
    return 0


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass(messages.PASSWORD_PROMPT)
    if first != getpass.getpass(messages.PASSWORD_AGAIN):
        raise SignInError(messages.PASSWORDS_DIFFER)
    return first

"""Starting Streamlit's server for the chat: closed to the network, silent, in Spanish."""

from __future__ import annotations

import os
import socket
import threading
from dataclasses import dataclass
from pathlib import Path

from ui.app import messages
from ui.app.errors import LaunchError
from ui.app.settings import DATA_VARIABLE, DOCUMENTS_VARIABLE, INDEX_VARIABLE, AppSettings, Places
from ui.app.signin.policy import is_loopback

FIRST_PORT = 8501
LAST_PORT = 8531
SCRIPT = Path(__file__).parent / "entry" / "foja_app.py"
_LOOPBACK_HOSTS = ("127.0.0.1", "localhost", "::1", "[::1]")


@dataclass(frozen=True, slots=True)
class Opening:
    """How the app is opened."""

    address: str
    port: int
    browser: bool


def find_port(address: str, wanted: int | None) -> int:
    """``wanted`` if it is free, or the first free one; raises :class:`LaunchError`."""
    if wanted is not None:
        if not 1024 <= wanted <= 65535:
            raise LaunchError(messages.port_wrong(wanted))
        if not _is_free(address, wanted):
            raise LaunchError(messages.port_taken(wanted))
        return wanted
    for port in range(FIRST_PORT, LAST_PORT + 1):
        if _is_free(address, port):
            return port
    raise LaunchError(messages.no_free_port(FIRST_PORT, LAST_PORT))


def _is_free(address: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except PermissionError:
            return False
        except socket.gaierror as error:
            raise LaunchError(messages.address_wrong(address)) from error
        except OSError as error:
            if error.errno == 99:  # EADDRNOTAVAIL
                raise LaunchError(messages.address_wrong(address)) from error
            return False
    return True


def server_options(opening: Opening, settings: AppSettings) -> dict[str, object]:
    """Streamlit's options for this run; they win over any config file and need no folder."""
    options: dict[str, object] = {
        "server.address": opening.address,
        "server.port": opening.port,
        "server.headless": not opening.browser,
        "server.fileWatcherType": "none",
        "server.runOnSave": False,
        "server.maxUploadSize": settings.max_upload,
        "server.enableStaticServing": False,
        "server.enableXsrfProtection": True,
        "server.enableCORS": True,
        "server.enableAgentApi": False,
        "browser.gatherUsageStats": False,
        "client.showErrorDetails": "none",
        "client.showErrorLinks": "false",
        "client.toolbarMode": "minimal",
        "logger.hideWelcomeMessage": True,
        "logger.level": "warning",
        "runner.magicEnabled": False,
        "theme.light.primaryColor": "#1b567e",
        "theme.dark.primaryColor": "#79b6de",
        "theme.dark.backgroundColor": "#12181f",
        "theme.dark.secondaryBackgroundColor": "#1b242e",
        "theme.light.secondaryBackgroundColor": "#f3f6f9",
        "theme.baseRadius": "0.5rem",
    }
    if is_loopback(opening.address):
        # a page elsewhere must not reach this server through a name that resolves to it
        options["server.allowedHosts"] = list(_LOOPBACK_HOSTS)
        options["browser.serverAddress"] = opening.address
    return options


def set_environment(places: Places) -> None:
    """Tell the pages, which Streamlit runs, where things are."""
    os.environ[INDEX_VARIABLE] = str(places.index)
    os.environ[DOCUMENTS_VARIABLE] = str(places.documents)
    os.environ[DATA_VARIABLE] = str(places.data)


def serve(opening: Opening, settings: AppSettings) -> None:
    """Run the server until it is stopped."""
    from ui.app.context import warm_up
    from ui.app.web import run_server

    threading.Thread(target=warm_up, daemon=True).start()
    run_server(SCRIPT, server_options(opening, settings))

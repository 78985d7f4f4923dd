"""Coming in and opening the app."""

from __future__ import annotations

from pathlib import Path

# --- sign-in and launch --------------------------------------------------------------------
SIGN_IN = "Entrar"
SIGN_IN_TITLE = "Entre para preguntar"
SIGN_IN_NAME = "Usuario"
SIGN_IN_PASSWORD = "Contraseña"
SIGN_IN_WRONG = "El usuario o la contraseña no son correctos."
SIGN_IN_OIDC = "Entrar con la cuenta de la institución"
SIGN_IN_NOBODY = "La institución no dijo quién es usted: pida a quien la administra que lo revise."
SIGN_OUT = "Salir"
ROLE_NAMES = {"lee": "lee", "gestiona": "gestiona documentos"}


def signed_in(name: str, role: str) -> str:
    """Who is in."""
    return f"{name} ({ROLE_NAMES[role]})"


def sign_in_paused(seconds: int) -> str:
    """Too many attempts."""
    return f"Demasiados intentos: espere {seconds} segundos y vuelva a probar."


def exposed(address: str) -> str:
    """Refusal to listen on a network without sign-in."""
    return (
        f"La dirección {address} se ve desde otras máquinas y no hay inicio de sesión, así que la "
        "aplicación no se abre. Cree un usuario con «foja usuario NOMBRE --rol gestiona» o "
        "configure OIDC en .streamlit/secrets.toml ([auth]); o use la dirección 127.0.0.1."
    )


def users_unreadable(path: Path, detail: str) -> str:
    """The users file is damaged."""
    return (
        f"No se puede leer el archivo de usuarios {path.name}: {detail}. "
        "Corríjalo o créelo de nuevo con «foja usuario»."
    )


def user_name_wrong(name: str) -> str:
    """A name that is not acceptable."""
    return (
        f"El nombre de usuario «{name}» no sirve: use de 1 a 64 letras, cifras, punto, guion o @."
    )


def password_length(least: int, most: int) -> str:
    """A password too short or too long."""
    return f"La contraseña debe tener entre {least} y {most} caracteres."


def user_unknown(name: str) -> str:
    """No such user."""
    return f"No hay ningún usuario «{name}»: véalos con «foja usuario»."


USER_HELP = "crea, cambia, quita o lista quienes pueden entrar en la aplicación"
USER_NAME_HELP = "nombre del usuario; sin nombre, se listan"
USER_ROLE_HELP = "lee (pregunta) o gestiona (además añade y quita documentos)"
USER_DROP_HELP = "quita al usuario"
USER_NONE = "No hay usuarios: cree el primero con «foja usuario NOMBRE --rol gestiona»."
PASSWORD_PROMPT = "Contraseña: "
PASSWORD_AGAIN = "Repita la contraseña: "
PASSWORDS_DIFFER = "Las contraseñas no coinciden: vuelva a intentarlo."


def user_line(name: str, role: str) -> str:
    """One user in a list."""
    return f"{name}\t{role}"


def user_saved(name: str, role: str) -> str:
    """A user was saved."""
    return f"El usuario {name} ({role}) puede entrar en la aplicación."


def user_dropped(name: str) -> str:
    """A user was removed."""
    return f"El usuario {name} ya no puede entrar en la aplicación."


APP_HELP = "abre el chat en el navegador"
APP_PORT_HELP = "puerto (por omisión, 8501 o el siguiente libre)"
APP_ADDRESS_HELP = "dirección en la que escucha (por omisión, solo esta máquina)"
APP_INDEX_HELP = "carpeta del índice"
APP_QUIET_HELP = "no abre el navegador"
APP_DOCUMENTS_HELP = "carpeta de los documentos"
APP_STOPPED = "La aplicación se cerró."


def indexing_first(folder: Path) -> str:
    """No index yet: it is built before the chat opens."""
    return f"Todavía no hay índice: se indexa {folder.name}/ por primera vez…"


def app_address(address: str, port: int) -> str:
    """Where the chat is."""
    shown = f"[{address}]" if ":" in address else address
    return f"Foja está abierta en http://{shown}:{port} (Ctrl+C para cerrar)"


def port_taken(port: int) -> str:
    """The port asked for is in use."""
    return f"El puerto {port} está ocupado: elija otro con --puerto."


def port_wrong(port: int) -> str:
    """Not a port."""
    return f"El puerto {port} no existe: use un número entre 1024 y 65535."


def no_free_port(first: int, last: int) -> str:
    """No port is free."""
    return f"No hay puertos libres entre {first} y {last}: elija otro con --puerto."


def address_wrong(address: str) -> str:
    """Not an address of this machine."""
    return f"La dirección {address} no es de esta máquina: use 127.0.0.1 o una de sus direcciones."


UNEXPECTED = "Algo falló y quedó anotado en el registro. Vuelva a intentarlo."


def swap_refused(detail: str) -> str:
    """A newer index could not be opened."""
    return f"El índice nuevo no se pudo abrir y se sigue con el anterior: {detail}"

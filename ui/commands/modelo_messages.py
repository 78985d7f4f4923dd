"""What ``foja modelo`` says, in Spanish."""

from __future__ import annotations

from pathlib import Path

HELP = "muestra, elige o descarga el modelo que entiende el significado"
ACTION = "info: el modelo en uso; usar: elegir otro; descargar: traer uno de internet"
NAME = "carpeta del modelo o nombre autor/modelo («foja-es» es el de Foja)"
JSON = "muestra la información como JSON"
NAME_NEEDED = (
    "Falta el nombre: escriba «foja modelo usar NOMBRE_O_CARPETA» o «foja modelo descargar NOMBRE»."
)
SHIPPED = "modelo de Foja, incluido en la instalación"


def facts(rows: list[tuple[str, str]]) -> str:
    """Aligned lines of label and value."""
    width = max(len(label) for label, _ in rows) + 2
    return "\n".join(f"{label + ':':<{width}}{value}" for label, value in rows)


def megabytes(size: int) -> str:
    """A size on disk, with a decimal comma."""
    return f"{size / 1e6:.1f} MB".replace(".", ",")


def chosen(name: str, path: Path) -> str:
    """The model was written into the configuration."""
    return f"Desde ahora Foja usa el modelo «{name}» (escrito en {path})."


def same(name: str) -> str:
    """The model was already in use."""
    return f"El modelo «{name}» ya estaba en uso; nada cambia."


REEMBED = (
    "El modelo cambió: los índices hechos con el anterior no sirven para este. Ejecute de nuevo "
    "«foja indexar» y todos los pasajes se volverán a calcular."
)


def downloading(name: str) -> str:
    """A download begins."""
    return f"Descargando «{name}»…"


def downloaded(name: str, folder: Path, size: int) -> str:
    """A download ended."""
    return (
        f"«{name}» quedó en {folder} ({megabytes(size)}). Para usarlo: «foja modelo usar {name}» y "
        "luego «foja indexar»."
    )

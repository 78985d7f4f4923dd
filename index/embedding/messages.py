"""What the embedding model says to staff, in Spanish."""

from __future__ import annotations

from pathlib import Path


def folder_missing(folder: Path) -> str:
    """The model's folder is not there."""
    return (
        f"No existe la carpeta del modelo «{folder}». Revise el nombre en [modelo] de foja.toml "
        "o vuelva al modelo de Foja con «foja modelo usar foja-es»."
    )


def file_missing(folder: Path, name: str) -> str:
    """A file of the model is not there."""
    return (
        f"A la carpeta del modelo «{folder}» le falta el archivo «{name}». Copie la carpeta "
        "completa, o vuelva al modelo de Foja con «foja modelo usar foja-es»."
    )


def no_model_here(folder: Path) -> str:
    """The folder holds no model at all."""
    return (
        f"La carpeta «{folder}» no contiene un modelo: no tiene «modules.json» ni «config.json». "
        "Indique la carpeta que contiene esos archivos, copie de nuevo el modelo completo, o "
        "vuelva al modelo de Foja con «foja modelo usar foja-es»."
    )


def wrong_rows(folder: Path, found: int, expected: int) -> str:
    """The weights have rows of another size than the settings say."""
    return (
        f"El modelo «{folder}» es incoherente: su «config.json» anuncia {expected} componentes "
        f"aprendidos y sus pesos («model.safetensors») tienen {found}. Los archivos parecen de "
        "modelos distintos: copie de nuevo la carpeta completa, o vuelva al modelo de Foja con "
        "«foja modelo usar foja-es»."
    )


def wrong_vocabulary(folder: Path, rows: int, entries: int) -> str:
    """The tokenizer and the weights belong to different models."""
    return (
        f"El modelo «{folder}» es incoherente: «tokenizer.json» tiene {entries} entradas y "
        f"«model.safetensors» {rows} filas. Los archivos parecen de modelos distintos: copie de "
        "nuevo la carpeta completa, o vuelva al modelo de Foja con «foja modelo usar foja-es»."
    )


def uneven_weights(folder: Path, name: str, found: int, expected: int) -> str:
    """One array of the weights has not one number for each row."""
    return (
        f"El modelo «{folder}» es incoherente: en «model.safetensors», la tabla «{name}» tiene "
        f"{found} valores y debería tener {expected}, uno por fila. Copie de nuevo la carpeta "
        "completa, o vuelva al modelo de Foja con «foja modelo usar foja-es»."
    )


def file_damaged(folder: Path, name: str, detail: str) -> str:
    """A file of the model cannot be used."""
    return (
        f"El archivo «{name}» del modelo «{folder}» está dañado ({detail}). Reinstale Foja o "
        "copie de nuevo la carpeta del modelo."
    )


def checksum_differs(folder: Path, name: str) -> str:
    """A file of the model is not the one that the model was published with."""
    return (
        f"El archivo «{name}» del modelo «{folder}» no coincide con su suma de comprobación: "
        "está dañado o fue cambiado. Reinstale Foja o copie de nuevo la carpeta del modelo."
    )


def format_unknown(folder: Path, found: int, known: int) -> str:
    """The model was written by another version of Foja."""
    return (
        f"El modelo «{folder}» tiene el formato {found} y esta versión de Foja lee el {known}. "
        "Actualice Foja o use «foja modelo usar foja-es»."
    )


def not_downloaded(name: str) -> str:
    """A hub model is not on this machine and downloading is not allowed."""
    return (
        f"El modelo «{name}» no está en este equipo y Foja trabaja sin conexión. Descárguelo "
        f"antes con «foja modelo descargar {name}», o use «foja modelo usar foja-es»."
    )


def unknown_model(name: str) -> str:
    """The hub does not know the model."""
    return (
        f"El repositorio de modelos no conoce «{name}», o es privado. Revise el nombre completo, "
        "por ejemplo «intfloat/multilingual-e5-small»."
    )


def bad_name(name: str) -> str:
    """What was given is not a hub name."""
    return (
        f"«{name}» no es el nombre de un modelo. Escríbalo como autor/modelo, por ejemplo "
        "«intfloat/multilingual-e5-small»."
    )


def no_connection(name: str) -> str:
    """The hub cannot be reached."""
    return (
        f"No se pudo descargar «{name}»: no hay conexión con el repositorio de modelos. Inténtelo "
        "en un equipo con internet y copie la carpeta del modelo a este, o siga con el modelo de "
        "Foja, que no necesita conexión."
    )


def no_safetensors(name: str) -> str:
    """The model's weights are not in a format that is safe to open."""
    return (
        f"El modelo «{name}» no ofrece sus pesos en formato safetensors, el único que Foja abre. "
        "Elija otro modelo, por ejemplo «intfloat/multilingual-e5-small»."
    )


def foreign_code(folder: Path, name: str) -> str:
    """The model's settings name a class that is not part of sentence-transformers."""
    return (
        f"El modelo «{folder}» pide ejecutar código propio («{name}») y Foja no ejecuta código que "
        "venga con un modelo. Elija otro modelo, o use «foja modelo usar foja-es»."
    )


def config_not_written(path: Path, detail: str) -> str:
    """The configuration file cannot be written."""
    return (
        f"No se pudo escribir la configuración «{path}» ({detail}). Revise los permisos de la "
        "carpeta."
    )


def unusable(name: str, detail: str) -> str:
    """sentence-transformers could not load the model."""
    return (
        f"No se pudo cargar el modelo «{name}». Revise que sea un modelo de sentence-transformers "
        "completo, o use «foja modelo usar foja-es». (Detalle técnico de la biblioteca, en inglés: "
        f"«{detail.rstrip('.')}».)"
    )


def bad_vectors(name: str) -> str:
    """The model gave vectors that are not finite."""
    return (
        f"El modelo «{name}» dio vectores con valores no numéricos. Use otro modelo, por ejemplo "
        "con «foja modelo usar foja-es»."
    )

"""What staff read from the index, in Spanish; each sentence names the remedy."""

from __future__ import annotations

from pathlib import Path

_REBUILD = "Vuelva a crearlo con «foja indexar»"


def index_missing(directory: Path) -> str:
    """No index yet."""
    return (
        f"No hay ningún índice en «{directory}». Créelo con «foja indexar RUTA» o indique otra "
        "carpeta con --indice."
    )


def file_missing(directory: Path, name: str) -> str:
    """A file of the build is gone."""
    return f"Al índice de «{directory}» le falta el archivo «{name}». {_REBUILD}."


def file_altered(directory: Path, name: str) -> str:
    """A file differs from its checksum."""
    return (
        f"El archivo «{name}» del índice de «{directory}» está dañado: su suma de verificación no "
        f"coincide con la del manifiesto. {_REBUILD}."
    )


def file_unreadable(directory: Path, name: str, detail: str) -> str:
    """A file cannot be parsed."""
    return f"No se puede leer «{name}» del índice de «{directory}» ({detail}). {_REBUILD}."


def counts_differ(directory: Path, name: str, found: int, expected: int) -> str:
    """A file holds another number of rows than the manifest says."""
    return (
        f"«{name}» del índice de «{directory}» tiene {found} filas y el manifiesto dice "
        f"{expected}: mezcla dos índices. {_REBUILD}."
    )


def other_format(directory: Path, found: str, expected: str) -> str:
    """The format version is not this program's."""
    return (
        f"El índice de «{directory}» tiene el formato {found} y este programa lee el {expected}. "
        f"{_REBUILD}."
    )


def other_analyser(directory: Path) -> str:
    """The analyser or the lexical settings differ."""
    return (
        f"El índice de «{directory}» se hizo con otra versión del analizador de palabras o con "
        f"otros ajustes. {_REBUILD}."
    )


def other_model(directory: Path, found: str, expected: str) -> str:
    """The embedding model differs."""
    return (
        f"El índice de «{directory}» se hizo con el modelo «{found}» y ahora está configurado "
        f"«{expected}», que no es el mismo. {_REBUILD} o vuelva a configurar el modelo anterior."
    )


def index_busy(directory: Path) -> str:
    """Another writer holds the lock."""
    return (
        f"Otro proceso está escribiendo el índice de «{directory}». Espere a que termine y repita "
        "la orden."
    )


def cannot_write(directory: Path, detail: str) -> str:
    """Writing failed; nothing was changed."""
    return (
        f"No se pudo escribir el índice en «{directory}»: {detail}. El índice anterior, si lo "
        "había, sigue intacto. Libere espacio o revise los permisos y repita la orden."
    )


def empty_corpus(skipped: int) -> str:
    """Nothing to index."""
    if skipped:
        return (
            f"No hay ningún texto que indexar: se omitieron los {skipped} archivos encontrados. El "
            "índice anterior, si lo había, no se ha tocado. Revise los motivos o indique otros "
            "archivos."
        )
    return (
        "No hay ningún archivo que indexar en las rutas dadas. El índice anterior, si lo había, no "
        "se ha tocado. Indique una carpeta o archivos de texto, Markdown, PDF, DOCX o HTML."
    )


def no_questions_to_fit() -> str:
    """Fitting needs questions whose passages are known."""
    return (
        "No hay preguntas con que ajustar los pesos. Indique preguntas propias (--oro e --informe) "
        "o archivos en la forma de SQuAD (--publicas)."
    )


def questions_unreadable(path: Path, detail: str) -> str:
    """A file of questions cannot be read."""
    return f"No se pueden leer las preguntas de «{path}»: {detail}. Revise la ruta y el formato."


def weights_not_written(path: Path, detail: str) -> str:
    """The configuration file cannot be changed."""
    return (
        f"No se pudieron guardar los pesos en «{path}»: {detail}. Corrija el archivo o los "
        "permisos y repita la orden."
    )

"""What the training command says, in Spanish."""

from __future__ import annotations

from pathlib import Path


def unreadable(path: Path, detail: str) -> str:
    """A data file cannot be read."""
    return (
        f"No se pudo leer «{path}» ({detail}). Indique con EMBDATA la carpeta de los textos de "
        "entrenamiento y revise que esté completa."
    )


def stage(name: str, cached: bool) -> str:
    """A stage begins or is taken from the cache."""
    return f"{name}: ya estaba hecho" if cached else f"{name}…"


def step(number: int, total: int, loss: float, seconds: float) -> str:
    """Progress within training."""
    return f"  paso {number} de {total}, pérdida {loss:.3f}, {seconds:.0f} s"


def figures(name: str, ndcg: float) -> str:
    """A figure on development data."""
    return f"{name}: nDCG@10 {100 * ndcg:.2f}"


def done(folder: Path, seconds: float) -> str:
    """The model is written."""
    return f"Modelo escrito en {folder} ({seconds:.0f} s)"


DESCRIPTION = "Entrena el modelo de Foja a partir de textos abiertos, sin descargar nada."
HELP_DATA = "carpeta de los textos (EMBDATA)"
HELP_BENCH = "carpeta de las preguntas visibles (BENCH); sin ella no se usa ninguna pregunta real"
HELP_WORK = "carpeta de trabajo donde se guarda cada etapa"
HELP_OUT = "carpeta donde se escribe el modelo"
HELP_FOLDS = (
    "parte los artículos en tantas partes y entrena un modelo sin las preguntas de cada una, en "
    "las carpetas 0, 1 … de la salida"
)

"""What ``foja ajustar`` says, in Spanish."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

HELP = "Ajusta los pesos de la búsqueda al modelo elegido."
SQUAD = "archivos de preguntas en la forma de SQuAD (cada párrafo es un documento)"
GOLD = "preguntas propias en JSON Lines (por omisión, las de Foja, si están)"
REPORT = "el informe al que se refieren las preguntas propias"
EVERY = "usa una de cada N preguntas, para modelos lentos (por omisión, todas)"
ONLY_SHOW = "mide y muestra los pesos, sin guardarlos"
EVERY_POSITIVE = "--cada debe ser 1 o más."

_CHANNELS = {"lexical": "palabras (BM25)", "soft": "palabras parecidas", "dense": "significado"}


def _percent(value: float) -> str:
    return f"{100 * value:.2f}".replace(".", ",")


def measured(model: str, questions: int) -> str:
    """The heading of the table."""
    return f"Modelo «{model}», {questions} preguntas. nDCG@10 en %, y peso en la mezcla:"


def line(channel: str, alone: float, weight: float) -> str:
    """One channel alone and its weight."""
    name = _CHANNELS.get(channel, channel)
    return f"  {name:<20}{_percent(alone):>7}   peso {weight:.2f}".replace("peso 0.", "peso 0,")


def table(alone: Mapping[str, float], weights: Mapping[str, float], fused: float) -> str:
    """Every channel and the fusion."""
    lines = [line(channel, alone[channel], weights[channel]) for channel in alone]
    return "\n".join([*lines, f"  {'mezcla':<20}{_percent(fused):>7}"])


def kept(path: Path) -> str:
    """Where the weights were written, and what else depends on the model."""
    return (
        f"Pesos guardados en {path}; valen solo para este modelo.\n"
        "El reordenador también se aprende con el modelo: «make reranker» lo entrena de nuevo con "
        "el que está elegido, y «rerank = false» en [busqueda] lo apaga."
    )

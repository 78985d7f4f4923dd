"""The evaluation page."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eval.records import Latency, RunInfo

# --- evaluation ----------------------------------------------------------------------------
EVALUATION_MEANS = (
    "Hace todas las preguntas de evaluación al índice en uso y mide qué encontró, "
    "qué respondió y cuándo debió callar."
)
EVALUATE = "Evaluar ahora"
EVALUATING = "La evaluación sigue aunque cambie de página."
GOLD = "Preguntas de evaluación"
SPLIT = "Parte"
SPLIT_NAMES = {"desarrollo": "Desarrollo", "prueba": "Prueba", "": "Todas"}
NO_RUNS = "Todavía no hay evaluaciones guardadas."
RUN = "Evaluación"
COMPARE_WITH = "Comparar con"
NOTHING = "ninguna"
TAB_METRICS = "Medidas"
TAB_RISK = "Riesgo y cobertura"
TAB_COMPARE = "Comparación"
TAB_FAILING = "Preguntas falladas"
METRIC_BY_KIND = "Medida por clase de pregunta"
INTERVALS = "Los trazos son intervalos de confianza del 95 % (bootstrap)."
ABLATION = "Qué aporta cada canal de búsqueda"
RISK_MEANS = (
    "Si solo se respondiera cuando la confianza pasa de un umbral: qué parte de las preguntas "
    "se respondería (cobertura) y qué parte de esas respuestas sería errónea (riesgo)."
)
NO_RISK = "Esta evaluación no tiene respuestas."
COVERAGE = "Cobertura: preguntas respondidas"
RISK = "Riesgo: respuestas erróneas"
CALIBRATION = "Calibración"
CALIBRATION_MEANS = "Cuántas respuestas son correctas cuando se dice una confianza dada."
CONFIDENCE_AXIS = "Confianza dicha"
RIGHT_AXIS = "Respuestas correctas"
PERFECT = "Calibración perfecta"
MEASURED = "Medida"
THIS_RUN = "Esta evaluación"
OTHER_RUN = "La otra"
CHOOSE_OTHER = "Elija arriba otra evaluación para comparar."
CHANGE_HEADS = ("Medida", "Esta", "La otra", "Cambio (intervalo del 95 %)", "¿Es azar?")
CHANGES = "Cambio de cada medida, en puntos"
CHANGES_MEAN = (
    "Cada punto es el cambio de esta evaluación respecto de la otra y cada trazo, su intervalo de "
    "confianza del 95 % (bootstrap pareado por preguntas). Si el trazo cruza la línea del cero, "
    "la diferencia puede ser azar."
)
EVIDENCE_EXPECTED = "Dónde está la respuesta:"
EVIDENCE_CITED = "Lo que se citó:"


def percent(share: float) -> str:
    """A share as a percentage with one decimal."""
    return "—" if math.isnan(share) else f"{100 * share:.1f} %".replace(".", ",")


def points(change: float) -> str:
    """A change in percentage points, signed."""
    return f"{_signed(change)} puntos"


def change(value: float, low: float | None, high: float | None) -> str:
    """A change with its interval, both in percentage points."""
    if low is None or high is None:
        return points(value)
    return f"{points(value)} (de {_signed(low)} a {_signed(high)})"


def _signed(share: float) -> str:
    """Percentage points with their sign; what rounds to zero has none."""
    shown = f"{100 * share:+.1f}".replace(".", ",").replace("-", "−")
    return "0,0" if shown in ("+0,0", "−0,0") else shown


def metric_value(share: float, count: int) -> str:
    """A metric with the number of questions behind it."""
    return f"{percent(share)} (n={count})"


def interval(low: float, high: float) -> str:
    """A confidence interval."""
    return f"({percent(low)} a {percent(high)})"


NO_CHANGE = "Sin cambio"


def chance(p_value: float) -> str:
    """How likely chance alone makes a difference."""
    shown = f"{p_value:.3f}".replace(".", ",")
    if p_value < 0.05:
        return f"No parece azar (p={shown})"
    return f"Puede ser azar (p={shown})"


def run_option(run: RunInfo) -> str:
    """A run in a list of choices."""
    when = run.created_at.replace("T", " ")[:19]
    return f"{when} · {run.gold} · índice {run.build_id[:8]}"


def asked_questions(count: int) -> str:
    """How many questions were asked."""
    return f"Se hicieron {count} preguntas."


def latency(measured: Latency) -> str:
    """How long answers took."""
    return (
        f"Tiempo de respuesta: la mitad en menos de {measured.p50:.0f} ms, "
        f"el 95 % en menos de {measured.p95:.0f} ms, la más lenta en {measured.worst:.0f} ms."
    )


def compared(shared: int, mine: int, theirs: int) -> str:
    """What two runs have in common."""
    return (
        f"{shared} preguntas en común; {mine} solo en esta y {theirs} solo en la otra. "
        "La última columna dice si el azar bastaría para explicar la diferencia."
    )


def failing_count(count: int, total: int) -> str:
    """How many questions failed."""
    return f"{count} de {total} preguntas no se respondieron bien."


def more_failing(count: int) -> str:
    """Failing questions not listed."""
    return f"Hay {count} más en el informe guardado."


def got(answer: str) -> str:
    """What was answered."""
    return f"Se respondió: {answer}"


DOWNLOAD_REPORT = "Descargar el informe (HTML)"


def wanted(expected: str) -> str:
    """What counted as right."""
    return f"Se esperaba: {expected}"

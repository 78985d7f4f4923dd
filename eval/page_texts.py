"""The words of the HTML report, in Spanish."""

from __future__ import annotations

TITLE = "Evaluación de Foja"
RUN = "La corrida"
OVERALL = "En conjunto"
BY_KIND = "Por tipo de pregunta"
ABLATION = "Canales, pasos y preguntas mal escritas"
CONFIDENCE = "Confianza"
LATENCY = "Latencia"
COMPARISON = "Comparación con otra corrida"
FAILURES = "Fallos"
NO_FAILURES = "Ninguno."
INTERVALS = "Los intervalos son del 95 % por remuestreo de las preguntas."
P_VALUES = "p: prueba de aleatorización por pares. Se comparan las preguntas que ambas hicieron."
HEADS = ("Métrica", "Valor", "Intervalo del 95 %", "Preguntas", "Qué mide")
KIND_HEAD = "Tipo"
VARIANT_HEAD = "Variante"
COMPARISON_HEADS = ("Métrica", "Esta", "La otra", "Diferencia", "p", "Preguntas")
QUESTION = "Pregunta"
HISTORY = "Antes se preguntó"
UNDERSTOOD = "Se entendió"
EXPECTED = "Se esperaba"
EXPECTED_NONE = "que no conste en los documentos"
GIVEN = "Se obtuvo"
EVIDENCE = "Evidencia"
CITED = "Se citó"
RANK = "Puesto del primer pasaje con la evidencia"
NOT_FOUND = "no está entre los recuperados"
ANY_OF = "cualquiera de"
ALL_OF = "todo esto"
PLOT_KINDS = "Resultado correcto por tipo de pregunta"
PLOT_RANKING = "nDCG@10 por tipo de pregunta"
PLOT_VARIANTS = "nDCG@10 de cada variante"
PLOT_RIGHT_VARIANTS = "Resultado correcto de cada variante"
PLOT_RISK = "Riesgo según la cobertura"
AXIS_COVERAGE = "proporción contestada"
AXIS_RISK = "proporción equivocada"
PLOT_CALIBRATION = "Calibración de la confianza"
AXIS_CONFIDENCE = "confianza media"
AXIS_ACCURACY = "proporción de aciertos"
PLOT_LATENCY = "Tiempo hasta la respuesta"
AXIS_MILLISECONDS = "milisegundos"
AXIS_COUNT = "preguntas"
RUN_ROWS = (
    "Corrida",
    "Fecha",
    "Preguntas",
    "Huella de las preguntas (SHA-256)",
    "Parte",
    "Canal",
    "Índice",
    "Construcción",
    "Modelo",
    "Semilla",
    "Remuestreos",
    "Versiones",
)
ALL_PARTS = "todas"


def count(shown: int, total: int) -> str:
    """How many questions failed."""
    return f"{shown} de {total} preguntas."


def compared_with(run_id: str, shared: int, only_mine: int, only_theirs: int) -> str:
    """Which run this one is compared with, over how many questions."""
    return (
        f"Con la corrida {run_id or '(sin nombre)'}: {shared} preguntas en común, "
        f"{only_mine} solo en esta y {only_theirs} solo en la otra."
    )


def risk_summary(aurc: str, coverage: str) -> str:
    """The area under the curve and the coverage reached."""
    return f"Área bajo la curva: {aurc}. Proporción contestada: {coverage}."


def calibration_summary(ece: str, brier: str, answers: int) -> str:
    """The calibration error and the Brier score."""
    return f"Error de calibración: {ece}. Puntaje de Brier: {brier}. Sobre {answers} respuestas."


def latency_summary(p50: str, p90: str, p95: str, p99: str, worst: str) -> str:
    """The percentiles in milliseconds."""
    return (
        f"Mediana {p50} ms; percentil 90, {p90} ms; percentil 95, {p95} ms; "
        f"percentil 99, {p99} ms; la más lenta, {worst} ms."
    )

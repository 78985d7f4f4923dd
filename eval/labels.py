"""The Spanish names of what is measured, and the words of the report and of the terminal."""

from __future__ import annotations

from collections.abc import Mapping

from eval.gate import Breach
from index.records import Channel

METRIC_LABELS: Mapping[str, str] = {
    "ndcg_10": "nDCG@10",
    "recall_5": "Recall@5",
    "recall_10": "Recall@10",
    "mrr_10": "MRR@10",
    "success_1": "Acierto@1",
    "success_5": "Acierto@5",
    "right": "Resultado correcto",
    "contained": "Respuesta correcta",
    "exact": "Coincidencia exacta",
    "f1": "F1 de palabras",
    "section": "Sección citada correcta",
    "page": "Página citada correcta",
    "citation_precision": "Precisión de las citas",
    "citation_recall": "Cobertura de las citas",
    "fidelity": "Cifras fieles a la cita",
    "verbatim": "Citas literales",
    "kept": "Contestadas (con respuesta)",
    "no_answer": "Abstención debida",
    "abstention_precision": "Precisión de la abstención",
    "false_answers": "Respuestas falsas",
    "aurc": "Área de riesgo y cobertura",
    "ece": "Error de calibración",
    "brier": "Puntaje de Brier",
    "latency_p50": "Latencia, mediana (ms)",
    "latency_p95": "Latencia, percentil 95 (ms)",
}

METRIC_HELP: Mapping[str, str] = {
    "ndcg_10": "calidad del orden de los diez primeros pasajes",
    "recall_5": "pasajes con la evidencia que están entre los cinco primeros",
    "recall_10": "pasajes con la evidencia que están entre los diez primeros",
    "mrr_10": "inverso del puesto del primer pasaje con la evidencia",
    "success_1": "preguntas cuyo primer pasaje tiene la evidencia",
    "success_5": "preguntas con la evidencia entre los cinco primeros pasajes",
    "right": "respuesta correcta o abstención debida, sobre todas las preguntas",
    "contained": "la respuesta contiene una forma aceptada, sobre las que tienen respuesta",
    "exact": "la respuesta es una forma aceptada, sin nada más",
    "f1": "palabras en común con la mejor forma aceptada",
    "section": "alguna cita está en la sección de la evidencia",
    "page": "alguna cita lleva la página impresa de la evidencia, donde se conoce",
    "citation_precision": "citas que sostienen su afirmación, según los tramos del texto",
    "citation_recall": "afirmaciones que sus citas sostienen, según los tramos del texto",
    "fidelity": "cifras de la respuesta que están, por su valor, en lo que se cita",
    "verbatim": "citas que están letra por letra en el documento",
    "kept": "preguntas con respuesta en las que no hubo abstención",
    "no_answer": "preguntas sin respuesta en las que hubo abstención",
    "abstention_precision": "abstenciones en preguntas que de verdad no tienen respuesta",
    "false_answers": "respuestas dadas a preguntas que no tienen respuesta",
}

KIND_LABELS: Mapping[str, str] = {
    "": "Todas",
    "cifra": "Cifra",
    "fecha": "Fecha",
    "norma": "Norma",
    "quien": "Quién",
    "lugar": "Lugar",
    "definicion": "Definición",
    "sigla": "Sigla",
    "lista": "Lista",
    "procedimiento": "Procedimiento",
    "si_no": "Sí o no",
    "celda": "Celda de tabla",
    "calculo": "Cálculo sobre tabla",
    "comparacion": "Comparación",
    "parafrasis": "Paráfrasis",
    "seguimiento": "Seguimiento",
    "varias_secciones": "Varias secciones",
    "sin_respuesta": "Sin respuesta",
    "con_respuesta": "Con respuesta",
}

OUTCOME_LABELS: Mapping[str, str] = {
    "answered": "consta",
    "partial": "consta en parte",
    "no_evidence": "no consta",
    "": "solo recuperación",
}

GROUP_LABELS: Mapping[str, str] = {
    "canal": "Canales",
    "paso": "Sin un paso",
    "derivada": "Preguntas mal escritas",
    "parrafo": "Por párrafo",
    "oracion": "Por oración",
    "documento": "Por documento",
}

VARIANT_LABELS: Mapping[str, str] = {
    "hybrid": "híbrido",
    "lexical": "solo léxico",
    "dense": "solo denso",
    "sin_titulos": "sin los títulos",
    "sin_parecido": "sin el parecido de letras",
    "sin_denso": "sin el canal denso",
    "sin_reordenar": "sin reordenar los primeros",
    "por_puestos": "fusión por puestos",
    "sin_tildes": "sin tildes",
    "erratas": "con erratas",
    "mayusculas": "en mayúsculas",
    "telegrafico": "telegráficas",
}

CHANNEL_LABELS: Mapping[str, Channel] = {
    "hibrido": "hybrid",
    "lexico": "lexical",
    "denso": "dense",
}
"""What staff write after ``--canal`` and the channel it means."""

GATE_PASSED = "Umbrales: se cumplen todos."
GATE_STOPPED = "Umbrales: no se cumplen."
NO_RUNS = "No hay corridas guardadas. Haga una con «foja evaluar»."
RUNS_TITLE = "Corridas guardadas"
RUNS_HEADS = (
    "Corrida",
    "Preguntas",
    "Parte",
    "Canal",
    "Cuántas",
    "nDCG@10",
    "Resultado correcto",
)


def metric(name: str) -> str:
    """The Spanish name of a metric."""
    return METRIC_LABELS[name]


def kind(name: str) -> str:
    """The Spanish name of a kind of question."""
    return KIND_LABELS.get(name, name)


def variant(name: str) -> str:
    """The Spanish name of a variant."""
    return VARIANT_LABELS.get(name, name)


def number(value: float | None, places: int = 3) -> str:
    """A figure as Spanish writes it: ``0,873``; a dash when there is none."""
    return "—" if value is None else f"{value:.{places}f}".replace(".", ",")


def interval(low: float, high: float) -> str:
    """An interval as ``0,81 a 0,92``."""
    return f"{number(low, 2)} a {number(high, 2)}"


def breach(found: Breach) -> str:
    """One breach of the gate as a sentence."""
    where = f" en «{kind(found.kind)}»" if found.kind else ""
    name = metric(found.metric)
    places = 1 if found.metric.startswith("latency") else 3
    value, limit = number(found.value, places), number(found.limit, places)
    if found.rule == "fall":
        p = number(found.p_value, 4)
        return (
            f"{name}{where}: baja de {limit} a {value} respecto de la corrida comparada (p = {p})."
        )
    if found.value is None:
        return f"{name}{where}: no se pudo medir y se exige al menos {limit}."
    if found.rule == "floor":
        return f"{name}{where}: {value}, por debajo del mínimo {limit}."
    return f"{name}{where}: {value}, por encima del máximo {limit}."

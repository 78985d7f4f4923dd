"""What ``foja evaluar`` says, in Spanish."""

from __future__ import annotations

from pathlib import Path

HELP = "Mide la búsqueda y las respuestas con preguntas de respuesta conocida."
CANDIDATES = "«candidatos» revisa las preguntas que propusieron los usuarios"
GOLD = "archivo de preguntas (por omisión, el del informe que trae Foja)"
SPLIT = "solo esta mitad de las preguntas (por omisión, todas)"
CHANNEL = "canal que se mide (por omisión, hibrido); con otro, solo se mide la búsqueda"
OUTPUT = "carpeta donde se escriben también report.json, report.html, run.trec y qrels.trec"
COMPARE = "corrida con la que se compara: su nombre, su comienzo, «ultima» o una carpeta"
DEMAND = "umbrales que se exigen; si alguno no se cumple, la orden termina con código 1"
QUICK = "no mide además cada canal y la búsqueda sin cada uno de sus pasos"
SLICES = "mide además las preguntas sin tildes, con erratas, en mayúsculas y telegráficas"
SEED = "semilla de los remuestreos y de las erratas"
LIMIT = "cuántas preguntas se hacen como máximo"
SQUAD = "mide un archivo en formato SQuAD 1.1 o 2.0; sus párrafos son el corpus"
BEIR = "mide una carpeta BEIR: corpus.jsonl, queries.jsonl y qrels"
LIST = "muestra las corridas guardadas"
NEW = "prepara las preguntas de un documento: una entrada en blanco por sección"
RUNS = "carpeta de las corridas (por omisión, .foja/corridas)"
NOT_WITH_PUBLIC = (
    "--squad y --beir traen sus propias preguntas: quite --gold, --parte y --derivadas."
)
BAD_LIMIT = "--limite debe ser 1 o más."
BAD_SEED = "--semilla debe ser 0 o más."


def kept(run_id: str, folder: Path) -> str:
    """Where the run was kept."""
    return f"Corrida {run_id}. Informe: {folder / 'report.html'}"


def unplaced(count: int) -> str:
    """Questions that could not be measured."""
    return f"Se dejaron fuera {count} preguntas o juicios cuyo texto no está en el corpus."

"""The words of the table of figures, in both languages of the READMEs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ROWS: Mapping[str, Mapping[str, str]] = {
    "right": {"es": "Resultado correcto", "en": "Right outcome (answer or abstention)"},
    "contained": {"es": "Respuesta correcta, si la hay", "en": "Right answer where one exists"},
    "no_answer": {"es": "Abstención, si no la hay", "en": "Abstention where none exists"},
    "false_answers": {
        "es": "Respuestas falsas, sobre lo contestado",
        "en": "False answers among those given",
    },
    "citation_recall": {"es": "Cobertura de las citas", "en": "Citation recall"},
    "citation_precision": {"es": "Precisión de las citas", "en": "Citation precision"},
    "section": {"es": "Sección citada correcta", "en": "Right section cited"},
    "fidelity": {"es": "Cifras fieles a la cita", "en": "Figures that stand in their citation"},
    "verbatim": {"es": "Citas literales", "en": "Verbatim citations"},
    "ndcg_10": {"es": "Búsqueda: nDCG@10", "en": "Retrieval: nDCG@10"},
    "recall_5": {"es": "Búsqueda: Recall@5", "en": "Retrieval: Recall@5"},
    "success_1": {"es": "Búsqueda: acierto@1", "en": "Retrieval: Success@1"},
}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language and its decimal mark."""

    metric: str
    development: str
    test: str
    mark: str
    note: str

    def half(self, split: str, questions: int) -> str:
        """The head of a half's column."""
        name = self.development if split == "desarrollo" else self.test
        return f"{name} ({questions})"

    def number(self, value: float) -> str:
        """A percentage with one decimal."""
        return f"{value:.1f}".replace(".", self.mark)


WORDS: Mapping[str, Words] = {
    "es": Words(
        metric="Medida, en %",
        development="Desarrollo",
        test="Prueba",
        mark=",",
        note=(
            "Preguntas sobre el informe, con el intervalo del 95 % entre paréntesis. Los "
            "umbrales y pesos se fijaron solo con la mitad de desarrollo."
        ),
    ),
    "en": Words(
        metric="Measure, %",
        development="Development",
        test="Test",
        mark=".",
        note=(
            "Questions on the report, with 95 % intervals in brackets. Thresholds and weights "
            "were set on the development half alone."
        ),
    ),
}

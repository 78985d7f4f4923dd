"""Sentence boundaries where official Spanish makes them hard."""

from __future__ import annotations

import pytest

from ingest.sentences import split_sentences


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("El D.S. N.° 007-2018-IN lo aprobó. Luego venció.", 2),
        ("Según el art. 5 de la Ley, rige. Nadie lo discute.", 2),
        ("La Sra. Núñez llegó a EE.UU. en 2019. ¿Volvió? No.", 3),
        ("Son 1.234.567 personas. Otras 12,5 % no.", 2),
        ("Violencia contra mujeres. - La situación es grave.", 1),
        ("a) Uno\nb) Dos\nc) Tres", 3),
        ("¶ Fortalecer acciones.\n¶ Desarrollar otras.", 2),
        ("LIMA 88,653 13,886\n\nLORETO 199 44", 2),
        ("Resultados\n\nGracias a las políticas aplicadas en todo el país hubo avances.", 2),
    ],
)
def test_counts(text: str, count: int) -> None:
    assert len(cut(text)) == count


def test_double_spaced_lines_are_one_sentence() -> None:
    text = (
        "Así como los flujos migratorios han persistido de forma constante incluso a pesar\n\n"
        "restricciones sanitarias y de tránsito impuestas como consecuencia de la pandemia\n\n"
        "COVID-19, el Estado peruano no ha cesado."
    )
    assert len(cut(text)) == 1

from __future__ import annotations

from qa.api import AnswerService
from qa.prose import by_year
from qa.records import Question


def test_figures_belong_to_the_nearest_year() -> None:
    text = "se atendieron 37 218 casos en el 2020 frente a 18 060 casos en el 2021"
    assert {year: value.text for year, value in by_year(text, (2020, 2021)).items()} == {
        2020: "37 218",
        2021: "18 060",
    }
    assert by_year("hubo 3 cursos y 4 talleres en 2020", (2019, 2020)) == {}


def test_a_change_is_computed_from_one_sentence(service: AnswerService) -> None:
    answer = service.ask(Question("¿Cuánto aumentaron los libros entregados de 2020 a 2021?"))
    assert "820" in answer.text
    assert "9 120" in answer.citations[0].shown


def test_an_enumeration_is_shown_whole(service: AnswerService) -> None:
    answer = service.ask(Question("¿Qué cuidados de los libros establece el artículo 12?"))
    assert not answer.abstained

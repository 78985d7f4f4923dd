"""Tables asked in everyday words: other names of rows, dates of cut, what is ruled out."""

from __future__ import annotations

import re

import pytest

from index.pipeline import index_paths
from qa.api import AnswerService
from qa.records import Question
from qa.service import open_service
from qa.wording import without_openers

CLUB = """1. Socios

1.1 Cuadro 1: Socios extranjeros inscritos en el Programa Deportivo Barrial (PDB), por año y grupo
etario 2018-2021

/1: 31 de diciembre de c/año
/2: 31 de marzo de 2021
Foto en fecha de corte del año.

2018
/ 1

2019
/ 1

2020
/ 1

2021
/ 2

00 - 05 AÑOS 1,200 2,400 2,350 2,100
06 - 12 AÑOS 300 410 520 610
13 - 17 AÑOS 150 220 330 290
18 - 64 AÑOS 4,000 4,500 4,800 5,100
65 a Más 90 120 140 160
TOTAL NACIONAL 5,740 7,650 8,140 8,260

GRUPO EDAD

AÑO

1.2 Cuadro 2: Niños, niñas y adolescentes matriculados en talleres de natación, por año de matrícula
según sexo, 2018-2020

AÑO DE MATRICULA TOTAL
SEXO

MUJER HOMBRE

TOTAL 1,500 820 680

Año 2018 400 250 150

Año 2019 600 290 310

Año 2020(*) 500 280 220

(*) La información corresponde a noviembre del año 2020.
Fuente: Registro de Talleres
Elaboración: Oficina de Deporte Formativo
"""


@pytest.fixture(scope="module")
def club(tmp_path_factory: pytest.TempPathFactory) -> AnswerService:
    folder = tmp_path_factory.mktemp("club")
    (folder / "club.txt").write_text(CLUB, encoding="utf-8")
    index_paths([folder], folder / "indice")
    return open_service(folder / "indice")


def answered(service: AnswerService, question: str, *history: str) -> str:
    answer = service.ask(Question(question, history=history))
    return "NO" if answer.outcome == "no_evidence" else answer.text


def holds(text: str, figure: str) -> bool:
    return re.search(rf"(?<![\d.,]){re.escape(figure)}(?!\d|[.,]\d)", text) is not None


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("socios extranjeros de 65 para arriba al cierre del 2020", "140"),
        ("¿Cuántos socios extranjeros de 65 años en adelante había a fines de 2019?", "120"),
        ("chicos de otro país de 6 a 12 inscritos en el PDB, a finales de 2018", "300"),
        ("¿Cuántos chibolos extranjeros de cero a cinco años había en el PDB en 2020?", "2,350"),
        ("jóvenes foráneos de 13 a 17 en el programa deportivo, 2019", "220"),
        ("¿Cuántos socios extranjeros tenía el programa en marzo de 2021?", "8,260"),
        ("oe, cuantos socios extranjeros habia al terminar 2018?", "5,740"),
        ("varones menores de edad matriculados en natación en 2019", "310"),
        ("¿Cuántos menores de edad se matricularon en natación en 2018 en total?", "400"),
        ("¿En qué año se matricularon más chicos y chicas en natación?", "600"),
        ("¿En qué año se matricularon más chicas en natación?", "290"),
        (
            "si junto a los menores de 18 del PDB en 2020, ¿cuántos socios extranjeros salen?",
            "3,200",
        ),
        ("De 2018 a 2020, ¿cuántas mujeres más que hombres se matricularon en natación?", "140"),
        ("¿Se duplicó el número de socios extranjeros de 0 a 5 años entre 2018 y 2019?", "2.00"),
        ("¿Cuántos socios extranjeros más de 13 a 17 que de 65 a más había en 2019?", "100"),
        ("¿Más de la mitad de los socios extranjeros de 2020 tenía de 18 a 64 años?", "59.0%"),
        ("la mitad de los socios extranjeros de 2019, ¿cuántos son?", "3,825"),
        ("¿Cuántos matriculados menos hubo en natación en 2020 frente a 2019?", "100"),
    ],
)
def test_everyday_words_name_rows_dates_and_operations(
    club: AnswerService, question: str, held: str
) -> None:
    assert holds(answered(club, question), held)


@pytest.mark.parametrize(
    "question",
    [
        "¿Cuántos socios extranjeros había a fines de 2021?",
        "¿Cuántos socios extranjeros había en enero de 2021?",
        "¿Cuántos socios extranjeros había a inicios de 2019?",
        "socios extranjeros de 70 para arriba en 2020",
        "¿Qué mes tuvo más socios extranjeros en 2020?",
        "¿Cuántos menores de 5 años se matricularon en natación en 2019?",
        "¿Cuántos bailarines matriculados hubo en natación en 2019?",
    ],
)
def test_what_a_table_does_not_hold_is_refused(club: AnswerService, question: str) -> None:
    assert answered(club, question) == "NO"


def test_a_measure_that_is_ruled_out_is_left_out(service: AnswerService) -> None:
    text = answered(service, "préstamos en Lampa en 2018, ojo: no lectores")
    assert holds(text, "1,500")
    assert not holds(text, "420")
    text = answered(service, "¿Cuántos hubo en Lampa en 2018? (no préstamos)")
    assert holds(text, "420")
    assert not holds(text, "1,500")


def test_two_rows_are_added_over_a_period_before_they_are_compared(service: AnswerService) -> None:
    question = "¿Cuántos préstamos más tuvo Lampa que Azángaro de 2018 a 2019?"
    assert holds(answered(service, question), "1,500")
    assert "no son sumables" in answered(
        service, "¿Cuántos lectores más tuvo Azángaro que Carabaya de 2018 a 2019?"
    )


@pytest.mark.parametrize(
    ("question", "history", "held"),
    [
        ("ok y al 2020?", "¿Cuántos socios extranjeros de 13 a 17 años había en 2018?", "330"),
        ("bueno, ¿y a fines de 2019?", "socios extranjeros de 65 a más en 2018", "120"),
        ("dale, y los de 65 para arriba?", "socios extranjeros de 6 a 12 años en 2019", "120"),
    ],
)
def test_follow_ups_after_an_opening(
    club: AnswerService, question: str, history: str, held: str
) -> None:
    assert holds(answered(club, question, history), held)


def test_an_opening_alone_stays() -> None:
    assert without_openers("ok, ¿y en Lima?") == "¿y en Lima?"
    assert without_openers("hola") == "hola"
    assert without_openers("ya no se atiende") == "ya no se atiende"


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("extranjeros de 60 para arriba con SIS al cierre de 2021", "5,256"),
        ("¿Cuántos jóvenes foráneos de 18 a 29 tenían seguro integral en 2018?", "6,621"),
        ("¿A cuántos atendió el SIS en Loreto en 2021? Ojo: personas, no atenciones", "137"),
        ("varones extranjeros menores de edad en las unidades de protección, 2019", "561"),
        ("por cuánto le gana Callao a La Libertad en atenciones 2021", "2,921"),
        (
            "¿Cuántas atenciones menos hubo en el país en 2020 frente a 2019, según el cuadro del "
            "SIS por región?",
            "224,465",
        ),
        ("¿Quién quedó último en atenciones en 2020?", "207"),
        ("¿qué región quedó segunda en atenciones el 2019?", "37,512"),
        ("En todo el periodo 2018-2021, ¿cuántas mujeres más que hombres entraron a UPE?", "154"),
        ("¿Más de la mitad de las atenciones de 2021 fueron en Lima?", "64.7%"),
    ],
)
def test_the_report_in_everyday_words(report: AnswerService, question: str, held: str) -> None:
    assert holds(answered(report, question), held)


@pytest.mark.parametrize(
    ("question", "held"),
    [
        (
            "¿Qué dependencia elaboró el cuadro de matriculados en natación según sexo?",
            "Elaboración: Oficina de Deporte Formativo",
        ),
        ("¿Quién hizo el cuadro 2?", "Oficina de Deporte Formativo"),
        ("fuente del cuadro de matriculados en natación", "Fuente: Registro de Talleres"),
        ("¿De dónde salen las cifras del cuadro de natación?", "Registro de Talleres"),
        ("¿A qué fecha están cortadas las cifras de 2021 de socios extranjeros?", "31 de marzo"),
        ("¿Qué fecha de corte tienen los datos de socios extranjeros de 2019?", "31 de diciembre"),
        ("¿Hasta qué mes llegan los datos de 2020 de matriculados en natación?", "noviembre"),
    ],
)
def test_a_table_tells_its_source_its_maker_and_its_date(
    club: AnswerService, question: str, held: str
) -> None:
    answer = club.ask(Question(question))
    assert answer.outcome == "answered"
    assert held in answer.text
    assert all(statement.kind == "quotation" for statement in answer.statements)


def test_a_table_without_a_source_says_so(club: AnswerService) -> None:
    answer = club.ask(Question("fuente del cuadro 1"))
    assert answer.outcome == "no_evidence"
    assert "Cuadro 1" in answer.missing


@pytest.mark.parametrize(
    ("question", "held", "outcome"),
    [
        (
            "¿Qué dependencia elaboró el cuadro de NNA extranjeros en las UPE según sexo?",
            "Dirección de Protección Especial",
            "answered",
        ),
        ("fuente del anexo 30", "HIS-MINSA", "answered"),
        ("quién elaboró el cuadro de pacientes según DIRESA", "HIS-MINSA", "partial"),
        (
            "¿Qué entidad elaboró el mapeo de migrantes venezolanos?",
            "Gerencia de Participación Vecinal",
            "answered",
        ),
        (
            "¿A qué fecha están cortadas las cifras de 2022 de asegurados extranjeros al SIS?",
            "31 de enero de 2022",
            "answered",
        ),
    ],
)
def test_lines_below_the_tables_of_the_report(
    report: AnswerService, question: str, held: str, outcome: str
) -> None:
    answer = report.ask(Question(question))
    assert (answer.outcome, held in answer.text) == (outcome, True)


@pytest.mark.parametrize(
    "question",
    [
        "varones de 18 a 29 años extranjeros con SIS en 2021",
        "mayores de 80 extranjeros con SIS 2020",
        "atenciones en Tacna en 2012",
    ],
)
def test_no_sentence_stands_in_for_a_cell_that_is_not_there(
    report: AnswerService, question: str
) -> None:
    assert answered(report, question) == "NO"


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("réstale los préstamos de Carabaya a los de Lampa en 2018", "900"),
        ("préstamos de Lampa más Azángaro en 2018", "2,500"),
        ("mujeres más hombres inscritos en 2018", "300"),
        ("¿Cuántos préstamos hubo por cada lector en Lampa en 2018?", "3.57"),
        ("préstamos de 2018 en la región sin Lampa", "1,600"),
        ("si no contamos a Lampa, ¿qué provincia tuvo más préstamos en 2019?", "1,500"),
        ("descartando a Lampa, ¿qué provincia tuvo más préstamos en 2018?", "1,000"),
        ("¿Más mujeres o más hombres se inscribieron en 2018?", "60"),
        ("entre Lampa y Carabaya, ¿cuál tuvo más préstamos en 2018 y por cuánto?", "900"),
        ("¿Qué año se inscribieron más mujeres que varones?", "180"),
    ],
)
def test_more_ways_to_compute(service: AnswerService, question: str, held: str) -> None:
    assert holds(answered(service, question), held)


def test_more_varones_than_mujeres_is_not_read_the_other_way(report: AnswerService) -> None:
    text = answered(report, "¿Qué año entraron más varones que mujeres a las UPE?")
    assert "Hombre mayor que Mujer" in text
    assert holds(text, "561")


@pytest.mark.parametrize(
    ("question", "history", "held"),
    [
        ("¿y sin contar Lampa?", "¿Qué provincia tuvo más préstamos en 2019?", "1,500"),
        ("¿y la que menos?", "¿Qué provincia tuvo más préstamos en 2019?", "CARABAYA"),
        (
            "y ¿cuánto es en porcentaje?",
            "¿Cuánto aumentaron los préstamos en Azángaro de 2018 a 2019?",
            "50.0 %",
        ),
    ],
)
def test_a_turn_computes_over_what_was_asked_before(
    service: AnswerService, question: str, history: str, held: str
) -> None:
    assert held in answered(service, question, history)


def test_an_average_age_is_not_an_average_of_counts(club: AnswerService) -> None:
    assert answered(club, "promedio de edad de los socios extranjeros en 2020") == "NO"


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("¿Lampa tuvo más préstamos que todas las demás provincias juntas en 2018?", "48.4%"),
        ("¿Qué provincia, aparte del grupo de Lampa, tuvo más préstamos en 2018?", "1,000"),
    ],
)
def test_a_row_against_the_rest(service: AnswerService, question: str, held: str) -> None:
    assert holds(answered(service, question), held)


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("¿cuánto suman los grupos de 0 a 5 y de 6 a 12 del PDB en 2020?", "2,870"),
        ("¿Se duplicaron los socios extranjeros de 6 a 12 de 2018 a 2021?", "2.03"),
        ("¿Qué grupo de edad, aparte del de 18 a 64, tenía más socios en 2021?", "2,100"),
        ("¿Qué grupo de edad fue el único que bajó entre 2019 y 2020?", "2,350"),
        ("¿En qué año la diferencia entre niñas y niños en natación fue menor?", "20"),
    ],
)
def test_ages_and_years_beside_each_other(club: AnswerService, question: str, held: str) -> None:
    assert holds(answered(club, question), held)


@pytest.mark.parametrize(
    "question",
    [
        "¿Qué nacionalidad tuvo más socios extranjeros en 2020?",
        "¿Cuántos adolescentes desaprobaron los talleres de natación en 2019?",
        "socios extranjeros jubilados en 2020",
        "¿Qué porcentaje de los extranjeros del distrito son socios en 2020?",
    ],
)
def test_a_word_that_the_table_does_not_know_is_not_left_aside(
    club: AnswerService, question: str
) -> None:
    assert answered(club, question) == "NO"


def test_a_follow_up_adds_what_was_compared(service: AnswerService) -> None:
    before = "¿Quién tuvo más préstamos en 2018, Lampa o Azángaro?"
    assert holds(answered(service, "¿y cuánto suman los dos?", before), "2,500")


@pytest.mark.parametrize(
    "question",
    [
        "¿Cuántos socios extranjeros había a mediados de 2020?",
        "¿Cuántos socios extranjeros de 15 años había en 2020?",
        "¿Cuántos socios extranjeros mayores de 100 años hay?",
        "¿Qué sede tuvo más socios extranjeros en 2020?",
        "promedio de socios extranjeros por sede",
        "¿Cuántos socios extranjeros perdieron su carnet en 2020?",
        "¿Cuántos adolescentes se matricularon dos veces en natación en 2019?",
    ],
)
def test_other_rows_dates_and_turns_are_refused(club: AnswerService, question: str) -> None:
    assert answered(club, question) == "NO"


def test_an_average_without_a_fraction_is_written_whole(club: AnswerService) -> None:
    text = answered(club, "¿Cuántos menores se matricularon en natación en promedio por año?")
    assert "= 500." in text


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("¿Cuántos viejitos extranjeros de 65 a más había en el PDB en 2020?", "140"),
        ("¿En cuántos socios aventaja el grupo de 18 a 64 al de 0 a 5 en 2020?", "2,450"),
        ("¿Cuánto suman los varones de 2018 y 2020 matriculados en natación?", "370"),
        ("¿Qué porcentaje de las mujeres matriculadas en natación se matriculó en 2019?", "35.4%"),
        ("¿Qué grupo de edad era mayoritario entre los socios de 2019?", "4,500"),
        ("¿Había más socios extranjeros de 0 a 5 o de 18 a 64 en 2020?", "2,450"),
        ("mediana de los varones matriculados en natación", "220"),
    ],
)
def test_yet_more_ways_to_compute(club: AnswerService, question: str, held: str) -> None:
    assert holds(answered(club, question), held)


@pytest.mark.parametrize(
    "question",
    [
        "¿Qué taller recibió más adolescentes en 2019?",
        "¿Cuántos adolescentes matriculados en natación hay por cada taller?",
        "¿Cuántos socios extranjeros se dieron de baja en 2020?",
    ],
)
def test_units_that_no_row_is_are_refused(club: AnswerService, question: str) -> None:
    assert answered(club, question) == "NO"
